import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, db } from "../../db/client.ts";
import { agreements, agreementYeses, memberships } from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { toLocal } from "../local-time.ts";
import type { agreementChoice, agreementVersion } from "./input.ts";
import { saysTheSame } from "./rules.ts";

const refused = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

/**
 * Makes the next version of the agreement; earlier ones stay. Gives it. Refusals: not-found (no longer leads the group);
 * changed-elsewhere when another version was made since `number`; no-change when its points are those of before.
 */
export async function makeAgreement(facilitator: Facilitator, made: z.output<typeof agreementVersion>) {
  return db().transaction(async (tx) => {
    const [led] = await tx
      .select({ groupId: memberships.groupId })
      .from(memberships)
      .where(
        and(
          eq(memberships.memberId, facilitator.memberId),
          eq(memberships.groupId, facilitator.groupId),
          eq(memberships.leads, true),
        ),
      );
    if (!led) return refused("not-found");
    const [newest] = await tx
      .select({ number: agreements.number, points: agreements.points })
      .from(agreements)
      .where(eq(agreements.groupId, led.groupId))
      .orderBy(desc(agreements.number))
      .limit(1);
    if ((newest?.number ?? 0) !== made.number) return refused("changed-elsewhere");
    if (newest && saysTheSame(newest.points, made.points)) return refused("no-change");
    // Two at the same moment: the table has room for one of that number.
    const [stored] = await tx
      .insert(agreements)
      .values({ ...made, groupId: led.groupId, number: made.number + 1 })
      .onConflictDoNothing()
      .returning({
        id: agreements.id,
        number: agreements.number,
        points: agreements.points,
        whatChanged: agreements.whatChanged,
        madeAt: agreements.madeAt,
      });
    return stored ? ({ ok: true, value: stored } as const) : refused("changed-elsewhere");
  });
}

/**
 * Notes that the member has read this version and agrees, today on the group's calendar. Gives the day. Refusals:
 * not-found; changed-elsewhere when a newer version has been made: nobody agrees to what they have not seen.
 */
export async function agree(member: Member, { agreementId }: z.output<typeof agreementChoice>, now = new Date()) {
  const agreedOn = toLocal(now, member.groupTimeZone).date;
  return asMember(member.memberId, async (tx) => {
    const [asked] = await tx
      .select({
        id: agreements.id,
        newest: sql<boolean>`not exists (
          select 1 from agreements newer where newer.group_id = ${agreements.groupId} and newer.number > ${agreements.number})`,
      })
      .from(agreements)
      .innerJoin(
        memberships,
        and(
          eq(memberships.memberId, member.memberId),
          eq(memberships.groupId, member.groupId),
          eq(agreements.groupId, memberships.groupId),
        ),
      )
      .where(eq(agreements.id, agreementId));
    if (!asked) return refused("not-found");
    if (!asked.newest) return refused("changed-elsewhere");
    await tx
      .insert(agreementYeses)
      .values({ agreementId, groupId: member.groupId, memberId: member.memberId, agreedOn })
      .onConflictDoNothing();
    return { ok: true, value: { agreedOn } } as const;
  });
}
