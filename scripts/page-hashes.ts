/*
 * After a build: reads the static pages' HTML and writes the SHA-256 of each inline script to .next/page-hashes.json, so
 * that proxy.ts can name them in the page's policy. "*" holds those of the pages that any path may answer with.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const pages = ".next/server/app";
const inline = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const anywhere = /^\/_(not-found|global-error)$/;

const found: Record<string, string[]> = { "*": [] };
for (const entry of readdirSync(pages, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith(".html")) continue;
  const file = join(entry.parentPath, entry.name);
  const path = `/${relative(pages, file).replaceAll("\\", "/").slice(0, -".html".length)}`.replace(/^\/index$/, "/");
  const html = readFileSync(file, "utf8");
  const hashes = [...html.matchAll(inline)].map(
    ([, script]) =>
      `'sha256-${createHash("sha256")
        .update(script ?? "")
        .digest("base64")}'`,
  );
  found[path] = [...new Set(hashes)];
  if (anywhere.test(path)) found["*"] = [...new Set([...(found["*"] ?? []), ...hashes])];
}
writeFileSync(".next/page-hashes.json", `${JSON.stringify(found, null, 1)}\n`);
