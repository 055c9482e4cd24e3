import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import { dilemmas, groupSessions, listeners, memberships } from "../../db/schema/index.ts";
import type { CommandResult } from "../actions/action.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import type { dilemmaChange, dilemmaChoice, dilemmaOffer, dilemmaPlan, listeningChoice, sinceWords } from "./input.ts";
import { saysTheSame } from "./rules.ts";

const refused = <R extends string>(reason: R) => ({ ok: false, reason }) as const;
const done = { ok: true, value: null } as const;

// A dilemma of the member's own, in the group where they are.
const own = (member: Member, dilemmaId: string) =>
  and(eq(dilemmas.id, dilemmaId), eq(dilemmas.memberId, member.memberId), eq(dilemmas.groupId, member.groupId));

const lockOwn = async (tx: Transaction, member: Member, dilemmaId: string) => {
  const [row] = await tx.select().from(dilemmas).where(own(member, dilemmaId)).for("update");
  return row;
};

/**
 * Offers a dilemma to the facilitators or the group. Sent again with the same words, it is the same offer; with others,
 * they are its next version. Refusals: changed-elsewhere once it was changed, withdrawn or, for other words, brought;
 * not-found for an id that is somebody else's.
 */
export async function offerDilemma(member: Member, offer: z.output<typeof dilemmaOffer>) {
  const { dilemmaId, ...words } = offer;
  const { memberId, groupId } = member;
  const offered = { ok: true, value: { dilemmaId } } as const;
  return asMember(memberId, async (tx) => {
    const stored = await tx
      .insert(dilemmas)
      .values({ ...words, id: dilemmaId, memberId, groupId })
      .onConflictDoNothing()
      .returning({ id: dilemmas.id });
    if (stored.length > 0) return offered;
    const before = await lockOwn(tx, member, dilemmaId);
    if (!before) return refused("not-found");
    if (saysTheSame(before, words)) return offered;
    if (before.version > 1 || before.withdrawnAt || before.broughtAt) return refused("changed-elsewhere");
    // Whoever has seen the first words must not act on these unseen.
    await tx
      .update(dilemmas)
      .set({ ...words, version: before.version + 1 })
      .where(own(member, dilemmaId));
    return offered;
  });
}

/**
 * Changes the words of one's own dilemma until it is brought, and gives the new version. Refusals: not-found, withdrawn,
 * brought, changed-elsewhere when they were changed after the version that this was made from: nothing is written.
 */
export async function changeDilemma(member: Member, change: z.output<typeof dilemmaChange>) {
  const { dilemmaId, version, ...words } = change;
  return asMember(member.memberId, async (tx) => {
    const before = await lockOwn(tx, member, dilemmaId);
    if (!before) return refused("not-found");
    if (before.withdrawnAt) return refused("withdrawn");
    if (before.broughtAt) return refused("brought");
    if (before.version !== version) return refused("changed-elsewhere");
    await tx
      .update(dilemmas)
      .set({ ...words, version: version + 1 })
      .where(own(member, dilemmaId));
    return { ok: true, value: { version: version + 1 } } as const;
  });
}

/**
 * Withdraws one's own dilemma until it is brought: its words are emptied at once, and it is planned nowhere any more. An
 * agenda that names it keeps the name of nothing. Refusals: not-found, brought. Twice is once.
 */
export async function withdrawDilemma(member: Member, { dilemmaId }: z.output<typeof dilemmaChoice>) {
  return asMember(member.memberId, async (tx) => {
    const before = await lockOwn(tx, member, dilemmaId);
    if (!before) return refused("not-found");
    if (before.broughtAt) return refused("brought");
    if (before.withdrawnAt) return done;
    await tx
      .update(dilemmas)
      .set({ title: "", happened: "", wish: "", plannedSessionId: null, withdrawnAt: sql`now()` })
      .where(own(member, dilemmaId));
    return done;
  });
}

/** Says what has happened since one's own dilemma was brought; empty words take it back. Refusals: not-found, not-brought. */
export async function sayWhatSince(member: Member, { dilemmaId, since }: z.output<typeof sinceWords>) {
  return asMember(member.memberId, async (tx) => {
    const before = await lockOwn(tx, member, dilemmaId);
    if (!before) return refused("not-found");
    if (!before.broughtAt) return refused("not-brought");
    const sinceAt = since === "" ? null : sql`now()`;
    await tx.update(dilemmas).set({ since, sinceAt }).where(own(member, dilemmaId));
    return done;
  });
}

