/*
 * Makes offline/open-journal.html out of the vault's own code: one file with one inline script and one style, both named
 * by their hashes in its policy. The same sources give the same bytes; a test compares.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const page = "offline/open-journal.html";

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, write: false, minify: true, legalComments: "none", charset: "utf8" },
    ...{ format: "esm", target: "es2022", platform: "browser" },
  });
  return outputFiles[0]?.text.trim() ?? "";
}

const hash = (text: string) => createHash("sha256").update(text).digest("base64");

/** The page's HTML. */
export async function makeOfflinePage(): Promise<string> {
  const { readableCss } = await import(pathToFileURL("lib/journal/vault/taking/readable-css.ts").href);
  // Whatever a string in it holds, the script ends where it ends.
  const script = (await bundle("offline/open-journal.ts"))
    .replaceAll("</script", "<\\/script")
    .replaceAll("<!--", "<\\!--");
  const style = `${readableCss}${readFileSync("offline/page.css", "utf8")}`;
  const parts: Record<string, string> = {
    "SCRIPT-HASH": hash(script),
    "STYLE-HASH": hash(style),
    STYLE: style,
    SCRIPT: script,
  };
  const html = readFileSync("offline/page.html", "utf8");
  return html.replace(/SCRIPT-HASH|STYLE-HASH|STYLE|SCRIPT/g, (name) => parts[name] ?? "");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(page, await makeOfflinePage());
