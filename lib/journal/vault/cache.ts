/*
 * The sealed contents as this device keeps them between visits, so that a second opening fetches only what changed. The
 * highest head and revision seen are kept with them: an older answer later is noticed.
 */
import type { SyncItem } from "../wire.ts";
import { type Contents, emptyContents, takeIn } from "./contents.ts";
import { type JournalKey, keyNamed } from "./journal-key.ts";
import { readOpened } from "./opened.ts";
import type { Store } from "./store.ts";

/** `since` as in `Opened`: another tab may have sealed it anew, and a draft of this one was written over these very words. */
type Kept = SyncItem & { since?: number | undefined };
type Seen = { keyIdHex: string; headVersion: number; lastRev: number };

const itemKey = (memberId: string, id = "") => `item/${memberId}/${id}`;
const seenKey = (memberId: string) => `seen/${memberId}`;

/** What this device keeps, opened. The head is judged at the next sync, with the server's answer. */
export async function readCache(store: Store, journal: JournalKey, memberId: string): Promise<Contents> {
  const contents = emptyContents();
  const seen = (await store.get(seenKey(memberId))) as Seen | undefined;
  if (!seen) return contents;
  // Heads count on under a new key, so an older key with its older contents is noticed too.
  contents.headVersion = seen.headVersion;
  if (!keyNamed(journal, seen.keyIdHex)) return contents;
  const items = (await store.list(itemKey(memberId))).map(({ value }) => value as Kept);
  const answer = { headVersion: 0, lastRev: seen.lastRev, head: new Uint8Array(0), items };
  const known = await readOpened(store, journal, memberId, { contents, items });
  await takeIn(contents, answer, { key: journal, memberId, whole: true, known });
  for (const { id, since } of items) {
    const there = contents.opened.get(id);
    if (there && since) there.since = since;
  }
  Object.assign(contents, { vouched: null, doubtful: false, behind: false });
  return contents;
}

/** Keeps the contents. `known` holds what was kept last, so that only differences are written. */
export async function writeCache(
  store: Store,
  journal: JournalKey,
  memberId: string,
  contents: Contents,
  known: Map<string, SyncItem>,
) {
  const puts = [...contents.items].filter(([id, item]) => known.get(id) !== item);
  const removes = [...known.keys()].filter((id) => !contents.items.has(id));
  const { headVersion, lastRev } = contents;
  const seen: Seen = { keyIdHex: journal.keyIdHex, headVersion, lastRev };
  const kept = (id: string, item: SyncItem): Kept => ({ ...item, since: contents.opened.get(id)?.since });
  const written = await store.write(
    [...puts.map(([id, item]) => [itemKey(memberId, id), kept(id, item)] as const), [seenKey(memberId), seen] as const],
    removes.map((id) => itemKey(memberId, id)),
  );
  if (!written) return;
  known.clear();
  for (const [id, item] of contents.items) known.set(id, item);
}
