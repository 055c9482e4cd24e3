import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import { learnings, members, memberships } from "../../db/schema/index.ts";
import type { Member } from "../auth/viewer.ts";

/** A line as anybody of the group may see it: a name only where its author chose so, and never an id of theirs. */
export type ListedLearning = { id: string; line: string; sharedOn: string; name: string | null; mine: boolean };

const most = 500;

/**
 * The newest lines of the group's board, by day. Within a day the order is by the lines' random ids: the order of
 * sharing would say who was there first.
 */
export async function listLearnings(member: Member): Promise<ListedLearning[]> {
  return asMember(member.memberId, (tx) =>
    tx
      .select({
        id: learnings.id,
        line: learnings.line,
        sharedOn: sql<string>`${learnings.sharedOn}::text`,
        name: sql<string | null>`case when ${learnings.named} then ${members.name} end`,
        mine: sql<boolean>`${learnings.memberId} = ${member.memberId}`,
      })
      .from(learnings)
      .innerJoin(members, eq(members.id, learnings.memberId))
      .innerJoin(
        memberships,
        and(
          eq(memberships.memberId, member.memberId),
          eq(memberships.groupId, member.groupId),
          eq(learnings.groupId, memberships.groupId),
        ),
      )
      .orderBy(desc(learnings.sharedOn), asc(learnings.id))
      .limit(most),
  );
}
