import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import { announcements, memberships, messages } from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";

export type Announcement = { id: string; subject: string; words: string; madeAt: Date };

// From the reader's own membership on: another group's messages are no rows.
const reached = ({ memberId, groupId }: Member) =>
  and(
    eq(memberships.memberId, memberId),
    eq(memberships.groupId, groupId),
    eq(announcements.groupId, memberships.groupId),
  );

const kept = {
  id: announcements.id,
  subject: announcements.subject,
  words: announcements.words,
  madeAt: announcements.madeAt,
};

/** What was written to the whole group, newest first. */
export async function listAnnouncements(member: Member): Promise<Announcement[]> {
  return asMember(member.memberId, (tx) =>
    tx
      .select(kept)
      .from(announcements)
      .innerJoin(memberships, reached(member))
      .orderBy(desc(announcements.madeAt), announcements.id),
  );
}

/** The same with how it was sent. `people`: to how many, as long as their messages are kept; 0 afterwards. */
export async function listSentAnnouncements(
  facilitator: Facilitator,
): Promise<(Announcement & { people: number; waiting: number })[]> {
  return asMember(facilitator.memberId, (tx) =>
    tx
      .select({
        ...kept,
        people: sql<number>`count(${messages.id})::int`,
        waiting: sql<number>`count(${messages.id}) filter (where ${messages.sentAt} is null and ${messages.settledAt} is null)::int`,
      })
      .from(announcements)
      .innerJoin(memberships, and(reached(facilitator), eq(memberships.leads, true)))
      .leftJoin(messages, eq(messages.announcementId, announcements.id))
      .groupBy(announcements.id)
      .orderBy(desc(announcements.madeAt), announcements.id),
  );
}

/** How many others of the group take part now: to so many a message would go. */
export async function countAddressed(facilitator: Facilitator): Promise<number> {
  const [row] = await asMember(facilitator.memberId, (tx) =>
    tx.execute<{ people: number }>(sql`
      select count(*)::int as people
        from memberships lead join memberships held on held.group_id = lead.group_id
       where lead.member_id = ${facilitator.memberId} and lead.group_id = ${facilitator.groupId} and lead.leads
         and held.member_id <> lead.member_id and held.paused_on is null`),
  );
  return row?.people ?? 0;
}
