import { and, eq, isNull, ne, or } from "drizzle-orm";
import type { Transaction } from "../../db/client.ts";
import { credentials, signIns } from "../../db/schema/index.ts";
import { env } from "../env.ts";
import { tellOwner } from "../messages/commands/account.ts";
import { hashToken } from "./tokens.ts";
import { makeCredential } from "./verifier.ts";

/**
 * Puts a new password in the place of the one that was just checked, and ends every sign-in but the one with this token.
 * What the old password sealed of the same key goes with it; what it sealed of a key that a reset locked is kept. False
 * when another password was set meanwhile.
 */
export async function replaceCredential(
  tx: Transaction,
  given: {
    memberId: string;
    epoch: number;
    opened: Uint8Array;
    keyId: Uint8Array;
    auth: Uint8Array;
    seed: Uint8Array;
    wrap: Uint8Array;
    token: string;
  },
): Promise<boolean> {
  const { memberId, keyId } = given;
  const mine = eq(credentials.memberId, memberId);
  const [before] = await tx
    .select({ epoch: credentials.epoch })
    .from(credentials)
    .where(and(mine, isNull(credentials.retiredOn)))
    .for("update");
  if (before?.epoch !== given.epoch) return false;
  await tellOwner(tx, memberId, { kind: "password-changed" });
  const epoch = before.epoch + 1;
  const made = await makeCredential(env().pepper, { memberId, epoch, auth: given.auth, wrap: given.wrap });
  await putCredential(tx, { ...made, kdf: 1, seed: given.seed, keyId }, given);
  return true;
}

/** Stores a credential in the place of the current one, and of those that sealed the same key; ends all other sign-ins. */
export async function putCredential(
  tx: Transaction,
  credential: typeof credentials.$inferInsert,
  { opened, token }: { opened: Uint8Array | null; token: string },
): Promise<void> {
  const { memberId, epoch } = credential;
  const current = isNull(credentials.retiredOn);
  await tx
    .delete(credentials)
    .where(and(eq(credentials.memberId, memberId), opened ? or(current, eq(credentials.keyId, opened)) : current));
  await tx.insert(credentials).values(credential);
  const tokenHash = hashToken(token);
  await tx.delete(signIns).where(and(eq(signIns.memberId, memberId), ne(signIns.tokenHash, tokenHash)));
  await tx.update(signIns).set({ epoch }).where(eq(signIns.memberId, memberId));
}
