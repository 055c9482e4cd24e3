import { and, eq, gt, sql } from "drizzle-orm";
import { asMember, type Transaction } from "../../db/client.ts";
import { signIns } from "../../db/schema/index.ts";
import { hashToken } from "./tokens.ts";

/*
 * Step-up: what a stolen cookie must not do by itself (new recovery words, a second step) asks for the password when it
 * was last proved more than ten minutes ago at this sign-in. Signing in and unlocking the journal prove it.
 */
const lately = sql`now() - interval '10 minutes'`;
const thisSignIn = (memberId: string, token: string) =>
  and(eq(signIns.memberId, memberId), eq(signIns.tokenHash, hashToken(token)));

/** Whether the password was proved lately at the sign-in with this token. */
export async function provedLately(tx: Transaction, memberId: string, token: string): Promise<boolean> {
  const rows = await tx
    .select({ memberId: signIns.memberId })
    .from(signIns)
    .where(and(thisSignIn(memberId, token), gt(signIns.provedAt, lately)));
  return rows.length > 0;
}

/** Notes that the password was proved just now. */
export async function noteProof(memberId: string, token: string): Promise<void> {
  await asMember(memberId, (tx) => tx.update(signIns).set({ provedAt: sql`now()` }).where(thisSignIn(memberId, token)));
}
