/*
 * The ways to the journal key: the password, the recovery words, this device. Each ends with the key sealed under the
 * sign-in's local key, and the raw bytes zeroed.
 */
import { fromHex, toHex } from "./bytes.ts";
import { canonicalEmail, type Derived, deriveFromWords } from "./derive.ts";
import { deriveInWorker } from "./derive-in-worker.ts";
import { emptyHead, sealHead } from "./head.ts";
import {
  importJournalKey,
  type JournalKey,
  makeRawKey,
  openUnderLocalKey,
  type RawJournalKey,
  sealUnderLocalKey,
} from "./journal-key.ts";
import { withPrevious } from "./previous-keys.ts";
import type { WordsRefusal } from "./recovery.ts";
import { type Away, getChanged, type Prelogin, post, type SignedIn } from "./server.ts";
import type { KitRefusal, UnlockRefusal } from "./view.ts";
import { openWrap, sealWrap } from "./wrap.ts";

/** A key in the hand, and as it is kept between pages. */
export type Held = { journal: JournalKey; sealed: Uint8Array<ArrayBuffer> };
/** What shows the server that a key was opened, and how. */
export type Proof = { proof: string } | { earlier: { epoch: number; auth: string } };
type Refused = { ok: false; reason: string; retryAfter?: number };

/** A raw key, with those that it replaced, as this page holds it and as it lies between pages. Zeroes `raw`. */
export async function hold(raw: RawJournalKey, account: SignedIn): Promise<Held> {
  const journal = await withPrevious(await importJournalKey(raw), account);
  const sealed = await sealUnderLocalKey(raw, fromHex(account.localKey), account.memberId);
  raw.raw.fill(0);
  return { journal, sealed };
}

/** Opens what this device kept of the key. Null when the sign-in that it was sealed for is another. */
export async function fromKept(sealed: Uint8Array, account: SignedIn): Promise<Held | null> {
  const raw = await openUnderLocalKey(sealed, fromHex(account.localKey), account.memberId);
  if (!raw || toHex(raw.keyId) !== account.keyId) return null;
  const journal = await withPrevious(await importJournalKey(raw), account);
  raw.raw.fill(0);
  return { journal, sealed: Uint8Array.from(sealed) };
}

/** Asks the server how to stretch, and stretches. */
export async function derive(
  email: string,
  password: string,
): Promise<{ ok: true; derived: Derived; seedHex: string } | UnlockRefusal> {
  const prelogin = await post<Prelogin>("/api/door/prelogin", { email: canonicalEmail(email) });
  if ("ok" in prelogin) return prelogin as Away;
  if (prelogin.retryAfter > 0) return { ok: false, reason: "wait", retryAfter: prelogin.retryAfter };
  const done = await deriveInWorker({ email, password, profile: prelogin.kdf, seedHex: prelogin.seed });
  if (!done.ok) return { ok: false, reason: done.reason === "memory" ? "memory" : "trouble" };
  return { ...done, seedHex: prelogin.seed };
}

export const refusal = (refused: Refused): UnlockRefusal =>
  refused.reason === "wait"
    ? { ok: false, reason: "wait", retryAfter: refused.retryAfter ?? 1 }
    : {
        ok: false,
        reason:
          refused.reason === "no-match" ||
          refused.reason === "locked" ||
          refused.reason === "offline" ||
          refused.reason === "signed-out"
            ? refused.reason
            : "trouble",
      };

/** Opens the password wrap with a derived password. The caller zeroes `raw`. */
export async function rawWithPassword(
  account: SignedIn,
  derived: Derived,
  seedHex: string,
): Promise<({ ok: true } & RawJournalKey) | UnlockRefusal> {
  const answer = await post<{ ok: true; wrap: string } | Refused>("/api/journal/unlock", { auth: derived.authHex });
  if (!answer.ok) return refusal(answer);
  const opened = await openWrap(fromHex(answer.wrap), derived, {
    type: 1,
    memberId: account.memberId,
    seed: fromHex(seedHex),
  });
  // The server took the password and sent a wrap that it does not open: not ours to explain, and nothing is changed.
  return opened.ok ? opened : { ok: false, reason: "trouble" };
}

/** Proves the password to the server and keeps nothing of what it opens. */
export async function provePassword(email: string, password: string): Promise<{ ok: true } | UnlockRefusal> {
  const own = await derive(email, password);
  if (!own.ok) return own;
  const answer = await post<{ ok: true } | Refused>("/api/journal/unlock", { auth: own.derived.authHex });
  // It does not open a journal that a reset locked, and it was the right one all the same.
  return answer.ok || answer.reason === "locked" ? { ok: true } : refusal(answer);
}

/** The same, as a key to hold. */
export async function withPassword(
  account: SignedIn,
  derived: Derived,
  seedHex: string,
): Promise<({ ok: true } & Held) | UnlockRefusal> {
  const opened = await rawWithPassword(account, derived, seedHex);
  return opened.ok ? { ok: true, ...(await hold(opened, account)) } : opened;
}

function wordsRefusal(refused: WordsRefusal): KitRefusal {
  const message =
    refused.reason === "unknown-word"
      ? `Word ${refused.place}, “${refused.word}”, is not one of the words that a kit is made of. Check its spelling.`
      : refused.reason === "count"
        ? `A kit has twelve words. There are ${refused.count} here.`
        : "These words do not belong together. One of them may be another word, or in another place.";
  return { ok: false, reason: "words", message };
}

