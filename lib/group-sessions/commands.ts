import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { db, type Transaction } from "../../db/client.ts";
import { agendas, groupSessions, memberships } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { localToInstant } from "../local-time.ts";
import type { sessionChange, sessionDetails } from "./input.ts";
import { startsTwice, toFields, whyNotPlannable } from "./rules.ts";

// Asked of the database again: a facilitator who no longer leads the group reaches nothing.
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

type Details = z.output<typeof sessionDetails>;

function planned(details: Details, now: Date, before?: Date) {
  const start = { date: details.date, time: details.time, zone: details.timeZone };
  const reason = whyNotPlannable(start, now, before);
  if (reason) return { ok: false, reason } as const;
  const at = localToInstant(start);
  if (!at.ok) return at;
  const { minutes, timeZone, joinLink, place, provided } = details;
  return { ok: true, row: { startsAt: at.instant, minutes, timeZone, joinLink, place, provided } } as const;
}

/**
 * Plans a session of the facilitator's group, with an empty draft agenda. Gives its id. Refusals: in-the-past,
 * no-such-time (skipped by a clock change), no-such-date, no-such-zone, not-found (no longer leads the group).
 */
export async function planSession(facilitator: Facilitator, details: Details, now = new Date()) {
  const plan = planned(details, now);
  if (!plan.ok) return plan;
  return db().transaction(async (tx) => {
    const [led] = await leading(tx, facilitator);
    if (!led) return { ok: false, reason: "not-found" } as const;
    const [session] = await tx
      .insert(groupSessions)
      .values({ ...plan.row, groupId: led.groupId })
      .returning({ id: groupSessions.id });
    if (!session) throw new Error("A session was not stored");
    await tx.insert(agendas).values({ sessionId: session.id });
    return { ok: true, value: { sessionId: session.id } } as const;
  });
}

/**
 * Changes a session's details; members see them at once. Gives them back as stored. Refusals: as for planning, and
 * changed-elsewhere when somebody saved after the version this was made from.
 */
export async function changeSession(
  facilitator: Facilitator,
  change: z.output<typeof sessionChange>,
  now = new Date(),
) {
  return db().transaction(async (tx) => {
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
    const { startsAt, minutes, timeZone, version } = stored;
    return {
      ok: true,
      value: { startsAt, minutes, timeZone, version, twice: startsTwice(stored), fields: toFields(stored) },
    } as const;
  });
}
