/*
 * A journal as it is taken away: everything that its writer can read, in one value. `journal.json` is this as JSON; the
 * sealed export holds the same line by line. Keys that this version does not know go along.
 */
import { type Reflection, readReflection } from "../reflection.ts";
import { readSettings, type Settings } from "../settings.ts";
import { realInstant } from "./days.ts";

export const journalFormat = "rp-journal";

export type Taken = {
  madeAt: string;
  settings: Settings;
  reflections: readonly Reflection[];
  /** Deleted, and still to be undone when this was made. */
  deleted: readonly Reflection[];
};

/** Why something in a file cannot be brought in. */
export type ReadProblem = "unreadable" | "newer-version" | "no-such-date" | "too-long";
export type Found = { reflection: Reflection; deleted: boolean; dated: boolean };
export type Read = { found: Found[]; problems: ReadProblem[]; settings: Settings | null };

const head = ({ madeAt, settings }: Taken) => ({ format: journalFormat, v: 1, madeAt, settings });

/** The lines of a sealed export: what it is, then one for each reflection. JSON escapes line breaks and half letters. */
export function* takenLines(taken: Taken): Generator<string> {
  yield JSON.stringify(head(taken));
  for (const reflection of taken.reflections) yield JSON.stringify({ reflection });
  for (const deleted of taken.deleted) yield JSON.stringify({ deleted });
}

/** `journal.json` in pieces, so that a long journal does not hold up the page. */
export function* takenJson(taken: Taken): Generator<string> {
  yield `${JSON.stringify(head(taken), null, 1).slice(0, -2)},\n "reflections": [`;
  for (const [at, one] of taken.reflections.entries()) yield `${at ? "," : ""}\n${JSON.stringify(one, null, 1)}`;
  yield '\n ],\n "deleted": [';
  for (const [at, one] of taken.deleted.entries()) yield `${at ? "," : ""}\n${JSON.stringify(one, null, 1)}`;
  yield "\n ]\n}\n";
}

// The largest sealed item that the server takes is 1 MiB; the padding below it goes in steps of 64 KiB. Bringing
// in adds ids of up to some 120 bytes.
const mostBytes = 15 * 64 * 1024 - 4 - 256;

function datesIn(given: unknown): unknown[] {
  const { createdAt, editedAt, later } = (given ?? {}) as Record<string, unknown>;
  const ats = Array.isArray(later) ? later.map((thought: { at?: unknown } | null) => thought?.at) : [];
  return [createdAt, editedAt, ...ats];
}

/** A reflection that may go into a journal, with every date made one that exists; or why not. */
export function checked(given: unknown): { ok: true; reflection: Reflection } | { ok: false; reason: ReadProblem } {
  const real = datesIn(given).map(realInstant);
  if (real.includes("no-such-date")) return { ok: false, reason: "no-such-date" };
  const read = readReflection(given);
  if (!read.ok) return read;
  if (real.includes(null)) return { ok: false, reason: "unreadable" };
  const { createdAt, editedAt, later } = read.reflection;
  const [created, edited, ...ats] = real as string[];
  const dated = { createdAt: created ?? createdAt, editedAt: edited ?? editedAt };
  const reflection: Reflection = { ...read.reflection, ...dated };
  if (later) reflection.later = later.map((thought, at) => ({ ...thought, at: ats[at] ?? thought.at }));
  const long = new TextEncoder().encode(JSON.stringify(reflection)).byteLength > mostBytes;
  return long ? { ok: false, reason: "too-long" } : { ok: true, reflection };
}

function take(into: Read, given: unknown, deleted: boolean): void {
  const read = checked(given);
  if (read.ok) into.found.push({ reflection: read.reflection, deleted, dated: true });
  else into.problems.push(read.reason);
}

/** Everything in a parsed `journal.json`; null when it is no such thing. */
export function readTaken(given: unknown): Read | null {
  const file = given as { format?: unknown; v?: unknown; settings?: unknown; reflections?: unknown; deleted?: unknown };
  if (file?.format !== journalFormat || !Array.isArray(file.reflections)) return null;
  const read: Read = { found: [], problems: [], settings: readSettings(file.settings) };
  for (const one of file.reflections) take(read, one, false);
  for (const one of Array.isArray(file.deleted) ? file.deleted : []) take(read, one, true);
  return read;
}

/** Everything in the lines of a sealed export; null when it is no such thing. */
export function readTakenLines(lines: readonly string[]): Read | null {
  const parsed = lines.map((line) => {
    try {
      return JSON.parse(line) as { format?: unknown; settings?: unknown; reflection?: unknown; deleted?: unknown };
    } catch {
      return null;
    }
  });
  const first = parsed.shift();
  if (first?.format !== journalFormat) return null;
  const read: Read = { found: [], problems: [], settings: readSettings(first.settings) };
  for (const line of parsed) take(read, line?.deleted ?? line?.reflection, line?.deleted !== undefined);
  return read;
}
