import "server-only";
import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { asMember, type Transaction } from "../../db/client.ts";
import { dilemmas, groupSessions, listeners, members, memberships } from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { isDilemmaId } from "./input.ts";

const planned = alias(groupSessions, "planned");
const brought = alias(groupSessions, "brought");

const days = {
  id: dilemmas.id,
  title: dilemmas.title,
  audience: dilemmas.audience,
  named: dilemmas.named,
  offeredAt: dilemmas.offeredAt,
  withdrawnAt: dilemmas.withdrawnAt,
  broughtAt: dilemmas.broughtAt,
  plannedSessionId: dilemmas.plannedSessionId,
  plannedFor: planned.startsAt,
  plannedZone: planned.timeZone,
  plannedCancelled: sql<boolean>`${planned.cancelledAt} is not null`,
  broughtSessionId: dilemmas.broughtSessionId,
  broughtOn: brought.startsAt,
  broughtZone: brought.timeZone,
  since: dilemmas.since,
};

// Nobody's, once its author has left and let it stay: then it is not the reader's either.
const mine = (member: Member) => sql<boolean>`coalesce(${dilemmas.memberId} = ${member.memberId}, false)`;
// Its author's name, for its author and where they chose to show it. The id of a member is never read for a screen.
const author = (member: Member) =>
  sql<string | null>`case when ${dilemmas.named} or ${mine(member)} then ${members.name} end`;

const reached = (member: Member) =>
  and(
    eq(memberships.memberId, member.memberId),
    eq(memberships.groupId, member.groupId),
    eq(dilemmas.groupId, memberships.groupId),
  );

// What a member may read: their own, and what others share with the group. A facilitator reads the rest at their desk.
const shared = (member: Member) => or(mine(member), and(eq(dilemmas.audience, "group"), isNull(dilemmas.withdrawnAt)));

const forMembers = (tx: Transaction, member: Member) =>
  tx
    .select({
      ...days,
      mine: mine(member),
      author: author(member),
      happened: dilemmas.happened,
      wish: dilemmas.wish,
      version: dilemmas.version,
    })
    .from(dilemmas)
    .innerJoin(memberships, reached(member))
    .leftJoin(members, eq(members.id, dilemmas.memberId))
    .leftJoin(planned, eq(planned.id, dilemmas.plannedSessionId))
    .leftJoin(brought, eq(brought.id, dilemmas.broughtSessionId))
    .$dynamic();

export type ReadDilemma = Awaited<ReturnType<typeof forMembers>>[number];

/** A dilemma for its author, or for the group with which it is shared. Null out of reach, and for what is no id. */
export async function getDilemma(member: Member, dilemmaId: string): Promise<ReadDilemma | null> {
  if (!isDilemmaId(dilemmaId)) return null;
  const [row] = await asMember(member.memberId, (tx) =>
    forMembers(tx, member).where(and(eq(dilemmas.id, dilemmaId), shared(member))),
  );
  return row ?? null;
}

export type ListedDilemma = Omit<ReadDilemma, "happened" | "wish" | "version" | "since">;

const listed = ({ happened, wish, version, since, ...row }: ReadDilemma): ListedDilemma => row;

/** The member's own dilemmas, those that others share with the group, newest first, and whether they rather listen. */
export async function listDilemmas(
  member: Member,
): Promise<{ own: ListedDilemma[]; shared: ListedDilemma[]; listening: boolean }> {
  return asMember(member.memberId, async (tx) => {
    const rows = await forMembers(tx, member).where(shared(member)).orderBy(desc(dilemmas.offeredAt));
    const [listening] = await tx
      .select({ since: listeners.since })
      .from(listeners)
      .where(and(eq(listeners.memberId, member.memberId), eq(listeners.groupId, member.groupId)));
    return {
      own: rows.filter((row) => row.mine).map(listed),
      shared: rows.filter((row) => !row.mine).map(listed),
      listening: listening !== undefined,
    };
  });
}

const led = (facilitator: Facilitator) =>
  and(
    eq(memberships.memberId, facilitator.memberId),
    eq(memberships.groupId, facilitator.groupId),
    eq(memberships.leads, true),
    eq(dilemmas.groupId, memberships.groupId),
  );

const forLead = (tx: Transaction, facilitator: Facilitator) =>
  tx
    .select({ ...days, author: members.name, happened: dilemmas.happened, wish: dilemmas.wish })
    .from(dilemmas)
    .innerJoin(memberships, led(facilitator))
    .leftJoin(members, eq(members.id, dilemmas.memberId))
    .leftJoin(planned, eq(planned.id, dilemmas.plannedSessionId))
    .leftJoin(brought, eq(brought.id, dilemmas.broughtSessionId))
    .$dynamic();

