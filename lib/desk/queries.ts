import "server-only";
import { sql } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import type { Facilitator } from "../auth/viewer.ts";

export type Waiting = { requests: number; held: number; listed: number; failed: number };

/** What waits at the desk of the facilitator's group besides its sessions: requests by state, and mails that did not go. */
export async function getWaiting(facilitator: Facilitator): Promise<Waiting> {
  const [row] = await asMember(facilitator.memberId, (tx) =>
    tx.execute<Waiting>(sql`
      select (select count(*)::int from join_requests r where r.group_id = lead.group_id and r.state = 'waiting') as requests,
             (select count(*)::int from join_requests r where r.group_id = lead.group_id and r.state = 'held') as held,
             (select count(*)::int from join_requests r where r.group_id = lead.group_id and r.state = 'listed') as listed,
             (select count(*)::int from messages m
               where m.group_id = lead.group_id and m.failed_at is not null and m.sent_at is null) as failed
        from memberships lead
       where lead.member_id = ${facilitator.memberId} and lead.group_id = ${facilitator.groupId} and lead.leads`),
  );
  return row ?? { requests: 0, held: 0, listed: 0, failed: 0 };
}
