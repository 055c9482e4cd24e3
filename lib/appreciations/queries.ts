import "server-only";
import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import { asMember, db } from "../../db/client.ts";
import { appreciationLooks, appreciationRounds, appreciations, members, memberships } from "../../db/schema/index.ts";
import type { Member } from "../auth/viewer.ts";
import { toLocal } from "../local-time.ts";
import { type RoundState, roundState } from "./rules.ts";

export type Round = {
  id: string;
  state: RoundState;
  openedAt: Date;
  shownAt: Date | null;
  /** The day on which it is deleted (YYYY-MM-DD), once it is shown. */
  goesOn: string | null;
};

/** The newest round of thanks of the member's group, also one that is to be deleted. Null while there is none. */
export async function getRound(member: Member, now = new Date()): Promise<Round | null> {
  const [row] = await db()
    .select({
      id: appreciationRounds.id,
      openedAt: appreciationRounds.openedAt,
      shownAt: appreciationRounds.shownAt,
      goesOn: appreciationRounds.goesOn,
    })
    .from(appreciationRounds)
    .innerJoin(
      memberships,
      and(
        eq(memberships.memberId, member.memberId),
        eq(memberships.groupId, member.groupId),
        eq(appreciationRounds.groupId, memberships.groupId),
      ),
    )
    .orderBy(desc(appreciationRounds.openedAt), desc(appreciationRounds.id))
    .limit(1);
  return row ? { ...row, state: roundState(row, toLocal(now, member.groupTimeZone).date) } : null;
}

export type OwnThanks = {
  id: string;
  toMemberId: string | null;
  /** Null: the whole group. */
  to: string | null;
  words: string;
  named: boolean;
};

/** What this member has written in a round, and nobody else's. */
export async function listOwnThanks(member: Member, roundId: string): Promise<OwnThanks[]> {
  return asMember(member.memberId, (tx) =>
    tx
      .select({
        id: appreciations.id,
        toMemberId: appreciations.toMemberId,
        to: members.name,
        words: appreciations.words,
        named: appreciations.named,
      })
      .from(appreciations)
      .leftJoin(members, eq(members.id, appreciations.toMemberId))
      .where(
        and(
          eq(appreciations.roundId, roundId),
          eq(appreciations.memberId, member.memberId),
          eq(appreciations.groupId, member.groupId),
        ),
      )
      .orderBy(sql`${appreciations.toMemberId} is not null`, asc(members.name), asc(appreciations.id)),
  );
}

/** When this member opened the thanks of a round; null when they have not. */
export async function getLook(member: Member, roundId: string): Promise<Date | null> {
  const [look] = await asMember(member.memberId, (tx) =>
    tx
      .select({ seenAt: appreciationLooks.seenAt })
      .from(appreciationLooks)
      .where(and(eq(appreciationLooks.roundId, roundId), eq(appreciationLooks.memberId, member.memberId))),
  );
  return look?.seenAt ?? null;
}

/** The others of the group, whom somebody may thank. */
export async function listOthers(member: Member): Promise<{ id: string; name: string }[]> {
  return db()
    .select({ id: members.id, name: members.name })
    .from(memberships)
    .innerJoin(members, eq(members.id, memberships.memberId))
    .where(
      and(
        eq(memberships.groupId, member.groupId),
        ne(memberships.memberId, member.memberId),
        sql`exists (select 1 from memberships own where own.group_id = ${member.groupId} and own.member_id = ${member.memberId})`,
      ),
    )
    .orderBy(sql`${members.name} collate "und-x-icu"`);
}
