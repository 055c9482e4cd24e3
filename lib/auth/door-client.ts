/*
 * The browser's side of the door: signs in, joins, sets a new password. Every answer is a value; the password and what is made of it stay in this page and its worker.
 */

import { unlockAfterSignIn, wrapFromThisDevice } from "../journal/vault/at-the-door.ts";
import { fromHex, randomBytes, toHex } from "../journal/vault/bytes.ts";
import { canonicalEmail, type Derived, deriveFromWords, kdfProfile } from "../journal/vault/derive.ts";
import { deriveInWorker } from "../journal/vault/derive-in-worker.ts";
import { forgetDevice } from "../journal/vault/forget-device.ts";
import { makeRawKey } from "../journal/vault/journal-key.ts";
import { derive } from "../journal/vault/keys.ts";
import { getAccount, post } from "../journal/vault/server.ts";
import { openWrap, sealWrap } from "../journal/vault/wrap.ts";
import { forgetOwn } from "../own-words.ts";
import { requestSignIn, requestSignOut } from "./next-auth-client.ts";

export type Refused =
  | { ok: false; reason: "no-match" | "offline" | "trouble" | "memory" }
  | { ok: false; reason: "wait"; retryAfter: number };

const refused = (reason: string): Refused => ({
  ok: false,
  reason: reason === "offline" || reason === "memory" ? reason : "trouble",
});

/** Signs in and opens the journal for the next page. One refusal, no-match, for whatever did not fit. */
export async function enter(from: { email: string; password: string; own: boolean }): Promise<{ ok: true } | Refused> {
  const email = canonicalEmail(from.email);
  const own = await derive(email, from.password);
  if (!own.ok) return own.reason === "wait" ? own : refused(own.reason);
  return enterDerived(email, own.derived, own.seedHex, from.own);
}

async function enterDerived(
  email: string,
  derived: Derived,
  seedHex: string,
  own: boolean,
): Promise<{ ok: true } | Refused> {
  const reason = await requestSignIn({ email, auth: derived.authHex, own: own ? "1" : "0" });
  if (reason) return { ok: false, reason };
  // next-auth answers well even where no sign-in came to be, so the sign-in itself is looked for.
  const account = await getAccount();
  if (!account.ok) return { ok: false, reason: account.reason === "offline" ? "offline" : "trouble" };
  if (account.email !== email) return { ok: false, reason: "trouble" };
  if (!account.opensWithPassword) return { ok: true };
  // Signed in either way: where the key does not open now, the next page asks for the password.
  await unlockAfterSignIn(derived, seedHex);
  return { ok: true };
}

/** Ends the sign-in of this browser. False while the site cannot be told: then nothing that was typed is forgotten. */
export async function leave(): Promise<boolean> {
  await requestSignOut();
  const account = await getAccount();
  const left = !account.ok && account.reason === "signed-out";
  // What members' pages kept for one person, in every tab: whoever comes next must not find it.
  if (left) forgetOwn();
  return left;
}

/** Signs out from a page outside the journal. Refusals: unsent (words wait here that only the journal can send), offline. */
export async function leaveHere(): Promise<{ ok: true } | { ok: false; reason: "unsent" | "offline" }> {
  const account = await getAccount();
  if (account.ok && !(await forgetDevice(account.memberId))) return { ok: false, reason: "unsent" };
  return (await leave()) ? { ok: true } : { ok: false, reason: "offline" };
}

/** Who is signed in here already, or null. */
export async function whoIsHere(): Promise<{ name: string; email: string } | null> {
  const account = await getAccount();
  return account.ok ? { name: account.name, email: account.email } : null;
}

export type Invitation = {
  state: "open";
  memberId: string;
  name: string;
  email: string;
  groupName: string;
  leads: boolean;
};
/** What an invitation may have become meanwhile. */
export type Gone = "not-found" | "used" | "expired" | "cancelled";
const gone: Record<Gone, true> = { "not-found": true, used: true, expired: true, cancelled: true };
export type GoneInvitation = { ok: false; reason: Gone };
export const isGone = (answer: { ok: boolean; reason?: string }): answer is GoneInvitation =>
  answer.reason !== undefined && answer.reason in gone;
export type InvitationAnswer = Invitation | { reason: Gone | "offline" | "trouble" };

/** What an invitation's link offers. Changes nothing. */
export async function lookAtInvitation(token: string): Promise<InvitationAnswer> {
  const answer = await post<InvitationAnswer | { reason: "invalid" }>("/api/door/invitation", { token });
  if ("reason" in answer && (answer.reason === "invalid" || answer.reason === "signed-out"))
    return { reason: "not-found" };
  return answer as InvitationAnswer;
}

