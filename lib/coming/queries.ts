import "server-only";
import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import { attendances, groupSessions, members, memberships, sessionAnswers } from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { type AttendanceKind, type ComingAnswer, isSessionId } from "./input.ts";

export type OwnComing = {
  answer: ComingAnswer | null;
  came: AttendanceKind | null;
  questioned: boolean;
  startsAt: Date;
  minutes: number;
  cancelledAt: Date | null;
};

/** What the member said about a session of their group, and what the register says of them. Null out of reach. */
export async function getOwnComing(member: Member, sessionId: string): Promise<OwnComing | null> {
  if (!isSessionId(sessionId)) return null;
  const { memberId, groupId } = member;
  const [row] = await asMember(memberId, (tx) =>
    tx
      .select({
        answer: sessionAnswers.answer,
        came: attendances.came,
        questioned: sql<boolean>`${attendances.questionedAt} is not null`,
        startsAt: groupSessions.startsAt,
        minutes: groupSessions.minutes,
        cancelledAt: groupSessions.cancelledAt,
      })
      .from(groupSessions)
      .innerJoin(
        memberships,
        and(
          eq(memberships.memberId, memberId),
          eq(memberships.groupId, groupId),
          eq(groupSessions.groupId, memberships.groupId),
        ),
      )
      .leftJoin(
        sessionAnswers,
        and(eq(sessionAnswers.sessionId, groupSessions.id), eq(sessionAnswers.memberId, memberId)),
      )
      .leftJoin(attendances, and(eq(attendances.sessionId, groupSessions.id), eq(attendances.memberId, memberId)))
      .where(eq(groupSessions.id, sessionId)),
  );
  return row ?? null;
}

export type RegisterLine = {
  memberId: string;
  name: string;
  answer: ComingAnswer | null;
  came: AttendanceKind | null;
  questioned: boolean;
};

/** A session of the facilitator's group with what each member said and what was noted of them, by name. Null out of reach. */
export async function getRegister(facilitator: Facilitator, sessionId: string) {
  if (!isSessionId(sessionId)) return null;
  return asMember(facilitator.memberId, async (tx) => {
    const [session] = await tx
      .select({
        id: groupSessions.id,
        startsAt: groupSessions.startsAt,
        timeZone: groupSessions.timeZone,
        cancelledAt: groupSessions.cancelledAt,
      })
      .from(groupSessions)
      .innerJoin(
        memberships,
        and(
          eq(memberships.memberId, facilitator.memberId),
          eq(memberships.groupId, facilitator.groupId),
          eq(memberships.leads, true),
          eq(groupSessions.groupId, memberships.groupId),
        ),
      )
      .where(eq(groupSessions.id, sessionId));
    if (!session) return null;
    const lines: RegisterLine[] = await tx
      .select({
        memberId: members.id,
        name: members.name,
        answer: sessionAnswers.answer,
        came: attendances.came,
        questioned: sql<boolean>`${attendances.questionedAt} is not null`,
      })
      .from(memberships)
      .innerJoin(members, eq(members.id, memberships.memberId))
      .leftJoin(
        sessionAnswers,
        and(eq(sessionAnswers.sessionId, session.id), eq(sessionAnswers.memberId, memberships.memberId)),
      )
      .leftJoin(attendances, and(eq(attendances.sessionId, session.id), eq(attendances.memberId, memberships.memberId)))
      // Whoever pauses is not expected; what was noted of them stays readable.
      .where(
        and(
          eq(memberships.groupId, facilitator.groupId),
          or(isNull(memberships.pausedOn), isNotNull(attendances.came)),
        ),
      )
      .orderBy(sql`${members.name} collate "und-x-icu"`);
    return { session, lines };
  });
}
