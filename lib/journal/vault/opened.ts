/*
 * What opened, kept on this device once more in sixteen sealed pieces: to open ten thousand envelopes one by one takes
 * seconds, to open sixteen takes a moment. Only this device's own copy is read in this way; what a server sends is opened
 * and weighed each time. A piece is made anew soon after something in it changed, so it keeps nothing that is gone.
 */
import type { SyncItem } from "../wire.ts";
import { breathe } from "./breathe.ts";
import { toHex, utf8 } from "./bytes.ts";
import type { Contents } from "./contents.ts";
import { nonceOf, open, seal } from "./envelope.ts";
import { noteWeight, weightOf } from "./head.ts";
import type { JournalKey } from "./journal-key.ts";
import { type Reflection, readReflection } from "./reflection.ts";
import type { Store } from "./store.ts";

/** `of` tells the one envelope that the reflection was opened from; `weight` is what the head's sum has for it. */
type Entry = { id: string; of: string; weight: string | null; reflection: Reflection };

const prefix = (memberId: string) => `opened/${memberId}/`;
const pieces = 16;
// By the first digit of a random id, so that a save makes one piece anew.
const pieceOf = (id: string) => Number.parseInt(id.charAt(0), 16);
const bound = (memberId: string, piece: number) => ({ kind: 6, memberId, id: memberId, version: piece }) as const;
const markOf = ({ version, envelope }: SyncItem) => `${version}/${toHex(nonceOf(envelope))}`;
const printOf = (entries: readonly Pick<Entry, "id" | "of">[]) => entries.map(({ id, of }) => `${id} ${of}`).join();

/** What each piece on this device holds, for the contents that were read with it. */
const onDevice = new WeakMap<Contents, Map<number, string>>();

async function readPiece(journal: JournalKey, memberId: string, piece: number, sealed: Uint8Array): Promise<Entry[]> {
  // A replaced key weighed with its own sum: after a new key everything is opened one by one, once.
  const bytes = await open({ ...journal, previous: [] }, sealed, bound(memberId, piece));
  // Made by `keepOpened` alone, and bound to this key.
  return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as Entry[]) : [];
}

/**
 * The reflections of those items that a piece has opened already, by id, with their weights noted. Everything else is
 * for the caller to open.
 */
export async function readOpened(
  store: Store,
  journal: JournalKey,
  memberId: string,
  { contents, items }: { contents: Contents; items: readonly SyncItem[] },
): Promise<Map<string, Reflection>> {
  const known = new Map<string, Reflection>();
  const there = new Map(items.map((item) => [item.id, item]));
  const prints = new Map<number, string>();
  onDevice.set(contents, prints);
  for (const { key, value } of await store.list(prefix(memberId))) {
    const piece = Number(key.slice(prefix(memberId).length));
    const entries = await readPiece(journal, memberId, piece, value as Uint8Array).catch(() => []);
    prints.set(piece, printOf(entries));
    for (const { id, of, weight, reflection } of entries) {
      const item = there.get(id);
      if (!item || markOf(item) !== of || !readReflection(reflection).ok) continue;
      known.set(id, reflection);
      if (weight) noteWeight(journal, item, BigInt(weight));
    }
  }
  return known;
}

/** Makes those pieces anew that do not hold what is open. Where the device has no room, none is kept. */
export async function keepOpened(
  store: Store,
  journal: JournalKey,
  memberId: string,
  { contents, isOver }: { contents: Contents; isOver: () => boolean },
): Promise<void> {
  const prints = onDevice.get(contents) ?? new Map<number, string>();
  onDevice.set(contents, prints);
  const now = new Map<number, Entry[]>(Array.from({ length: pieces }, (_, piece) => [piece, []]));
  for (const { item, reflection } of contents.opened.values()) {
    const weight = weightOf(journal, item)?.toString() ?? null;
    const entry = { id: item.id, of: markOf(item), weight, reflection };
    now.get(pieceOf(item.id))?.push(entry);
  }
  for (const [piece, entries] of now) {
    const print = printOf(entries);
    if (print === prints.get(piece)) continue;
    const sealed = await seal(journal, utf8(JSON.stringify(entries)), bound(memberId, piece));
    if (isOver()) return;
    if (!(await store.write([[`${prefix(memberId)}${piece}`, sealed]]))) {
      // Room is for words that no server has yet.
      await store.write(
        [],
        [...now.keys()].map((one) => `${prefix(memberId)}${one}`),
      );
      return;
    }
    prints.set(piece, print);
    await breathe();
  }
}
