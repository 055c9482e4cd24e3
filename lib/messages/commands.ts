import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/client.ts";
import type { messages } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";

export type MessageKind = typeof messages.$inferSelect.kind;

/**
 * Queues a message to every other member of the facilitator's group, in the transaction that causes it (an `asMember`
 * one of that facilitator: the table's rights ask). A member who still waits for the same one is not told twice. Gives how
 * many were queued.
 */
export async function queueMessages(
  tx: Transaction,
  facilitator: Facilitator,
  { kind, sessionId }: { kind: MessageKind; sessionId: string },
): Promise<number> {
  const queued = await tx.execute(sql`
    insert into messages (group_id, member_id, kind, session_id)
    select held.group_id, held.member_id, ${kind}, s.id
      from group_sessions s
      join memberships held on held.group_id = s.group_id and held.member_id <> ${facilitator.memberId}
     where s.id = ${sessionId} and s.group_id = ${facilitator.groupId}
       and not exists (
         select 1 from messages m
          where m.session_id = s.id and m.member_id = held.member_id and m.kind = ${kind} and m.sent_at is null)
    returning 1`);
  return queued.length;
}
