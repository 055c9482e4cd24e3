import "server-only";
import { sql } from "drizzle-orm";
import { db, type Transaction } from "../../../db/client.ts";
import { env } from "../../env.ts";
import { getInvitation } from "../../invitations/queries.ts";
import { type Details, openDetails } from "../../mail/details.ts";
import { letterOf } from "../../mail/letters.ts";
import type { FailedWhy, Sending, Transport } from "../../mail/transport.ts";
import { type AnyKind, type SessionPart, whyNotSend } from "../rules.ts";

type Taken = {
  kind: AnyKind;
  changes: SessionPart[];
  sealed: Buffer | null;
  made_at: string;
  to_name: string | null;
  to_email: string | null;
  member_id: string | null;
  in_group: boolean;
  group_zone: string | null;
  paused: boolean;
  agendas: boolean;
  day_before: boolean;
  hour_before: boolean;
  announcements: boolean;
  answer: string | null;
  session_id: string | null;
  starts_at: string | null;
  minutes: number | null;
  zone: string | null;
  cancelled: boolean;
  published: boolean;
  still_due: boolean;
  subject: string | null;
  words: string | null;
};

/** What became of it: `again` when it should be tried later. */
export type Sent = "sent" | "not-sent" | "failed" | "again" | "newer" | "elsewhere";

const sessionOf = ({ session_id: id, starts_at, minutes, zone, cancelled, published }: Taken) =>
  id && starts_at && minutes && zone
    ? { id, startsAt: new Date(starts_at), minutes, timeZone: zone, cancelled, published }
    : null;

async function whyNot(taken: Taken, details: Details, now: Date) {
  const facts = {
    kind: taken.kind,
    madeAt: new Date(taken.made_at),
    inGroup: taken.in_group,
    paused: taken.paused,
    notComing: taken.answer === "not-coming",
    stillDue: taken.still_due,
    session: sessionOf(taken),
  };
  const choices = {
    agendas: taken.agendas,
    dayBefore: taken.day_before,
    hourBefore: taken.hour_before,
    announcements: taken.announcements,
  };
  const why = whyNotSend(facts, choices, now);
  if (why || taken.kind !== "invitation") return why;
  // Taken back, replaced by a newer one, or used with a link that was copied.
  return "reason" in (await getInvitation(details.token ?? "")) ? "not-true" : null;
}

function post(id: string, taken: Taken, details: Details, now: Date, transport: Transport): Promise<Sending> {
  const { mail } = env();
  if (!mail || !taken.to_email) return Promise.resolve({ ok: false, why: "trouble", again: true });
  const madeAt = new Date(taken.made_at);
  const letter = letterOf(
    {
      kind: taken.kind,
      name: taken.to_name ?? "",
      memberId: taken.member_id,
      madeAt,
      zone: taken.group_zone ?? "Europe/London",
      details,
      changes: taken.changes,
      session: sessionOf(taken),
      announcement: taken.subject === null ? null : { subject: taken.subject, words: taken.words ?? "" },
    },
    { site: mail.site, now },
  );
  // The same for every try of the same words, so that a mailbox can tell a second copy from a second message.
  const messageId = `<${id}.${madeAt.getTime().toString(36)}@${new URL(mail.site).hostname}>`;
  return transport.send({ to: { name: taken.to_name ?? "", address: taken.to_email }, messageId, letter });
}

async function settle(tx: Transaction, id: string, madeAt: string, outcome: string, why: string | null) {
  const [row] = await tx.execute<{ held: boolean }>(
    sql`select settle_message(${id}, ${madeAt}::timestamptz, ${outcome}, ${why}) as held`,
  );
  return row?.held ?? false;
}

/**
 * Sends one message, if it still waits and is still true and wanted, and notes what became of it. The message is held by
 * this transaction until then, so that no other process sends it too; should this one end between the server's yes and
 * the note, it is sent a second time, with the same Message-ID. `lastTry`: what fails now waits for a facilitator.
 */
export async function sendMessage(
  id: string,
  { transport, lastTry = false, now = new Date() }: { transport: Transport; lastTry?: boolean; now?: Date },
): Promise<Sent> {
  return db().transaction(async (tx) => {
    const [taken] = await tx.execute<Taken>(sql`select *, made_at::text as made_at from take_message(${id})`);
    if (!taken) return "elsewhere";
    const details = taken.sealed ? openDetails(env().signInKey, id, taken.sealed) : {};
    const why = await whyNot(taken, details, now);
    if (why) return (await settle(tx, id, taken.made_at, "settled", why)) ? "not-sent" : "newer";
    const sending = await post(id, taken, details, now, transport);
    if (sending.ok) return (await settle(tx, id, taken.made_at, "sent", null)) ? "sent" : "newer";
    const over = lastTry || !sending.again;
    await settle(tx, id, taken.made_at, over ? "failed" : "tried", sending.why);
    return over ? "failed" : "again";
  });
}

/** Notes that a message could not be sent, when nobody is left who tries. */
export async function giveUp(id: string, why: FailedWhy): Promise<void> {
  await db().execute(sql`select settle_message(${id}, null, 'failed', ${why})`);
}
