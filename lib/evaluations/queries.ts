import "server-only";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import { evaluationRepliers, evaluationReplies, evaluations, memberships } from "../../db/schema/index.ts";
import type { Facilitator, Member } from "../auth/viewer.ts";
import { env } from "../env.ts";
import { openReply } from "./commands/seal.ts";
import { fewestReplies, type Moment, type Results, resultsOf } from "./rules.ts";

/** The open round of the member's group, and whether they have replied; null when none is open. */
export async function getOpenEvaluation(
  member: Member,
): Promise<{ id: string; moment: Moment; replied: boolean } | null> {
  const [row] = await asMember(member.memberId, (tx) =>
    tx
      .select({
        id: evaluations.id,
        moment: evaluations.moment,
        replied: sql<boolean>`${evaluationRepliers.memberId} is not null`,
      })
      .from(evaluations)
      .innerJoin(
        memberships,
        and(eq(memberships.groupId, evaluations.groupId), eq(memberships.memberId, member.memberId)),
      )
      .leftJoin(
        evaluationRepliers,
        and(eq(evaluationRepliers.evaluationId, evaluations.id), eq(evaluationRepliers.memberId, member.memberId)),
      )
      .where(and(eq(evaluations.groupId, member.groupId), isNull(evaluations.closedAt)))
      .orderBy(desc(evaluations.openedAt))
      .limit(1),
  );
  return row ?? null;
}

/** `enough`: whether five or more have replied. `results`: of a closed round with enough alone. */
export type Round = {
  id: string;
  moment: Moment;
  openedAt: Date;
  closedAt: Date | null;
  enough: boolean;
  results: Results | null;
};

/**
 * The rounds of the facilitator's group, newest first. Nothing of an open round but whether five have replied: results
 * that grew reply by reply would say what the last one said.
 */
export async function listRounds(facilitator: Facilitator): Promise<Round[]> {
  const { memberId, groupId } = facilitator;
  const rows = await asMember(memberId, (tx) =>
    tx
      .select({
        id: evaluations.id,
        moment: evaluations.moment,
        openedAt: evaluations.openedAt,
        closedAt: evaluations.closedAt,
        sealed: sql<
          string[]
        >`coalesce((select array_agg(encode(r.sealed, 'hex') order by r.id) from ${evaluationReplies} r
          where r.evaluation_id = ${evaluations.id}), '{}')`,
      })
      .from(evaluations)
      .innerJoin(
        memberships,
        and(
          eq(memberships.groupId, evaluations.groupId),
          eq(memberships.memberId, memberId),
          eq(memberships.leads, true),
        ),
      )
      .where(eq(evaluations.groupId, groupId))
      .orderBy(desc(evaluations.openedAt)),
  );
  return rows.map(({ sealed, ...round }) => {
    const enough = sealed.length >= fewestReplies;
    const open = () => sealed.map((one) => openReply(env().signInKey, round.id, Buffer.from(one, "hex")));
    return { ...round, enough, results: round.closedAt && enough ? resultsOf(open()) : null };
  });
}
