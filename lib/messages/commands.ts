import "server-only";
import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import { messages } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import type { messageChoice } from "./input.ts";
import type { MessageKind } from "./rules.ts";

/**
 * Queues a message to every other member of the facilitator's group, in the transaction that causes it (an `asMember`
 * one of that facilitator: the table's rights ask). A member who still waits for the same one is not told twice, nor of a
 * change in an agenda that they were never told of; nobody is told of an agenda that will not be needed. Gives how
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
          where m.session_id = s.id and m.member_id = held.member_id and m.sent_at is null
            and (m.kind = ${kind} or (${kind} = 'agenda-changed' and m.kind = 'agenda-published')))
       and (s.cancelled_at is null or ${kind} = 'session-cancelled')
    returning 1`);
  return queued.length;
}

type Choice = z.output<typeof messageChoice>;

/**
 * Notes that the facilitator has sent these messages by hand. Gives the ids of those that were still waiting. Refusal:
 * not-found when none of them is of a group that they lead.
 */
export async function markSent(facilitator: Facilitator, { ids }: Choice) {
  return change(facilitator, ids, { sentAt: sql`now()`, byHand: true }, isNull(messages.sentAt));
}

/** Takes that back: they wait again. Refusal: not-found. What went by mail is not taken back. */
export async function markWaiting(facilitator: Facilitator, { ids }: Choice) {
  const byHand = and(isNotNull(messages.sentAt), eq(messages.byHand, true));
  return change(facilitator, ids, { sentAt: null, byHand: false }, byHand);
}

async function change(
  facilitator: Facilitator,
  ids: string[],
  to: { sentAt: ReturnType<typeof sql> | null; byHand: boolean },
  from: ReturnType<typeof and>,
) {
  return asMember(facilitator.memberId, async (tx) => {
    const mine = and(eq(messages.groupId, facilitator.groupId), inArray(messages.id, ids));
    const [one] = await tx.select({ id: messages.id }).from(messages).where(mine).limit(1);
    if (!one) return { ok: false, reason: "not-found" } as const;
    const changed = await tx.update(messages).set(to).where(and(mine, from)).returning({ id: messages.id });
    return { ok: true, value: { ids: changed.map(({ id }) => id) } } as const;
  });
}
