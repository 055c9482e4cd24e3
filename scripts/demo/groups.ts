import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";

type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

const words = `Hello all,

the hall has a new entrance: come in from Mill Lane, where the door is level and opens by itself. The old one stays shut until spring.

If you come by wheelchair taxi, ask for the side gate. There is room to turn.`;

/** The group's year, since when people are in it, and one message that went to everybody. */
export async function addGroupLife(tx: Tx, groupId: string): Promise<void> {
  await tx.execute(sql`
    update groups set year_starts_on = current_date - 200, year_middle_on = current_date - 20,
                      year_ends_on = current_date + 160, goes_on = current_date + 250 where id = ${groupId}`);
  await tx.execute(sql`update memberships set joined_on = current_date - 200 where group_id = ${groupId}`);
  await tx.execute(sql`
    with said as (
      insert into announcements (group_id, made_by, subject, words, made_at)
      select ${groupId}, member_id, 'The hall has a new entrance', ${words}, now() - interval '9 days'
        from memberships where group_id = ${groupId} and leads limit 1
      returning id)
    insert into messages (group_id, member_id, kind, announcement_id, made_at, sent_at, by_hand)
    select held.group_id, held.member_id, 'announcement', said.id, now() - interval '9 days', now() - interval '9 days', true
      from memberships held, said where held.group_id = ${groupId} and not held.leads`);
}
