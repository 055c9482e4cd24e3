/*
 * How a change of email stands, and the two things that can be done about one that waits. Neither needs a key.
 */
import { type Away, getJson, post } from "./server.ts";

export type WaitingChange = { email: string; oldConfirmed: boolean; newConfirmed: boolean; expiresAt: string };
export type EmailState = { ok: true; mail: boolean; waiting: WaitingChange | null };
export type Confirmed =
  | { ok: true; done: boolean; email: string }
  | { ok: false; reason: "not-found" | "taken" }
  | Away;

/** Whether this site can send mail, and what waits. */
export const getEmailState = () => getJson<EmailState>("/api/account/email");

/** Says yes with a mail's token; the second yes changes the email. */
export async function confirmEmail(token: string): Promise<Confirmed> {
  const answer = await post<Confirmed | { ok: false; reason: "invalid" }>("/api/account/email", { token }, "PUT");
  return !answer.ok && answer.reason === "invalid" ? { ok: false, reason: "not-found" } : (answer as Confirmed);
}

export const takeBackEmail = () => post<{ ok: true }>("/api/account/email/take-back", {});
