import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "../../db/client.ts";
import { groups, memberships } from "../../db/schema/index.ts";
import { provisionIds } from "../access-needs/rules.ts";
import { standardId } from "../agendas/formats.ts";
import { listOwnFormats } from "../agendas/queries/formats.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { isUuid } from "../group-sessions/input.ts";
import type { UsualFields, YearFields } from "./input.ts";

/**
 * The group's usual as its form's fields hold it, and its version; the standard format when its own was taken out of the
 * library. Null for one who no longer leads the group.
 */
export async function getUsual(facilitator: Facilitator): Promise<{ fields: UsualFields; version: number } | null> {
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
  const { group } = row;
  const own = isUuid(group.usualFormat) ? await listOwnFormats(facilitator) : [];
  const gone = isUuid(group.usualFormat) && !own.some(({ id }) => id === group.usualFormat);
  return {
    version: group.version,
    fields: {
      format: gone ? standardId : group.usualFormat,
      minutes: String(group.usualMinutes),
      timeZone: group.timeZone,
      way: group.usualWay,
      joinLink: group.usualJoinLink ?? "",
      place: group.usualPlace ?? "",
      provisions: provisionIds.filter((id) => group.usualProvisions.includes(id)),
      provided: group.usualProvided ?? "",
    },
  };
}

/** The group's name and year as their forms hold them, and the version. Null for one who no longer leads the group. */
export async function getGroupYear(
  facilitator: Facilitator,
): Promise<{ name: string; year: YearFields; version: number } | null> {
  const [row] = await db()
    .select({ group: groups })
    .from(groups)
    .innerJoin(memberships, eq(memberships.groupId, groups.id))
    .where(
      and(
        eq(groups.id, facilitator.groupId),
        eq(memberships.memberId, facilitator.memberId),
        eq(memberships.leads, true),
      ),
    );
  if (!row) return null;
  const { name, version, yearStartsOn, yearMiddleOn, yearEndsOn, goesOn } = row.group;
  const year = {
    startsOn: yearStartsOn ?? "",
    middleOn: yearMiddleOn ?? "",
    endsOn: yearEndsOn ?? "",
    goesOn: goesOn ?? "",
  };
  return { name, year, version };
}

/** The days of the member's group's year, or null where none are set. */
export async function getYear(member: Member): Promise<YearFields | null> {
  const [row] = await db()
    .select({
      startsOn: sql<string>`coalesce(${groups.yearStartsOn}::text, '')`,
      middleOn: sql<string>`coalesce(${groups.yearMiddleOn}::text, '')`,
      endsOn: sql<string>`coalesce(${groups.yearEndsOn}::text, '')`,
      goesOn: sql<string>`coalesce(${groups.goesOn}::text, '')`,
    })
    .from(groups)
    .innerJoin(memberships, and(eq(memberships.groupId, groups.id), eq(memberships.memberId, member.memberId)))
    .where(eq(groups.id, member.groupId));
  return row?.endsOn ? row : null;
}
