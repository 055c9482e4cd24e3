/*
 * The browser's side of a forgotten password: a link or a code, the words where there are any, and a new password. Every
 * answer is a value, as in door-client.ts.
 */

import { wrapFromThisDevice } from "../journal/vault/at-the-door.ts";
import { fromHex, toHex } from "../journal/vault/bytes.ts";
import { canonicalEmail, deriveFromWords } from "../journal/vault/derive.ts";
import { getJson, post } from "../journal/vault/server.ts";
import { openWrap, sealWrap } from "../journal/vault/wrap.ts";
import {
  deriveNew,
  enterDerived,
  type NoMatch,
  noMatch,
  type Refused,
  refused,
  type SecondStepAsked,
} from "./door-client.ts";

/** Whether this site can send a link by mail. */
export async function canSendLink(): Promise<boolean> {
  const answer = await getJson<{ mail: boolean }>("/api/door/reset-link");
  return "mail" in answer && answer.mail;
}

/** Asks for a link. The answer is the same whether anybody has this address or not. */
export async function askForLink(email: string): Promise<{ ok: true } | Refused> {
  const answer = await post<{ ok: true } | NoMatch>("/api/door/reset-link", { email: canonicalEmail(email) });
  return answer.ok ? { ok: true } : noMatch(answer);
}

/** What a mail's link brought along, in the fragment that no server sees: "#CODE", or "#code=…&email=…". */
export function readLink(hash: string): { email: string; code: string } | null {
  const said = hash.replace(/^#/, "");
  if (!said) return null;
  if (!said.includes("=")) return { email: "", code: said.slice(0, 40) };
  const fields = new URLSearchParams(said);
  return { email: (fields.get("email") ?? "").slice(0, 320), code: (fields.get("code") ?? "").slice(0, 40) };
}

type Looked = { ok: true; memberId: string; keyId: string | null; wrap: string | null };
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
}): Promise<{ ok: true; opens: boolean } | Refused | (SecondStepAsked & { opens: boolean })> {
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
  const opens = wrap !== null;
  return entered.ok ? { ok: true, opens } : entered.reason === "second-step" ? { ...entered, opens } : entered;
}
