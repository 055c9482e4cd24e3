import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { learnings, memberships } from "../../db/schema/index.ts";
import type { Member } from "../auth/viewer.ts";
import { toLocal } from "../local-time.ts";
import type { learningChoice, learningLine } from "./input.ts";

/**
 * Puts a line on the group's board. Gives it as its author sees it. Refusal: not-found (no longer in the group).
 */
export async function shareLearning(member: Member, { line, named }: z.output<typeof learningLine>, now = new Date()) {
  const sharedOn = toLocal(now, member.groupTimeZone).date;
  const id = await asMember(member.memberId, async (tx) => {
    const [held] = await tx
      .select({ groupId: memberships.groupId })
      .from(memberships)
      .where(and(eq(memberships.memberId, member.memberId), eq(memberships.groupId, member.groupId)));
    if (!held) return null;
    const [stored] = await tx
      .insert(learnings)
      .values({ ...held, memberId: member.memberId, line, named, sharedOn })
      .returning({ id: learnings.id });
    return stored?.id ?? null;
  });
  if (!id) return { ok: false, reason: "not-found" } as const;
  return { ok: true, value: { id, line, sharedOn, name: named ? member.name : null, mine: true } } as const;
}

/** Deletes a line of the member's own, at once and for good. Refusal: not-found, also for one that is gone already. */
export async function withdrawLearning(member: Member, { learningId }: z.output<typeof learningChoice>) {
  const gone = await asMember(member.memberId, (tx) =>
    tx
      .delete(learnings)
      .where(
        and(
          eq(learnings.id, learningId),
          eq(learnings.memberId, member.memberId),
          eq(learnings.groupId, member.groupId),
        ),
      )
      .returning({ id: learnings.id }),
  );
  return gone.length > 0 ? ({ ok: true, value: null } as const) : ({ ok: false, reason: "not-found" } as const);
}
