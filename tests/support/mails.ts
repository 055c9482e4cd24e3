import postgres from "postgres";
import { asMember } from "@/db/client";
import type { Facilitator } from "@/lib/auth/viewer";
import { type Addressee, queueMessage, type SingleMessage } from "@/lib/messages/commands/queue";
import { testDatabase } from "./database";
import { openMailServer } from "./mail-server";

/** The mail server of one test file, set before anything asks for the settings. */
export const mailServer = await openMailServer();
export const site = "https://group.example.org";
Object.assign(process.env, {
  SMTP_URL: mailServer.url,
  MAIL_FROM: "The reflective practice group <group@example.org>",
  PUBLIC_URL: site,
});

export async function asOwner<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const connection = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** Queues a message as its group's facilitator, or as the member it is about, and lets it leave at once. Gives its id. */
export async function queued(
  by: { memberId: string },
  message: SingleMessage & { to: Addressee; groupId: string | null },
): Promise<string> {
  await asMember(by.memberId, (tx) => queueMessage(tx, message));
  return lastMessage();
}

/** The newest message, which may leave from now on. */
export const lastMessage = () =>
  asOwner(async (sql) => {
    const [row] = await sql`update messages set not_before = null
      where id = (select id from messages order by made_at desc, id limit 1) returning id`;
    return row?.id as string;
  });

/** A message about a session to one member, made without its command. */
export const aboutSession = (
  facilitator: Facilitator,
  memberId: string,
  sessionId: string,
  kind: string,
  changes: string[] = [],
) =>
  asOwner(async (sql) => {
    const [row] = await sql`insert into messages (group_id, member_id, kind, session_id, changes, not_before)
      select ${facilitator.groupId}, ${memberId}, ${kind}, s.id, ${changes}, reminder_due(${kind}, s.starts_at, s.time_zone)
        from group_sessions s where s.id = ${sessionId} returning id`;
    return row?.id as string;
  });

export const messageOf = (id: string) =>
  asOwner(async (sql) => {
    const [row] = await sql`select * from messages where id = ${id}`;
    return row as Record<string, unknown>;
  });
