import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { makeOfflinePage } from "@/scripts/offline-page";

it("the page that opens a sealed copy is made of today's sources (else run `npm run offline`)", async () => {
  const kept = readFileSync("offline/open-journal.html", "utf8");
  // Not compared by `toBe`: a difference would print all of it.
  expect(kept === (await makeOfflinePage())).toBe(true);
});

it("the page that opens a sealed copy fetches nothing and runs nothing but its own script", () => {
  const html = readFileSync("offline/open-journal.html", "utf8");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "";
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/=]+' 'wasm-unsafe-eval'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/,
  );
  const markup = html.replace(/<script[\s\S]*<\/script>/, "");
  expect(markup).not.toMatch(/\s(src|href|on\w+|style)=/);
  expect(html.match(/<script/g)).toHaveLength(1);
});
