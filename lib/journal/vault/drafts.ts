/*
 * Local drafts: the newest words of a reflection, sealed on this device (kind 4, never sent) before they are sent, and
 * removed only after the server has them. They belong to a member: nobody else who signs in here sees or sends them.
 * And to the journal that is open in one tab: two tabs may have words of their own for one reflection.
 */
import { readSealedHeader } from "../wire.ts";
import { toHex } from "./bytes.ts";
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
type Stored = Omit<Draft, "reflection" | "tab"> & { envelope: Uint8Array };

const prefix = (memberId: string) => `draft/${memberId}/`;
const keyOf = (memberId: string, id: string, tab?: string) => prefix(memberId) + id + (tab ? `/${tab}` : "");
function namesIn(memberId: string, key: string): { id: string; tab: string | undefined } {
  const [id = "", tab] = key.slice(prefix(memberId).length).split("/");
  return { id, tab };
}
const bound = (memberId: string, id: string, base: number) => ({ kind: 4, memberId, id, version: base }) as const;

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
  const key = keyOf(memberId, draft.reflection.id, draft.tab);
  return inLine(store, key, async () => {
    const now = newest();
    if (!now) return true;
    const { reflection, tab: _, ...rest } = now;
    const envelope = await seal(journal, encodeReflection(reflection), bound(memberId, reflection.id, rest.base));
    return store.write([[key, { ...rest, envelope } satisfies Stored]]);
  });
}

/** Removes a draft that the server has. */
export function dropDraft(store: Store, memberId: string, { reflection, tab }: Draft): Promise<boolean> {
  const key = keyOf(memberId, reflection.id, tab);
  return inLine(store, key, () => store.write([], [key]));
}

/** How many of this member's wait here: all that can be known while the journal is locked. */
export const countDrafts = async (store: Store, memberId: string) => (await store.list(prefix(memberId))).length;

/** The drafts that open under this key. Others are kept where they are. */
export async function listDrafts(store: Store, journal: JournalKey, memberId: string): Promise<Draft[]> {
  const found: Draft[] = [];
  for (const { key, value } of await store.list(prefix(memberId))) {
    const { envelope, ...rest } = value as Stored;
    const { id, tab } = namesIn(memberId, key);
    const bytes = await open(journal, envelope, bound(memberId, id, rest.base));
    const read = bytes && decodeReflection(bytes);
    if (read?.ok) found.push({ reflection: read.reflection, ...rest, tab });
  }
  return found;
}

/** Those that this key does not open, as far as can be known of them: a reset, or a fresh journal, locked their key. */
export async function draftsAway(store: Store, journal: JournalKey, memberId: string) {
  const all = (await store.list(prefix(memberId))).map(({ key, value }) => ({
    id: namesIn(memberId, key).id,
    envelope: (value as Stored).envelope,
  }));
  return all.filter(({ envelope }) => {
    const header = readSealedHeader(envelope);
    return header !== null && !keyNamed(journal, header.keyIdHex);
  });
}

const fileFormat = "rp-unsent-1";
type UnsentFile = {
  format: typeof fileFormat;
  drafts: { id: string; base: number; deleted: boolean; envelope: string }[];
};

/**
 * The drafts as they lie here, sealed, for a file that only this journal opens. `newest` are those that an open page holds:
 * they count before what lies here, which may be older, or missing where the device keeps nothing.
 */
export async function unsentFile(
  store: Store,
  memberId: string,
  newest?: { journal: JournalKey; drafts: Iterable<Draft> },
): Promise<string> {
  const found = new Map<string, UnsentFile["drafts"][number]>();
  for (const { key, value } of await store.list(prefix(memberId))) {
    const { envelope, base, deleted } = value as Stored;
    const { id } = namesIn(memberId, key);
    found.set(key, { id, base, deleted, envelope: toHex(envelope) });
  }
  if (newest) {
    for (const { reflection, base, deleted, tab } of newest.drafts) {
      const { id } = reflection;
      const envelope = await seal(newest.journal, encodeReflection(reflection), bound(memberId, id, base));
      found.set(keyOf(memberId, id, tab), { id, base, deleted, envelope: toHex(envelope) });
    }
  }
  return JSON.stringify({ format: fileFormat, drafts: [...found.values()] } satisfies UnsentFile);
}

/** The drafts in such a file that open under this key; null when it is no such file. */
export async function readUnsentFile(journal: JournalKey, memberId: string, text: string): Promise<Draft[] | null> {
  try {
    const { format, drafts } = JSON.parse(text) as UnsentFile;
    if (format !== fileFormat) return null;
    const found: Draft[] = [];
    for (const { id, base, deleted, envelope } of drafts) {
      const sealed = Uint8Array.from(envelope.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      const bytes = await open(journal, sealed, bound(memberId, id, base));
      const read = bytes && decodeReflection(bytes);
      if (read?.ok) found.push({ reflection: read.reflection, base, deleted });
    }
    return found;
  } catch {
    return null;
  }
}
