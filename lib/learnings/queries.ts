import "server-only";
import { sql } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import type { Member } from "../auth/viewer.ts";

/** A line as anybody of the group may see it: a name only where its author chose so, and never an id of theirs. */
export type ListedLearning = { id: string; line: string; sharedOn: string; name: string | null; mine: boolean };

const most = 500;

/**
 * The newest lines of the group's board, by day. Within a day the order is by the lines' random ids: the order of
 * sharing would say who was there first.
 */
export async function listLearnings(member: Member): Promise<ListedLearning[]> {
  const rows = await asMember(member.memberId, (tx) =>
    tx.execute<ListedLearning>(sql`
      select l.id, l.line, l.shared_on::text as "sharedOn", l.name, l.mine
        from memberships held cross join lateral group_learnings(held.group_id) l
       where held.member_id = ${member.memberId} and held.group_id = ${member.groupId}
       order by l.shared_on desc, l.id limit ${most}`),
  );
  return [...rows];
}