export type OfferedDilemma = Awaited<ReturnType<typeof forLead>>[number];

/** One session to plan for or to have brought to: a day, and whether it has begun. */
export type SessionChoice = { id: string; startsAt: Date; timeZone: string; begun: boolean };

async function sessionsOf(tx: Transaction, facilitator: Facilitator, now: Date): Promise<SessionChoice[]> {
  const rows = await tx
    .select({ id: groupSessions.id, startsAt: groupSessions.startsAt, timeZone: groupSessions.timeZone })
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
    .where(isNull(groupSessions.cancelledAt))
    .orderBy(asc(groupSessions.startsAt), asc(groupSessions.id));
  return rows.map((row) => ({ ...row, begun: row.startsAt <= now }));
}

/** A dilemma whole, for the facilitator, with the sessions that it could be planned for or was brought to. */
export async function getOffer(facilitator: Facilitator, dilemmaId: string, now = new Date()) {
  if (!isDilemmaId(dilemmaId)) return null;
  return asMember(facilitator.memberId, async (tx) => {
    const [dilemma] = await forLead(tx, facilitator).where(eq(dilemmas.id, dilemmaId));
    return dilemma ? { dilemma, sessions: await sessionsOf(tx, facilitator, now) } : null;
  });
}

export type Turn = { memberId: string; name: string; lastBrought: Date | null; waiting: boolean; listening: boolean };

/** Every offer of the facilitator's group, newest first, and whose turn it might be, by name. Never how many. */
export async function listOffers(facilitator: Facilitator): Promise<{ offers: OfferedDilemma[]; turns: Turn[] }> {
  return asMember(facilitator.memberId, async (tx) => {
    const offers = await forLead(tx, facilitator).orderBy(desc(dilemmas.offeredAt));
    const turns = await tx.execute<Omit<Turn, "lastBrought"> & { lastBrought: string | null }>(sql`
      select m.id as "memberId", m.name,
             (select max(coalesce(s.starts_at, d.brought_at)) from dilemmas d
                left join group_sessions s on s.id = d.brought_session_id
               where d.group_id = held.group_id and d.member_id = held.member_id and d.brought_at is not null
             ) as "lastBrought",
             exists (select 1 from dilemmas d where d.group_id = held.group_id and d.member_id = held.member_id
                        and d.brought_at is null and d.withdrawn_at is null) as waiting,
             exists (select 1 from listeners l
                      where l.group_id = held.group_id and l.member_id = held.member_id) as listening
        from memberships lead
        join memberships held on held.group_id = lead.group_id
        join members m on m.id = held.member_id
       where lead.member_id = ${facilitator.memberId} and lead.group_id = ${facilitator.groupId} and lead.leads
         and held.paused_on is null
       order by m.name collate "und-x-icu"`);
    return {
      offers,
      turns: [...turns].map(({ lastBrought, ...turn }) => ({
        ...turn,
        lastBrought: lastBrought ? new Date(lastBrought) : null,
      })),
    };
  });
}

export type LookedBack = { id: string; title: string; author: string | null; mine: boolean; since: string };

/**
 * What was brought to the session before this one, with what has happened since, as far as the member may read it. For
 * the next session and for past ones: what lies further ahead looks back on sessions that are still to come.
 */
export async function listLookedBack(member: Member, sessionId: string, now = new Date()): Promise<LookedBack[]> {
  if (!isDilemmaId(sessionId)) return [];
  const at = now.toISOString();
  const rows = await asMember(member.memberId, (tx) =>
    tx.execute<LookedBack>(sql`
      with this as (
        select s.id, s.group_id, s.starts_at from group_sessions s
          join memberships held on held.group_id = s.group_id
         where s.id = ${sessionId} and held.member_id = ${member.memberId} and held.group_id = ${member.groupId}
           and s.cancelled_at is null
           and not exists (select 1 from group_sessions sooner
                where sooner.group_id = s.group_id and sooner.cancelled_at is null and sooner.id <> s.id
                  and sooner.starts_at < s.starts_at and sooner.starts_at > ${at}::timestamptz)
      ), readable as (
        select d.*, b.starts_at from dilemmas d
          join this on this.group_id = d.group_id
          join group_sessions b on b.id = d.brought_session_id and b.starts_at < this.starts_at
         where d.brought_at is not null and (d.audience = 'group' or d.member_id = ${member.memberId})
      )
      select r.id, r.title, r.since, coalesce(r.member_id = ${member.memberId}, false) as mine,
             case when r.named or r.member_id = ${member.memberId} then m.name end as author
        from readable r left join members m on m.id = r.member_id
       where r.starts_at = (select max(starts_at) from readable)
       order by r.offered_at, r.id`),
  );
  return [...rows].filter((row) => row.mine || row.since !== "");
}
