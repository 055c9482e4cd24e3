import "server-only";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../../db/client.ts";
import { groups, memberships } from "../../../db/schema/index.ts";
import type { CommandResult } from "../../actions/action.ts";
import { keepGroupChoice } from "../../auth/group-choice.ts";
import type { Facilitator, Member } from "../../auth/viewer.ts";
import { toLocal } from "../../local-time.ts";
import { logRecord } from "../../members/commands/record.ts";
import type { groupChoice, groupRename, groupYearChange, newGroupSent } from "../input.ts";
import { daysAfter, readFor } from "../rules.ts";

const notFound = { ok: false, reason: "not-found" } as const;

const leads = async (tx: Transaction, memberId: string, groupId: string) => {
  const [led] = await tx
    .select({ id: memberships.groupId })
    .from(memberships)
    .where(and(eq(memberships.memberId, memberId), eq(memberships.groupId, groupId), eq(memberships.leads, true)));
  return led !== undefined;
};

// The group's row, held, at the version that the facilitator was looking at.
async function held(tx: Transaction, facilitator: Facilitator, version: number) {
  if (!(await leads(tx, facilitator.memberId, facilitator.groupId))) return notFound;
  const [row] = await tx
    .select({ version: groups.version, timeZone: groups.timeZone, goesOn: groups.goesOn })
    .from(groups)
    .where(eq(groups.id, facilitator.groupId))
    .for("update");
  if (!row) return notFound;
  if (row.version !== version) return { ok: false, reason: "changed-elsewhere" } as const;
  return { ok: true, value: row } as const;
}

/** Shows this group from now on, in this browser. Refusal: not-found for one that the member is not in. */
export async function chooseGroup(
  member: Member,
  { groupId }: z.output<typeof groupChoice>,
): Promise<CommandResult<null, "not-found">> {
  if (!member.groups.some(({ id }) => id === groupId)) return notFound;
  await keepGroupChoice(groupId);
  return { ok: true, value: null };
}

/** Gives the group another name, and the new version. Refusals: not-found, changed-elsewhere. */
export async function renameGroup(facilitator: Facilitator, { name, version }: z.output<typeof groupRename>) {
  return asMember(facilitator.memberId, async (tx) => {
    const row = await held(tx, facilitator, version);
    if (!row.ok) return row;
    await tx
      .update(groups)
      .set({ name, version: version + 1 })
      .where(eq(groups.id, facilitator.groupId));
    return { ok: true, value: { version: version + 1 } } as const;
  });
}

/**
 * Makes a group that the facilitator leads, with those of their members who are chosen and, if so wished, what this one's
 * sessions start from. Sent again it is the same group. Refusal: not-found (no longer leads, or somebody else's id).
 */
export async function makeGroup(facilitator: Facilitator, made: z.output<typeof newGroupSent>) {
  const { groupId, name, timeZone, copies, memberIds } = made;
  return asMember(facilitator.memberId, async (tx) => {
    if (!(await leads(tx, facilitator.memberId, facilitator.groupId))) return notFound;
    const [fresh] = await tx.insert(groups).values({ id: groupId, name, timeZone }).onConflictDoNothing().returning();
    const value = { groupId };
    if (!fresh) return (await leads(tx, facilitator.memberId, groupId)) ? ({ ok: true, value } as const) : notFound;
    await tx.insert(memberships).values({ groupId, memberId: facilitator.memberId, leads: true });
    const chosen =
      memberIds.length === 0
        ? []
        : await tx
            .select({ memberId: memberships.memberId })
            .from(memberships)
            .where(
              and(
                eq(memberships.groupId, facilitator.groupId),
                ne(memberships.memberId, facilitator.memberId),
                inArray(memberships.memberId, memberIds),
              ),
            );
    for (const { memberId } of chosen) {
      await tx.insert(memberships).values({ groupId, memberId });
      await logRecord(tx, { ...facilitator, groupId }, memberId, "invited");
    }
    if (copies) await copyUsual(tx, facilitator.groupId, groupId);
    return { ok: true, value } as const;
  });
}

// What sessions start from, with the group's own formats and stages: not one session, and nothing that anybody wrote.
async function copyUsual(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    insert into agenda_library (group_id, kind, name, items)
    select ${to}, kind, name, items from agenda_library where group_id = ${from}`);
  await tx.execute(sql`
    update groups made
       set usual_format = coalesce((
             select copied.id::text from agenda_library own
               join agenda_library copied on copied.group_id = made.id and copied.kind = own.kind and copied.name = own.name
              where own.group_id = g.id and own.id::text = g.usual_format), g.usual_format),
           usual_minutes = g.usual_minutes, usual_way = g.usual_way, usual_join_link = g.usual_join_link,
           usual_place = g.usual_place, usual_provisions = g.usual_provisions, usual_provided = g.usual_provided
      from groups g where made.id = ${to} and g.id = ${from}`);
}

/**
 * Sets the group's year; where no day is given its pages go 90 days after the end. Gives the new version and that day.
 * Refusals: not-found, changed-elsewhere, goes-too-soon: a day that gives nobody time to read and take away.
 */
export async function saveYear(facilitator: Facilitator, year: z.output<typeof groupYearChange>, now = new Date()) {
  return asMember(facilitator.memberId, async (tx) => {
    const row = await held(tx, facilitator, year.version);
    if (!row.ok) return row;
    const goesOn = year.goesOn || daysAfter(year.endsOn, readFor.days);
    const least = daysAfter(toLocal(now, row.value.timeZone).date, readFor.least);
    if (goesOn < least && goesOn !== row.value.goesOn) return { ok: false, reason: "goes-too-soon" } as const;
    const version = year.version + 1;
    await tx
      .update(groups)
      .set({
        yearStartsOn: year.startsOn,
        yearMiddleOn: year.middleOn || null,
        yearEndsOn: year.endsOn,
        goesOn,
        version,
      })
      .where(eq(groups.id, facilitator.groupId));
    return { ok: true, value: { version, goesOn } } as const;
  });
}
