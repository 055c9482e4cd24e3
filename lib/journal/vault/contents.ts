/*
 * The journal's contents as the server has them: sealed items, what opens of them, and the head that vouches for all.
 * Nothing is deleted because it does not fit: what does not open, is locked away or is doubtful is kept and said.
 */
import { readSealedHeader, type SyncAnswer, type SyncItem } from "../wire.ts";
import { breathe } from "./breathe.ts";
import { open } from "./envelope.ts";
import { changeHead, emptyHead, type Head, openHead, sameHead } from "./head.ts";
import { type JournalKey, keyNamed } from "./journal-key.ts";
import { decodeReflection, type Reflection } from "./reflection.ts";
import { decodeSettings, type Settings } from "./settings.ts";

/** `since`: the earliest version with these very words that this device saw. Sealing anew gives a version, not new words. */
export type Opened = { item: SyncItem; reflection: Reflection; since: number };

export type Contents = {
  items: Map<string, SyncItem>;
  opened: Map<string, Opened>;
  unreadable: Set<string>;
  /** The writer's settings, by the id of their item (choices.ts); null where they are there and do not open. */
  choices: Map<string, Settings | null>;
  /** The sum over the live items that are here. */
  sum: Head;
  /**
   * What the newest head that opened says there should be; null before there was one. New heads are made from it, never
   * from `sum`: a save by this device must not vouch for what somebody else changed or took away.
   */
  vouched: Head | null;
  /** The highest version of a head that this device has seen. */
  headVersion: number;
  lastRev: number;
  doubtful: boolean;
  /** The server's newest answer came with an older head than was seen before: it went back in time, as after a backup. */
  behind: boolean;
};

export const emptyContents = (): Contents => ({
  items: new Map(),
  opened: new Map(),
  unreadable: new Set(),
  choices: new Map(),
  sum: emptyHead,
  vouched: null,
  headVersion: 0,
  lastRev: 0,
  doubtful: false,
  behind: false,
});

// Asked for all items each time that something changes, so each is read once.
const keyIds = new WeakMap<Pick<SyncItem, "envelope">, string>();

/** The key id that something sealed names. */
export function keyIdOf(item: Pick<SyncItem, "envelope">): string {
  const known = keyIds.get(item);
  if (known !== undefined) return known;
  const keyId = readSealedHeader(item.envelope)?.keyIdHex ?? "";
  keyIds.set(item, keyId);
  return keyId;
}

/** Those sealed under a key that is neither this one nor one that it replaced: locked away by a reset, and kept. */
export const lockedAway = (contents: Contents, key: JournalKey): SyncItem[] =>
  [...contents.items.values()].filter((item) => item.kind === 1 && isElsewhere(key, item));

// What names no key at all is not locked away: it is no envelope, and unreadable.
const isElsewhere = (key: JournalKey, item: SyncItem) => keyIdOf(item) !== "" && keyNamed(key, keyIdOf(item)) === null;

/** Those that a replaced key still seals: to be sealed anew. */
export const underPrevious = (contents: Contents, key: JournalKey): SyncItem[] =>
  key.previous.length === 0
    ? []
    : [...contents.items.values()].filter((item) => key.previous.some(({ keyIdHex }) => keyIdHex === keyIdOf(item)));

/** What an item says under a key, or null when it does not open as the reflection that it claims to be. */
export async function openItem(key: JournalKey, memberId: string, item: SyncItem): Promise<Reflection | null> {
  const bytes = await open(key, item.envelope, { kind: 1, memberId, id: item.id, version: item.version });
  const read = bytes && decodeReflection(bytes);
  return read?.ok && read.reflection.id === item.id ? read.reflection : null;
}

const batch = 128;
/** Whether the head vouches for an item: it is live, and this journal opens it, whichever of its keys sealed it. */
export const counts = (key: JournalKey, item: SyncItem) =>
  item.state === "live" && keyNamed(key, keyIdOf(item)) !== null;

