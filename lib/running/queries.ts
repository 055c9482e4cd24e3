import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "../../db/client.ts";
import { agendas, groupSessions, memberships, publishedAgendas, sessionRuns } from "../../db/schema/index.ts";
import { showItems } from "../agendas/queries/shown.ts";
import type { Member } from "../auth/viewer.ts";
import { isUuid } from "../group-sessions/input.ts";
import { isOfThisDate, type Run, type Stage } from "./rules.ts";

export const runOf = (row: typeof sessionRuns.$inferSelect): Run => ({
  number: row.number,
  startedAt: row.startedAt.getTime(),
  position: row.position,
  itemStartedAt: row.itemStartedAt.getTime(),
  extraMinutes: row.extraMinutes,
  pausedAt: row.pausedAt?.getTime() ?? null,
  pausedSeconds: row.pausedSeconds,
  earlier: row.earlier,
  endedAt: row.endedAt?.getTime() ?? null,
});

/** How a session of the member's group stands, by the database's clock. Null for another group's id, or no id at all. */
export async function getStage(member: Member, sessionId: string): Promise<Stage | null> {
  const found = await readStage(member, sessionId, db());
  if (!found) return null;
  const { stage, placed } = found;
  if (!stage.items || !placed.some(({ dilemmaId }) => dilemmaId)) return stage;
  const shown = await showItems(member, placed);
  return { ...stage, items: stage.items.map((item, at) => ({ ...item, dilemma: shown[at]?.dilemma })) };
}

/** The same as it is in a transaction, for taking a step: without its dilemmas, and with the items as published. */
export async function readStage(member: Member, sessionId: string, tx: Transaction | ReturnType<typeof db>) {
  if (!isUuid(sessionId)) return null;
  // One statement: the run and the agenda it runs are of one moment.
  const [row] = await tx
    .select({
      at: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`,
      startsAt: groupSessions.startsAt,
      minutes: groupSessions.minutes,
      timeZone: groupSessions.timeZone,
      cancelledAt: groupSessions.cancelledAt,
      run: sessionRuns,
      published: agendas.publishedNumber,
      number: publishedAgendas.number,
      items: publishedAgendas.items,
    })
    .from(groupSessions)
    .innerJoin(
      memberships,
      and(
        eq(memberships.memberId, member.memberId),
        eq(memberships.groupId, member.groupId),
        eq(groupSessions.groupId, memberships.groupId),
      ),
    )
    .leftJoin(agendas, eq(agendas.sessionId, groupSessions.id))
    .leftJoin(sessionRuns, eq(sessionRuns.sessionId, groupSessions.id))
    .leftJoin(
      publishedAgendas,
      and(
        eq(publishedAgendas.agendaId, agendas.id),
        eq(
          publishedAgendas.number,
          // A run that is over shows what members may see now, so that a corrected or unpublished agenda is gone here, too.
          sql`case when ${sessionRuns.endedAt} is null and ${sessionRuns.startedAt} between ${groupSessions.startsAt} - interval '2 hours'
                    and ${groupSessions.startsAt} + interval '12 hours'
              then ${sessionRuns.number} else ${agendas.publishedNumber} end`,
        ),
      ),
    )
    .where(eq(groupSessions.id, sessionId));
  if (!row) return null;
  const startsAt = row.startsAt.getTime();
  const run = row.run && isOfThisDate({ startsAt }, row.run.startedAt.getTime()) ? runOf(row.run) : null;
  const stage: Stage = {
    at: Math.round(row.at),
    version: row.run?.version ?? 0,
    startsAt,
    minutes: row.minutes,
    timeZone: row.timeZone,
    cancelled: row.cancelledAt !== null,
    run,
    // Named one by one: what a snapshot may come to hold besides is not for this screen.
    items: row.items?.map(({ key, kind, title, minutes, line }) => ({ key, kind, title, minutes, line })) ?? null,
    changed: run !== null && row.published !== null && row.published !== row.number,
  };
  return { stage, placed: row.items ?? [] };
}
