import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "../env.ts";
import { isUuid } from "../group-sessions/input.ts";
import type { Declinable } from "../messages/rules.ts";

// Its own key: what proves that a mail was sent to somebody opens nothing else.
const proofOf = (what: Declinable, memberId: string) =>
  createHmac("sha256", new Uint8Array(hkdfSync("sha256", env().signInKey, "", "rp/unsubscribe", 32)))
    .update(`${what}\0${memberId}`)
    .digest();

/** The path under which one kind of mail to one member can be stopped, without signing in. It does nothing else. */
export const unsubscribePath = (what: Declinable, memberId: string) =>
  `/unsubscribe/${what}.${memberId}.${proofOf(what, memberId).toString("base64url")}`;

/** What the last part of such a path stops, or null when it does not prove it. */
export function readUnsubscribe(name: string): { what: Declinable; memberId: string } | null {
  const [, what, memberId = "", proof = ""] =
    /^(agendas|reminders|announcements)\.([0-9a-f-]{36})\.([\w-]{43})$/.exec(name) ?? [];
  if (!what || !isUuid(memberId)) return null;
  const given = Buffer.from(proof, "base64url");
  return timingSafeEqual(given, proofOf(what as Declinable, memberId)) ? { what: what as Declinable, memberId } : null;
}
