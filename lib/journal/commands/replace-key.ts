import "server-only";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../../db/client.ts";
import { credentials, journalHeads, journalKeys } from "../../../db/schema/index.ts";
import type { From } from "../../auth/change-password.ts";
import { checkPassword } from "../../auth/check-password.ts";
import { replaceCredential } from "../../auth/new-credential.ts";
import type { Member } from "../../auth/viewer.ts";
import type { adoptInput, rotateInput } from "../input.ts";
import { keyIdOf } from "../rules.ts";
import { proveKey } from "./open-kit.ts";

const headMoved = { ok: false, reason: "head-moved" } as const;
const noMatch = { ok: false, reason: "no-match" } as const;
const locked = { ok: false, reason: "locked" } as const;
const notFound = { ok: false, reason: "not-found" } as const;
const same = (one: Uint8Array, other: Uint8Array) => Buffer.from(one).equals(other);

const keysOf = (member: Member) => eq(journalKeys.memberId, member.memberId);

type Given = { headVersion: number; head: Uint8Array };

async function putHead(tx: Transaction, member: Member, { headVersion, head }: Given) {
  await tx
    .update(journalHeads)
    .set({ version: headVersion, envelope: head })
    .where(eq(journalHeads.memberId, member.memberId));
}

/** What a key was opened with before goes; from now on it opens under the key that came after it. */
async function replace(tx: Transaction, member: Member, old: Uint8Array, under: { wrap: Uint8Array; by: Uint8Array }) {
  const none = { recoveryWrap: null, recoveryProofHash: null };
  await tx
    .update(journalKeys)
    .set({ ...none, lockedOn: sql`current_date`, replacedBy: under.by, previousWrap: under.wrap })
    .where(and(keysOf(member), eq(journalKeys.keyId, old)));
  await tx
    .delete(credentials)
    .where(
      and(eq(credentials.memberId, member.memberId), isNotNull(credentials.retiredOn), eq(credentials.keyId, old)),
    );
}

// The head is locked first, as every save does: what it vouches for cannot change under it.
async function lockHead(tx: Transaction, member: Member) {
  const [head] = await tx.select().from(journalHeads).where(eq(journalHeads.memberId, member.memberId)).for("update");
  return head ?? null;
}

async function currentKey(tx: Transaction, member: Member) {
  const [key] = await tx
    .select()
    .from(journalKeys)
    .where(and(keysOf(member), isNull(journalKeys.lockedOn)));
  return key ?? null;
}

/**
 * Begins with a new journal key: new password, new words, and a head under the new key, at once or not at all. What is
 * sealed under the old key stays and is opened through the new one until it is sealed anew. Every other sign-in ends.
 * Refusals: no-match (the current password), wait, locked (the password does
 * not open the current key), head-moved (pull and try again), not-found (not the current key).
 */
export async function rotateKey(member: Member, given: z.output<typeof rotateInput>, from: From) {
  const { memberId, email } = member;
  const checked = await checkPassword({ email, auth: given.auth, ...from });
  if (!checked.ok) return checked;
  const named = [given.wrap, given.recoveryWrap, given.head].map(keyIdOf);
  if (!named.every((keyId) => same(keyId, given.keyId))) return notFound;
  return asMember(memberId, async (tx) => {
    const head = await lockHead(tx, member);
    const old = await currentKey(tx, member);
    if (!head || !old || !same(keyIdOf(given.previousWrap), old.keyId)) return notFound;
    // After a code alone the password opens no key: then nobody here can have wrapped the old one.
    if (!checked.wrap || !checked.keyId || !same(checked.keyId, old.keyId)) return locked;
    if (head.version !== given.headVersion - 1) return headMoved;
    const { newAuth: auth, seed, wrap, keyId } = given;
    const credential = { memberId, epoch: checked.epoch, opened: old.keyId, keyId, auth, seed, wrap };
    if (!(await replaceCredential(tx, { ...credential, token: from.token }))) return noMatch;
    await putHead(tx, member, given);
    await replace(tx, member, old.keyId, { wrap: given.previousWrap, by: keyId });
    await tx
      .insert(journalKeys)
      .values({ memberId, keyId, recoveryWrap: given.recoveryWrap, recoveryProofHash: given.proofHash });
    return { ok: true } as const;
  });
}

/**
 * Puts a key that a reset locked under the current one, for its words or its password: what it sealed is part of the
 * journal again, and the way it was opened before is over. Refusals: no-match, wait, head-moved, not-found.
 */
export async function adoptKey(member: Member, given: z.output<typeof adoptInput>) {
  const proved = await proveKey(member, given);
  if (!proved.ok) return proved;
  return asMember(member.memberId, async (tx) => {
    const head = await lockHead(tx, member);
    const current = await currentKey(tx, member);
    const [before] = await tx
      .select()
      .from(journalKeys)
      .where(
        and(
          keysOf(member),
          eq(journalKeys.keyId, given.keyId),
          isNotNull(journalKeys.lockedOn),
          isNull(journalKeys.replacedBy),
        ),
      );
    // What was proved above cannot have become less true meanwhile: a locked key's words and password never change.
    const fits = current && same(keyIdOf(given.head), current.keyId) && same(keyIdOf(given.wrap), given.keyId);
    if (!head || !before || !fits) return notFound;
    if (head.version !== given.headVersion - 1) return headMoved;
    await putHead(tx, member, given);
    await replace(tx, member, before.keyId, { wrap: given.wrap, by: current.keyId });
    return { ok: true } as const;
  });
}
