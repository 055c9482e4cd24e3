/*
 * A sealed file of what has not reached the server, for when somebody signs out without it. Only the same journal opens it.
 */
import { fromHex, toHex } from "./bytes.ts";
import {
  type Draft,
  draftBound,
  draftKey,
  draftPrefix,
  hopeKey,
  namesIn,
  othersWaiting,
  pastPrefix,
  type StoredDraft,
} from "./drafts.ts";
import { open, seal } from "./envelope.ts";
import type { keepHopes } from "./hopes.ts";
import type { JournalKey } from "./journal-key.ts";
import { decodeReflection, encodeReflection, type Reflection } from "./reflection.ts";
import type { Store } from "./store.ts";
import { pastBound } from "./versions.ts";

type Hopes = ReturnType<typeof keepHopes>;

const fileFormat = "rp-unsent-1";
type UnsentFile = {
  format: typeof fileFormat;
  drafts: { id: string; base: number; deleted: boolean; envelope: string }[];
  /** A hope and earlier versions, by the key that they lie under here. */
  others?: [key: string, envelope: string][];
};

/**
 * What waits here as it lies, sealed, for a file that only this journal opens. `newest` are those that an open page holds:
 * they count before what lies here, which may be older, or missing where the device keeps nothing.
 */
export async function unsentFile(
  store: Store,
  memberId: string,
  newest?: { journal: JournalKey; working: ReadonlyMap<string, Draft>; hopes: Pick<Hopes, "sealed"> },
): Promise<string> {
  const found = new Map<string, UnsentFile["drafts"][number]>();
  for (const { key, value } of await store.list(draftPrefix(memberId))) {
    const { envelope, base, deleted } = value as StoredDraft;
    const { id } = namesIn(memberId, key);
    found.set(key, { id, base, deleted, envelope: toHex(envelope) });
  }
  if (newest) {
    for (const { reflection, base, deleted, tab } of newest.working.values()) {
      const { id } = reflection;
      const envelope = await seal(newest.journal, encodeReflection(reflection), draftBound(memberId, id, base));
      found.set(draftKey(memberId, id, tab), { id, base, deleted, envelope: toHex(envelope) });
    }
  }
  const sealed = new Map((await othersWaiting(store, memberId)).map(({ key, value }) => [key, value as Uint8Array]));
  const hope = await newest?.hopes.sealed();
  if (hope) sealed.set(hopeKey(memberId), hope);
  const others = [...sealed].map(([key, bytes]): [string, string] => [key, toHex(bytes)]);
  return JSON.stringify({ format: fileFormat, drafts: [...found.values()], others } satisfies UnsentFile);
}

// What is no bytes opens nothing: the rest of the file does not go with it.
function sealedIn(hex: unknown): Uint8Array {
  return typeof hex === "string" && /^([0-9a-f]{2})*$/.test(hex) ? fromHex(hex) : new Uint8Array(0);
}

async function readDraft(journal: JournalKey, memberId: string, one: UnsentFile["drafts"][number]) {
  const bytes = await open(journal, sealedIn(one.envelope), draftBound(memberId, one.id, one.base)).catch(() => null);
  const read = bytes && decodeReflection(bytes);
  return read?.ok ? read.reflection : null;
}

/**
 * Takes such a file back: each draft is given to `lay`, a hope and earlier versions go on from this device. Gives how much
 * of it opened; null when it is no such file.
 */
export async function bringUnsentFile(
  into: {
    store: Store;
    journal: JournalKey;
    memberId: string;
    hopes: Pick<Hopes, "takeUp">;
    lay: (reflection: Reflection) => void;
  },
  text: string,
): Promise<number | null> {
  const { store, journal, memberId, hopes, lay } = into;
  const file = parse(text);
  if (!file) return null;
  let count = 0;
  for (const one of file.drafts) {
    const reflection = await readDraft(journal, memberId, one);
    if (reflection) lay(reflection);
    count += reflection ? 1 : 0;
  }
  for (const { 0: key, 1: envelope } of file.others ?? []) {
    if (typeof key !== "string") continue;
    const sealed = sealedIn(envelope);
    if (key === hopeKey(memberId)) count += (await hopes.takeUp(sealed)) ? 1 : 0;
    const [id] = key.startsWith(pastPrefix(memberId)) ? key.slice(pastPrefix(memberId).length).split("/") : [];
    const opens = id && (await open(journal, sealed, pastBound(memberId, id)).catch(() => null));
    if (opens && (await store.write([[key, sealed]]))) count += 1;
  }
  return count;
}

function parse(text: string): UnsentFile | null {
  try {
    const { format, drafts, others = [] } = JSON.parse(text) as UnsentFile;
    return format === fileFormat && [...drafts, ...others].every((one) => typeof one === "object" && one !== null)
      ? { format, drafts, others }
      : null;
  } catch {
    return null;
  }
}
