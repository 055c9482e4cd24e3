import "server-only";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import { credentials, emailChanges, journalKeys, members } from "../../db/schema/index.ts";
import { env } from "../env.ts";
import { queueMessage } from "../messages/commands/queue.ts";
import type { From } from "./change-password.ts";
import { checkPassword } from "./check-password.ts";
import type { emailChangeInput, emailTokenInput } from "./input.ts";
import { putCredential } from "./new-credential.ts";
import { findMemberByEmail } from "./sign-ins.ts";
import { hashToken, makeToken } from "./tokens.ts";
import { makeCredential } from "./verifier.ts";
import type { Member } from "./viewer.ts";

/*
 * A new email, confirmed at both addresses (sealing.md §3). The salt is bound to the email, so the credential that the
 * browser made for the new one waits here, and the old one works until both have said yes.
 */
export type EmailChange = { email: string; oldConfirmed: boolean; newConfirmed: boolean; expiresAt: Date };

// What waits and can still come true: a password set meanwhile makes it stale, since it was sealed for the next epoch.
async function waiting(tx: Transaction, memberId: string) {
  const [row] = await tx
    .select({ change: emailChanges })
    .from(emailChanges)
    .innerJoin(
      credentials,
      and(
        eq(credentials.memberId, emailChanges.memberId),
        isNull(credentials.retiredOn),
        sql`${credentials.epoch} = ${emailChanges.epoch} - 1`,
        sql`${credentials.keyId} is not distinct from ${emailChanges.keyId}`,
      ),
    )
    .where(and(eq(emailChanges.memberId, memberId), gt(emailChanges.expiresAt, sql`now()`)))
    .for("update");
  return row?.change ?? null;
}

/** The member's own change of email while it waits, or null. */
export async function getEmailChange(member: Member): Promise<EmailChange | null> {
  const change = await asMember(member.memberId, (tx) => waiting(tx, member.memberId));
  if (!change) return null;
  const { email, oldConfirmedAt, newConfirmedAt, expiresAt } = change;
  return { email, oldConfirmed: oldConfirmedAt !== null, newConfirmed: newConfirmedAt !== null, expiresAt };
}

/**
 * Begins a change of email, in place of one that waits: the password is proved under the limits of signing in, and a mail
 * goes to each address. An address that somebody has already is answered alike; nothing is sent there, so it never comes
 * true. Refusals: no-mail, no-match, wait, locked (the password does not open the journal).
 */
export async function beginEmailChange(member: Member, given: z.output<typeof emailChangeInput>, from: From) {
  if (env().mail === null) return { ok: false, reason: "no-mail" } as const;
  const { memberId, email: before } = member;
  const checked = await checkPassword({ email: before, auth: given.auth, ...from });
  if (!checked.ok) return checked;
  const noMatch = { ok: false, reason: "no-match" } as const;
  if (given.email === before) return noMatch;
  const { keyId } = checked;
  if (!checked.wrap || !keyId) return { ok: false, reason: "locked" } as const;
  if (!Buffer.from(given.wrap.slice(4, 12)).equals(keyId)) return noMatch;
  const [oldToken, newToken] = [makeToken(), makeToken()];
  const epoch = checked.epoch + 1;
  const made = await makeCredential(env().pepper, { memberId, epoch, auth: given.newAuth, wrap: given.wrap });
  const isTaken = (await findMemberByEmail(given.email)) !== null;
  return asMember(memberId, async (tx) => {
    await tx.delete(emailChanges).where(eq(emailChanges.memberId, memberId));
    await tx.insert(emailChanges).values({
      ...made,
      email: given.email,
      kdf: 1,
      seed: given.seed,
      keyId,
      oldTokenHash: hashToken(oldToken),
      newTokenHash: hashToken(newToken),
      expiresAt: sql`now() + interval '3 days'`,
    });
    await queueMessage(tx, {
      kind: "email-confirm-old",
      details: { token: oldToken },
      to: { memberId },
      groupId: null,
    });
    const to = { name: member.name, email: given.email };
    if (!isTaken)
      await queueMessage(tx, { kind: "email-confirm-new", details: { token: newToken }, to, groupId: null });
    return { ok: true } as const;
  });
}

/** Takes a change of email back while it waits. Nothing to take back is no problem. */
export async function takeBackEmailChange(member: Member): Promise<{ ok: true }> {
  await asMember(member.memberId, (tx) => tx.delete(emailChanges).where(eq(emailChanges.memberId, member.memberId)));
  return { ok: true };
}

/** Puts the waiting credential in force; every sign-in but this one ends. Throws 23505 where the address is somebody's. */
async function swap(tx: Transaction, member: Member, change: typeof emailChanges.$inferSelect, token: string) {
  const { memberId } = member;
  const { email, epoch, kdf, seed, serverSalt, verifier, pepperId, keyId, sealedWrap } = change;
  await tx.update(members).set({ email }).where(eq(members.id, memberId));
  const credential = { memberId, epoch, kdf, seed, serverSalt, verifier, pepperId, keyId, sealedWrap };
  await putCredential(tx, credential, { opened: keyId, token });
  await tx.delete(emailChanges).where(eq(emailChanges.memberId, memberId));
  await queueMessage(tx, { kind: "email-changed", to: { memberId }, groupId: null });
  const to = { name: member.name, email: member.email };
  await queueMessage(tx, { kind: "email-changed", to, groupId: null });
}

const isTakenMeanwhile = (error: unknown) =>
  error instanceof Error && (error.cause as { code?: string } | undefined)?.code === "23505";

/**
 * Says yes at one of the two addresses; the second yes changes the email, at once or not at all. Twice is once. Answers
 * whether it is `done`. Refusals: not-found (another member's token, one that is over or taken back), taken (somebody
 * joined with the address meanwhile: the change is taken back).
 */
export async function confirmEmailChange(
  member: Member,
  given: z.output<typeof emailTokenInput>,
  from: { token: string },
) {
  const { memberId } = member;
  const hash = hashToken(given.token);
  try {
    return await asMember(memberId, async (tx) => {
      const held = await waiting(tx, memberId);
      const at = held && [held.oldTokenHash, held.newTokenHash].findIndex((one) => hash.equals(Buffer.from(one)));
      if (!held || at === null || at < 0) return { ok: false, reason: "not-found" } as const;
      const [change] = await tx
        .update(emailChanges)
        .set(at === 0 ? { oldConfirmedAt: sql`now()` } : { newConfirmedAt: sql`now()` })
        .where(
          and(
            eq(emailChanges.memberId, memberId),
            or(eq(emailChanges.oldTokenHash, hash), eq(emailChanges.newTokenHash, hash)),
          ),
        )
        .returning();
      const [key] = await tx
        .select({ keyId: journalKeys.keyId })
        .from(journalKeys)
        .where(and(eq(journalKeys.memberId, memberId), isNull(journalKeys.lockedOn)));
      if (!change || !key) return { ok: false, reason: "not-found" } as const;
      const done = change.oldConfirmedAt !== null && change.newConfirmedAt !== null;
      if (done) await swap(tx, member, change, from.token);
      return { ok: true, done, email: change.email } as const;
    });
  } catch (error) {
    if (!isTakenMeanwhile(error)) throw error;
    await takeBackEmailChange(member);
    return { ok: false, reason: "taken" } as const;
  }
}
