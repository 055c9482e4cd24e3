import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import { attendances, groupSessions, memberships, sessionAnswers } from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { logRecord } from "../members/commands/record.ts";
import type { attendanceChoice, comingChoice, registerLines } from "./input.ts";
import { whyNoRegister, whyNotAnswerable } from "./rules.ts";

const refused = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

// Held until the transaction ends, so that it is not moved or cancelled between the question and the answer.
async function holdSession(tx: Transaction, member: Member, sessionId: string, how: { leads: boolean }) {
  const groups = tx
    .select({ groupId: memberships.groupId })
    .from(memberships)
    .where(
      and(
        eq(memberships.memberId, member.memberId),
        eq(memberships.groupId, member.groupId),
        how.leads ? eq(memberships.leads, true) : undefined,
      ),
    );
  const [session] = await tx
    .select({ startsAt: groupSessions.startsAt, cancelledAt: groupSessions.cancelledAt })
    .from(groupSessions)
    .where(and(eq(groupSessions.id, sessionId), inArray(groupSessions.groupId, groups)))
    .for("share");
  return session;
}

/**
 * Says whether the member comes, in place of what they said before. No reason is asked or kept. Refusals: not-found,
 * cancelled, begun (the session has started), moved (it is not at the start that the member was shown).
 */
export async function answerSession(member: Member, choice: z.output<typeof comingChoice>, now = new Date()) {
  const { sessionId, answer } = choice;
  return asMember(member.memberId, async (tx) => {
    const session = await holdSession(tx, member, sessionId, { leads: false });
    if (!session) return refused("not-found");
    const reason = whyNotAnswerable(session, now);
    if (reason) return refused(reason);
    if (session.startsAt.getTime() !== Date.parse(choice.startsAt)) return refused("moved");
    const said = { answer, answeredAt: now };
    await tx
      .insert(sessionAnswers)
      .values({ sessionId, memberId: member.memberId, ...said })
      .onConflictDoUpdate({ target: [sessionAnswers.sessionId, sessionAnswers.memberId], set: said });
    return { ok: true, value: { answer } } as const;
  });
}

/**
 * Notes who came, one line or many; a line that its member questioned counts as looked at. Refusals: not-found, cancelled,
 * not-yet, gone (somebody is no longer in the group), changed-elsewhere (a line is not as `before` says): then nothing is
 * written.
 */
export async function noteRegister(facilitator: Facilitator, note: z.output<typeof registerLines>, now = new Date()) {
  const { sessionId, lines } = note;
  return asMember(facilitator.memberId, async (tx) => {
    const session = await holdSession(tx, facilitator, sessionId, { leads: true });
    if (!session) return refused("not-found");
    const reason = whyNoRegister(session, now);
    if (reason) return refused(reason);
    // One register at a time: two facilitators at once would each find the lines as they were before.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${sessionId}))`);
    const ids = lines.map(({ memberId }) => memberId);
    const held = await tx
      .select({ memberId: memberships.memberId })
      .from(memberships)
      .where(and(eq(memberships.groupId, facilitator.groupId), inArray(memberships.memberId, ids)));
    if (held.length !== new Set(ids).size) return refused("gone");
    const noted = await tx.select().from(attendances).where(eq(attendances.sessionId, sessionId));
    const already = new Map(noted.map(({ memberId, came }) => [memberId, came]));
    if (lines.some(({ memberId, before }) => (already.get(memberId) ?? null) !== before))
      return refused("changed-elsewhere");
    for (const { memberId, came, before } of lines) {
      await logRecord(tx, facilitator, memberId, before === null ? "register-noted" : "register-changed");
      const line = { came, notedAt: now, questionedAt: null };
      await tx
        .insert(attendances)
        .values({ sessionId, memberId, ...line })
        .onConflictDoUpdate({ target: [attendances.sessionId, attendances.memberId], set: line });
    }
    return { ok: true, value: null } as const;
  });
}

/** A member says that their own line in the register is not right. Refusal: not-found, where there is no such line. */
export async function questionAttendance(member: Member, { sessionId }: z.output<typeof attendanceChoice>) {
  return asMember(member.memberId, async (tx) => {
    const session = await holdSession(tx, member, sessionId, { leads: false });
    if (!session) return refused("not-found");
    const [row] = await tx.execute<{ found: boolean }>(sql`select question_attendance(${sessionId}) as found`);
    return row?.found ? ({ ok: true, value: null } as const) : refused("not-found");
  });
}
