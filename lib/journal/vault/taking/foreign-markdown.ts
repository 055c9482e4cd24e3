/*
 * A Markdown file of another program, as a reflection: its first heading or its name is the title, its front matter or its
 * name gives the day. Where nothing does, the day on which the file was last changed stands in, and that is said.
 */
import { realInstant } from "./days.ts";
import { readFrontMatter } from "./front-matter.ts";
import { checked, type Found, type ReadProblem } from "./taken.ts";

export type TextFile = { name: string; text: string; changedAt: string };

const baseName = (name: string) => name.replace(/^.*[/\\]/, "").replace(/\.(md|markdown|txt)$/i, "");
const first = (values: Record<string, unknown>, keys: readonly string[]) =>
  keys.map((key) => values[key]).find((value) => value !== undefined && value !== "");

function listIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === "string" ? value.split(/,\s*/) : [];
  return list.map((one) => String(one).replace(/^#/, "").trim()).filter(Boolean);
}

/** The reflection that a text file makes; or why it makes none. */
export function readForeign({ name, text, changedAt }: TextFile): Found | ReadProblem | "empty" {
  const { values, rest } = readFrontMatter(text.replaceAll("\r\n", "\n").split("\n"));
  const words = rest.join("\n").trim();
  const base = baseName(name);
  const [inName] = /\d{4}-\d{2}-\d{2}/.exec(base) ?? [];
  const said = [first(values, ["date", "created", "createdAt", "created_at"]), inName].map(realInstant);
  if (said.includes("no-such-date")) return "no-such-date";
  const day = said.find((one) => one !== null);
  const [, heading] = /^# ([^\n]+)/.exec(words) ?? [];
  const given = first(values, ["title"]);
  const named = base.replace(inName ?? "", "").replace(/^[\s_-]+|[\s_-]+$/g, "");
  const title = typeof given === "string" ? given : (heading?.trim() ?? named);
  const body = heading && heading.trim() === title ? words.replace(/^# [^\n]+\n*/, "") : words;
  if (body === "" && heading === undefined && given === undefined) return "empty";
  const edited = realInstant(first(values, ["updated", "modified", "edited"]));
  const made = checked({
    v: 1,
    id: "",
    createdAt: day ?? changedAt,
    editedAt: edited && edited !== "no-such-date" ? edited : changedAt,
    title,
    body,
    tags: listIn(first(values, ["tags", "keywords", "themes"])),
  });
  return made.ok ? { reflection: made.reflection, deleted: false, dated: day !== undefined } : made.reason;
}
