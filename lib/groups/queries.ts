import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "../../db/client.ts";
import { groups, memberships } from "../../db/schema/index.ts";
import { provisionIds } from "../access-needs/rules.ts";
import type { Facilitator } from "../auth/viewer.ts";
import type { UsualFields } from "./input.ts";

/** The group's usual as its form's fields hold it, and its version. Null for one who no longer leads the group. */
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
  return {
    version: group.version,
    fields: {
      format: group.usualFormat,
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
