import fc from "fast-check";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { noSettings } from "@/lib/journal/vault/settings";
import type { Taken } from "@/lib/journal/vault/taking/taken";

/** Text that a person might have written, and text that nobody would: lines that look like our own formats among it. */
const line = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }) },
  fc.constantFrom(
    ...[
      "---",
      "# Title",
      "## A question",
      "\\## Quoted",
      "\\\\## Twice",
      "## ",
      "<script>alert(1)</script>",
      "",
      " ",
      "\r",
    ],
    ...["```", "- one", "![x](http://example.org/a.png)", "\u2028", "\u202eright to left", "e\u0301e\u0301", "שלום"],
  ),
);
const text = fc.array(line, { maxLength: 5 }).map((lines) => lines.join("\n"));
const instant = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const words = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), { maxLength: 3 });

// A field that is added to reflections does not compile here before it is tried too. How many earlier versions lie on the
// server is not taken along: they are not either.
type Every = { [Key in keyof Required<Omit<Reflection, "past">>]: fc.Arbitrary<NonNullable<Reflection[Key]>> };
const fields: Every & { ofLater: fc.Arbitrary<unknown> } = {
  v: fc.constant(1 as const),
  id: fc.uuid({ version: 4 }),
  createdAt: instant,
  editedAt: instant,
  title: line,
  body: text,
  tags: words,
  guide: fc.constantFrom("just-write", "what-happened", "unknown"),
  parts: fc.array(fc.record({ ask: line, text }), { maxLength: 3 }),
  prompts: words,
  feelings: words,
  feelingsNow: words,
  whose: words,
  roughly: fc.constantFrom("days" as const, "month" as const, "year" as const),
  session: fc.record({ id: fc.uuid(), when: fc.constantFrom("before" as const, "after" as const) }),
  again: fc.boolean(),
  later: fc.array(fc.record({ at: instant, text }), { maxLength: 3 }),
  draft: fc.boolean(),
  conflictOf: fc.uuid(),
  origin: fc.uuid(),
  ofLater: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))),
};
const requiredKeys = ["v", "id", "createdAt", "editedAt", "title", "body", "tags"] as const;

/** Any reflection of well-formed text. */
export const anyReflection: fc.Arbitrary<Reflection> = fc.record(fields, { requiredKeys: [...requiredKeys] });

/** A journal to be taken away. */
export const takenOf = (reflections: readonly Reflection[], deleted: readonly Reflection[] = []): Taken => ({
  madeAt: "2026-11-25T10:00:00.000Z",
  settings: { ...noSettings, themes: ["own theme"] },
  reflections,
  deleted,
});

/** Parts as one file that a browser might have been given. */
export function fileOf(name: string, content: string | Uint8Array<ArrayBuffer> | Uint8Array<ArrayBuffer>[]): File {
  return new File(Array.isArray(content) ? content : [content], name, { lastModified: Date.UTC(2026, 10, 1) });
}
