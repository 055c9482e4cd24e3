/*
 * Local drafts: the newest words of a reflection, sealed on this device (kind 4, never sent) before they are sent, and
 * removed only after the server has them. They belong to a member: nobody else who signs in here sees or sends them.
 */
import { open, seal } from "./envelope.ts";
import type { JournalKey } from "./journal-key.ts";
import { decodeReflection, encodeReflection, type Reflection } from "./reflection.ts";
import type { Store } from "./store.ts";

/**
 * Words on their way: `base` is the server's version that they were written over, 0 for a new reflection. `sent` names
 * what went to the server over that version and was not answered for: this writing's own, should it be there after all.
 * `onlyHere`: a deletion takes words with it that no server has yet.
 */
export type Draft = { reflection: Reflection; base: number; deleted: boolean; sent?: string[]; onlyHere?: boolean };
type Stored = Omit<Draft, "reflection"> & { envelope: Uint8Array };

const prefix = (memberId: string) => `draft/${memberId}/`;
const bound = (memberId: string, id: string, base: number) => ({ kind: 4, memberId, id, version: base }) as const;

/** Seals a draft onto this device. False when the device would not keep it. */
export async function keepDraft(store: Store, journal: JournalKey, memberId: string, draft: Draft): Promise<boolean> {
  const { id } = draft.reflection;
  const envelope = await seal(journal, encodeReflection(draft.reflection), bound(memberId, id, draft.base));
  const { base, deleted, sent = [], onlyHere = false } = draft;
  const kept: Stored = { envelope, base, deleted, sent: [...sent], onlyHere };
  return store.write([[prefix(memberId) + id, kept]]);
}

/** Removes a draft that the server has. */
export const dropDraft = (store: Store, memberId: string, id: string) => store.write([], [prefix(memberId) + id]);

/** Whether anything of this member's waits here: all that can be known while the journal is locked. */
export const isDraftWaiting = async (store: Store, memberId: string) => (await store.list(prefix(memberId))).length > 0;

/** The drafts that open under this key. Others are kept where they are. */
export async function listDrafts(store: Store, journal: JournalKey, memberId: string): Promise<Draft[]> {
  const found: Draft[] = [];
  for (const { key, value } of await store.list(prefix(memberId))) {
    const { envelope, base, deleted, sent = [], onlyHere = false } = value as Stored;
    const id = key.slice(prefix(memberId).length);
    const bytes = await open(journal, envelope, bound(memberId, id, base));
    const read = bytes && decodeReflection(bytes);
    if (read?.ok) found.push({ reflection: read.reflection, base, deleted, sent: [...sent], onlyHere });
  }
  return found;
}

const fileFormat = "rp-unsent-1";
type UnsentFile = {
  format: typeof fileFormat;
  drafts: { id: string; base: number; deleted: boolean; envelope: string }[];
};

/** The drafts as they lie here, sealed, for a file that only this journal opens. */
export async function unsentFile(store: Store, memberId: string): Promise<string> {
  const drafts = (await store.list(prefix(memberId))).map(({ key, value }) => {
    const { envelope, base, deleted } = value as Stored;
    const hex = Array.from(envelope, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return { id: key.slice(prefix(memberId).length), base, deleted, envelope: hex };
  });
  return JSON.stringify({ format: fileFormat, drafts } satisfies UnsentFile);
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
