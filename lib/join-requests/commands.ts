import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { db } from "../../db/client.ts";
import { joinRequests, memberships } from "../../db/schema/index.ts";
import { addressPrefix, takeTry } from "../auth/limits.ts";
import { listGroupsToJoin } from "../joining/queries.ts";
import { queueMessage } from "../messages/commands/queue.ts";
import type { joinRequest } from "./input.ts";
import { keptFor } from "./rules.ts";

type Asked = z.output<typeof joinRequest>;

/**
 * Keeps a request to join, and tells the asker and the group's facilitators that it came. The same answer for somebody
 * new, who asked before, who is invited or who is a member: nothing here looks. Refusals: closed (this group takes no
 * requests now), wait (too many from this address, or on the whole site, with the seconds).
 */
export async function askToJoin(
  asked: Asked,
  from: { address: string },
): Promise<{ ok: true } | { ok: false; reason: "closed" } | { ok: false; reason: "wait"; retryAfter: number }> {
  const group = (await listGroupsToJoin()).find(({ id }) => id === asked.groupId);
  if (!group) return { ok: false, reason: "closed" };
  const retryAfter =
    (await takeTry({ kind: "asking", of: addressPrefix(from.address) })) ||
    (await takeTry({ kind: "asking-site", of: "" }));
  if (retryAfter > 0) return { ok: false, reason: "wait", retryAfter };
  // Whoever gives somebody else's address again and again does not fill their letter box, nor the facilitators'.
  const confirm = (await takeTry({ kind: "confirming", of: asked.email })) === 0;
  const tell = (await takeTry({ kind: "telling", of: group.id })) === 0;
  await db().transaction(async (tx) => {
    const { groupId, needsConsent, privacy: _agreed, website: _empty, wantsTalk, ...answers } = asked;
    await tx.insert(joinRequests).values({
      ...answers,
      groupId,
      wantsTalk: wantsTalk === "yes",
      ownQuestion: group.question,
      ownAnswer: group.question === "" ? "" : answers.ownAnswer,
      needsConsentedAt: needsConsent && (answers.needs.length > 0 || answers.needsWords !== "") ? sql`now()` : null,
      goesOn: sql`current_date + ${keptFor.unanswered}::int`,
    });
    if (confirm)
      await queueMessage(tx, { kind: "request-received", to: { name: asked.name, email: asked.email }, groupId });
    if (!tell) return;
    const leads = await tx
      .select({ memberId: memberships.memberId })
      .from(memberships)
      .where(and(eq(memberships.groupId, groupId), eq(memberships.leads, true)));
    for (const { memberId } of leads) await queueMessage(tx, { kind: "request-waiting", to: { memberId }, groupId });
  });
  return { ok: true };
}
