/*
 * A journal of Day One (its JSON export), as far as this one holds the same: words, dates, tags, stars. Pictures, places
 * and weather stay behind, and are counted.
 */
import { realInstant } from "./days.ts";
import { checked, type Found, type ReadProblem } from "./taken.ts";

type Entry = {
  uuid?: unknown;
  creationDate?: unknown;
  modifiedDate?: unknown;
  text?: unknown;
  tags?: unknown;
  starred?: unknown;
};
export type DayOne = { found: Found[]; problems: ReadProblem[]; pictures: number };

const picture = /!\[[^\]]*\]\(dayone-moment:[^)]*\)/g;

// Day One writes a backslash before signs that mean nothing special where they stand.
const plain = (text: string) => text.replace(/\\([.!(){}+~|=-])/g, "$1");

/** Everything in a parsed Day One file; null when it is no such thing. */
export function readDayOne(given: unknown, now: string): DayOne | null {
  const file = given as { metadata?: unknown; entries?: unknown };
  if (!Array.isArray(file?.entries) || typeof file.metadata !== "object") return null;
  const read: DayOne = { found: [], problems: [], pictures: 0 };
  for (const entry of file.entries as (Entry | null)[]) {
    const text = typeof entry?.text === "string" ? entry.text : "";
    const created = realInstant(entry?.creationDate);
    const edited = realInstant(entry?.modifiedDate);
    read.pictures += text.match(picture)?.length ?? 0;
    const words = plain(text.replace(picture, "")).trim();
    if (created === null || created === "no-such-date") {
      read.problems.push(created ?? "unreadable");
      continue;
    }
    // A picture alone: there is nothing to bring in, and it has been counted.
    if (words === "") continue;
    const [, title] = /^# ([^\n]+)/.exec(words) ?? [];
    const tags = Array.isArray(entry?.tags) ? entry.tags.filter((tag) => typeof tag === "string") : [];
    const made = checked({
      v: 1,
      id: typeof entry?.uuid === "string" ? entry.uuid : "",
      createdAt: created,
      editedAt: edited && edited !== "no-such-date" ? edited : now,
      title: title?.trim() ?? "",
      body: title ? words.replace(/^# [^\n]+\n*/, "") : words,
      tags,
      ...(entry?.starred === true ? { again: true } : {}),
    });
    if (made.ok) read.found.push({ reflection: made.reflection, deleted: false, dated: true });
    else read.problems.push(made.reason);
  }
  return read;
}
