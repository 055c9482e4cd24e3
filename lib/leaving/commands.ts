import "server-only";
import { and, eq, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, db, type Transaction } from "../../db/client.ts";
import { leavings, members } from "../../db/schema/index.ts";
import type { From } from "../auth/change-password.ts";
import { checkPassword } from "../auth/check-password.ts";
import type { Member } from "../auth/viewer.ts";
import { log } from "../log.ts";
import { queueMessage } from "../messages/commands/queue.ts";
import type { leavingInput } from "./input.ts";
import { laterDays } from "./rules.ts";

type Gone = "left" | "gone" | "last-facilitator";

// Everything of the transaction's member goes, and a last message to their address is queued: both or neither.
async function goForGood(tx: Transaction, memberId: string, keepShared: boolean): Promise<Gone> {
  const [who] = await tx
    .select({ name: members.name, email: members.email })
    .from(members)
    .where(eq(members.id, memberId));
  const [row] = await tx.execute<{ answer: Gone }>(sql`select leave_for_good(${keepShared}) as answer`);
  const answer = row?.answer ?? "gone";
  if (answer === "left" && who) await queueMessage(tx, { kind: "leaving", to: who, groupId: null });
  return answer;
}

// A save or a sign-in of the same moment can be in the way from the other side; then the database ends one of the two.
async function untilNobodyIsInTheWay<T>(work: () => Promise<T>, tries = 3): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    const inTheWay = cause instanceof Error && "code" in cause && cause.code === "40P01";
    if (!inTheWay || tries <= 1) throw error;
    return untilNobodyIsInTheWay(work, tries - 1);
  }
}

/**
 * Leaves for good, now or in 14 days, after the password was proved under the limits of signing in. Now: every row and
 * key of the member goes at once, and every sign-in ends. Asked again afterwards it answers as if for the first time.
 * Refusals: no-match, wait, last-facilitator (a group would have nobody to lead it).
 */
export async function leaveForGood(member: Member, given: z.output<typeof leavingInput>, from: From) {
  const { memberId, email } = member;
  const checked = await checkPassword({ email, auth: given.auth, ...from });
  if (!checked.ok) return checked;
  const refused = { ok: false, reason: "last-facilitator" } as const;
  if (given.when === "now") {
    const answer = await untilNobodyIsInTheWay(() =>
      asMember(memberId, (tx) => goForGood(tx, memberId, given.keepShared)),
    );
    return answer === "last-facilitator" ? refused : ({ ok: true, leavesOn: null } as const);
  }
  return asMember(memberId, async (tx) => {
    const [alone] = await tx.execute(sql`select 1 from groups_left_alone()`);
    if (alone) return refused;
    const keepShared = given.keepShared;
    const [row] = await tx
      .insert(leavings)
      .values({ memberId, leavesOn: sql`current_date + ${laterDays}::int`, keepShared })
      .onConflictDoUpdate({ target: leavings.memberId, set: { leavesOn: sql`excluded.leaves_on`, keepShared } })
      .returning({ leavesOn: leavings.leavesOn });
    return { ok: true, leavesOn: row?.leavesOn ?? null } as const;
  });
}

/** Takes a leaving back, at any time before its day has come. Nothing to take back is as good as done. */
export async function stay(member: Member) {
  await asMember(member.memberId, (tx) => tx.delete(leavings).where(eq(leavings.memberId, member.memberId)));
  return { ok: true } as const;
}

/**
 * For the daily retention: whoever's day has come leaves, each in a transaction of their own, so that one that fails
 * keeps nobody else. Looked at again under the member's lock: it may have been taken back, or done by another server.
 */
export async function leaveWhoseDayHasCome(): Promise<void> {
  const due = await db().execute<{ member_id: string }>(sql`select * from leavings_due() as member_id`);
  for (const { member_id: memberId } of due) {
    try {
      const answer = await untilNobodyIsInTheWay(() =>
        asMember(memberId, async (tx) => {
          await tx.select({ id: members.id }).from(members).where(eq(members.id, memberId)).for("update");
          const [leaving] = await tx
            .select({ keepShared: leavings.keepShared })
            .from(leavings)
            .where(and(eq(leavings.memberId, memberId), lte(leavings.leavesOn, sql`current_date`)));
          return leaving ? goForGood(tx, memberId, leaving.keepShared) : "gone";
        }),
      );
      if (answer === "last-facilitator")
        log.warn("A member's day to leave has come, but nobody else leads their group");
    } catch (error) {
      log.error({ err: error }, "A member's day to leave has come, but they could not leave");
    }
  }
}
