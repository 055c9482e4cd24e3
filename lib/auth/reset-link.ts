import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import { doorCodes } from "../../db/schema/index.ts";
import { env } from "../env.ts";
import { log } from "../log.ts";
import { queueMessage } from "../messages/commands/queue.ts";
import { limitsFor, type Trying, type Wait } from "./limits-of-request.ts";
import { findMemberByEmail, nobody } from "./sign-ins.ts";
import { hashCode, makeCode } from "./tokens.ts";

/**
 * Whether a link may be asked for now: the same work and the same answer for known and unknown addresses. Refusals:
 * no-mail (this site sends none), wait. A browser that signed in to the account before has a limit of its own.
 */
export async function askForLink(from: Trying): Promise<{ ok: true } | { ok: false; reason: "no-mail" } | Wait> {
  if (env().mail === null) return { ok: false, reason: "no-mail" };
  const member = await findMemberByEmail(from.email);
  const limits = await limitsFor(from, member?.id ?? nobody, "link");
  const retryAfter = await limits.take();
  return retryAfter > 0 ? { ok: false, reason: "wait", retryAfter } : { ok: true };
}

/**
 * Makes a code for whoever has this email and queues the mail that brings it: it works once, for an hour, and ends
 * earlier links, but not a code that a facilitator made by hand. For nobody it does nothing. Never throws.
 */
export async function sendLink(email: string): Promise<void> {
  try {
    const member = await findMemberByEmail(email);
    if (!member) return;
    const memberId = member.id;
    const code = makeCode();
    await asMember(memberId, async (tx) => {
      const earlier = and(eq(doorCodes.memberId, memberId), eq(doorCodes.byMail, true), isNull(doorCodes.usedAt));
      await tx.update(doorCodes).set({ usedAt: sql`now()` }).where(earlier);
      await tx.insert(doorCodes).values({
        memberId,
        codeHash: hashCode(env().pepper, memberId, code),
        byMail: true,
        expiresAt: sql`now() + interval '1 hour'`,
      });
      await queueMessage(tx, { kind: "reset-link", details: { code }, to: { memberId }, groupId: null });
    });
  } catch (error) {
    log.error({ err: error }, "A link for a new password could not be made");
  }
}
