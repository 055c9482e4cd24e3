/*
 * Writing that a reset locked, opened again with its words: each reflection is opened with the old key and sealed anew
 * under the current one, one by one. Stopping half-way harms nothing: what is done is done, and the rest stays locked.
 */
import { keyIdOf, lockedAway, openItem } from "./contents.ts";
import { importJournalKey } from "./journal-key.ts";
import { rawWithWords } from "./keys.ts";
import { pull, type Saver, send } from "./saving.ts";
import type { SignedIn } from "./server.ts";
import type { KitRefusal } from "./view.ts";

/** How many came back; or why not. Words of any of the member's earlier kits will do. */
export async function bringBack(
  saver: Saver,
  account: SignedIn,
  words: string,
): Promise<{ ok: true; count: number } | KitRefusal> {
  const away = await pull(saver);
  if (away) return away;
  const locked = lockedAway(saver.contents, saver.journal);
  let last: KitRefusal = { ok: false, reason: "no-match" };
  for (const keyIdHex of new Set(locked.map(keyIdOf))) {
    const raw = await rawWithWords(account, keyIdHex, words);
    if (!raw.ok) {
      last = raw;
      continue;
    }
    const old = await importJournalKey(raw);
    raw.raw.fill(0);
    let count = 0;
    for (const item of locked.filter((one) => keyIdOf(one) === keyIdHex)) {
      const reflection = await openItem(old, saver.memberId, item);
      if (!reflection) continue;
      const sent = await send(saver, { reflection, base: item.version, deleted: item.state === "deleted" });
      if (sent.state.state !== "saved") {
        const why = sent.state.state === "on-device" ? sent.state.why : "trouble";
        return { ok: false, reason: why === "too-long" ? "trouble" : why };
      }
      count += 1;
    }
    return { ok: true, count };
  }
  return last;
}
