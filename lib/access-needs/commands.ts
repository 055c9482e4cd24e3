import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { accessNeeds, groupSessions, memberships, sessionArrangements } from "../../db/schema/index.ts";
import type { CommandResult } from "../actions/action.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import type { arrangement, ownNeeds } from "./input.ts";

type Kept = CommandResult<null, never>;

/** Keeps what the member needs, in place of what they said before. Their yes was checked with the input. */
export async function saveOwnNeeds(member: Member, { needs, words }: z.output<typeof ownNeeds>): Promise<Kept> {
  return asMember(member.memberId, async (tx) => {
    const said = { needs, words, consentedAt: sql`now()`, changedAt: sql`now()` };
    await tx
      .insert(accessNeeds)
      .values({ memberId: member.memberId, needs, words })
      .onConflictDoUpdate({ target: accessNeeds.memberId, set: said });
    return { ok: true, value: null } as const;
  });
}

/** Takes back everything that the member said they need: the row is gone at once. Nothing to take back is no problem. */
export async function withdrawOwnNeeds(member: Member): Promise<Kept> {
  return asMember(member.memberId, async (tx) => {
    await tx.delete(accessNeeds).where(eq(accessNeeds.memberId, member.memberId));
    return { ok: true, value: null } as const;
  });
}

/** Ticks a need of a session as arranged, or takes the tick away. Twice the same is once. Refusal: not-found. */
export async function setArranged(facilitator: Facilitator, choice: z.output<typeof arrangement>) {
  return asMember(facilitator.memberId, async (tx) => {
    const [session] = await tx
      .select({ id: groupSessions.id })
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
      .where(eq(groupSessions.id, choice.sessionId));
    if (!session) return { ok: false, reason: "not-found" } as const;
    const { need, arranged } = choice;
    if (arranged) {
      await tx
        .insert(sessionArrangements)
        .values({ sessionId: session.id, need })
        .onConflictDoUpdate({
          target: [sessionArrangements.sessionId, sessionArrangements.need],
          set: { arrangedAt: sql`now()` },
        });
    } else {
      await tx
        .delete(sessionArrangements)
        .where(and(eq(sessionArrangements.sessionId, session.id), eq(sessionArrangements.need, need)));
    }
    return { ok: true, value: null } as const;
  });
}
