import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { evaluations, groups } from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { env } from "../env.ts";
import { sealReply } from "./commands/seal.ts";
import type { closeInput, openInput, replyInput } from "./input.ts";

const leads = (facilitator: Facilitator, groupId: typeof evaluations.groupId | typeof groups.id) =>
  sql`exists (select 1 from memberships l where l.group_id = ${groupId} and l.member_id = ${facilitator.memberId} and l.leads)`;

/** Opens a round for the group. Refusals: already-open (one at a time), not-found (no longer leads it). */
export async function openEvaluation(facilitator: Facilitator, { moment }: z.output<typeof openInput>) {
  const { memberId, groupId } = facilitator;
  return asMember(memberId, async (tx) => {
    // The group's row is held, so that of two who open a round at once the second finds the first.
    const [group] = await tx
      .select({ id: groups.id })
      .from(groups)
      .where(and(eq(groups.id, groupId), leads(facilitator, groups.id)))
      .for("update");
    if (!group) return { ok: false, reason: "not-found" } as const;
    const [open] = await tx
      .select({ id: evaluations.id })
      .from(evaluations)
      .where(and(eq(evaluations.groupId, groupId), isNull(evaluations.closedAt)));
    if (open) return { ok: false, reason: "already-open" } as const;
    await tx.insert(evaluations).values({ groupId, moment });
    return { ok: true, value: null } as const;
  });
}

/** Closes a round for good. One that is closed already is as good as done. Refusal: not-found. */
export async function closeEvaluation(facilitator: Facilitator, { evaluationId }: z.output<typeof closeInput>) {
  const closed = await asMember(facilitator.memberId, (tx) =>
    tx
      .update(evaluations)
      .set({ closedAt: sql`coalesce(${evaluations.closedAt}, now())` })
      .where(
        and(
          eq(evaluations.id, evaluationId),
          eq(evaluations.groupId, facilitator.groupId),
          leads(facilitator, evaluations.groupId),
        ),
      )
      .returning({ id: evaluations.id }),
  );
  return closed.length > 0 ? ({ ok: true, value: null } as const) : ({ ok: false, reason: "not-found" } as const);
}

/** A member's one reply, sealed and nobody's. Refusals: already (it counts once), closed, not-found. */
export async function replyToEvaluation(member: Member, given: z.output<typeof replyInput>) {
  const { evaluationId, answers, line } = given;
  const sealed = sealReply(env().signInKey, evaluationId, { answers, line });
  const [row] = await asMember(member.memberId, (tx) =>
    tx.execute<{ answer: "replied" | "already" | "closed" }>(
      sql`select reply_to_evaluation(e.id, ${sealed}) as answer from evaluations e
           where e.id = ${evaluationId} and e.group_id = ${member.groupId}`,
    ),
  );
  const answer = row?.answer ?? "not-found";
  return answer === "replied" ? ({ ok: true, value: null } as const) : ({ ok: false, reason: answer } as const);
}
