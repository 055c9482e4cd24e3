import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "../../db/client.ts";
import { members, memberships } from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";

export type ListedMember = { id: string; name: string; email: string; leads: boolean };

/** The members of the facilitator's group by name. Nothing about their journals: not even whether there is one. */
export async function listMembers(facilitator: Facilitator): Promise<ListedMember[]> {
  return db()
    .select({ id: members.id, name: members.name, email: members.email, leads: memberships.leads })
    .from(memberships)
    .innerJoin(members, eq(members.id, memberships.memberId))
    .where(eq(memberships.groupId, facilitator.groupId))
    .orderBy(sql`${members.name} collate "und-x-icu"`);
}

export type Companion = { name: string; leads: boolean; isYou: boolean };

/** Who is in the member's group, by name: what everybody there may know of everybody. */
export async function listCompanions(member: Member): Promise<Companion[]> {
  return db()
    .select({
      name: members.name,
      leads: memberships.leads,
      isYou: sql<boolean>`${members.id} = ${member.memberId}`,
    })
    .from(memberships)
    .innerJoin(members, eq(members.id, memberships.memberId))
    .where(
      and(
        eq(memberships.groupId, member.groupId),
        sql`exists (select 1 from memberships own where own.group_id = ${member.groupId} and own.member_id = ${member.memberId})`,
      ),
    )
    .orderBy(sql`${members.name} collate "und-x-icu"`);
}
