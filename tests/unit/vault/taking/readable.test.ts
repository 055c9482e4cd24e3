// @vitest-environment jsdom
import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { concat } from "@/lib/journal/vault/bytes";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { proseHtml } from "@/lib/journal/vault/taking/prose-html";
import { readablePage } from "@/lib/journal/vault/taking/readable";
import { makeReadableZip } from "@/lib/journal/vault/taking/zip-out";
import { anyReflection, takenOf } from "../../../support/taking";

const at = "2026-11-23T14:32:10.000Z";
const plain: Reflection = { v: 1, id: "a", createdAt: at, editedAt: at, title: "", body: "words", tags: [] };
const parse = (html: string) => new DOMParser().parseFromString(html, "text/html");
const pageOf = (...reflections: Reflection[]) =>
  parse([...readablePage(takenOf(reflections), "Europe/London")].join(""));

const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[a](javascript:alert(1))",
  "[a](data:text/html,x)",
  '[a](https://example.org/"onmouseover="alert(1))',
  "![a](https://example.org/a.png)",
  "<iframe src='https://example.org'></iframe>",
  "</div></main></style><script>alert(1)</script>",
  "```html\n<script>alert(1)</script>\n```",
  "`<b>`",
  "<a href='https://example.org' style='x'>a</a>",
];

const allowed = new Set("P,STRONG,EM,DEL,CODE,BR,A,BLOCKQUOTE,UL,OL,LI,HR".split(","));

describe("the readable page of an export", () => {
  it("says every word, date, question, feeling and later thought", () => {
    const page = pageOf({
      ...plain,
      title: "After the steering group",
      parts: [
        { ask: "What happened?", text: "It **overran**." },
        { ask: "Unanswered?", text: "" },
      ],
      feelings: ["torn"],
      feelingsNow: ["calm"],
      whose: ["the group's"],
      tags: ["tokenism"],
      roughly: "month",
      later: [{ at, text: "Seen again." }],
    });
    const text = page.body.textContent ?? "";
    for (const words of ["After the steering group", "What happened?", "It overran.", "torn", "calm", "the group's"])
      expect(text).toContain(words);
    for (const words of ["tokenism", "Some time in November 2026", "Seen again.", "words", "This file is not locked"])
      expect(text).toContain(words);
    expect(text).not.toContain("Unanswered?");
    expect(page.querySelector("meta[http-equiv]")?.getAttribute("content")).toContain("default-src 'none'");
  });

  it("runs nothing and fetches nothing, whatever was written anywhere", () => {
    const everywhere = attacks.map((text, n) => ({
      ...plain,
      id: String(n),
      ...{ title: text, body: text, tags: [text], guide: text, prompts: [text], feelings: [text], whose: [text] },
      parts: [{ ask: text, text }],
      later: [{ at, text }],
    }));
    const page = pageOf(...everywhere);
    expect(page.querySelectorAll("script, img, iframe, object, link, form, base, svg")).toHaveLength(0);
    expect(page.querySelectorAll("style")).toHaveLength(1);
    for (const one of page.querySelectorAll("*"))
      for (const { name } of one.attributes) expect(name).not.toMatch(/^on|^style$|^src/);
    for (const link of page.querySelectorAll("a")) expect(link.getAttribute("href")).toMatch(/^(https?:|mailto:|#m-)/);
    expect(page.body.textContent).toContain("<script>alert(1)</script>");
  });

  it("makes no other tags than light Markdown's, of any text", () => {
    const piece = fc.oneof(
      fc.constantFrom(...attacks),
      fc.string({ unit: "binary" }),
      fc.constantFrom("> ", "- ", "\n", "**"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        for (const one of parse(proseHtml(pieces.join(""))).body.querySelectorAll("*"))
          expect([...allowed]).toContain(one.tagName);
      }),
    );
  });

  it("shows text as it is where Markdown is nested deeper than anybody reads", () => {
    expect(proseHtml(">".repeat(20_000))).toContain("&gt;&gt;&gt;");
  });
});

describe("the readable zip", () => {
  it("holds the page, the data, and one Markdown file for each reflection, deleted ones only when given", async () => {
    const other = { ...plain, id: "b", title: "Other" };
    const bytes = async (taken: ReturnType<typeof takenOf>) =>
      concat(...(await makeReadableZip(taken, { zone: "Europe/London" })));
    expect(Object.keys(unzipSync(await bytes(takenOf([plain, other]))))).toEqual([
      "index.html",
      "journal.json",
      "reflections/2026-11-23.md",
      "reflections/2026-11-23 other.md",
    ]);
    const deleted = unzipSync(await bytes(takenOf([plain], [other])));
    expect(new TextDecoder().decode(deleted["reflections/2026-11-23 other.md"])).toContain("deleted: true");
    expect(JSON.parse(new TextDecoder().decode(deleted["journal.json"])).deleted).toEqual([other]);
  });

  it("is made in pieces, told as it goes, also by a device whose clock stands in 1970", async () => {
    const reflections = fc.sample(anyReflection, { numRuns: 40, seed: 1 });
    const told: number[] = [];
    let pauses = 0;
    await makeReadableZip(
      { ...takenOf(reflections), madeAt: "1970-01-01T00:00:00.000Z" },
      {
        told: (done, of) => {
          expect(of).toBe(40);
          told.push(done);
        },
        pause: async () => {
          pauses += 1;
        },
      },
    );
    expect(told.at(-1)).toBe(40);
    expect([...told].sort((one, next) => one - next)).toEqual(told);
    expect(pauses).toBeGreaterThan(100);
  });
});
