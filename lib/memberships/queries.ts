import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { asMember, db } from "../../db/client.ts";
import { accessNeeds, groups, members, memberships } from "../../db/schema/index.ts";
import { provisions } from "../access-needs/rules.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { isUuid } from "../group-sessions/input.ts";
import { isLastFacilitator } from "./rules.ts";

export type HeldPlace = {
  memberId: string;
  name: string;
  pronouns: string;
  organisation: string;
  email: string;
  leads: boolean;
  joinedOn: string;
  pausedOn: string | null;
  /** What they said that they need, in the words of the list, and in their own. Null: they have not said. */
  needs: { labels: string[]; words: string } | null;
};

const lead = alias(memberships, "lead");

// Who leads the group reads the places of its members, and what they need to take part.
const listHeld = (facilitator: Facilitator) =>
  asMember(facilitator.memberId, async (tx) => {
    const rows = await tx
      .select({
        memberId: members.id,
        name: members.name,
        pronouns: members.pronouns,
        organisation: members.organisation,
        email: members.email,
        leads: memberships.leads,
        joinedOn: memberships.joinedOn,
        pausedOn: memberships.pausedOn,
        needs: accessNeeds.needs,
        words: accessNeeds.words,
      })
      .from(lead)
      .innerJoin(memberships, eq(memberships.groupId, lead.groupId))
      .innerJoin(members, eq(members.id, memberships.memberId))
      .leftJoin(accessNeeds, eq(accessNeeds.memberId, members.id))
      .where(and(eq(lead.memberId, facilitator.memberId), eq(lead.groupId, facilitator.groupId), eq(lead.leads, true)))
      .orderBy(sql`${members.name} collate "und-x-icu"`, members.id);
    return rows.map(({ needs, words, ...place }) => ({
      ...place,
      needs: needs && {
        labels: provisions.filter(({ id }) => needs.includes(id)).map(({ label }) => label),
        words: words ?? "",
      },
    }));
  });

/** The places in the facilitator's group by name, with what each member needs. Nothing about anybody's journal. */
export async function listPlaces(facilitator: Facilitator): Promise<HeldPlace[]> {
  return listHeld(facilitator);
}

export type PlaceToChange = HeldPlace & {
  isYou: boolean;
  isLast: boolean;
  /** Other groups that the facilitator leads, where this member is not yet. */
  couldGoTo: { id: string; name: string }[];
};

/** One member's place, with what may be done with it. Null for somebody of another group, or no id at all. */
export async function getPlace(facilitator: Facilitator, memberId: string): Promise<PlaceToChange | null> {
  if (!isUuid(memberId)) return null;
  const places = await listHeld(facilitator);
  const place = places.find((one) => one.memberId === memberId);
  if (!place) return null;
  const couldGoTo = await db()
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .innerJoin(lead, and(eq(lead.groupId, groups.id), eq(lead.leads, true), eq(lead.memberId, facilitator.memberId)))
    .where(
      sql`${groups.id} <> ${facilitator.groupId} and (${groups.yearEndsOn} is null or ${groups.yearEndsOn} >= current_date)
        and not exists (select 1 from memberships h where h.group_id = ${groups.id} and h.member_id = ${memberId})`,
    )
    .orderBy(groups.name, groups.id);
  return {
    ...place,
    isYou: memberId === facilitator.memberId,
    isLast: isLastFacilitator(places, memberId),
    couldGoTo,
  };
}

/** Since when the member pauses in their group, or null while they take part. */
export async function getOwnPause(member: Member): Promise<string | null> {
  const [row] = await db()
    .select({ pausedOn: memberships.pausedOn })
    .from(memberships)
    .where(and(eq(memberships.memberId, member.memberId), eq(memberships.groupId, member.groupId)));
  return row?.pausedOn ?? null;
}
