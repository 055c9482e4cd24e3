import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";

type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

/** The next session's agenda was published, and its messages wait to be sent by hand. */
export async function addMessages(tx: Tx, groupId: string): Promise<void> {
  await tx.execute(sql`
    insert into messages (group_id, member_id, kind, session_id)
    select held.group_id, held.member_id, 'agenda-published', next.id
      from memberships held
      cross join lateral (
        select s.id from group_sessions s join agendas a on a.session_id = s.id
         where s.group_id = held.group_id and s.starts_at > now() and a.published_number is not null
         order by s.starts_at limit 1) next
     where held.group_id = ${groupId} and not held.leads`);
}
