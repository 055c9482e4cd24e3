import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { asMember, db } from "../../db/client.ts";
import { members, memberships, recordLog } from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import type { RecordedAct } from "./commands/record.ts";
import type { OwnDetails } from "./input.ts";

export type ListedMember = {
  id: string;
  name: string;
  pronouns: string;
  email: string;
  organisation: string;
  leads: boolean;
  hasSecondStep: boolean;
};

/** The members of the facilitator's group by name. Nothing about their journals: not even whether there is one. */
export async function listMembers(facilitator: Facilitator): Promise<ListedMember[]> {
  return asMember(facilitator.memberId, (tx) =>
    tx
      .select({
        id: members.id,
        name: members.name,
        pronouns: members.pronouns,
        email: members.email,
        organisation: members.organisation,
        leads: memberships.leads,
        hasSecondStep: sql<boolean>`${members.id} in (select members_with_second_step(${facilitator.groupId}))`,
      })
      .from(memberships)
      .innerJoin(members, eq(members.id, memberships.memberId))
      .where(eq(memberships.groupId, facilitator.groupId))
      .orderBy(sql`${members.name} collate "und-x-icu"`),
  );
}

export type Companion = { name: string; pronouns: string; leads: boolean; isYou: boolean };

/** Who is in the member's group, by name: what everybody there may know of everybody. */
export async function listCompanions(member: Member): Promise<Companion[]> {
  return db()
    .select({
      name: members.name,
      pronouns: members.pronouns,
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

/** What the member says of themselves now. */
export async function getOwnDetails(member: Member): Promise<OwnDetails> {
  const [row] = await db()
    .select({ name: members.name, pronouns: members.pronouns, organisation: members.organisation })
    .from(members)
    .where(eq(members.id, member.memberId));
  return row ?? { name: member.name, pronouns: "", organisation: "" };
}

export type RecordLine = { kind: RecordedAct; by: string | null; at: Date };

/** What facilitators did with the member's record, newest first; the first of all is who invited or accepted them. */
export async function listRecord(member: Member): Promise<RecordLine[]> {
  return asMember(member.memberId, (tx) =>
    tx
      .select({ kind: recordLog.kind, by: recordLog.byName, at: recordLog.at })
      .from(recordLog)
      .where(eq(recordLog.memberId, member.memberId))
      .orderBy(desc(recordLog.at)),
  );
}
