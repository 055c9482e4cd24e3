/*
 * The journal's contents as the server has them: sealed items, what opens of them, and the head that vouches for all.
 * Nothing is deleted because it does not fit: what does not open, is locked away or is doubtful is kept and said.
 */
import { readSealedHeader, type SyncAnswer, type SyncItem } from "../wire.ts";
import { open } from "./envelope.ts";
import { changeHead, emptyHead, type Head, openHead, sameHead } from "./head.ts";
import { type JournalKey, keyNamed } from "./journal-key.ts";
import { decodeReflection, type Reflection } from "./reflection.ts";
import { decodeSettings, noSettings, type Settings } from "./settings.ts";

/** `since`: the earliest version with these very words that this device saw. Sealing anew gives a version, not new words. */
export type Opened = { item: SyncItem; reflection: Reflection; since: number };

export type Contents = {
  items: Map<string, SyncItem>;
  opened: Map<string, Opened>;
  unreadable: Set<string>;
  /** The writer's choices; null when they are there and do not open, so that nothing is written over them. */
  settings: Settings | null;
  /** The sum over the live items that are here. */
  sum: Head;
  /** What the newest head says there should be; null before the first sync. New heads are made from it, never from `sum`:
   * a save by this device must not vouch for what somebody else changed or took away. */
  vouched: Head | null;
  headVersion: number;
  lastRev: number;
  doubtful: boolean;
  /** The server answered with less than it had before: it went back in time, as after a restored backup. */
  behind: boolean;
};

export const emptyContents = (): Contents => ({
  items: new Map(),
  opened: new Map(),
  unreadable: new Set(),
  settings: noSettings,
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
  [...contents.items.values()].filter((item) => item.kind === 1 && !keyNamed(key, keyIdOf(item)));

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

const batch = 64;
const breathe = () => new Promise<void>((done) => setTimeout(done, 0));

/** Whether the head vouches for an item: it is live, and this journal opens it, whichever of its keys sealed it. */
export const counts = (key: JournalKey, item: SyncItem) =>
  item.state === "live" && keyNamed(key, keyIdOf(item)) !== null;

/** The live items that a head under this key vouches for. */
export const vouchedFor = (contents: Contents, key: JournalKey): SyncItem[] =>
  [...contents.items.values()].filter((item) => counts(key, item));

/**
 * Takes an answer of the server into the contents: opens what is new in batches, so that the page stays awake, and holds
 * the head against the sum. An older item or head than was seen before makes the journal doubtful and changes nothing.
 */
export async function takeIn(contents: Contents, answer: SyncAnswer, key: JournalKey, memberId: string): Promise<void> {
  contents.behind = answer.lastRev < contents.lastRev || answer.headVersion < contents.headVersion;
  if (contents.behind) {
    contents.doubtful = true;
    return;
  }
  const fresh = answer.items.filter((item) => item.version >= (contents.items.get(item.id)?.version ?? 0));
  const before = fresh.map((item) => contents.items.get(item.id)).filter((item) => item !== undefined);
  contents.sum = await changeHead(key, contents.sum, {
    out: before.filter((item) => counts(key, item)),
    in: fresh.filter((item) => counts(key, item)),
  });
  for (let at = 0; at < fresh.length; at += batch) {
    await Promise.all(fresh.slice(at, at + batch).map((item) => takeItem(contents, item, key, memberId)));
    if (at + batch < fresh.length) await breathe();
  }
  contents.lastRev = answer.lastRev;
  contents.headVersion = answer.headVersion;
  const head = answer.head.byteLength > 0 ? await openHead(key, answer.head, memberId, answer.headVersion) : null;
  // Before the first save there is no head; afterwards there always is one.
  const vouched = answer.headVersion === 0 ? emptyHead : head;
  contents.doubtful = fresh.length < answer.items.length || !vouched || !sameHead(vouched, contents.sum);
  // A head that does not open vouches for nothing, and nothing else vouches in its place.
  contents.vouched = vouched ?? contents.vouched;
}

async function takeItem(contents: Contents, item: SyncItem, key: JournalKey, memberId: string): Promise<void> {
  const before = contents.opened.get(item.id);
  contents.opened.delete(item.id);
  contents.unreadable.delete(item.id);
  if (item.state === "gone") {
    contents.items.delete(item.id);
    return;
  }
  contents.items.set(item.id, item);
  if (!keyNamed(key, keyIdOf(item))) return;
  if (item.kind === 3) {
    const bytes = await open(key, item.envelope, { kind: 3, memberId, id: item.id, version: item.version });
    contents.settings = bytes && item.id === memberId ? decodeSettings(bytes) : null;
    return;
  }
  const reflection = await openItem(key, memberId, item);
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
  headVersion: number,
) {
  const before = contents.items.get(item.id);
  const change = { out: before && counts(key, before) ? [before] : [], in: counts(key, item) ? [item] : [] };
  contents.vouched = await changeHead(key, contents.vouched ?? contents.sum, change);
  contents.sum = await changeHead(key, contents.sum, change);
  contents.items.set(item.id, item);
  const opened = contents.opened.get(item.id);
  if (saved === "same") {
    if (opened) contents.opened.set(item.id, { ...opened, item });
  } else if ("settings" in saved) contents.settings = saved.settings;
  else contents.opened.set(item.id, { item, reflection: saved.reflection, since: item.version });
  if (saved !== "same") contents.unreadable.delete(item.id);
  contents.headVersion = headVersion;
  // A gap means that something else came between: the next sync asks from before it.
  if (item.rev === contents.lastRev + 1) contents.lastRev = item.rev;
}
