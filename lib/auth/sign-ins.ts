import { and, eq, isNull, sql } from "drizzle-orm";
import { asMember, db } from "../../db/client.ts";
import { credentials, knownBrowsers, members, signIns } from "../../db/schema/index.ts";
import { env } from "../env.ts";
import { tellOwner } from "../messages/commands/account.ts";
import { hashToken, makeSealedLocalKey, makeToken, openLocalKey } from "./tokens.ts";

export type SignIn = { memberId: string; epoch: number; own: boolean; localKey: () => Buffer };

/** Stands for an unknown member, so that the same questions are put to the database for one. */
export const nobody = "00000000-0000-0000-0000-000000000000";

/** The member with this canonical email, or null. */
export async function findMemberByEmail(email: string): Promise<{ id: string } | null> {
  const [row] = await db().select({ id: members.id }).from(members).where(eq(members.email, email));
  return row ?? null;
}

/** The credential that this member's password is checked against now, or null before one exists. */
export async function currentCredential(memberId: string) {
  return asMember(memberId, async (tx) => {
    const [row] = await tx
      .select()
      .from(credentials)
      .where(and(eq(credentials.memberId, memberId), isNull(credentials.retiredOn)));
    return row ?? null;
  });
}

/** Starts a sign-in and gives its token, which only the cookie keeps. `own`: a device that the member calls their own. */
export async function beginSignIn(from: {
  memberId: string;
  epoch: number;
  own: boolean;
  device?: string;
}): Promise<string> {
  const token = makeToken();
  const tokenHash = hashToken(token);
  const today = new Date().toISOString().slice(0, 10);
  await asMember(from.memberId, (tx) =>
    tx.insert(signIns).values({
      tokenHash,
      memberId: from.memberId,
      epoch: from.epoch,
      own: from.own,
      device: from.device ?? "",
      sealedLocalKey: makeSealedLocalKey(env().signInKey, tokenHash),
      createdOn: today,
      lastSeenOn: today,
      // sealing.md §1.5: 14 days without use and 60 in all; on an own device 60 days and a year.
      // One that waits for its second step opens nothing, and not for long.
      expiresAt: sql`now() + case when exists (
        select 1 from second_steps t where t.member_id = ${from.memberId}::uuid and t.confirmed_at is not null
      ) then interval '10 minutes' else ${from.own ? "60 days" : "14 days"}::interval end`,
      endsAt: sql`now() + ${from.own ? "1 year" : "60 days"}::interval`,
    }),
  );
  return token;
}

/** The sign-in that a cookie's token stands for, or null when it is over, revoked or from before a new password. */
export async function findSignIn(token: string): Promise<SignIn | null> {
  const tokenHash = hashToken(token);
  const [row] = await db().execute<{ member_id: string; epoch: number; own: boolean; sealed_local_key: Buffer }>(
    sql`select * from find_sign_in(${tokenHash})`,
  );
  if (!row) return null;
  return {
    memberId: row.member_id,
    epoch: row.epoch,
    own: row.own,
    localKey: () => openLocalKey(env().signInKey, tokenHash, row.sealed_local_key),
  };
}

/** Ends a sign-in at once; its local key goes with it, and so does what was sealed under that key. */
export async function endSignIn(token: string): Promise<void> {
  await db().execute(sql`select end_sign_in(${hashToken(token)})`);
}

/** Whether this browser's cookie has signed in to this account before. */
export async function knowsBrowser(memberId: string, cookie: string): Promise<boolean> {
  return asMember(memberId, async (tx) => {
    const rows = await tx
      .select({ memberId: knownBrowsers.memberId })
      .from(knownBrowsers)
      .where(and(eq(knownBrowsers.memberId, memberId), eq(knownBrowsers.cookieHash, hashToken(cookie))));
    return rows.length > 0;
  });
}

/**
 * Remembers that this browser's cookie signed in to this account. When others did before and this one never, its member is
 * told so by mail, with what kind of device it is where that is known. The first of all is the one they joined with.
 */
export async function rememberBrowser(memberId: string, cookie: string, device = ""): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const cookieHash = hashToken(cookie);
  await asMember(memberId, async (tx) => {
    const before = await tx
      .select({ hash: knownBrowsers.cookieHash })
      .from(knownBrowsers)
      .where(eq(knownBrowsers.memberId, memberId));
    await tx
      .insert(knownBrowsers)
      .values({ memberId, cookieHash, lastSeenOn: today })
      .onConflictDoUpdate({ target: [knownBrowsers.memberId, knownBrowsers.cookieHash], set: { lastSeenOn: today } });
    const isNew = before.length > 0 && !before.some(({ hash }) => cookieHash.equals(hash));
    if (isNew) await tellOwner(tx, memberId, { kind: "new-device", details: { device } });
  });
}