/** "I would rather listen for now", or no longer. */
export async function chooseListening(
  member: Member,
  { listening }: z.output<typeof listeningChoice>,
): Promise<CommandResult<{ listening: boolean }, never>> {
  const { memberId, groupId } = member;
  return asMember(memberId, async (tx) => {
    if (listening) await tx.insert(listeners).values({ memberId, groupId }).onConflictDoNothing();
    else await tx.delete(listeners).where(and(eq(listeners.memberId, memberId), eq(listeners.groupId, groupId)));
    return { ok: true, value: { listening } };
  });
}

// Asked of the database again: whoever no longer leads the group reaches nothing of it.
const leading = (tx: Transaction, facilitator: Facilitator) =>
  tx
    .select({ groupId: memberships.groupId })
    .from(memberships)
    .where(
      and(
        eq(memberships.memberId, facilitator.memberId),
        eq(memberships.groupId, facilitator.groupId),
        eq(memberships.leads, true),
      ),
    );

const lockOffered = async (tx: Transaction, facilitator: Facilitator, dilemmaId: string) => {
  const [row] = await tx
    .select()
    .from(dilemmas)
    .where(and(eq(dilemmas.id, dilemmaId), inArray(dilemmas.groupId, leading(tx, facilitator))))
    .for("update");
  return row;
};

const lockSession = async (tx: Transaction, facilitator: Facilitator, sessionId: string) => {
  const [row] = await tx
    .select({ startsAt: groupSessions.startsAt, cancelledAt: groupSessions.cancelledAt })
    .from(groupSessions)
    .where(and(eq(groupSessions.id, sessionId), inArray(groupSessions.groupId, leading(tx, facilitator))))
    .for("share");
  return row;
};

/**
 * Plans a dilemma for a session to come, or for none. Refusals: not-found, withdrawn (its author took it back meanwhile),
 * brought, changed-elsewhere (it is planned otherwise than `before` says), no-session, cancelled, session-over.
 */
export async function planDilemma(facilitator: Facilitator, plan: z.output<typeof dilemmaPlan>, now = new Date()) {
  return asMember(facilitator.memberId, async (tx) => {
    const before = await lockOffered(tx, facilitator, plan.dilemmaId);
    if (!before) return refused("not-found");
    if (before.withdrawnAt) return refused("withdrawn");
    if (before.broughtAt) return refused("brought");
    if (before.plannedSessionId !== plan.before) return refused("changed-elsewhere");
    if (plan.sessionId) {
      const session = await lockSession(tx, facilitator, plan.sessionId);
      if (!session) return refused("no-session");
      if (session.cancelledAt) return refused("cancelled");
      if (session.startsAt <= now) return refused("session-over");
    }
    await tx.update(dilemmas).set({ plannedSessionId: plan.sessionId }).where(stillOpen(before.id));
    return done;
  });
}

const stillOpen = (dilemmaId: string) => and(eq(dilemmas.id, dilemmaId), isNull(dilemmas.withdrawnAt));

/**
 * Notes that a dilemma was brought to a session that has begun, or takes that back. Refusals: not-found, withdrawn,
 * changed-elsewhere, no-session, cancelled, not-yet; looked-back when its author has already said what happened since.
 */
export async function noteBrought(facilitator: Facilitator, note: z.output<typeof dilemmaPlan>, now = new Date()) {
  return asMember(facilitator.memberId, async (tx) => {
    const before = await lockOffered(tx, facilitator, note.dilemmaId);
    if (!before) return refused("not-found");
    if (before.withdrawnAt) return refused("withdrawn");
    if (before.broughtSessionId !== note.before) return refused("changed-elsewhere");
    if (!note.sessionId) {
      if (before.since !== "") return refused("looked-back");
      const back = { broughtAt: null, broughtSessionId: null };
      await tx.update(dilemmas).set(back).where(stillOpen(before.id));
      return done;
    }
    const session = await lockSession(tx, facilitator, note.sessionId);
    if (!session) return refused("no-session");
    if (session.cancelledAt) return refused("cancelled");
    if (session.startsAt > now) return refused("not-yet");
    const brought = { broughtAt: now, broughtSessionId: note.sessionId };
    await tx.update(dilemmas).set(brought).where(stillOpen(before.id));
    return done;
  });
}
