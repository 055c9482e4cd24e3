import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import {
  accessNeeds,
  groupSessions,
  members,
  memberships,
  sessionAnswers,
  sessionArrangements,
} from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { isUuid } from "../group-sessions/input.ts";
import { checklistOf } from "./rules.ts";

/** What the member said that they need. Null when they have not said, or took it back. */
export async function getOwnNeeds(member: Member): Promise<{ needs: string[]; words: string; changedAt: Date } | null> {
  return asMember(member.memberId, async (tx) => {
    const [row] = await tx
      .select({ needs: accessNeeds.needs, words: accessNeeds.words, changedAt: accessNeeds.changedAt })
      .from(accessNeeds)
      .where(eq(accessNeeds.memberId, member.memberId));
    return row ?? null;
  });
}

/**
 * What has to be there for one session of the facilitator's group: the needs of everybody who has not said that they
 * cannot come. Null out of reach.
 */
export async function getChecklist(facilitator: Facilitator, sessionId: string) {
  if (!isUuid(sessionId)) return null;
  return asMember(facilitator.memberId, async (tx) => {
    const [session] = await tx
      .select({
        id: groupSessions.id,
        startsAt: groupSessions.startsAt,
        minutes: groupSessions.minutes,
        timeZone: groupSessions.timeZone,
        provisions: groupSessions.provisions,
        provided: groupSessions.provided,
      })
      .from(groupSessions)
      .innerJoin(
        memberships,
        and(
          eq(memberships.memberId, facilitator.memberId),
          eq(memberships.groupId, facilitator.groupId),
          eq(memberships.groupId, groupSessions.groupId),
          eq(memberships.leads, true),
        ),
      )
      .where(eq(groupSessions.id, sessionId));
    if (!session) return null;
    const people = await tx
      .select({
        name: members.name,
        needs: accessNeeds.needs,
        words: accessNeeds.words,
        changedAt: accessNeeds.changedAt,
      })
      .from(accessNeeds)
      .innerJoin(
        memberships,
        and(
          eq(memberships.memberId, accessNeeds.memberId),
          eq(memberships.groupId, facilitator.groupId),
          isNull(memberships.pausedOn),
        ),
      )
      .innerJoin(members, eq(members.id, accessNeeds.memberId))
      .leftJoin(
        sessionAnswers,
        and(eq(sessionAnswers.sessionId, session.id), eq(sessionAnswers.memberId, accessNeeds.memberId)),
      )
      .where(sql`${sessionAnswers.answer} is distinct from 'not-coming'`)
      .orderBy(asc(members.name), asc(members.id));
    const arranged = await tx.select().from(sessionArrangements).where(eq(sessionArrangements.sessionId, session.id));
    return { session, ...checklistOf(people, session.provisions, arranged) };
  });
}