/** The live items that a head under this key vouches for. */
export const vouchedFor = (contents: Contents, key: JournalKey): SyncItem[] =>
  [...contents.items.values()].filter((item) => counts(key, item));

type Taking = { key: JournalKey; memberId: string; known?: ReadonlyMap<string, Reflection> };

/**
 * Takes an answer of the server into the contents: opens what is new in batches, so that the page stays awake, and holds
 * the head against the sum. False when it does not add up. Of changes, nothing is then taken; of the whole journal, what
 * opens is, and nothing that is here already is given up for something older, missing or unreadable. `known`: what is
 * open already of the items that this device kept, by id.
 */
export async function takeIn(
  contents: Contents,
  answer: SyncAnswer,
  { key, memberId, whole, known }: Taking & { whole: boolean },
): Promise<boolean> {
  const next = whole ? emptyContents() : copyOf(contents);
  const theirs = new Map(answer.items.map((item) => [item.id, item]));
  const fresh = [...theirs.values()];
  const weigh = (out: readonly (SyncItem | undefined)[], into: readonly SyncItem[]) =>
    changeHead(key, next.sum, {
      out: out.filter((item) => item !== undefined).filter((item) => counts(key, item)),
      in: into.filter((item) => counts(key, item)),
    });
  const weighing = weigh(whole ? [] : fresh.map(({ id }) => contents.items.get(id)), fresh);
  for (let at = 0; at < fresh.length; at += batch) {
    await Promise.all(
      fresh
        .slice(at, at + batch)
        .map((item) => takeItem(next, item, contents.opened.get(item.id), { key, memberId, known })),
    );
    if (at + batch < fresh.length) await breathe();
  }
  next.sum = await weighing;
  const head = await headIn(answer, contents.headVersion, key, memberId);
  const vouched = head !== null && sameHead(head, next.sum);
  const kept: SyncItem[] = [];
  const judging = { contents, next, vouched, key, memberId };
  for (const mine of whole ? contents.items.values() : fresh.map(({ id }) => contents.items.get(id))) {
    if (mine && (await wouldLose(mine, theirs.get(mine.id), judging))) kept.push(mine);
  }
  const fits = vouched && kept.length === 0 && fresh.length === answer.items.length;
  contents.behind = answer.headVersion < contents.headVersion;
  if (!whole && (!fits || answer.lastRev < contents.lastRev)) {
    contents.doubtful = true;
    return false;
  }
  next.sum = await weigh(
    kept.map(({ id }) => theirs.get(id)),
    kept,
  );
  for (const mine of kept) putBack(next, mine, contents);
  // Only a head that opens may move what this device has seen: any number can be claimed.
  const { headVersion, behind } = contents;
  const seen = head ? { vouched: head, headVersion: answer.headVersion } : { vouched: contents.vouched, headVersion };
  Object.assign(contents, next, seen, { lastRev: answer.lastRev, doubtful: !fits, behind });
  return fits;
}

const copyOf = (contents: Contents): Contents => ({
  ...contents,
  items: new Map(contents.items),
  opened: new Map(contents.opened),
  unreadable: new Set(contents.unreadable),
  choices: new Map(contents.choices),
});

/** The head that came with an answer, or null: it does not open, or a newer one was seen before. */
async function headIn(answer: SyncAnswer, seen: number, key: JournalKey, memberId: string): Promise<Head | null> {
  const { head, headVersion: version } = answer;
  if (version < seen) return null;
  // Before the first save there is no head; afterwards there always is one.
  return version === 0 ? emptyHead : openHead(key, head, memberId, version);
}

type Judging = { contents: Contents; next: Contents; vouched: boolean; key: JournalKey; memberId: string };

