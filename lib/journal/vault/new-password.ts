/*
 * A new password, and a new journal key (sealing.md §3 "Change password", "Rotate JK"). Both open the password wrap with
 * the current password first, in this page; what is sent opens nothing by itself.
 */
import { randomBytes, toHex } from "./bytes.ts";
import { type Contents, vouchedFor } from "./contents.ts";
import { canonicalEmail, type Derived, kdfProfile } from "./derive.ts";
import { deriveInWorker } from "./derive-in-worker.ts";
import { headOf, sealHead } from "./head.ts";
import { importJournalKey, type JournalKey, makeRawKey, type RawJournalKey } from "./journal-key.ts";
import { derive, type Held, hold, rawWithPassword, refusal, wrapUnderWords } from "./keys.ts";
import { wrapPrevious } from "./previous-keys.ts";
import { tries, waitABit } from "./saving.ts";
import { getAccount, type Prelogin, post, type SignedIn } from "./server.ts";
import type { EmailRefusal, RotateRefusal, UnlockRefusal } from "./view.ts";
import { sealWrap } from "./wrap.ts";

type Unsure = { ok: false; reason: "unsure" };
type Refused = { ok: false; reason: string; retryAfter?: number };

/** What was proved with the current password, and what the new one gives. `raw` is zeroed by `forgetProved`. */
export type Proved = { raw: RawJournalKey; authHex: string; next: Derived; seed: Uint8Array<ArrayBuffer> };

export const forgetProved = (proved: Proved | null) => proved?.raw.raw.fill(0);

/** Proves the current password, under the limits of signing in, and stretches the new one under a new seed. */
export async function prove(
  account: SignedIn,
  password: string,
  newPassword: string,
  newEmail: string = account.email,
): Promise<({ ok: true } & Proved) | UnlockRefusal> {
  const current = await derive(account.email, password);
  if (!current.ok) return current;
  const raw = await rawWithPassword(account, current.derived, current.seedHex);
  if (!raw.ok) return raw;
  const seed = randomBytes(32);
  const given = { email: newEmail, password: newPassword, profile: kdfProfile, seedHex: toHex(seed) };
  const next = await deriveInWorker(given);
  if (!next.ok) {
    raw.raw.fill(0);
    return { ok: false, reason: next.reason === "memory" ? "memory" : "trouble" };
  }
  return { ok: true, raw, authHex: current.derived.authHex, next: next.derived, seed };
}

async function passwordPart(account: SignedIn, raw: RawJournalKey, { authHex, next, seed }: Proved) {
  const wrap = await sealWrap(raw, next, { type: 1, memberId: account.memberId, seed });
  return { auth: authHex, newAuth: next.authHex, seed: toHex(seed), wrap: toHex(wrap) };
}

/** The same journal key under a new password. This sign-in stays; all others end. `unsure`: as for a new key, below. */
export async function changePassword(
  account: SignedIn,
  password: string,
  newPassword: string,
): Promise<{ ok: true } | UnlockRefusal | Unsure> {
  const proved = await prove(account, password, newPassword);
  if (!proved.ok) return proved;
  const sent = await passwordPart(account, proved.raw, proved);
  forgetProved(proved);
  const answer = await post<{ ok: true } | Refused>("/api/journal/password", sent, "PUT");
  if (answer.ok) return { ok: true };
  if (answer.reason === "no-match" || answer.reason === "wait") return refusal(answer);
  // Perhaps only the answer was lost: the seed that the server names is the one of the password that counts.
  const now = await post<Prelogin>("/api/door/prelogin", { email: account.email });
  if ("ok" in now) return { ok: false, reason: "unsure" };
  return now.seed === sent.seed ? { ok: true } : refusal(answer);
}

/** The same journal key and password under another email. It waits on the server until both addresses have said yes. */
export async function changeEmail(
  account: SignedIn,
  email: string,
  password: string,
): Promise<{ ok: true } | EmailRefusal> {
  const next = canonicalEmail(email);
  const proved = await prove(account, password, password, next);
  if (!proved.ok) return proved;
  const sent = { ...(await passwordPart(account, proved.raw, proved)), email: next };
  forgetProved(proved);
  const answer = await post<{ ok: true } | Refused>("/api/account/email", sent);
  if (answer.ok) return { ok: true };
  return answer.reason === "no-mail" ? { ok: false, reason: "no-mail" } : refusal(answer);
}

/**
 * Begins with a new journal key: new password, new words, and a head under the new key over everything that the old ones
 * sealed. `pull` brings the contents up to date; `beginning` is told the new key's id before anything is sent. `unsure`: the answer was lost, and whether it was done is not known.
 */
export async function rotate(
  account: SignedIn,
  proved: Proved,
  words: readonly string[],
  from: {
    journal: JournalKey;
    contents: Contents;
    pull: () => Promise<{ ok: false; reason: string } | null>;
    beginning: (keyIdHex: string) => Promise<unknown>;
  },
): Promise<({ ok: true } & Held) | RotateRefusal> {
  const { memberId } = account;
  const raw = makeRawKey();
  const journal = await importJournalKey(raw);
  const kit = await wrapUnderWords(raw, words, memberId);
  if (!kit.ok) return kit;
  const previousWrap = toHex(await wrapPrevious(proved.raw, journal, memberId));
  const fixed = {
    ...(await passwordPart(account, raw, proved)),
    ...{ keyId: journal.keyIdHex, previousWrap, recoveryWrap: kit.wrap, proofHash: kit.proofHash },
  };
  for (let n = 0; n < tries; n += 1) {
    const away = await from.pull();
    if (away) return refusal(away);
    if (from.contents.doubtful || !from.contents.vouched) return { ok: false, reason: "doubtful" };
    // Opened by the keys of now, vouched for by the new one.
    const items = vouchedFor(from.contents, from.journal);
    const headVersion = from.contents.headVersion + 1;
    const head = toHex(await sealHead(journal, await headOf(journal, items), memberId, headVersion));
    await from.beginning(journal.keyIdHex);
    const answer = await post<{ ok: true } | Refused>("/api/journal/rotate", { ...fixed, headVersion, head });
    if (!answer.ok && answer.reason === "head-moved") {
      await waitABit(n);
      continue;
    }
    const now = await getAccount();
    if (now.ok && now.keyId === journal.keyIdHex) return { ok: true, ...(await hold(raw, now)) };
    if (!answer.ok && now.ok) return refusal(answer);
    return { ok: false, reason: "unsure" };
  }
  return { ok: false, reason: "trouble" };
}
