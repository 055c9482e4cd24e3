import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { announcements, memberships, messages } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { handOver } from "../messages/commands/hand-over.ts";
import type { announcementSent } from "./input.ts";

/**
 * Keeps a message to the group and queues it for everybody who takes part now, but for its writer. Gives to how many it
 * goes; sent again, what the first sending led to. Refusal: not-found (no longer leads the group, or another's id).
 */
export async function sendAnnouncement(facilitator: Facilitator, sent: z.output<typeof announcementSent>) {
  const { announcementId, subject, words } = sent;
  const { memberId, groupId } = facilitator;
  return asMember(memberId, async (tx) => {
    const [led] = await tx
      .select({ groupId: memberships.groupId })
      .from(memberships)
      .where(and(eq(memberships.memberId, memberId), eq(memberships.groupId, groupId), eq(memberships.leads, true)));
    if (!led) return { ok: false, reason: "not-found" } as const;
    const [fresh] = await tx
      .insert(announcements)
      .values({ id: announcementId, groupId, madeBy: memberId, subject, words })
      .onConflictDoNothing()
      .returning({ id: announcements.id });
    if (fresh) {
      const made = await tx.execute<{ id: string }>(sql`
        insert into messages (group_id, member_id, kind, announcement_id)
        select held.group_id, held.member_id, 'announcement', ${announcementId}
          from memberships held
         where held.group_id = ${groupId} and held.member_id <> ${memberId} and held.paused_on is null
        returning id`);
      await handOver(
        tx,
        made.map(({ id }) => id),
      );
    }
    const [kept] = await tx
      .select({ people: sql<number>`count(${messages.id})::int` })
      .from(announcements)
      .leftJoin(messages, eq(messages.announcementId, announcements.id))
      .where(and(eq(announcements.id, announcementId), eq(announcements.groupId, groupId)))
      .groupBy(announcements.id);
    return kept ? ({ ok: true, value: kept } as const) : ({ ok: false, reason: "not-found" } as const);
  });
}