// Whether what is here (`mine`) would be given up for nothing better: withheld, older, taken away or unreadable.
async function wouldLose(mine: SyncItem, theirs: SyncItem | undefined, judging: Judging): Promise<boolean> {
  const { next, vouched, contents, key, memberId } = judging;
  const older = theirs !== undefined && theirs.version < mine.version;
  if (theirs && vouched && !older && (theirs.state === "gone" || next.opened.has(theirs.id))) return false;
  const worth = contents.opened.has(mine.id) ? 2 : await worthOf(mine, key, memberId);
  if (worth === 0 || !theirs || theirs.state === "gone") return worth > 0;
  const theirWorth = next.opened.has(theirs.id) ? 2 : await worthOf(theirs, key, memberId);
  const newer = vouched ? theirs.version >= mine.version : theirs.version > mine.version;
  return newer ? theirWorth < worth : theirWorth <= worth;
}

// 2 when somebody who has the key sealed it as what it claims to be, 1 when another key may open it, 0 when nothing can.
async function worthOf(item: SyncItem, key: JournalKey, memberId: string): Promise<0 | 1 | 2> {
  if (isElsewhere(key, item)) return 1;
  const { id, kind, version, envelope } = item;
  return (kind === 1 || kind === 3) && (await open(key, envelope, { kind, memberId, id, version })) ? 2 : 0;
}

function putBack(next: Contents, mine: SyncItem, from: Contents): void {
  next.items.set(mine.id, mine);
  const opened = from.opened.get(mine.id);
  next.opened.delete(mine.id);
  next.unreadable.delete(mine.id);
  if (opened) next.opened.set(mine.id, opened);
  else if (from.unreadable.has(mine.id)) next.unreadable.add(mine.id);
  const settings = from.choices.get(mine.id);
  next.choices.delete(mine.id);
  if (settings !== undefined) next.choices.set(mine.id, settings);
}

async function takeItem(
  contents: Contents,
  item: SyncItem,
  before: Opened | undefined,
  { key, memberId, known }: Taking,
): Promise<void> {
  contents.opened.delete(item.id);
  contents.unreadable.delete(item.id);
  contents.choices.delete(item.id);
  if (item.state === "gone") return void contents.items.delete(item.id);
  contents.items.set(item.id, item);
  if (isElsewhere(key, item)) return;
  if (item.kind === 3) {
    if (item.state === "deleted") return;
    const bytes = await open(key, item.envelope, { kind: 3, memberId, id: item.id, version: item.version });
    contents.choices.set(item.id, bytes && decodeSettings(bytes));
    return;
  }
  const reflection = known?.get(item.id) ?? (await openItem(key, memberId, item));
  if (reflection) contents.opened.set(item.id, { item, reflection, since: sinceOf(before, item, reflection) });
  else contents.unreadable.add(item.id);
}

function sinceOf(before: Opened | undefined, item: SyncItem, reflection: Reflection): number {
  const same = before && JSON.stringify(before.reflection) === JSON.stringify(reflection);
  return same ? before.since : item.version;
}

/** Takes in what this device has just saved, without asking the server for it again. `same`: sealed anew, with the same content. */
export async function takeSaved(
  contents: Contents,
  item: SyncItem,
  saved: { reflection: Reflection } | { settings: Settings } | "same",
  key: JournalKey,
  head: { vouched: Head; headVersion: number },
) {
  const before = contents.items.get(item.id);
  contents.sum = await changeHead(key, contents.sum, {
    out: before && counts(key, before) ? [before] : [],
    in: counts(key, item) ? [item] : [],
  });
  contents.items.set(item.id, item);
  const opened = contents.opened.get(item.id);
  if (saved === "same") {
    if (opened) contents.opened.set(item.id, { ...opened, item });
  } else if ("settings" in saved) {
    contents.choices.delete(item.id);
    if (item.state === "live") contents.choices.set(item.id, saved.settings);
  } else contents.opened.set(item.id, { item, reflection: saved.reflection, since: item.version });
  if (saved !== "same") contents.unreadable.delete(item.id);
  Object.assign(contents, head);
  // A gap means that something else came between: the next sync asks from before it.
  if (item.rev === contents.lastRev + 1) contents.lastRev = item.rev;
}