async function deriveNew(email: string, password: string) {
  const seed = randomBytes(32);
  const done = await deriveInWorker({ email, password, profile: kdfProfile, seedHex: toHex(seed) });
  return done.ok ? { ...done, seed, seedHex: toHex(seed) } : done;
}

/** Uses an invitation: makes the journal's key here, wraps it under the password, and signs in. */
export async function join(from: {
  token: string;
  invitation: Invitation;
  name: string;
  email: string;
  password: string;
  own: boolean;
}): Promise<{ ok: true } | Refused | GoneInvitation | { ok: false; reason: "email-taken" }> {
  const email = canonicalEmail(from.email);
  const made = await deriveNew(email, from.password);
  if (!made.ok) return refused(made.reason);
  const raw = makeRawKey();
  const wrap = await sealWrap(raw, made.derived, { type: 1, memberId: from.invitation.memberId, seed: made.seed });
  raw.raw.fill(0);
  const sent = {
    token: from.token,
    name: from.name,
    auth: made.derived.authHex,
    seed: made.seedHex,
    wrap: toHex(wrap),
  };
  const said = from.invitation.email ? {} : { email };
  type Answer = { ok: true } | GoneInvitation | { ok: false; reason: "email-taken" };
  const answer = await post<Answer>("/api/door/accept", { ...sent, ...said });
  if (!answer.ok) {
    if (isGone(answer) || answer.reason === "email-taken") return answer;
    return refused(answer.reason);
  }
  return enterDerived(email, made.derived, made.seedHex, from.own);
}

type Looked = { ok: true; memberId: string; keyId: string | null; wrap: string | null };
type NoMatch =
  | { ok: false; reason: "no-match" | "offline" | "trouble" | "signed-out" }
  | { ok: false; reason: "wait"; retryAfter: number };

const noMatch = (answer: NoMatch): Refused =>
  answer.reason === "wait"
    ? answer
    : answer.reason === "no-match"
      ? { ok: false, reason: "no-match" }
      : refused(answer.reason);

/** Whether a code, with the words where there are any, opens the account. Uses nothing up. */
export async function tryCode(from: {
  email: string;
  code: string;
  words: string | null;
}): Promise<{ ok: true } | Refused> {
  const proof = from.words ? await proofOf(from.words) : null;
  if (from.words && !proof) return { ok: false, reason: "no-match" };
  const asked = { email: canonicalEmail(from.email), code: from.code, ...(proof ? { proof: proof.proofHex } : {}) };
  const answer = await post<Looked | NoMatch>("/api/door/recover", asked);
  return answer.ok ? { ok: true } : noMatch(answer);
}

async function proofOf(words: string) {
  const { readWords } = await import("../journal/vault/recovery.ts");
  const read = readWords(words);
  return read.ok ? deriveFromWords(read.entropy) : null;
}

/**
 * Sets a new password with a code, and signs in. With the words, or on a device that keeps the journal open, the journal
 * opens with the new password (`opens`); otherwise it stays locked and kept.
 */
export async function setNewPassword(from: {
  email: string;
  code: string;
  words: string | null;
  password: string;
  own: boolean;
}): Promise<{ ok: true; opens: boolean } | Refused> {
  const email = canonicalEmail(from.email);
  const proof = from.words ? await proofOf(from.words) : null;
  const asked = { email, code: from.code, ...(proof ? { proof: proof.proofHex } : {}) };
  const made = await deriveNew(email, from.password);
  if (!made.ok) return refused(made.reason);
  const looked = await post<Looked | NoMatch>("/api/door/recover", asked);
  if (!looked.ok) return noMatch(looked);
  let wrap: string | null = null;
  if (proof && looked.wrap) {
    const opened = await openWrap(fromHex(looked.wrap), proof, { type: 2, memberId: looked.memberId });
    if (!opened.ok) return { ok: false, reason: "no-match" };
    wrap = toHex(await sealWrap(opened, made.derived, { type: 1, memberId: looked.memberId, seed: made.seed }));
    opened.raw.fill(0);
  } else {
    const here = await wrapFromThisDevice(email, made.derived, made.seedHex);
    if (!here.ok) return refused(here.reason);
    wrap = here.wrap;
  }
  const sent = { ...asked, auth: made.derived.authHex, seed: made.seedHex, ...(wrap ? { wrap } : {}) };
  const answer = await post<{ ok: true } | NoMatch>("/api/door/new-password", sent);
  if (!answer.ok) return noMatch(answer);
  const entered = await enterDerived(email, made.derived, made.seedHex, from.own);
  return entered.ok ? { ok: true, opens: wrap !== null } : entered;
}
