/*
 * Keys that were replaced (sealing.md §3 "Rotate JK"): each lies wrapped under the key that replaced it, so whoever opens
 * the newest opens them all. They open what is not sealed anew yet, and drafts on devices that were away.
 */
import { fromHex } from "./bytes.ts";
import { importJournalKey, type JournalKey, type RawJournalKey, secretForPrevious } from "./journal-key.ts";
import type { Account } from "./view.ts";
import { openWrap, sealWrap } from "./wrap.ts";

type Who = Pick<Account, "memberId" | "previous">;

/** Wraps a raw key under the one that replaces it. */
export async function wrapPrevious(old: RawJournalKey, journal: JournalKey, memberId: string) {
  return sealWrap(old, await secretForPrevious(journal), { type: 4, memberId, newKeyId: journal.keyId });
}

async function openUnder(journal: JournalKey, { memberId, previous }: Who): Promise<JournalKey[]> {
  const found: JournalKey[] = [];
  const secret = await secretForPrevious(journal);
  for (const { keyId, wrap, under } of previous) {
    if (under !== journal.keyIdHex) continue;
    const opened = await openWrap(fromHex(wrap), secret, { type: 4, memberId, newKeyId: journal.keyId });
    if (!opened.ok) continue;
    const key = await importJournalKey(opened);
    opened.raw.fill(0);
    // A wrap names its key inside what it authenticates: what the server says beside it is not believed.
    if (key.keyIdHex === keyId)
      found.push(key, ...(await openUnder(key, { memberId, previous: without(previous, keyId) })));
  }
  return found;
}

// Each key once, so that a server that answers in a circle cannot keep a page busy.
const without = (previous: Who["previous"], keyId: string) => previous.filter((one) => one.keyId !== keyId);

/** The same key with those that it replaced, as far as they open. */
export async function withPrevious(journal: JournalKey, who: Who): Promise<JournalKey> {
  return { ...journal, previous: await openUnder(journal, { ...who, previous: who.previous ?? [] }) };
}
