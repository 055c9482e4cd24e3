import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, db } from "../../db/client.ts";
import { agreements, agreementYeses, members, memberships } from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { toLocal } from "../local-time.ts";
import type { newestAgreement } from "./input.ts";
import { type Agreed, type AgreementVersion, agreedState } from "./rules.ts";

const version = {
  id: agreements.id,
  number: agreements.number,
  points: agreements.points,
  whatChanged: agreements.whatChanged,
  madeAt: agreements.madeAt,
};

// From the viewer's own membership: another group's agreement is no row.
const reached = (member: Member) =>
  and(
    eq(memberships.memberId, member.memberId),
    eq(memberships.groupId, member.groupId),
    eq(agreements.groupId, memberships.groupId),
  );

/** Every version of the group's agreement, newest first; none while there is no agreement. */
export async function listAgreements(member: Member): Promise<AgreementVersion[]> {
  return db().select(version).from(agreements).innerJoin(memberships, reached(member)).orderBy(desc(agreements.number));
}

export type OwnAgreement = {
  /** Newest first. */
  versions: AgreementVersion[];
  state: Agreed;
  agreedOn: string | null;
  /** The last version before the newest that this member agreed to. */
  agreedBefore: { number: number; agreedOn: string } | null;
};

/** The agreement as one member has it: every version, and what they agreed to. Null while the group has none. */
export async function getAgreement(member: Member, now = new Date()): Promise<OwnAgreement | null> {
  const versions = await listAgreements(member);
  const [newest] = versions;
  if (!newest) return null;
  const yeses = await asMember(member.memberId, (tx) =>
    tx
      .select({ number: agreements.number, agreedOn: sql<string>`max(${agreementYeses.agreedOn})::text` })
      .from(agreementYeses)
      .innerJoin(agreements, eq(agreements.id, agreementYeses.agreementId))
      .where(and(eq(agreementYeses.memberId, member.memberId), eq(agreementYeses.groupId, member.groupId)))
      .groupBy(agreements.number)
      .orderBy(desc(agreements.number)),
  );
  const agreedOn = yeses.find(({ number }) => number === newest.number)?.agreedOn ?? null;
  const state = agreedState(agreedOn, toLocal(now, member.groupTimeZone).date);
  return { versions, state, agreedOn, agreedBefore: yeses.find(({ number }) => number < newest.number) ?? null };
}

export type MemberAgreed = { name: string; state: Agreed; agreedOn: string | null };

/** Who has agreed to the newest version and when, by name. For facilitators alone. */
export async function listAgreed(facilitator: Facilitator, now = new Date()): Promise<MemberAgreed[]> {
  const today = toLocal(now, facilitator.groupTimeZone).date;
  const rows = await asMember(facilitator.memberId, (tx) => {
    const newest = tx
      .select({ id: agreements.id })
      .from(agreements)
      .innerJoin(memberships, and(reached(facilitator), eq(memberships.leads, true)))
      .orderBy(desc(agreements.number))
      .limit(1);
    return tx
      .select({ name: members.name, agreedOn: sql<string | null>`max(${agreementYeses.agreedOn})::text` })
      .from(memberships)
      .innerJoin(members, eq(members.id, memberships.memberId))
      .leftJoin(
        agreementYeses,
        and(
          eq(agreementYeses.memberId, memberships.memberId),
          eq(agreementYeses.groupId, memberships.groupId),
          eq(agreementYeses.agreementId, newest),
        ),
      )
      .where(
        and(
          eq(memberships.groupId, facilitator.groupId),
          sql`exists (select 1 from memberships l where l.group_id = ${facilitator.groupId}
                       and l.member_id = ${facilitator.memberId} and l.leads)`,
        ),
      )
      .groupBy(members.id, members.name)
      .orderBy(sql`${members.name} collate "und-x-icu"`);
  });
  return rows.map(({ name, agreedOn }) => ({ name, agreedOn, state: agreedState(agreedOn, today) }));
}

/** The newest version, asked for by a screen that has an older one. Refusal: not-found where there is none. */
export async function readNewestAgreement(facilitator: Facilitator, _screen: z.output<typeof newestAgreement>) {
  const [newest] = await listAgreements(facilitator);
  return newest ? ({ ok: true, value: newest } as const) : ({ ok: false, reason: "not-found" } as const);
}
