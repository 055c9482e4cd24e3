/*
 * Local drafts: the newest words of a reflection, sealed on this device (kind 4, never sent) before they are sent, and
 * removed only after the server has them. They belong to a member: nobody else who signs in here sees or sends them.
 * And to the journal that is open in one tab: two tabs may have words of their own for one reflection.
 */
import { readSealedHeader } from "../wire.ts";
import { open, seal } from "./envelope.ts";
import { type JournalKey, keyNamed } from "./journal-key.ts";
import { decodeReflection, encodeReflection, type Reflection } from "./reflection.ts";
import type { Store } from "./store.ts";

/**
 * Words on their way: `base` is the server's version that they were written over, 0 for a new reflection. `tried` marks
 * the envelope of earlier words that went out over `base` and whose answer never came: they may be there, or not.
 * `onlyHere`: a deletion takes words with it that no server has yet. `tab`: the open journal that they belong to.
 */
export type Draft = {
  reflection: Reflection;
  base: number;
  deleted: boolean;
  tried?: string | undefined;
  onlyHere?: boolean;
  tab?: string | undefined;
};
export type StoredDraft = Omit<Draft, "reflection" | "tab"> & { envelope: Uint8Array };

export const draftPrefix = (memberId: string) => `draft/${memberId}/`;
export const draftKey = (memberId: string, id: string, tab?: string) =>
  draftPrefix(memberId) + id + (tab ? `/${tab}` : "");
export function namesIn(memberId: string, key: string): { id: string; tab: string | undefined } {
  const [id = "", tab] = key.slice(draftPrefix(memberId).length).split("/");
  return { id, tab };
}
export const draftBound = (memberId: string, id: string, base: number) =>
  ({ kind: 4, memberId, id, version: base }) as const;

// Keeping and dropping one draft go in line, so that words sealed late cannot come back after they were sent.
const lines = new WeakMap<Store, Map<string, Promise<unknown>>>();

async function inLine<T>(store: Store, key: string, work: () => Promise<T>): Promise<T> {
  const line = lines.get(store) ?? new Map<string, Promise<unknown>>();
  lines.set(store, line);
  const done = (line.get(key) ?? Promise.resolve()).then(work);
  const settled = done.catch(() => {});
  line.set(key, settled);
  try {
    return await done;
  } finally {
    if (line.get(key) === settled) line.delete(key);
  }
}

/**
 * Seals a draft onto this device. False when the device would not keep it. `newest` is asked when its turn comes: for
 * nothing, or for a newer draft, instead of the one that was there when it was called.
 */
export function keepDraft(
  store: Store,
  journal: JournalKey,
  memberId: string,
  draft: Draft,
  newest: () => Draft | undefined = () => draft,
): Promise<boolean> {
  const key = draftKey(memberId, draft.reflection.id, draft.tab);
  return inLine(store, key, async () => {
    const now = newest();
    if (!now) return true;
    const { reflection, tab: _, ...rest } = now;
    const envelope = await seal(journal, encodeReflection(reflection), draftBound(memberId, reflection.id, rest.base));
    return store.write([[key, { ...rest, envelope } satisfies StoredDraft]]);
  });
}

/** Removes a draft that the server has. */
export function dropDraft(store: Store, memberId: string, { reflection, tab }: Draft): Promise<boolean> {
  const key = draftKey(memberId, reflection.id, tab);
  return inLine(store, key, () => store.write([], [key]));
}

/** Where other words wait beside the drafts: a hope for a year (hopes.ts), and earlier versions (versions.ts). */
export const hopeKey = (memberId: string) => `hope/${memberId}`;
export const pastPrefix = (memberId: string) => `past/${memberId}/`;

/** Those, sealed, by the key that they lie under. */
export async function othersWaiting(store: Store, memberId: string): Promise<{ key: string; value: unknown }[]> {
  return [...(await store.list(hopeKey(memberId))), ...(await store.list(pastPrefix(memberId)))];
}

/** How many pieces of this member's writing wait here: all that can be known while the journal is locked. */
export async function countWaiting(store: Store, memberId: string): Promise<number> {
  return (await store.list(draftPrefix(memberId))).length + (await othersWaiting(store, memberId)).length;
}

/** Whether newest words of this reflection wait here, of whichever tab. */
export const hasDraft = async (store: Store, memberId: string, id: string): Promise<boolean> =>
  (await store.list(draftPrefix(memberId) + id)).length > 0;

/** The drafts that open under this key. Others are kept where they are. */
export async function listDrafts(store: Store, journal: JournalKey, memberId: string): Promise<Draft[]> {
  const found: Draft[] = [];
  for (const { key, value } of await store.list(draftPrefix(memberId))) {
    const { envelope, ...rest } = value as StoredDraft;
    const { id, tab } = namesIn(memberId, key);
    const bytes = await open(journal, envelope, draftBound(memberId, id, rest.base));
    const read = bytes && decodeReflection(bytes);
    if (read?.ok) found.push({ reflection: read.reflection, ...rest, tab });
  }
  return found;
}

/** Those that this key does not open, as far as can be known of them: a reset, or a fresh journal, locked their key. */
export async function draftsAway(store: Store, journal: JournalKey, memberId: string) {
  const all = (await store.list(draftPrefix(memberId))).map(({ key, value }) => ({
    id: namesIn(memberId, key).id,
    envelope: (value as StoredDraft).envelope,
  }));
  return all.filter(({ envelope }) => {
    const header = readSealedHeader(envelope);
    return header !== null && !keyNamed(journal, header.keyIdHex);
  });
}
