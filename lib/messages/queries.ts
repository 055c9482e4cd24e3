import "server-only";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import { agendas, groupSessions, members, memberships, messages } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { env } from "../env.ts";
import type { FailedWhy } from "../mail/transport.ts";
import { kindInWords, type MessageKind, type SessionPart } from "./rules.ts";

const sessionKinds = Object.keys(kindInWords) as MessageKind[];

export type WaitingMessages = {
  kind: MessageKind;
  session: { id: string; startsAt: Date; minutes: number; timeZone: string };
  /** The latest time at which one of them was made or renewed: what is marked as sent is the card of then. */
  madeAt: Date;
  changes: SessionPart[];
  people: { messageId: string; name: string; email: string }[];
  /** Why it could not be sent by mail. */
  failedWhy: FailedWhy | null;
};

/** Neither sent nor settled. */
export const waits = and(isNull(messages.sentAt), isNull(messages.settledAt));

/** Where mail is sent: what a facilitator has to look at all the same, because it failed or is from before there was mail. */
export const byHandNow = sql`(${messages.failedAt} is not null or ${messages.madeAt} <= now() - interval '1 day')`;

/** What is a facilitator's to send: everything, where no mail is sent. */
export const toSendByHand = () => (env().mail ? and(waits, byHandNow) : waits);

const notOver = (now: Date) =>
  sql`${groupSessions.startsAt} + make_interval(mins => ${groupSessions.minutes}) > ${now.toISOString()}::timestamptz`;

// An agenda that was unpublished is not announced, and of a cancelled session only that it is.
const stillTrue = sql`case
  when ${groupSessions.cancelledAt} is not null then ${messages.kind} = 'session-cancelled'
  when ${messages.kind} in ('agenda-published', 'agenda-changed') then ${agendas.publishedNumber} is not null
  else ${messages.kind} <> 'session-cancelled' end`;

/** What is owed still: of a session that is not over, and true. */
export const stillOwed = (now: Date) => and(notOver(now), stillTrue);

/**
 * What members of the facilitator's group are still owed, one entry for each session and kind, oldest first. What was
 * about a session that is over, or is not true any more, is owed no longer.
 */
export async function listWaitingMessages(facilitator: Facilitator, now = new Date()): Promise<WaitingMessages[]> {
  const rows = await asMember(facilitator.memberId, (tx) =>
    tx
      .select({
        messageId: messages.id,
        kind: sql<MessageKind>`${messages.kind}`,
        madeAt: messages.madeAt,
        changes: messages.changes,
        sessionId: groupSessions.id,
        startsAt: groupSessions.startsAt,
        minutes: groupSessions.minutes,
        timeZone: groupSessions.timeZone,
        name: members.name,
        email: members.email,
        failedWhy: messages.failedWhy,
      })
      .from(messages)
      .innerJoin(groupSessions, eq(groupSessions.id, messages.sessionId))
      .innerJoin(members, eq(members.id, messages.memberId))
      .innerJoin(
        memberships,
        and(
          eq(memberships.groupId, messages.groupId),
          eq(memberships.memberId, facilitator.memberId),
          eq(memberships.leads, true),
        ),
      )
      .leftJoin(agendas, eq(agendas.sessionId, groupSessions.id))
      .where(
        and(
          eq(messages.groupId, facilitator.groupId),
          toSendByHand(),
          inArray(messages.kind, sessionKinds),
          stillOwed(now),
        ),
      )
      .orderBy(asc(messages.madeAt), sql`${members.name} collate "und-x-icu"`, asc(messages.id)),
  );
  const cards = new Map<string, WaitingMessages>();
  for (const {
    messageId,
    kind,
    madeAt,
    changes,
    sessionId,
    startsAt,
    minutes,
    timeZone,
    name,
    email,
    failedWhy,
  } of rows) {
    const key = `${sessionId} ${kind}`;
    const session = { id: sessionId, startsAt, minutes, timeZone };
    const card = cards.get(key) ?? { kind, session, madeAt, changes: [], people: [], failedWhy: null };
    card.madeAt = madeAt;
    card.failedWhy ??= failedWhy as FailedWhy | null;
    card.changes = [...new Set([...card.changes, ...changes])];
    card.people.push({ messageId, name, email });
    cards.set(key, card);
  }
  return [...cards.values()];
}
