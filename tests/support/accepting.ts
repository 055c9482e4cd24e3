import { randomBytes, randomUUID } from "node:crypto";
import postgres from "postgres";
import { acceptInput } from "@/lib/auth/input";
import type { Facilitator } from "@/lib/auth/viewer";
import { acceptInvitation } from "@/lib/invitations/commands";
import { makeInvitation } from "@/lib/invitations/commands/offer";
import { testDatabase } from "./database";
import { makeGroup } from "./groups";
import { asMemberForTests } from "./people";

/** The owner's connection, for looking behind row-level security and for moving a row's clock. */
export async function asOwner<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** A wrap's shape without its sealing (sealing.md §2.1): the server can check no more than its header. */
export function shapedWrap(type: 1 | 2, keyId: Uint8Array = randomBytes(8)): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([0x52, 0x57, 1, type, ...keyId, ...randomBytes(92)]);
}

/** What a browser sends to accept an invitation, read as the route reads it. */
export function accepting(token: string, more: { email?: string; name?: string } = {}) {
  const sent = { auth: hex(randomBytes(32)), seed: hex(randomBytes(32)), wrap: hex(shapedWrap(1)) };
  return acceptInput.parse({ token, name: "Test Member", ...sent, ...more });
}

/** An invitation's token, made by the real command. */
export async function invited(facilitator: Facilitator, email = `${randomUUID()}@example.org`) {
  const made = await makeInvitation(facilitator, { name: "Test Member", email });
  if (!made.ok) throw new Error(made.reason);
  return { token: made.value.token, email };
}

/** Somebody who joined a group through the real door, with all that their browser knows. */
export async function joined(group?: Awaited<ReturnType<typeof makeGroup>>) {
  const { facilitator, groupId } = group ?? (await makeGroup());
  const { token, email } = await invited(facilitator);
  const sent = accepting(token);
  const answer = await acceptInvitation(sent);
  if (!answer.ok) throw new Error(answer.reason);
  const [row] = await asOwner((sql) => sql`select id from members where email = ${email}`);
  const memberId: string = row?.id;
  const { auth, seed, wrap } = sent;
  const member = asMemberForTests({ memberId, email, groupId });
  return { member, memberId, email, groupId, facilitator, token, auth, seed, wrap, keyId: wrap.slice(4, 12) };
}

export type JoinedMember = Awaited<ReturnType<typeof joined>>;

/** Waits until another connection to this database waits for a lock that somebody holds. */
export async function untilSomebodyWaits(sql: postgres.ISql): Promise<void> {
  for (;;) {
    const [row] = await sql`
      select count(*)::int as waiting from pg_locks join pg_database d on d.datname = current_database()
       where not granted and (database = d.oid or locktype = 'transactionid')`;
    if (row?.waiting > 0) return;
  }
}

/** Stretches the waits that were given, so that a slow machine does not sit one out between two tries. */
export const holdWaits = () =>
  asOwner((sql) => sql`update attempts set wait_until = now() + interval '1 hour' where wait_until is not null`);