// The list of words is long, and few pages need it: it is loaded when there are words to read.
async function readKit(typed: string): Promise<{ ok: true; entropy: Uint8Array<ArrayBuffer> } | KitRefusal> {
  const recovery = await import("./recovery.ts").catch(() => null);
  if (!recovery) return { ok: false, reason: "offline" };
  const read = recovery.readWords(typed);
  return read.ok ? read : wordsRefusal(read);
}

function kitRefusal({ reason, retryAfter }: Refused): KitRefusal {
  if (reason === "wait") return { ok: false, reason, retryAfter: retryAfter ?? 1 };
  const known =
    reason === "signed-out" || reason === "offline" || reason === "no-match" || reason === "password-needed";
  return { ok: false, reason: known ? reason : "trouble" };
}

/** Opens one of the member's keys, by its id, with its recovery words. The caller zeroes `raw`. */
export async function rawWithWords(
  account: SignedIn,
  keyId: string,
  typed: string,
): Promise<({ ok: true; proof: string } & RawJournalKey) | KitRefusal> {
  const words = await readKit(typed);
  if (!words.ok) return words;
  const derived = await deriveFromWords(words.entropy);
  const answer = await post<{ ok: true; wrap: string } | Refused>("/api/journal/kit-wrap", {
    keyId,
    proof: derived.proofHex,
  });
  if (!answer.ok) return kitRefusal(answer);
  const opened = await openWrap(fromHex(answer.wrap), derived, { type: 2, memberId: account.memberId });
  return opened.ok ? { ...opened, proof: derived.proofHex } : { ok: false, reason: "no-match" };
}

/** After a reset without the words: what opens the key all the same (`raw`) puts it under the new password. */
export async function underNewPassword(
  account: SignedIn,
  raw: RawJournalKey & Proof,
  password: string,
): Promise<({ ok: true } & Held) | UnlockRefusal> {
  const own = await derive(account.email, password);
  if (!own.ok) return own;
  const wrap = await sealWrap(raw, own.derived, { type: 1, memberId: account.memberId, seed: fromHex(own.seedHex) });
  const answer = await post<{ ok: true } | Refused>("/api/journal/rewrap", {
    keyId: account.keyId,
    wrap: toHex(wrap),
    auth: own.derived.authHex,
    ...("proof" in raw ? { proof: raw.proof } : { earlier: raw.earlier }),
  });
  return answer.ok ? { ok: true, ...(await hold(raw, account)) } : refusal(answer);
}

/** After a reset without the words: a new key and an empty head beside what stays locked. */
export async function afresh(account: SignedIn, password: string): Promise<({ ok: true } & Held) | UnlockRefusal> {
  const own = await derive(account.email, password);
  if (!own.ok) return own;
  const there = await getChanged(Number.MAX_SAFE_INTEGER);
  if (!there.ok) return there;
  const raw = makeRawKey();
  const wrap = await sealWrap(raw, own.derived, { type: 1, memberId: account.memberId, seed: fromHex(own.seedHex) });
  const head = await sealHead(await importJournalKey(raw), emptyHead, account.memberId, there.headVersion + 1);
  const sent = { keyId: toHex(raw.keyId), wrap: toHex(wrap), auth: own.derived.authHex, head: toHex(head) };
  const answer = await post<{ ok: true } | Refused>("/api/journal/fresh", sent);
  return answer.ok ? { ok: true, ...(await hold(raw, account)) } : refusal(answer);
}

/** A raw key under recovery words, and what shows later that somebody has them. */
export async function wrapUnderWords(raw: RawJournalKey, words: readonly string[], memberId: string) {
  const read = await readKit(words.join(" "));
  if (!read.ok) return read;
  const derived = await deriveFromWords(read.entropy);
  const wrap = toHex(await sealWrap(raw, derived, { type: 2, memberId }));
  const proofHash = toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", fromHex(derived.proofHex))));
  return { ok: true as const, wrap, proofHash };
}

/** Keeps a kit: the key wrapped under words that the member has written down. */
export async function keepKit(
  account: SignedIn,
  sealed: Uint8Array,
  words: string[],
): Promise<{ ok: true } | KitRefusal> {
  const raw = await openUnderLocalKey(sealed, fromHex(account.localKey), account.memberId);
  if (!raw) return { ok: false, reason: "signed-out" };
  const kit = await wrapUnderWords(raw, words, account.memberId);
  raw.raw.fill(0);
  if (!kit.ok) return kit;
  const sent = { keyId: toHex(raw.keyId), wrap: kit.wrap, proofHash: kit.proofHash };
  const answer = await post<{ ok: true } | Refused>("/api/journal/kit", sent, "PUT");
  return answer.ok ? { ok: true } : kitRefusal(answer);
}

/** For a new password on a device that keeps the journal open: this device's key under it, or null when it keeps none for this email. */
export async function wrapUnder(
  sealed: Uint8Array,
  account: SignedIn,
  derived: Derived,
  seedHex: string,
): Promise<string | null> {
  const raw = await openUnderLocalKey(sealed, fromHex(account.localKey), account.memberId);
  if (!raw || toHex(raw.keyId) !== account.keyId) return null;
  const wrap = await sealWrap(raw, derived, { type: 1, memberId: account.memberId, seed: fromHex(seedHex) });
  raw.raw.fill(0);
  return toHex(wrap);
}
