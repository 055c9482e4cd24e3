import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import {
  agendaItems,
  agendas,
  groupSessions,
  groups,
  memberships,
  sessionAnswers,
  sessionArrangements,
} from "../../db/schema/index.ts";
import { itemsOfFormat, itemsOfUsual } from "../agendas/queries/formats.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { localToInstant } from "../local-time.ts";
import { queueMessages, renewMessages } from "../messages/commands.ts";
import { partsChanged, type SessionPart } from "../messages/rules.ts";
import type { sessionChange, sessionDetails, sessionPlan } from "./input.ts";
import { deskDetails, isOn, whyNotPlannable } from "./rules.ts";

// Asked of the database again: a facilitator who no longer leads the group reaches nothing.
export const leading = (tx: Transaction, facilitator: Facilitator) =>
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

type Details = z.output<typeof sessionDetails>;

function planned(details: Details, now: Date, before?: Date) {
  const start = { date: details.date, time: details.time, zone: details.timeZone };
  const reason = whyNotPlannable(start, now, before);
  if (reason) return { ok: false, reason } as const;
  const at = localToInstant(start);
  if (!at.ok) return at;
  const { minutes, timeZone, way, place, provisions, provided } = details;
  const joinLink = way === "in-person" ? null : details.joinLink;
  const row = { startsAt: at.instant, minutes, timeZone, way, joinLink, place, provisions, provided };
  return { ok: true, row } as const;
}

/** The group that the facilitator leads, locked: of two who plan at once the later one sees what the first has planned. */
export async function lockGroup(tx: Transaction, facilitator: Facilitator) {
  const [group] = await tx
    .select()
    .from(groups)
    .where(inArray(groups.id, leading(tx, facilitator)))
    .for("update");
  return group;
}

type StartItems = Awaited<ReturnType<typeof itemsOfUsual>>;
type SessionRow = Omit<typeof groupSessions.$inferInsert, "id" | "groupId">;

/** Stores a session with a draft of these items. Gives the session's id. */
export async function storeSession(tx: Transaction, groupId: string, row: SessionRow, items: StartItems) {
  const [session] = await tx
    .insert(groupSessions)
    .values({ ...row, groupId })
    .returning({ id: groupSessions.id });
  if (!session) throw new Error("A session was not stored");
  const [agenda] = await tx
    .insert(agendas)
    .values({ sessionId: session.id, version: items.length > 0 ? 1 : 0 })
    .returning({ id: agendas.id });
  if (!agenda) throw new Error("A draft was not stored");
  const rows = items.map(({ kind, title, minutes, line, facilitatorNote = "" }, position) => ({
    ...{ kind, title, minutes, line, facilitatorNote },
    position,
    agendaId: agenda.id,
  }));
  if (rows.length > 0) await tx.insert(agendaItems).values(rows);
  return session.id;
}

type Plan = Details & Partial<Pick<z.output<typeof sessionPlan>, "format">>;

/**
 * Plans a session of the facilitator's group, with a draft agenda made from `format`; an empty one when none is given.
 * Gives its id. Refusals: in-the-past, no-such-time (skipped by a clock change), no-such-date, no-such-zone, not-found
 * (no longer leads the group), format-gone (it was taken out of the library).
 */
export async function planSession(facilitator: Facilitator, details: Plan, now = new Date()) {
  const plan = planned(details, now);
  if (!plan.ok) return plan;
  return asMember(facilitator.memberId, async (tx) => {
    const group = await lockGroup(tx, facilitator);
    if (!group) return { ok: false, reason: "not-found" } as const;
    const { format = "none" } = details;
    const items = format === "usual" ? await itemsOfUsual(tx, group) : await itemsOfFormat(tx, group.id, format);
    if (!items) return { ok: false, reason: "format-gone" } as const;
    return { ok: true, value: { sessionId: await storeSession(tx, group.id, plan.row, items) } } as const;
  });
}

// What was said and arranged was about the old date. The register stays: it is a record of what was.
async function clearPlans(tx: Transaction, sessionId: string) {
  await tx.delete(sessionAnswers).where(eq(sessionAnswers.sessionId, sessionId));
  await tx.delete(sessionArrangements).where(eq(sessionArrangements.sessionId, sessionId));
}

// Gives how many messages are ready to send; null where nothing changed that members are told of.
async function tellOfChange(
  tx: Transaction,
  facilitator: Facilitator,
  change: { stored: typeof groupSessions.$inferSelect; moved: boolean; changes: SessionPart[] },
  now: Date,
) {
  const { stored, moved, changes } = change;
  if (!moved && changes.length === 0) return null;
  const sessionId = stored.id;
  const kind = moved ? "session-moved" : "session-changed";
  if (isOn(stored, now)) return queueMessages(tx, facilitator, { kind, sessionId, changes }, now);
  // Nobody is told of it now, but what waits names the date.
  await renewMessages(tx, facilitator, sessionId);
  return null;
}

/**
 * Changes a session's details; members see them at once. When its start moves, who said they can come and what was
 * arranged are cleared. Members are owed a message when its start, length, place or way to join changed. Gives the
 * details as stored, whether it moved, and how many messages are ready (null: none had to be made). Refusals: as for
 * planning, and changed-elsewhere when somebody saved after the version this was made from.
 */
export async function changeSession(
  facilitator: Facilitator,
  change: z.output<typeof sessionChange>,
  now = new Date(),
) {
  return asMember(facilitator.memberId, async (tx) => {
    const mine = and(eq(groupSessions.id, change.sessionId), inArray(groupSessions.groupId, leading(tx, facilitator)));
    const [before] = await tx.select().from(groupSessions).where(mine).for("update");
    if (!before) return { ok: false, reason: "not-found" } as const;
    if (before.version !== change.version) return { ok: false, reason: "changed-elsewhere" } as const;
    const plan = planned(change, now, before.startsAt);
    if (!plan.ok) return plan;
    const [stored] = await tx
      .update(groupSessions)
      .set({ ...plan.row, version: before.version + 1 })
      .where(mine)
      .returning();
    if (!stored) throw new Error("A session's change was not stored");
    const moved = stored.startsAt.getTime() !== before.startsAt.getTime();
    if (moved) await clearPlans(tx, stored.id);
    const waiting = await tellOfChange(tx, facilitator, { stored, moved, changes: partsChanged(before, stored) }, now);
    return { ok: true, value: { ...deskDetails(stored), moved, waiting } } as const;
  });
}
