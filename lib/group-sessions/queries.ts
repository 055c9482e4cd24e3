import "server-only";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { db } from "../../db/client.ts";
import { agendaItems, agendas, groupSessions, memberships, publishedAgendas } from "../../db/schema/index.ts";
import { showItems } from "../agendas/queries/shown.ts";
import { type AgendaItem, summaryOf } from "../agendas/rules.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { monthlyDates, toLocal } from "../local-time.ts";
import { isUuid, type yearRule } from "./input.ts";
import { endOf, lookOver, type Readiness, readinessOf, type SessionDetails, whereOf } from "./rules.ts";

const details = {
  id: groupSessions.id,
  startsAt: groupSessions.startsAt,
  minutes: groupSessions.minutes,
  timeZone: groupSessions.timeZone,
  way: groupSessions.way,
  joinLink: groupSessions.joinLink,
  place: groupSessions.place,
  provisions: groupSessions.provisions,
  provided: groupSessions.provided,
  cancelledAt: groupSessions.cancelledAt,
  cancelledWhy: groupSessions.cancelledWhy,
};

const endsAt = sql`${groupSessions.startsAt} + make_interval(mins => ${groupSessions.minutes})`;

// Everything here starts from the viewer's own membership: what they may not reach is no row, never a row turned down.
const reached = (member: Member) =>
  and(
    eq(memberships.memberId, member.memberId),
    eq(memberships.groupId, member.groupId),
    eq(groupSessions.groupId, memberships.groupId),
  );

const currentAgenda = and(
  eq(publishedAgendas.agendaId, agendas.id),
  eq(publishedAgendas.number, agendas.publishedNumber),
);

export type SessionForMembers = SessionDetails & { items: AgendaItem[] | null };

const forMembers = (member: Member) =>
  db()
    .select({ ...details, items: publishedAgendas.items })
    .from(groupSessions)
    .innerJoin(memberships, reached(member))
    .leftJoin(agendas, eq(agendas.sessionId, groupSessions.id))
    .leftJoin(publishedAgendas, currentAgenda)
    .$dynamic();

/** One session with the published agenda (null while there is none). Null for another group's id, or no id at all. */
export async function getSession(member: Member, sessionId: string): Promise<SessionForMembers | null> {
  if (!isUuid(sessionId)) return null;
  const [row] = await forMembers(member).where(eq(groupSessions.id, sessionId));
  return row ? { ...row, items: row.items && (await showItems(member, row.items)) } : null;
}

export type ListedSession = SessionDetails & { published: boolean };

/** The group's sessions: those to come or going on, soonest first, then those that are over, latest first. */
export async function listSessions(
  member: Member,
  now = new Date(),
): Promise<{ coming: ListedSession[]; past: ListedSession[] }> {
  const rows = await db()
    .select({ ...details, published: sql<boolean>`${agendas.publishedNumber} is not null` })
    .from(groupSessions)
    .innerJoin(memberships, reached(member))
    .leftJoin(agendas, eq(agendas.sessionId, groupSessions.id))
    .orderBy(asc(groupSessions.startsAt), asc(groupSessions.id));
  return {
    coming: rows.filter((row) => endOf(row) > now),
    past: rows.filter((row) => endOf(row) <= now).reverse(),
  };
}

const mostToCome = 12;

/**
 * What a reflection may belong to: the next dozen to come or going on, soonest first, then all that are over, latest first,
 * for what was written around one keeps its date for good. For the journal: dates alone.
 */
export async function listSessionsToTie(
  member: Member,
  now = new Date(),
): Promise<{ id: string; startsAt: string; timeZone: string }[]> {
  const { coming, past } = await listSessions(member, now);
  return [...coming.slice(0, mostToCome), ...past].map(({ id, startsAt, timeZone }) => ({
    id,
    startsAt: startsAt.toISOString(),
    timeZone,
  }));
}

export type NextSession = {
  id: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  where: string;
  itemsSummary: string | null;
  minutes: { minutes: number; rest: boolean }[];
  published: boolean;
};

/** The session to come or going on, as Today shows it: no titles and no way to join. Null when none is on. */
export async function getNextSession(member: Member, now = new Date()): Promise<NextSession | null> {
  const [row] = await forMembers(member)
    .where(and(isNull(groupSessions.cancelledAt), sql`${endsAt} > ${now.toISOString()}::timestamptz`))
    .orderBy(asc(groupSessions.startsAt))
    .limit(1);
  if (!row) return null;
  return {
    id: row.id,
    startsAt: row.startsAt.toISOString(),
    endsAt: endOf(row).toISOString(),
    timeZone: row.timeZone,
    where: whereOf(row),
    itemsSummary: row.items && summaryOf(row.items),
    minutes: row.items?.map(({ minutes, kind }) => ({ minutes, rest: kind === "break" })) ?? [],
    published: row.items !== null,
  };
}

export type LastSession = Pick<NextSession, "id" | "startsAt" | "endsAt" | "timeZone">;

/** The session that ended last and was not cancelled, as Today shows it. Null when none is over yet. */
export async function getLastSession(member: Member, now = new Date()): Promise<LastSession | null> {
  const [row] = await db()
    .select(details)
    .from(groupSessions)
    .innerJoin(memberships, reached(member))
    .where(and(isNull(groupSessions.cancelledAt), sql`${endsAt} <= ${now.toISOString()}::timestamptz`))
    .orderBy(desc(endsAt))
    .limit(1);
  if (!row) return null;
  const { id, startsAt, timeZone } = row;
  return { id, startsAt: startsAt.toISOString(), endsAt: endOf(row).toISOString(), timeZone };
}

export type PlannedSession = SessionDetails & { readiness: Readiness };

/** The sessions of the group that the facilitator leads, latest first, with how far each agenda is. */
export async function listPlannedSessions(facilitator: Facilitator): Promise<PlannedSession[]> {
  const rows = await db()
    .select({
      ...details,
      version: agendas.version,
      publishedVersion: publishedAgendas.draftVersion,
      hasItems: sql<boolean>`exists (select 1 from ${agendaItems} where ${agendaItems.agendaId} = ${agendas.id})`,
    })
    .from(groupSessions)
    .innerJoin(memberships, and(reached(facilitator), eq(memberships.leads, true)))
    .leftJoin(agendas, eq(agendas.sessionId, groupSessions.id))
    .leftJoin(publishedAgendas, currentAgenda)
    .orderBy(desc(groupSessions.startsAt), desc(groupSessions.id));
  return rows.map(({ version, publishedVersion, hasItems, ...session }) => ({
    ...session,
    readiness: readinessOf({ version, publishedVersion, hasItems }),
  }));
}

/**
 * The dates of a monthly rhythm with what there is to say of each, or the same of the dates that are given. Nothing is
 * planned. Refusals: no-such-date for a first date that does not fit the rhythm.
 */
export async function proposeYear(facilitator: Facilitator, rule: z.output<typeof yearRule>, now = new Date()) {
  const dates = rule.dates ?? monthlyDates(rule.first, rule.rhythm, rule.months);
  if (!dates) return { ok: false, reason: "no-such-date" } as const;
  const planned = await listPlannedSessions(facilitator);
  const taken = planned.filter(({ cancelledAt }) => cancelledAt === null);
  const days = new Set(taken.map(({ startsAt }) => toLocal(startsAt, rule.timeZone).date));
  return { ok: true, value: lookOver(dates, { time: rule.time, zone: rule.timeZone }, days, now) } as const;
}
