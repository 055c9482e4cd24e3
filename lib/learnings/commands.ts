import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { learnings, memberships } from "../../db/schema/index.ts";
import type { Member } from "../auth/viewer.ts";
import { toLocal } from "../local-time.ts";
import type { learningChoice, learningLine } from "./input.ts";

const own = (member: Member, learningId: string) =>
  and(eq(learnings.id, learningId), eq(learnings.memberId, member.memberId), eq(learnings.groupId, member.groupId));

const kept = { id: learnings.id, line: learnings.line, named: learnings.named, sharedOn: learnings.sharedOn };

/**
 * Puts a line on the group's board. The same id sent again by its author is the same line, with the words of the last.
 * Gives it as its author sees it. Refusal: not-found (no longer in the group; an id that is somebody else's).
 */
export async function shareLearning(member: Member, given: z.output<typeof learningLine>, now = new Date()) {
  const { learningId, line, named } = given;
  const sharedOn = toLocal(now, member.groupTimeZone).date;
  const stored = await asMember(member.memberId, async (tx) => {
    const [held] = await tx
      .select({ groupId: memberships.groupId, memberId: memberships.memberId })
      .from(memberships)
      .where(and(eq(memberships.memberId, member.memberId), eq(memberships.groupId, member.groupId)));
    if (!held) return null;
    const put = () =>
      tx
        .insert(learnings)
        .values({ ...held, id: learningId, line, named, sharedOn })
        .onConflictDoNothing()
        .returning(kept);
    const [first] = await put();
    if (first) return first;
    const [before] = await tx.select(kept).from(learnings).where(own(member, learningId));
    if (!before || (before.line === line && before.named === named)) return before ?? null;
    await tx.delete(learnings).where(own(member, learningId));
    return (await put())[0] ?? null;
  });
  if (!stored) return { ok: false, reason: "not-found" } as const;
  const { named: shown, ...page } = stored;
  return { ok: true, value: { ...page, name: shown ? member.name : null, mine: true } } as const;
}

/** Deletes a line of the member's own, at once and for good. Refusal: not-found, also for one that is gone already. */
export async function withdrawLearning(member: Member, { learningId }: z.output<typeof learningChoice>) {
  const gone = await asMember(member.memberId, (tx) =>
    tx.delete(learnings).where(own(member, learningId)).returning({ id: learnings.id }),
  );
  return gone.length > 0 ? ({ ok: true, value: null } as const) : ({ ok: false, reason: "not-found" } as const);
}
