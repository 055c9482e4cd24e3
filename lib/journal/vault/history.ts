/*
 * Earlier versions of one reflection (R6, sealing.md §2.7): what it said when a sitting at it began, at most twenty,
 * oldest first, in one envelope (kind 5) beside it. Pure but for the two functions at the end, which ask the server.
 */
import { maxSealedBytes } from "../wire.ts";
import { open, seal } from "./envelope.ts";
import { decodeReflection, encodeReflection, type Reflection } from "./reflection.ts";
import type { Saver } from "./saving.ts";
import { type Away, getHistories, putBatch } from "./server.ts";
import { sameWriting, type Writing, writingOf } from "./writing.ts";

export const mostVersions = 20;
/** Coming back after this long begins another sitting. */
const sitting = 30 * 60_000;

/** Whether writing now begins a sitting: words change, for the first time in this page or after half an hour without. */
export function beginsSitting(before: Reflection, words: Writing, last: number | undefined, now: number): boolean {
  if (last !== undefined && now - last < sitting) return false;
  const { again: _before, ...was } = writingOf(before);
  const { again: _now, ...is } = words;
  return !sameWriting(was, { ...is });
}

// The largest content that a sealed item may have: below it by the envelope, its padding's steps and its length.
const mostBytes = maxSealedBytes - 64 * 1024 - 4;

/** UTF-8 of the JSON. Past twenty versions, or the size of one sealed item, the oldest are left out. */
export function encodeHistory(versions: readonly Reflection[]): Uint8Array<ArrayBuffer> {
  let kept = versions.slice(-mostVersions);
  for (;;) {
    const bytes = new TextEncoder().encode(JSON.stringify({ v: 1, versions: kept })) as Uint8Array<ArrayBuffer>;
    if (bytes.byteLength <= mostBytes || kept.length === 0) return bytes;
    kept = kept.slice(1);
  }
}

/** The versions in these bytes, or null when they are none that this version of the site knows. */
export function decodeHistory(bytes: Uint8Array): Reflection[] | null {
  try {
    const given = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as {
      v: unknown;
      versions: unknown;
    };
    if (given.v !== 1 || !Array.isArray(given.versions)) return null;
    const read = given.versions.map((one) => decodeReflection(encodeReflection(one as Reflection)));
    return read.every((one) => one.ok) ? read.map((one) => one.reflection) : null;
  } catch {
    return null;
  }
}

/** With one more version, in the order of their writing; the same one is not kept twice. */
export function withVersion(versions: readonly Reflection[], one: Reflection): Reflection[] {
  if (versions.some(({ editedAt }) => editedAt === one.editedAt)) return [...versions];
  return [...versions, one].sort((a, b) => (a.editedAt < b.editedAt ? -1 : 1));
}

type Read = { ok: true; version: number; versions: Reflection[] } | { ok: false; reason: "unreadable" } | Away;

/** The history of a reflection as the server has it; version 0 when it has none. */
export async function readHistory({ journal, memberId }: Saver, id: string): Promise<Read> {
  const answer = await getHistories({ id });
  if (!answer.ok) return answer;
  const item = answer.items.find((one) => one.id === id && one.kind === 5);
  if (!item) return { ok: true, version: 0, versions: [] };
  const bytes = await open(journal, item.envelope, { kind: 5, memberId, id, version: item.version });
  const versions = bytes && decodeHistory(bytes);
  return versions ? { ok: true, version: item.version, versions } : { ok: false, reason: "unreadable" };
}

const tries = 6;

/** Changes a history on the server; `change` is applied again where another device was quicker. Gives its new version. */
export async function changeHistory(
  saver: Saver,
  id: string,
  change: (versions: Reflection[]) => Reflection[],
): Promise<{ ok: true; version: number } | { ok: false; reason: "unreadable" } | Away> {
  const { journal, memberId } = saver;
  for (let n = 0; n < tries; n += 1) {
    const there = await readHistory(saver, id);
    if (!there.ok) return there;
    const version = there.version + 1;
    const bound = { kind: 5, memberId, id, version } as const;
    const envelope = await seal(journal, encodeHistory(change(there.versions)), bound);
    const items = [{ id, kind: 5, version, envelope }];
    const outcome = await putBatch("/api/journal/history", {
      items,
      head: { version: 0, envelope: new Uint8Array(0) },
    });
    if (outcome.ok) return { ok: true, version };
    if (outcome.reason === "offline" || outcome.reason === "signed-out") return outcome;
    if (outcome.reason !== "changed") return { ok: false, reason: "trouble" };
  }
  return { ok: false, reason: "trouble" };
}
