import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import { appreciationLooks, appreciationRounds, appreciations, members, memberships } from "../../db/schema/index.ts";
import type { Member } from "../auth/viewer.ts";
import { toLocal } from "../local-time.ts";
import type { appreciationChoice, appreciationPage, roundChoice } from "./input.ts";
import { againUntil, roundState } from "./rules.ts";

const refused = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

// A round of the member's own group. Held while it is read, so that it is not shown in the middle of a change.
async function reachedRound(tx: Transaction, member: Member, roundId: string) {
  const [round] = await tx
    .select({ id: appreciationRounds.id, shownAt: appreciationRounds.shownAt, goesOn: appreciationRounds.goesOn })
    .from(appreciationRounds)
    .innerJoin(
      memberships,
      and(
        eq(memberships.memberId, member.memberId),
        eq(memberships.groupId, member.groupId),
        eq(appreciationRounds.groupId, memberships.groupId),
      ),
    )
    .where(eq(appreciationRounds.id, roundId))
    .for("share", { of: appreciationRounds });
  return round;
}

/**
 * Keeps thanks until the round is shown, or changes those of that id. Added twice under one id they are the same, with
 * the words of the last. Gives them as their author sees them. Refusals: not-found (the round, thanks that are not there
 * any more, an id that is somebody else's); nobody (not in the group, or oneself); shown (too late).
 */
export async function saveAppreciation(member: Member, given: z.output<typeof appreciationPage>) {
  const { roundId, appreciationId: id, adding, words, named } = given;
  const toMemberId = given.toMemberId || null;
  const { memberId, groupId } = member;
  return asMember(memberId, async (tx) => {
    const round = await reachedRound(tx, member, roundId);
    if (!round) return refused("not-found");
    const own = and(
      eq(appreciations.id, id),
      eq(appreciations.roundId, roundId),
      eq(appreciations.memberId, memberId),
      eq(appreciations.groupId, groupId),
    );
    const page = { toMemberId, words, named };
    if (round.shownAt) {
      // What was added in time, its answer lost, is among what is shown.
      const same = and(own, sql`${appreciations.toMemberId} is not distinct from ${toMemberId}`);
      const rest = and(same, eq(appreciations.words, words), eq(appreciations.named, named));
      const [there] = adding ? await tx.select({ id: appreciations.id }).from(appreciations).where(rest) : [];
      if (!there) return refused("shown");
    }
    const [to] = toMemberId
      ? await tx
          .select({ name: members.name })
          .from(memberships)
          .innerJoin(members, eq(members.id, memberships.memberId))
          .where(and(eq(memberships.groupId, groupId), eq(memberships.memberId, toMemberId)))
      : [{ name: null }];
    if (!to || toMemberId === memberId) return refused("nobody");
    const saved = { ok: true, value: { id, ...page, to: to.name } } as const;
    if (round.shownAt) return saved;
    if (adding) {
      const row = { id, ...page, roundId, groupId, memberId };
      const put = tx.insert(appreciations).values(row).onConflictDoNothing();
      if ((await put.returning({ id: appreciations.id })).length > 0) return saved;
    }
    const changed = await tx.update(appreciations).set(page).where(own).returning({ id: appreciations.id });
    return changed.length > 0 ? saved : refused("not-found");
  });
}

/** Takes the member's own thanks back, for good. Refusals: not-found; shown (too late). */
export async function withdrawAppreciation(member: Member, { appreciationId }: z.output<typeof appreciationChoice>) {
  return asMember(member.memberId, async (tx) => {
    const own = and(eq(appreciations.id, appreciationId), eq(appreciations.memberId, member.memberId));
    const [there] = await tx.select({ roundId: appreciations.roundId }).from(appreciations).where(own);
    const round = there && (await reachedRound(tx, member, there.roundId));
    if (!round) return refused("not-found");
    if (round.shownAt) return refused("shown");
    const gone = await tx.delete(appreciations).where(own).returning({ id: appreciations.id });
    return gone.length > 0 ? ({ ok: true, value: null } as const) : refused("not-found");
  });
}

/** Thanks as the one whom they are for reads them. */
export type ShownThanks = { toAll: boolean; words: string; from: string | null };

/**
 * Shows a member, once, the thanks to the whole group and to themselves: what is given here is noted as seen at this
 * moment. An answer can be lost on the way, so that it may be asked for again within a quarter of an hour. Refusals:
 * not-found, not-shown (not yet), shown-once (seen before, or gone).
 */
export async function lookAtAppreciations(member: Member, { roundId }: z.output<typeof roundChoice>, now = new Date()) {
  return asMember(member.memberId, async (tx) => {
    const round = await reachedRound(tx, member, roundId);
    if (!round) return refused("not-found");
    const state = roundState(round, toLocal(now, member.groupTimeZone).date);
    if (state === "open") return refused("not-shown");
    if (state === "gone") return refused("shown-once");
    const look = { roundId, memberId: member.memberId };
    await tx
      .insert(appreciationLooks)
      .values({ ...look, seenAt: now })
      .onConflictDoNothing();
    const [seen] = await tx
      .select({ seenAt: appreciationLooks.seenAt })
      .from(appreciationLooks)
      .where(and(eq(appreciationLooks.roundId, roundId), eq(appreciationLooks.memberId, member.memberId)));
    if (!seen || now > againUntil(seen.seenAt)) return refused("shown-once");
    // To the reader first; else by a random id, which says nothing about who wrote when.
    const rows = await tx.execute<ShownThanks>(sql`
      select t.to_all as "toAll", t.words, t.name as "from" from shown_thanks(${roundId}) t order by t.to_all, t.id`);
    const thanks: ShownThanks[] = [...rows];
    return { ok: true, value: { seenAt: seen.seenAt, thanks } } as const;
  });
}
