/*
 * The browser's side of the door: signs in, joins; door-client-recover.ts sets a new password. Every answer is a value; the password and what is made of it stay in this page and its worker.
 */

import { unlockAfterSignIn } from "../journal/vault/at-the-door.ts";
import { randomBytes, toHex } from "../journal/vault/bytes.ts";
import { canonicalEmail, type Derived, kdfProfile } from "../journal/vault/derive.ts";
import { deriveInWorker } from "../journal/vault/derive-in-worker.ts";
import { forgetDevice } from "../journal/vault/forget-device.ts";
import { makeRawKey } from "../journal/vault/journal-key.ts";
import { derive, provePassword as prove } from "../journal/vault/keys.ts";
import { getAccount, getJson, post } from "../journal/vault/server.ts";
import { sealWrap } from "../journal/vault/wrap.ts";
import { forgetOwn } from "../own-words.ts";
import { requestSignIn, requestSignOut } from "./next-auth-client.ts";

export type Refused =
  | { ok: false; reason: "no-match" | "offline" | "trouble" | "memory" }
  | { ok: false; reason: "wait"; retryAfter: number };

/**
 * The password was right, and a code is asked for beside it. `take` gives one; `over`: that was too long ago, so it begins
 * again with the password.
 */
export type SecondStepAsked = {
  ok: false;
  reason: "second-step";
  take: (code: string) => Promise<{ ok: true } | Refused | { ok: false; reason: "over" }>;
};
export type NoMatch =
  | { ok: false; reason: "no-match" | "offline" | "trouble" | "signed-out" }
  | { ok: false; reason: "wait"; retryAfter: number };

export const noMatch = (answer: NoMatch): Refused =>
  answer.reason === "wait"
    ? answer
    : answer.reason === "no-match"
      ? { ok: false, reason: "no-match" }
      : refused(answer.reason);

export const refused = (reason: string): Refused => ({
  ok: false,
  reason: reason === "offline" || reason === "memory" ? reason : "trouble",
});

/** Signs in and opens the journal for the next page. One refusal, no-match, for whatever did not fit. */
export async function enter(from: {
  email: string;
  password: string;
  own: boolean;
}): Promise<{ ok: true } | Refused | SecondStepAsked> {
  const email = canonicalEmail(from.email);
  const own = await derive(email, from.password);
  if (!own.ok) return own.reason === "wait" ? own : refused(own.reason);
  return enterDerived(email, own.derived, own.seedHex, from.own);
}

/** Signs in with what the password gave. */
export async function enterDerived(
  email: string,
  derived: Derived,
  seedHex: string,
  own: boolean,
): Promise<{ ok: true } | Refused | SecondStepAsked> {
  const reason = await requestSignIn({ email, auth: derived.authHex, own: own ? "1" : "0" });
  if (reason) return { ok: false, reason };
  const asked = await getJson<{ waiting: boolean }>("/api/door/second-step");
  if ("waiting" in asked && asked.waiting)
    return { ok: false, reason: "second-step", take: (code) => takeSecondStep(code, email, derived, seedHex) };
  return finish(email, derived, seedHex);
}

async function takeSecondStep(
  code: string,
  email: string,
  derived: Derived,
  seedHex: string,
): Promise<{ ok: true } | Refused | { ok: false; reason: "over" }> {
  const answer = await post<{ ok: true } | NoMatch | { ok: false; reason: "invalid" }>("/api/door/second-step", {
    code,
  });
  if (answer.ok) return finish(email, derived, seedHex);
  if (answer.reason === "signed-out") return { ok: false, reason: "over" };
  return answer.reason === "invalid" ? { ok: false, reason: "no-match" } : noMatch(answer);
}

async function finish(email: string, derived: Derived, seedHex: string): Promise<{ ok: true } | Refused> {
  // next-auth answers well even where no sign-in came to be, so the sign-in itself is looked for.
  const account = await getAccount();
  if (!account.ok) return { ok: false, reason: account.reason === "offline" ? "offline" : "trouble" };
  if (account.email !== email) return { ok: false, reason: "trouble" };
  if (!account.opensWithPassword) return { ok: true };
  // Signed in either way: where the key does not open now, the next page asks for the password.
  await unlockAfterSignIn(derived, seedHex);
  return { ok: true };
}

/** Proves the password again where the page asks for it: what a stolen cookie must not do by itself. */
export async function provePassword(
  password: string,
): Promise<{ ok: true } | Refused | { ok: false; reason: "signed-out" }> {
  const account = await getAccount();
  if (!account.ok)
    return account.reason === "signed-out" ? { ok: false, reason: "signed-out" } : refused(account.reason);
  const proved = await prove(account.email, password);
  if (proved.ok || proved.reason === "signed-out" || proved.reason === "no-match" || proved.reason === "wait")
    return proved as { ok: true } | Refused | { ok: false; reason: "signed-out" };
  return refused(proved.reason);
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

/** The keys that a new password gives under a new seed. */
export async function deriveNew(email: string, password: string) {
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
  const entered = await enterDerived(email, made.derived, made.seedHex, from.own);
  // Nobody who joins just now has a second step.
  return entered.ok || entered.reason !== "second-step" ? entered : { ok: false, reason: "trouble" };
}
