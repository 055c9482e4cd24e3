import "server-only";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, db, type Transaction } from "../../../db/client.ts";
import { appreciationRounds, groups, memberships } from "../../../db/schema/index.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import { toLocal } from "../../local-time.ts";
import type { roundChoice, roundOpening } from "../input.ts";
import { keptDays, roundState } from "../rules.ts";

const refused = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

// The group that this facilitator leads, held: two of them cannot begin two rounds at the same moment.
async function ledGroup(tx: Transaction, facilitator: Facilitator) {
  const [led] = await tx
    .select({ id: groups.id })
    .from(groups)
    .innerJoin(memberships, eq(memberships.groupId, groups.id))
    .where(
      and(
        eq(memberships.memberId, facilitator.memberId),
        eq(memberships.leads, true),
        eq(groups.id, facilitator.groupId),
      ),
    )
    .for("update", { of: groups });
  return led;
}

const columns = {
  id: appreciationRounds.id,
  openedAt: appreciationRounds.openedAt,
  shownAt: appreciationRounds.shownAt,
  goesOn: appreciationRounds.goesOn,
};

/**
 * Opens a round of thanks for writing. Gives it. Refusals: not-found; changed-elsewhere when there is a newer round than
 * the screen knew; still-there while the one before is not deleted yet.
 */
export async function openRound(facilitator: Facilitator, { after }: z.output<typeof roundOpening>, now = new Date()) {
  return db().transaction(async (tx) => {
    const led = await ledGroup(tx, facilitator);
    if (!led) return refused("not-found");
    const [newest] = await tx
      .select(columns)
      .from(appreciationRounds)
      .where(eq(appreciationRounds.groupId, led.id))
      .orderBy(desc(appreciationRounds.openedAt), desc(appreciationRounds.id))
      .limit(1);
    // One that was deleted meanwhile is no newer one.
    if (newest && newest.id !== after) return refused("changed-elsewhere");
    const today = toLocal(now, facilitator.groupTimeZone).date;
    if (newest && roundState(newest, today) !== "gone") return refused("still-there");
    const [opened] = await tx.insert(appreciationRounds).values({ groupId: led.id }).returning(columns);
    if (!opened) throw new Error("A round of thanks was not stored");
    return { ok: true, value: opened } as const;
  });
}

/**
 * Shows the thanks to those whom they are for; from now on they cannot be changed, and thirty days later they are deleted.
 * Shown already: nothing more happens. Gives the round. Refusal: not-found.
 */
export async function showRound(facilitator: Facilitator, { roundId }: z.output<typeof roundChoice>, now = new Date()) {
  const day = new Date(`${toLocal(now, facilitator.groupTimeZone).date}T12:00:00Z`);
  const goesOn = new Date(day.getTime() + keptDays * 86_400_000).toISOString().slice(0, 10);
  return db().transaction(async (tx) => {
    const led = await ledGroup(tx, facilitator);
    if (!led) return refused("not-found");
    const here = and(eq(appreciationRounds.id, roundId), eq(appreciationRounds.groupId, led.id));
    await tx
      .update(appreciationRounds)
      .set({ shownAt: now, goesOn })
      .where(and(here, isNull(appreciationRounds.shownAt)));
    const [round] = await tx.select(columns).from(appreciationRounds).where(here);
    return round ? ({ ok: true, value: round } as const) : refused("not-found");
  });
}

/**
 * Closes a round that was opened by mistake, as if it had never been. Gives the newest one that is left, or null. Refusals:
 * not-found; written (somebody has written thanks: which and how many is told to nobody); shown.
 */
export async function closeRound(facilitator: Facilitator, { roundId }: z.output<typeof roundChoice>) {
  return asMember(facilitator.memberId, async (tx) => {
    const [asked] = await tx.execute<{ answer: "closed" | "not-found" | "written" | "shown" }>(sql`
      select close_round(r.id) as answer from appreciation_rounds r
       where r.id = ${roundId} and r.group_id = ${facilitator.groupId}`);
    const answer = asked?.answer ?? "not-found";
    if (answer !== "closed") return refused(answer);
    const [left] = await tx
      .select({ id: appreciationRounds.id })
      .from(appreciationRounds)
      .where(eq(appreciationRounds.groupId, facilitator.groupId))
      .orderBy(desc(appreciationRounds.openedAt), desc(appreciationRounds.id))
      .limit(1);
    return { ok: true, value: { after: left?.id ?? null } } as const;
  });
}
