import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "../env.ts";
import { isUuid } from "../group-sessions/input.ts";

// Its own key: what proves a calendar link proves nothing else, and a copy of the database alone opens no feed.
const proofOf = (feedId: string) =>
  createHmac("sha256", new Uint8Array(hkdfSync("sha256", env().signInKey, "", "rj1/calendar-link", 32)))
    .update(feedId)
    .digest();

/** The path of a feed, for the member it belongs to. Whoever has it reads the feed. */
export const linkOf = (feedId: string) => `/calendar/${feedId}.${proofOf(feedId).toString("base64url")}.ics`;

/** The feed that the last part of such a path names, or null when it does not prove it. */
export function readLink(name: string): string | null {
  const [, feedId = "", proof = ""] = /^([0-9a-f-]{36})\.([\w-]{43})\.ics$/.exec(name) ?? [];
  if (!isUuid(feedId)) return null;
  return timingSafeEqual(Buffer.from(proof, "base64url"), proofOf(feedId)) ? feedId : null;
}
