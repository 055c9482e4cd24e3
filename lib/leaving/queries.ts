import "server-only";
import { and, count, eq, isNotNull, sql } from "drizzle-orm";
import { asMember, db } from "../../db/client.ts";
import { dilemmas, learnings, leavings, responsibilities } from "../../db/schema/index.ts";
import type { Member } from "../auth/viewer.ts";
import { type Leaving, laterDays } from "./rules.ts";

/** How long backups are kept, in days; null while nobody has said so. */
export async function getBackupDays(): Promise<number | null> {
  const [row] = await db().select({ days: responsibilities.backupDays }).from(responsibilities);
  return row?.days ?? null;
}

/** The day on which a member leaves, or null. */
export async function getLeavingDay(member: Member): Promise<string | null> {
  const [row] = await asMember(member.memberId, (tx) =>
    tx.select({ leavesOn: leavings.leavesOn }).from(leavings).where(eq(leavings.memberId, member.memberId)),
  );
  return row?.leavesOn ?? null;
}

/** How it stands with a member's leaving, and what it would mean: what they share, and what stands in the way. */
export async function getLeaving(member: Member): Promise<Leaving> {
  const { memberId } = member;
  const backupDays = await getBackupDays();
  return asMember(memberId, async (tx) => {
    const [leaving] = await tx
      .select({ leavesOn: leavings.leavesOn, keepShared: leavings.keepShared })
      .from(leavings)
      .where(eq(leavings.memberId, memberId));
    const alone = await tx.execute<{ name: string }>(
      sql`select g.name from groups g where g.id in (select groups_left_alone()) order by g.name`,
    );
    const [lines] = await tx.select({ n: count() }).from(learnings).where(eq(learnings.memberId, memberId));
    const [brought] = await tx
      .select({ n: count() })
      .from(dilemmas)
      .where(and(eq(dilemmas.memberId, memberId), isNotNull(dilemmas.broughtAt)));
    const [today] = await tx.execute<{ day: string }>(sql`select (current_date + ${laterDays}::int)::text as day`);
    return {
      leavesOn: leaving?.leavesOn ?? null,
      keepShared: leaving?.keepShared ?? false,
      laterOn: today?.day ?? "",
      leftAlone: [...alone].map(({ name }) => name),
      backupDays,
      shared: { lines: lines?.n ?? 0, dilemmas: brought?.n ?? 0 },
    };
  });
}

/** Whether nobody with this id is here (any more). Anybody may ask: an id is not to be guessed. */
export async function hasLeft(memberId: string): Promise<boolean> {
  const [row] = await db().execute<{ gone: boolean }>(sql`select has_left(${memberId}) as gone`);
  return row?.gone ?? false;
}
