import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import { groups, memberships } from "../../db/schema/index.ts";
import type { CommandResult } from "../actions/action.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { logRecord, type RecordedAct } from "../members/commands/record.ts";
import type { ownPause, placeChoice, placeMove } from "./input.ts";
import { isLastFacilitator, type Place } from "./rules.ts";

type Answer = Promise<CommandResult<null, "not-found" | "last-facilitator">>;
const done = { ok: true, value: null } as const;
const notFound = { ok: false, reason: "not-found" } as const;
const last = { ok: false, reason: "last-facilitator" } as const;

// One after the other: whoever changes a place holds the group, so that two who step down at once do not leave it alone.
const holdGroups = (tx: Transaction, ids: string[]) =>
  tx.select({ id: groups.id }).from(groups).where(inArray(groups.id, ids)).orderBy(groups.id).for("update");

// Read after the lock: as it stands now, and not as it stood when this began to wait.
const placesOf = (tx: Transaction, groupId: string): Promise<Place[]> =>
  tx
    .select({ memberId: memberships.memberId, leads: memberships.leads, pausedOn: memberships.pausedOn })
    .from(memberships)
    .where(eq(memberships.groupId, groupId));

const placeIs = (groupId: string, memberId: string) =>
  and(eq(memberships.groupId, groupId), eq(memberships.memberId, memberId));

const leadsIn = (places: readonly Place[], memberId: string) =>
  places.some((place) => place.memberId === memberId && place.leads);

// An act on one place of the facilitator's group, with everything that can go wrong decided under the lock.
function changePlace(
  facilitator: Facilitator,
  memberId: string,
  act: (tx: Transaction, place: Place, places: Place[]) => Promise<RecordedAct | "last-facilitator" | null>,
): Answer {
  const { groupId } = facilitator;
  return asMember(facilitator.memberId, async (tx) => {
    await holdGroups(tx, [groupId]);
    const places = await placesOf(tx, groupId);
    const place = places.find((one) => one.memberId === memberId);
    if (!place || !leadsIn(places, facilitator.memberId)) return notFound;
    const kind = await act(tx, place, places);
    return kind === "last-facilitator" ? last : done;
  });
}

// Sets columns of a place and notes it in the member's record; what is so already is no act.
const setting =
  (
    facilitator: Facilitator,
    how: {
      isSo: (place: Place) => boolean;
      set: { leads?: boolean; pausedOn?: unknown };
      kind: RecordedAct;
      ends?: true;
    },
  ) =>
  async (tx: Transaction, place: Place, places: Place[]) => {
    if (how.isSo(place)) return null;
    if (how.ends && isLastFacilitator(places, place.memberId)) return "last-facilitator" as const;
    await tx
      .update(memberships)
      .set({
        ...(how.set.leads === undefined ? {} : { leads: how.set.leads }),
        ...("pausedOn" in how.set ? { pausedOn: how.set.pausedOn ? sql`current_date` : null } : {}),
      })
      .where(placeIs(facilitator.groupId, place.memberId));
    await logRecord(tx, facilitator, place.memberId, how.kind);
    return how.kind;
  };

/** Nothing is sent to the member and no turn comes until they go on. Refusals: not-found, last-facilitator. */
export const pausePlace = (facilitator: Facilitator, { memberId }: z.output<typeof placeChoice>): Answer =>
  changePlace(
    facilitator,
    memberId,
    setting(facilitator, {
      isSo: ({ pausedOn }) => pausedOn !== null,
      set: { pausedOn: true },
      kind: "paused",
      ends: true,
    }),
  );

/** The member takes part again. Refusal: not-found. */
export const resumePlace = (facilitator: Facilitator, { memberId }: z.output<typeof placeChoice>): Answer =>
  changePlace(
    facilitator,
    memberId,
    setting(facilitator, { isSo: ({ pausedOn }) => pausedOn === null, set: { pausedOn: null }, kind: "went-on" }),
  );

/** One more facilitator, with every right of the first. Refusal: not-found. */
export const makeFacilitator = (facilitator: Facilitator, { memberId }: z.output<typeof placeChoice>): Answer =>
  changePlace(
    facilitator,
    memberId,
    setting(facilitator, { isSo: ({ leads }) => leads, set: { leads: true }, kind: "made-facilitator" }),
  );

/** A member like the others from now on, oneself too. Refusals: not-found, last-facilitator. */
export const endFacilitator = (facilitator: Facilitator, { memberId }: z.output<typeof placeChoice>): Answer =>
  changePlace(
    facilitator,
    memberId,
    setting(facilitator, {
      isSo: ({ leads }) => !leads,
      set: { leads: false },
      kind: "no-longer-facilitator",
      ends: true,
    }),
  );

/**
 * Ends the place, with what hangs on it: what they offered and shared in this group, and their answers about coming. The
 * account and the journal stay. Refusals: not-found, last-facilitator.
 */
export const removeMember = (facilitator: Facilitator, { memberId }: z.output<typeof placeChoice>): Answer =>
  changePlace(facilitator, memberId, async (tx, _, places) => {
    if (isLastFacilitator(places, memberId)) return "last-facilitator";
    // Noted first: afterwards they are nobody whose record this facilitator may add to.
    await logRecord(tx, facilitator, memberId, "removed");
    await tx.delete(memberships).where(placeIs(facilitator.groupId, memberId));
    return "removed";
  });

/** Ends the place here and gives one in another group that the facilitator leads. Refusals: not-found, last-facilitator. */
export function moveMember(
  facilitator: Facilitator,
  { memberId, toGroupId }: z.output<typeof placeMove>,
): Promise<CommandResult<null, "not-found" | "last-facilitator">> {
  const { groupId } = facilitator;
  return asMember(facilitator.memberId, async (tx) => {
    if (toGroupId === groupId) return notFound;
    await holdGroups(tx, [groupId, toGroupId]);
    const [here, there] = [await placesOf(tx, groupId), await placesOf(tx, toGroupId)];
    const mayMove = leadsIn(here, facilitator.memberId) && leadsIn(there, facilitator.memberId);
    if (!mayMove || !here.some((place) => place.memberId === memberId)) return notFound;
    if (isLastFacilitator(here, memberId)) return last;
    await logRecord(tx, facilitator, memberId, "moved");
    await tx.insert(memberships).values({ groupId: toGroupId, memberId }).onConflictDoNothing();
    await tx.delete(memberships).where(placeIs(groupId, memberId));
    return done;
  });
}

/** The member pauses, or goes on, by themself. Refusals: not-found, last-facilitator. */
export function pauseOwnPlace(member: Member, { paused }: z.output<typeof ownPause>): Answer {
  return asMember(member.memberId, async (tx) => {
    await holdGroups(tx, [member.groupId]);
    const places = await placesOf(tx, member.groupId);
    const own = places.find(({ memberId }) => memberId === member.memberId);
    if (!own) return notFound;
    if ((own.pausedOn !== null) === paused) return done;
    if (paused && isLastFacilitator(places, member.memberId)) return last;
    await tx
      .update(memberships)
      .set({ pausedOn: paused ? sql`current_date` : null })
      .where(placeIs(member.groupId, member.memberId));
    return done;
  });
}
