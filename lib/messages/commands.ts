import "server-only";
import { and, count, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import { agendas, groupSessions, messages } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { env } from "../env.ts";
import { handOver } from "./commands/hand-over.ts";
import type { messageChoice, sentChoice } from "./input.ts";
import { stillOwed, waits } from "./queries.ts";
import { kindInWords, type MessageKind, minutesHeld, type SessionPart, saidBy } from "./rules.ts";

const noneNewer = sql`not exists (
  select 1 from messages newer
   where newer.session_id = messages.session_id and newer.member_id = messages.member_id
     and newer.kind = messages.kind and newer.sent_at is null and newer.settled_at is null)`;

// Reminders are made anew for another date, and one that is under way is looked at again before it leaves.
const waitingFor = (facilitator: Facilitator, sessionId: string) =>
  and(
    eq(messages.groupId, facilitator.groupId),
    eq(messages.sessionId, sessionId),
    waits,
    inArray(messages.kind, Object.keys(kindInWords) as MessageKind[]),
  );

// What says something newer leaves later, and is tried anew where it had failed.
const renewed = (kind: MessageKind) => ({
  madeAt: sql`clock_timestamp()`,
  failedAt: null,
  failedWhy: null,
  ...(env().mail ? { notBefore: sql`now() + make_interval(mins => ${minutesHeld(kind)})` } : {}),
});

const textArray = (texts: readonly string[]) =>
  sql`array[${sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )}]::text[]`;

/**
 * What waits about this session says something new from now on, its date perhaps: whoever was shown it before cannot mark
 * it as sent. The clock and not the transaction's time, so that a later renewal is always later.
 */
export async function renewMessages(tx: Transaction, facilitator: Facilitator, sessionId: string): Promise<void> {
  const again = await tx
    .update(messages)
    .set(renewed("session-changed"))
    .where(waitingFor(facilitator, sessionId))
    .returning({ id: messages.id });
  // One that was noted as sent may wait again after "Undo": it is not what was shown then either.
  await tx
    .update(messages)
    .set({ madeAt: sql`clock_timestamp()` })
    .where(
      and(eq(messages.groupId, facilitator.groupId), eq(messages.sessionId, sessionId), eq(messages.byHand, true)),
    );
  await handOver(
    tx,
    again.map(({ id }) => id),
    minutesHeld("session-changed"),
  );
}

/** How many messages about this session a facilitator has to send now, of these kinds or all. */
export async function countWaiting(
  tx: Transaction,
  facilitator: Facilitator,
  { sessionId, kinds }: { sessionId: string; kinds?: readonly MessageKind[] },
  now: Date,
): Promise<number> {
  const [row] = await tx
    .select({ waiting: count() })
    .from(messages)
    .innerJoin(groupSessions, eq(groupSessions.id, messages.sessionId))
    .leftJoin(agendas, eq(agendas.sessionId, groupSessions.id))
    .where(and(waitingFor(facilitator, sessionId), kinds && inArray(messages.kind, [...kinds]), stillOwed(now)));
  return row?.waiting ?? 0;
}

/**
 * Queues a message to every other member of the facilitator's group, in the transaction that causes it (an `asMember`
 * one of that facilitator: the table's rights ask). For a member who still waits for one that says the same, that one is
 * renewed. None is made for a session that is over; one about the agenda of a cancelled session waits until it is back.
 * Gives how many there are to send now, made or renewed.
 */
export async function queueMessages(
  tx: Transaction,
  facilitator: Facilitator,
  { kind, sessionId, changes = [] }: { kind: MessageKind; sessionId: string; changes?: readonly SessionPart[] },
  now = new Date(),
): Promise<number> {
  const same = saidBy(kind);
  const changed = textArray(changes);
  if (kind === "session-moved" || kind === "session-changed") await renewMessages(tx, facilitator, sessionId);
  const again = await tx
    .update(messages)
    .set({
      ...renewed(kind),
      changes: sql`array(select distinct unnest(${messages.changes} || ${changed}))`,
    })
    .where(and(waitingFor(facilitator, sessionId), inArray(messages.kind, [...same])))
    .returning({ id: messages.id });
  const minutes = env().mail ? minutesHeld(kind) : 0;
  const made = await tx.execute<{ id: string }>(sql`
    insert into messages (group_id, member_id, kind, session_id, changes, made_at, not_before)
    select held.group_id, held.member_id, ${kind}, s.id, ${changed}, clock_timestamp(),
           case when ${minutes}::int > 0 then now() + make_interval(mins => ${minutes}::int) end
      from group_sessions s
      join memberships held on held.group_id = s.group_id and held.member_id <> ${facilitator.memberId}
       and held.paused_on is null
     where s.id = ${sessionId} and s.group_id = ${facilitator.groupId}
       and s.starts_at + make_interval(mins => s.minutes) > ${now.toISOString()}::timestamptz
       and not exists (
         select 1 from messages m
          where m.session_id = s.id and m.member_id = held.member_id and m.sent_at is null and m.settled_at is null
            and m.kind = any(${textArray(same)}))
    returning id`);
  const ids = [...again, ...made].map(({ id }) => id);
  await handOver(tx, ids, minutes);
  return countWaiting(tx, facilitator, { sessionId, kinds: same }, now);
}

/**
 * Notes that the facilitator has sent these messages by hand, as they stood at `madeAt`. Gives the ids of those that were
 * still waiting. Refusals: not-found when none of them is of a group that they lead; changed-elsewhere when one says
 * something newer since: then all of them wait on.
 */
export async function markSent(facilitator: Facilitator, { ids, madeAt }: z.output<typeof sentChoice>) {
  return asMember(facilitator.memberId, async (tx) => {
    const mine = and(eq(messages.groupId, facilitator.groupId), inArray(messages.id, ids));
    const held = await tx
      .select({
        waits: sql<boolean>`${messages.sentAt} is null`,
        newer: sql<boolean>`date_trunc('milliseconds', ${messages.madeAt}) > ${madeAt}::timestamptz`,
      })
      .from(messages)
      .where(mine)
      .orderBy(messages.id)
      .for("update");
    if (held.length === 0) return { ok: false, reason: "not-found" } as const;
    if (held.some(({ waits, newer }) => waits && newer)) return { ok: false, reason: "changed-elsewhere" } as const;
    const sent = await tx
      .update(messages)
      .set({ sentAt: sql`now()`, byHand: true })
      .where(and(mine, isNull(messages.sentAt)))
      .returning({ id: messages.id });
    return { ok: true, value: { ids: sent.map(({ id }) => id) } } as const;
  });
}

/**
 * Takes that back: they wait again, but for those whose member is owed a newer one of the kind by now. Refusal: not-found.
 * What went by mail is not taken back.
 */
export async function markWaiting(facilitator: Facilitator, { ids }: z.output<typeof messageChoice>) {
  return asMember(facilitator.memberId, async (tx) => {
    const mine = and(eq(messages.groupId, facilitator.groupId), inArray(messages.id, ids));
    const [one] = await tx.select({ id: messages.id }).from(messages).where(mine).limit(1);
    if (!one) return { ok: false, reason: "not-found" } as const;
    const changed = await tx
      .update(messages)
      .set({ sentAt: null, byHand: false })
      .where(and(mine, isNotNull(messages.sentAt), eq(messages.byHand, true), noneNewer))
      .returning({ id: messages.id });
    return { ok: true, value: { ids: changed.map(({ id }) => id) } } as const;
  });
}
