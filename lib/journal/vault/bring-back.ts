/*
 * Writing that a reset locked, opened again with the words or the password of its time. Its key is put under the current
 * one, like a key that was replaced: from then on it opens wherever the journal does, and is sealed anew bit by bit.
 */
import { fromHex, toHex } from "./bytes.ts";
import { counts, keyIdOf, lockedAway } from "./contents.ts";
import { kdfProfile } from "./derive.ts";
import { deriveInWorker } from "./derive-in-worker.ts";
import { draftsAway } from "./drafts.ts";
import { changeHead, sealHead } from "./head.ts";
import { importJournalKey, keyNamed, type RawJournalKey } from "./journal-key.ts";
import { type Proof, rawWithWords, refusal } from "./keys.ts";
import { withPrevious, wrapPrevious } from "./previous-keys.ts";
import { pull, type Saver, tries, waitABit } from "./saving.ts";
import { type Away, getJson, post, type SignedIn } from "./server.ts";
import type { KitRefusal, UnlockRefusal } from "./view.ts";
import { openWrap } from "./wrap.ts";

type Refused = { ok: false; reason: string; retryAfter?: number };
type Earlier = { epoch: number; kdf: number; seed: string; keyId: string };

/** One of the member's locked keys, opened with a password of before. The caller zeroes `raw`. */
export async function rawWithOldPassword(
  account: SignedIn,
  password: string,
  among: (keyIdHex: string) => boolean,
): Promise<({ ok: true; earlier: { epoch: number; auth: string } } & RawJournalKey) | UnlockRefusal> {
  const listed = await getJson<{ earlier: Earlier[] } | Away>("/api/journal/earlier");
  if ("ok" in listed) return listed;
  for (const { epoch, kdf, seed, keyId } of listed.earlier.filter((one) => among(one.keyId))) {
    const own = await deriveInWorker({ email: account.email, password, profile: kdf, seedHex: seed });
    if (!own.ok) return { ok: false, reason: own.reason === "memory" ? "memory" : "trouble" };
    const earlier = { epoch, auth: own.derived.authHex };
    const answer = await post<{ ok: true; wrap: string } | Refused>("/api/journal/earlier", earlier);
    if (!answer.ok && answer.reason === "no-match") continue;
    if (!answer.ok) return refusal(answer);
    const bound = { type: 1, memberId: account.memberId, seed: fromHex(seed) } as const;
    const opened = await openWrap(fromHex(answer.wrap), own.derived, bound);
    if (opened.ok && toHex(opened.keyId) === keyId && kdf === kdfProfile) return { ...opened, earlier };
  }
  return { ok: false, reason: "no-match" };
}

/** Puts a locked key under the current one, with a head that vouches for what it sealed as well. Gives the ids that came back. */
async function adopt(
  saver: Saver,
  account: SignedIn,
  raw: RawJournalKey,
  proof: Proof,
): Promise<{ ok: true; ids: string[]; keys: string[] } | KitRefusal | UnlockRefusal> {
  const { contents, journal, memberId } = saver;
  const wrap = toHex(await wrapPrevious(raw, journal, memberId));
  const old = await withPrevious(await importJournalKey(raw), account);
  raw.raw.fill(0);
  const back = [old, ...old.previous];
  const keys = back.map(({ keyIdHex }) => keyIdHex);
  const known = { ...journal, previous: [...journal.previous, ...back] };
  for (let n = 0; n < tries; n += 1) {
    const away = await pull(saver);
    if (away) return away;
    // Without a head that opened, a new one would vouch for whatever the server has sent.
    if (!contents.vouched) return { ok: false, reason: "trouble" };
    const items = [...contents.items.values()].filter((item) => keys.includes(keyIdOf(item)));
    const more = items.filter((item) => counts(known, item) && !counts(journal, item));
    const headVersion = contents.headVersion + 1;
    const head = toHex(
      await sealHead(journal, await changeHead(journal, contents.vouched, { in: more }), memberId, headVersion),
    );
    const sent = { keyId: old.keyIdHex, wrap, headVersion, head, ...proof };
    const answer = await post<{ ok: true } | Refused>("/api/journal/adopt", sent);
    if (answer.ok) return { ok: true, ids: items.filter(({ kind }) => kind === 1).map(({ id }) => id), keys };
    if (answer.reason !== "head-moved") return refusal(answer);
    await waitABit(n);
  }
  return { ok: false, reason: "trouble" };
}

/**
 * Brings back what one locked key sealed, on the server and in drafts on this device, with the words or the old password
 * of its time. Gives how many reflections came back.
 */
export async function bringBack(
  saver: Saver,
  account: SignedIn,
  given: { words: string } | { password: string },
): Promise<{ ok: true; count: number } | KitRefusal | UnlockRefusal> {
  const away = await pull(saver);
  if (away) return away;
  const drafts = await draftsAway(saver.store, saver.journal, saver.memberId);
  const locked = new Set([...lockedAway(saver.contents, saver.journal), ...drafts].map((one) => keyIdOf(one)));
  // A key that was replaced and left alone opens through the one that came after it, if that is locked as well.
  for (const keyIdHex of locked)
    for (const { keyId, under } of account.previous)
      if (keyId === keyIdHex && !keyNamed(saver.journal, under)) locked.add(under);
  // Done before, by a request whose answer was lost: the current key opens them.
  const { previous } = await withPrevious({ ...saver.journal, previous: [] }, account);
  const open = new Set(previous.map(({ keyIdHex }) => keyIdHex).filter((keyIdHex) => locked.has(keyIdHex)));
  if (open.size > 0) {
    const ids = [...lockedAway(saver.contents, saver.journal), ...drafts].filter((one) => open.has(keyIdOf(one)));
    return { ok: true, count: new Set(ids.map(({ id }) => id)).size };
  }
  const withKey = async (raw: RawJournalKey, proof: Proof) => {
    const done = await adopt(saver, account, raw, proof);
    if (!done.ok) return done;
    const here = drafts.filter((draft) => done.keys.includes(keyIdOf(draft))).map(({ id }) => id);
    return { ok: true as const, count: new Set([...done.ids, ...here]).size };
  };
  if ("password" in given) {
    const raw = await rawWithOldPassword(account, given.password, (keyIdHex) => locked.has(keyIdHex));
    return raw.ok ? withKey(raw, { earlier: raw.earlier }) : raw;
  }
  let last: KitRefusal = { ok: false, reason: "no-match" };
  for (const keyIdHex of locked) {
    const raw = await rawWithWords(account, keyIdHex, given.words);
    if (raw.ok) return withKey(raw, { proof: raw.proof });
    last = raw;
    if (raw.reason !== "no-match") break;
  }
  return last;
}
