import "server-only";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "../../db/client.ts";
import { groupSessions, groups, memberships, responsibilities } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { isUuid } from "../group-sessions/input.ts";
import { toLocal } from "../local-time.ts";
import type { JoiningFields } from "./input.ts";
import { bestOf, type JoiningAt, joiningOn, type Missing, missingDuties, type Responsibilities } from "./rules.ts";

/** Who is responsible for the data, for anyone to read. Null until somebody filled it in. */
export async function getResponsibilities(): Promise<(Responsibilities & { version: number; changedAt: Date }) | null> {
  const [row] = await db().select().from(responsibilities);
  return row ?? null;
}

export type GroupToJoin = JoiningAt & {
  id: string;
  name: string;
  timeZone: string;
  question: string;
  answerWithinDays: number;
  provisions: string[];
};

/** Every group whose year is not over, as a visitor may know it: none of its people, places or links. */
async function listGroups(now: Date): Promise<GroupToJoin[]> {
  const rows = await db()
    .select({
      id: groups.id,
      name: groups.name,
      timeZone: groups.timeZone,
      joining: groups.joining,
      opensOn: groups.joiningOpensOn,
      question: groups.joiningQuestion,
      answerWithinDays: groups.answerWithinDays,
      provisions: groups.usualProvisions,
      yearEndsOn: groups.yearEndsOn,
    })
    .from(groups)
    .orderBy(asc(groups.createdAt), asc(groups.id));
  return rows.flatMap(({ joining, yearEndsOn, ...group }) => {
    const today = toLocal(now, group.timeZone).date;
    if (yearEndsOn !== null && yearEndsOn < today) return [];
    return [{ ...group, state: joiningOn({ joining, opensOn: group.opensOn }, today) }];
  });
}

/** How joining stands on the whole site, for the landing page. Null while there is no group. */
export async function getJoining(now = new Date()): Promise<JoiningAt | null> {
  const best = bestOf(await listGroups(now));
  return best && { state: best.state, opensOn: best.opensOn };
}

/** One group by the id in a link, whether or not it takes requests. Null when there is none, or its year is over. */
export async function getGroupToJoin(groupId: unknown, now = new Date()): Promise<GroupToJoin | null> {
  return (await listGroups(now)).find(({ id }) => id === groupId) ?? null;
}

/** The groups that somebody may ask to join now. */
export async function listGroupsToJoin(now = new Date()): Promise<GroupToJoin[]> {
  return (await listGroups(now)).filter(({ state }) => state !== "closed");
}

export type ComingDates = { startsAt: Date; minutes: number; timeZone: string; way: "online" | "in-person" | "both" }[];

/** When a group meets next, for somebody who thinks of joining: days and times, never a place, a link or an agenda. */
export async function listDatesToJoin(groupId: string, now = new Date()): Promise<ComingDates> {
  if (!isUuid(groupId)) return [];
  return db()
    .select({
      startsAt: groupSessions.startsAt,
      minutes: groupSessions.minutes,
      timeZone: groupSessions.timeZone,
      way: groupSessions.way,
    })
    .from(groupSessions)
    .where(
      and(
        eq(groupSessions.groupId, groupId),
        isNull(groupSessions.cancelledAt),
        gt(groupSessions.startsAt, sql`${now.toISOString()}::timestamptz`),
      ),
    )
    .orderBy(asc(groupSessions.startsAt))
    .limit(6);
}

/** What the facilitator's own group has set, and what is missing before it may open. Null when they lead it no longer. */
export async function getOwnJoining(
  facilitator: Facilitator,
  now = new Date(),
): Promise<{ fields: JoiningFields; version: number; missing: Missing[]; state: JoiningAt["state"] } | null> {
  const [row] = await db()
    .select({ group: groups })
    .from(groups)
    .innerJoin(
      memberships,
      and(
        eq(memberships.groupId, groups.id),
        eq(memberships.memberId, facilitator.memberId),
        eq(memberships.leads, true),
      ),
    )
    .where(eq(groups.id, facilitator.groupId));
  if (!row) return null;
  const {
    joining,
    joiningOpensOn: opensOn,
    joiningQuestion: question,
    answerWithinDays,
    timeZone,
    version,
  } = row.group;
  return {
    version,
    state: joiningOn({ joining, opensOn }, toLocal(now, timeZone).date),
    missing: missingDuties(await getResponsibilities()),
    fields: { joining, opensOn: opensOn ?? "", question, answerWithinDays: String(answerWithinDays) },
  };
}
