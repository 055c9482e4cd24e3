import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import { credentials, doorCodes, journalKeys, signIns } from "../../db/schema/index.ts";
import { env } from "../env.ts";
import { tellOwner } from "../messages/commands/account.ts";
import type { newPasswordInput, recoverInput } from "./input.ts";
import { asOneTry, limitsFor, type Trying, type Wait } from "./limits-of-request.ts";
import { findMemberByEmail, nobody } from "./sign-ins.ts";
import { hashCode } from "./tokens.ts";
import { makeCredential } from "./verifier.ts";

type Given = z.output<typeof recoverInput>;
type NoMatch = { ok: false; reason: "no-match" } | Wait;
type From = Omit<Trying, "email">;

async function openCode(tx: Transaction, memberId: string, code: string) {
  const [open] = await tx
    .select({ id: doorCodes.id })
    .from(doorCodes)
    .where(
      and(
        eq(doorCodes.memberId, memberId),
        eq(doorCodes.codeHash, hashCode(env().pepper, memberId, code)),
        isNull(doorCodes.usedAt),
        gt(doorCodes.expiresAt, sql`now()`),
      ),
    )
    .for("update");
  return open ?? null;
}

async function currentKey(tx: Transaction, memberId: string) {
  const [key] = await tx
    .select()
    .from(journalKeys)
    .where(and(eq(journalKeys.memberId, memberId), isNull(journalKeys.lockedOn)));
  return key ?? null;
}

/** Whether `proof` (rauth, from the recovery words) belongs to this key's kit. */
export function provesWords(key: { recoveryProofHash: Uint8Array | null }, proof: Uint8Array): boolean {
  const hash = createHash("sha256").update(proof).digest();
  return key.recoveryProofHash !== null && timingSafeEqual(hash, key.recoveryProofHash);
}

/**
 * Looks whether a code, and the words' proof where given, open this account. Changes nothing. Gives the member's id, the
 * journal's key id, and the recovery wrap only for the right proof. One refusal for any mismatch: a wrong email, a wrong
 * code and words that belong elsewhere look alike.
 */
export async function lookWithCode(
  given: Given,
  from: From,
): Promise<NoMatch | { ok: true; memberId: string; keyId: Uint8Array | null; wrap: Uint8Array | null }> {
  const memberId = (await findMemberByEmail(given.email))?.id ?? nobody;
  const limits = await limitsFor({ ...from, email: given.email }, memberId, "code");
  return asOneTry(limits, () =>
    asMember(memberId, async (tx) => {
      const open = await openCode(tx, memberId, given.code);
      const key = await currentKey(tx, memberId);
      const proven = !given.proof || (key && provesWords(key, given.proof));
      if (!open || !proven) return { ok: false, reason: "no-match" } as const;
      const wrap = given.proof ? (key?.recoveryWrap ?? null) : null;
      return { ok: true, memberId, keyId: key?.keyId ?? null, wrap } as const;
    }),
  );
}

/**
 * Uses a code up and sets a new password, all or nothing; every sign-in ends. With a wrap for the current key the journal
 * opens with it. This journal's credentials before it are destroyed only when the words proved who asks: otherwise they
 * are kept, retired, so that the old password can still open what it sealed.
 */
export async function setPasswordWithCode(
  given: z.output<typeof newPasswordInput>,
  from: From,
): Promise<NoMatch | { ok: true }> {
  const looked = await lookWithCode(given, from);
  if (!looked.ok) return looked;
  const { memberId, keyId } = looked;
  if (given.wrap && !(keyId && Buffer.from(given.wrap.slice(4, 12)).equals(keyId)))
    return { ok: false, reason: "no-match" };
  const [before] = await asMember(memberId, (tx) =>
    tx.select({ epoch: sql<number>`coalesce(max(${credentials.epoch}), 0)::int` }).from(credentials),
  );
  const epoch = (before?.epoch ?? 0) + 1;
  const made = await makeCredential(env().pepper, { memberId, epoch, auth: given.auth, wrap: given.wrap ?? null });
  return asMember(memberId, async (tx) => {
    const code = await openCode(tx, memberId, given.code);
    if (!code) return { ok: false, reason: "no-match" } as const;
    // All of them: another that still lies in a mailbox or on a paper has nothing left to do.
    await tx
      .update(doorCodes)
      .set({ usedAt: sql`now()` })
      .where(and(eq(doorCodes.memberId, memberId), isNull(doorCodes.usedAt)));
    const current = and(eq(credentials.memberId, memberId), isNull(credentials.retiredOn));
    // Those of another key stay: they seal what an earlier reset locked.
    const ofThisKey = keyId ? or(isNull(credentials.keyId), eq(credentials.keyId, keyId)) : undefined;
    if (given.proof && given.wrap)
      await tx.delete(credentials).where(and(eq(credentials.memberId, memberId), ofThisKey));
    else await tx.update(credentials).set({ retiredOn: sql`current_date` }).where(current);
    await tx.insert(credentials).values({ ...made, kdf: 1, seed: given.seed, keyId: given.wrap ? keyId : null });
    await tx.delete(signIns).where(eq(signIns.memberId, memberId));
    await tellOwner(tx, memberId, { kind: "password-changed" });
    return { ok: true } as const;
  });
}
