import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { asMember, db } from "../../db/client.ts";
import { calendarFeeds, groupSessions, memberships } from "../../db/schema/index.ts";
import type { Member } from "../auth/viewer.ts";
import { isUuid } from "../group-sessions/input.ts";
import type { CalendarSession } from "./file.ts";
import { linkOf, readLink } from "./link.ts";

// Only what a calendar may have: no title, no words, no link to join, no place is even read.
const told = {
  id: groupSessions.id,
  startsAt: groupSessions.startsAt,
  minutes: groupSessions.minutes,
  timeZone: groupSessions.timeZone,
  version: groupSessions.version,
  cancelledAt: groupSessions.cancelledAt,
};

/** One session of the member's group for a calendar. Null for another group's id, or no id at all. */
export async function getCalendarSession(member: Member, sessionId: string): Promise<CalendarSession | null> {
  if (!isUuid(sessionId)) return null;
  const [row] = await db()
    .select(told)
    .from(groupSessions)
    .innerJoin(
      memberships,
      and(
        eq(memberships.memberId, member.memberId),
        eq(memberships.groupId, member.groupId),
        eq(memberships.groupId, groupSessions.groupId),
      ),
    )
    .where(eq(groupSessions.id, sessionId));
  return row ?? null;
}

/** The path of the member's calendar feed, and since when it is this one. Null when they have not made one. */
export async function getCalendarLink(member: Member): Promise<{ path: string; madeAt: Date } | null> {
  const [feed] = await asMember(member.memberId, (tx) =>
    tx.select().from(calendarFeeds).where(eq(calendarFeeds.memberId, member.memberId)),
  );
  return feed ? { path: linkOf(feed.feedId), madeAt: feed.madeAt } : null;
}

/**
 * The sessions behind a calendar link, of the groups its member is in today: those of the past year and all to come,
 * cancelled ones too. Null for a link that is wrong, renewed or nobody's. The link is the proof of who asks.
 */
export async function listFeedSessions(link: string, now = new Date()): Promise<CalendarSession[] | null> {
  const feedId = readLink(link);
  if (!feedId) return null;
  const [found] = await db().execute<{ member_id: string | null }>(
    sql`select find_calendar_feed(${feedId}) as member_id`,
  );
  if (!found?.member_id) return null;
  return db()
    .select(told)
    .from(groupSessions)
    .innerJoin(
      memberships,
      and(eq(memberships.memberId, found.member_id), eq(memberships.groupId, groupSessions.groupId)),
    )
    .where(sql`${groupSessions.startsAt} > ${now.toISOString()}::timestamptz - interval '1 year'`)
    .orderBy(asc(groupSessions.startsAt), asc(groupSessions.id));
}
