import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, type Transaction } from "../../db/client.ts";
import { agendas, groupSessions, memberships, publishedAgendas, sessionRuns } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import type { runStep } from "./input.ts";
import { getStage, readStage } from "./queries.ts";
import { channel, type Run, stepOf } from "./rules.ts";

const refused = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

// Whoever leads the group now, with the session and its agenda held still: publishing and another step wait.
async function lockSession(tx: Transaction, facilitator: Facilitator, sessionId: string) {
  const [row] = await tx
    .select({ agendaId: agendas.id, publishedNumber: agendas.publishedNumber })
    .from(groupSessions)
    .innerJoin(
      memberships,
      and(
        eq(memberships.memberId, facilitator.memberId),
        eq(memberships.groupId, facilitator.groupId),
        eq(memberships.groupId, groupSessions.groupId),
        eq(memberships.leads, true),
      ),
    )
    .innerJoin(agendas, eq(agendas.sessionId, groupSessions.id))
    .where(eq(groupSessions.id, sessionId))
    .for("update", { of: agendas });
  return row;
}

async function latestOf(tx: Transaction, agendaId: string, number: number | null) {
  if (number === null) return null;
  const [latest] = await tx
    .select({ number: publishedAgendas.number, items: publishedAgendas.items })
    .from(publishedAgendas)
    .where(and(eq(publishedAgendas.agendaId, agendaId), eq(publishedAgendas.number, number)));
  return latest ?? null;
}

const rowOf = ({ startedAt, itemStartedAt, pausedAt, endedAt, ...run }: Run) => ({
  ...run,
  startedAt: new Date(startedAt),
  itemStartedAt: new Date(itemStartedAt),
  pausedAt: pausedAt === null ? null : new Date(pausedAt),
  endedAt: endedAt === null ? null : new Date(endedAt),
});

/**
 * Takes one step in a running session, and tells every process that somebody follows it in. Gives how it stands then.
 * Refusals: not-found; changed-elsewhere when somebody took a step after that version, and this one is not taken; and
 * those of `stepOf`.
 */
export async function stepRun(facilitator: Facilitator, { sessionId, version, act }: z.output<typeof runStep>) {
  const refusal = await db().transaction(async (tx) => {
    const held = await lockSession(tx, facilitator, sessionId);
    const stage = held && (await readStage(facilitator, sessionId, tx))?.stage;
    if (!held || !stage) return refused("not-found");
    if (stage.version !== version) return refused("changed-elsewhere");
    const latest = await latestOf(tx, held.agendaId, held.publishedNumber);
    const offered = act === "start" || stage.changed ? latest : null;
    const step = stepOf(stage, act, stage.at, offered);
    if (!step.ok) return step;
    const row = { ...rowOf(step.run), version: version + 1 };
    await tx
      .insert(sessionRuns)
      .values({ ...row, sessionId })
      .onConflictDoUpdate({ target: sessionRuns.sessionId, set: row });
    await tx.execute(sql`select pg_notify(${channel}, ${sessionId})`);
    return null;
  });
  if (refusal) return refusal;
  const now = await getStage(facilitator, sessionId);
  return now ? ({ ok: true, value: now } as const) : refused("not-found");
}
