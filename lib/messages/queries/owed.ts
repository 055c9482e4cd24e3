import "server-only";
import { and, asc, eq, notInArray, sql } from "drizzle-orm";
import { asMember } from "../../../db/client.ts";
import { announcements, groupSessions, members, messages } from "../../../db/schema/index.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import { env } from "../../env.ts";
import { getInvitation } from "../../invitations/queries.ts";
import { openDetails } from "../../mail/details.ts";
import { asText } from "../../mail/letter.ts";
import { letterOf } from "../../mail/letters.ts";
import type { FailedWhy } from "../../mail/transport.ts";
import { toSendByHand, waits } from "../queries.ts";
import { type AnyKind, kindInWords, type MessageKind, type Words } from "../rules.ts";

/** A message to one person, with its words. Null words: what it needs was sealed by another key, and it has to be made anew. */
export type OwedMessage = {
  id: string;
  kind: Exclude<AnyKind, MessageKind>;
  madeAt: Date;
  name: string;
  email: string;
  failedWhy: FailedWhy | null;
  words: Words | null;
};

const sessionKinds = Object.keys(kindInWords) as MessageKind[];

function opened(id: string, sealed: Buffer | null): Record<string, string> | null {
  if (!sealed) return {};
  try {
    return openDetails(env().signInKey, id, sealed);
  } catch {
    return null;
  }
}

/**
 * Messages of the facilitator's group to one person each that are theirs to send by hand, oldest first, their links
 * beginning with `site`. Never one about somebody's account: its link opens a door.
 */
export async function listOwedMessages(
  facilitator: Facilitator,
  site: string,
  now = new Date(),
): Promise<OwedMessage[]> {
  const rows = await asMember(facilitator.memberId, (tx) =>
    tx
      .select({ message: messages, member: members, session: groupSessions, announcement: announcements })
      .from(messages)
      .leftJoin(members, eq(members.id, messages.memberId))
      .leftJoin(groupSessions, eq(groupSessions.id, messages.sessionId))
      .leftJoin(announcements, eq(announcements.id, messages.announcementId))
      .where(and(eq(messages.groupId, facilitator.groupId), toSendByHand(), notInArray(messages.kind, sessionKinds)))
      .orderBy(asc(messages.madeAt), asc(messages.id)),
  );
  const owed: OwedMessage[] = [];
  for (const { message, member, session, announcement } of rows) {
    const { id, madeAt, memberId, changes } = message;
    const kind = message.kind as OwedMessage["kind"];
    // A reminder that did not go is one no more.
    if (session && session.startsAt <= now) continue;
    const details = opened(id, message.sealed as Buffer | null);
    if (kind === "invitation" && details && "reason" in (await getInvitation(details.token ?? ""))) continue;
    const name = message.toName ?? member?.name ?? "";
    const zone = facilitator.groupTimeZone;
    const facts = { kind, name, memberId, madeAt, zone, details: details ?? {}, changes, session, announcement };
    const letter = letterOf(facts, { site, now });
    const body = asText({ ...letter, foot: [], unsubscribe: undefined });
    owed.push({
      id,
      kind,
      madeAt,
      name,
      email: message.toEmail ?? member?.email ?? "",
      failedWhy: message.failedWhy as FailedWhy | null,
      words: details ? { subject: letter.subject, body } : null,
    });
  }
  return owed;
}

export type MailState = {
  /** What is on its way, by kind. `tried`: why the last try of one of them did not work. */
  leaving: { kind: AnyKind; count: number; tried: FailedWhy | null }[];
  /** What went by mail or by hand in the last two weeks, by day and kind. */
  sent: { kind: AnyKind; day: string; count: number; byHand: boolean }[];
};

/** How it stands with the mail of the facilitator's group: kinds, days and counts, and nobody's name or address. */
export async function getMailState(facilitator: Facilitator): Promise<MailState> {
  const mine = eq(messages.groupId, facilitator.groupId);
  const day = sql<string>`(${messages.sentAt} at time zone ${facilitator.groupTimeZone})::date::text`;
  return asMember(facilitator.memberId, async (tx) => ({
    leaving: await tx
      .select({
        kind: messages.kind,
        count: sql<number>`count(*)::int`,
        tried: sql<FailedWhy | null>`max(${messages.failedWhy})`,
      })
      .from(messages)
      .where(and(mine, waits, sql`${messages.failedAt} is null and ${messages.madeAt} > now() - interval '1 day'`))
      .groupBy(messages.kind)
      .orderBy(sql`min(${messages.madeAt})`),
    sent: await tx
      .select({ kind: messages.kind, day, count: sql<number>`count(*)::int`, byHand: messages.byHand })
      .from(messages)
      .where(and(mine, sql`${messages.sentAt} > now() - interval '14 days'`))
      .groupBy(messages.kind, sql`2`, messages.byHand)
      .orderBy(sql`2 desc`, sql`max(${messages.sentAt}) desc`),
  }));
}
