/*
 * One reflection as one Markdown file, and back without a loss. What is data stands in the front matter; what was written
 * stands below it, each question as a heading over its answer. A written line that would read as such a heading gets a
 * backslash, which comes off again. Half letters (lone surrogates) cannot be written as UTF-8: `journal.json` keeps them.
 */
import type { Reflection } from "../reflection.ts";
import { dayAsKnown, dayInFull } from "./days.ts";
import { type FrontMatter, frontMatterLines, readFrontMatter } from "./front-matter.ts";

const format = "rp-reflection-1";

// Keys of the file on the left, of the reflection on the right. `title`, `body`, `parts` and `later` have ways of their own.
const names = {
  id: "id",
  created: "createdAt",
  edited: "editedAt",
  roughly: "roughly",
  guide: "guide",
  feelings: "feelings",
  "feelings-now": "feelingsNow",
  whose: "whose",
  themes: "tags",
  session: "session",
  "come-back": "again",
  "began-with": "prompts",
  draft: "draft",
  "second-version-of": "conflictOf",
  origin: "origin",
} as const satisfies Record<string, keyof Reflection>;
const apart = ["v", "title", "body", "parts", "later"];

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
const guarded = (text: string) => text.split("\n").map((line) => (/^\\*## /.test(line) ? `\\${line}` : line));
const unguarded = (lines: readonly string[]) =>
  lines.map((line) => (/^\\+## /.test(line) ? line.slice(1) : line)).join("\n");
const section = (text: string) => ["", ...guarded(text), ""];

/** The file of a reflection. `deleted`: it had been deleted when the file was made. */
export function toMarkdown(reflection: Reflection, deleted: boolean, zone?: string): string {
  const { title, body, parts, later, createdAt, roughly } = reflection;
  const known: readonly string[] = [...apart, ...Object.values(names)];
  const more = Object.entries(reflection).filter(([key]) => !known.includes(key));
  const head: FrontMatter = {
    format,
    day: dayAsKnown(createdAt, roughly, zone),
    title,
    ...Object.fromEntries(Object.entries(names).map(([name, key]) => [name, reflection[key]])),
    questions: parts?.map(({ ask }) => ask),
    "later-thoughts": later?.map(({ at }) => at),
    deleted: deleted || undefined,
    more: more.length > 0 ? Object.fromEntries(more) : undefined,
  };
  const lines = [...frontMatterLines(head), ...(title ? ["", `# ${oneLine(title)}`] : []), ...section(body)];
  for (const { ask, text } of parts ?? []) lines.push(`## ${oneLine(ask)}`, ...section(text));
  for (const { at, text } of later ?? []) lines.push(`## Later thought, ${dayInFull(at, zone)}`, ...section(text));
  return lines.join("\n");
}

type Section = { heading: string; text: string };

// One empty line after a heading and one before the next are ours; every other one was written.
function sectionsOf(lines: readonly string[]): Section[] {
  const found: { heading: string; lines: string[] }[] = [{ heading: "", lines: [] }];
  for (const line of lines) {
    if (line.startsWith("## ")) found.push({ heading: line.slice(3), lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found.map(({ heading, lines: own }) => {
    const from = own[0]?.trim() === "" ? 1 : 0;
    const to = own.length > from && own.at(-1)?.trim() === "" ? -1 : own.length;
    return { heading, text: unguarded(own.slice(from, to)) };
  });
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** Whether front matter is that of a file of ours. */
export const isOurs = (values: FrontMatter) => values.format === format;

/** What a file of ours says, as a value still to be checked. Edited by hand is fine: its headings are then the questions. */
export function fromMarkdown(text: string): { given: Record<string, unknown>; deleted: boolean } | null {
  const all = text.split("\n");
  // Another program may have changed every line's end.
  const lines = all[0]?.endsWith("\r") ? all.map((line) => line.replace(/\r$/, "")) : all;
  const { values, rest } = readFrontMatter(lines);
  if (!isOurs(values)) return null;
  const title = typeof values.title === "string" ? values.title : "";
  const at = title ? rest.findIndex((line) => line.trim() !== "") : -1;
  const below = at >= 0 && rest[at]?.startsWith("# ") ? rest.slice(at + 1) : rest;
  const [first, ...others] = sectionsOf(below);
  const asks = texts(values.questions);
  const ats = texts(values["later-thoughts"]);
  const untouched = others.length === asks.length + ats.length;
  const parts = (untouched ? others.slice(0, asks.length) : others).map(({ heading, text: answer }, n) => {
    const ask = untouched ? asks[n] : undefined;
    return { ask: ask !== undefined && oneLine(ask) === heading ? ask : heading, text: answer };
  });
  const later = untouched ? others.slice(asks.length).map((one, n) => ({ at: ats[n], text: one.text })) : [];
  const given: Record<string, unknown> = {
    ...(values.more as object | undefined),
    v: 1,
    title,
    body: first?.text ?? "",
  };
  for (const [name, key] of Object.entries(names)) if (values[name] !== undefined) given[key] = values[name];
  if (values.questions !== undefined || parts.length > 0) given.parts = parts;
  if (values["later-thoughts"] !== undefined) given.later = later;
  return { given, deleted: values.deleted === true };
}
