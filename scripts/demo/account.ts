import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { members, recordLog, signIns } from "../../db/schema/index.ts";

type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];
type Act = (typeof recordLog.$inferInsert)["kind"];

const said: Record<string, { pronouns?: string; organisation?: string }> = {
  "marianne@demo.example": { pronouns: "she/her", organisation: "Commonplace Coproduction (made up)" },
  "amina@demo.example": { pronouns: "she/her", organisation: "Riverside Carers’ Forum (made up)" },
  "sian@demo.example": { pronouns: "hi/ei, she/her" },
  "delroy@demo.example": { pronouns: "he/him" },
  "ailsa@demo.example": { pronouns: "they/them" },
};

const acts: readonly { kind: Act; daysAgo: number }[] = [
  { kind: "invited", daysAgo: 201 },
  { kind: "register-noted", daysAgo: 62 },
  { kind: "register-changed", daysAgo: 61 },
  { kind: "code-made", daysAgo: 40 },
  { kind: "register-noted", daysAgo: 33 },
];

/** What people say of themselves; and for each member a record that can be read, and a phone beside this browser. */
export async function addAccounts(
  tx: Tx,
  groupId: string,
  people: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const day = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000);
  for (const [email, memberId] of people) {
    if (said[email]) await tx.update(members).set(said[email]).where(eq(members.id, memberId));
    if (email.startsWith("marianne")) continue;
    await tx
      .insert(recordLog)
      .values(acts.map(({ kind, daysAgo }) => ({ memberId, groupId, byName: "Marianne Obi", kind, at: day(daysAgo) })));
    await tx.insert(signIns).values({
      // Nobody has the token that this would be the hash of.
      tokenHash: randomBytes(32),
      memberId,
      epoch: 1,
      own: true,
      device: "Safari on an iPhone",
      sealedLocalKey: randomBytes(60),
      createdOn: day(120).toISOString().slice(0, 10),
      lastSeenOn: day(9).toISOString().slice(0, 10),
      expiresAt: sql`now() + interval '51 days'`,
      endsAt: sql`now() + interval '245 days'`,
    });
  }
}
