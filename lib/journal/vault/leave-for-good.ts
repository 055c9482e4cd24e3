/*
 * Leaving for good, from this browser: the password is proved as at signing in, and never sent.
 */
import { derive } from "./keys.ts";
import { getJson, post } from "./server.ts";
import type { UnlockRefusal } from "./view.ts";

export type LeavingChoice = { when: "now" | "later"; keepShared: boolean };
export type LeavingAnswer =
  | { ok: true; leavesOn: string | null }
  | UnlockRefusal
  | { ok: false; reason: "last-facilitator" };

const hasLeft = async (memberId: string): Promise<boolean> => {
  const answer = await post<{ left?: boolean }>("/api/account/left", { memberId });
  return "left" in answer && answer.left === true;
};

/**
 * Asks the site to let this member leave. An answer that was lost on the way is found out: once nobody is there with this
 * id, it was done, and asking again says so too.
 */
export async function askToLeave(
  account: { memberId: string; email: string },
  password: string,
  choice: LeavingChoice,
): Promise<LeavingAnswer> {
  const own = await derive(account.email, password);
  if (!own.ok) return own;
  const sent = { auth: own.derived.authHex, ...choice };
  const answer = await post<LeavingAnswer & { reason?: string }>("/api/account/leaving", sent);
  if (answer.ok || answer.reason === "wait" || answer.reason === "last-facilitator") return answer;
  if (choice.when === "now" && (await hasLeft(account.memberId))) return { ok: true, leavesOn: null };
  const known = ["no-match", "signed-out", "offline"].includes(answer.reason);
  return { ok: false, reason: known ? (answer.reason as "no-match") : "trouble" };
}

/** All that the site holds of the member besides their journal, as a readable text; null where it cannot be had now. */
export async function heldText(): Promise<string | null> {
  const held = await getJson<object & { ok?: boolean; reason?: string }>("/api/account/held");
  return held.ok === false || held.reason ? null : `${JSON.stringify(held, null, 2)}\n`;
}
