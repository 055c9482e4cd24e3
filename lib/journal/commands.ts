import "server-only";
import { and, eq, exists, isNotNull, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import { credentials, journalHeads, journalKeys } from "../../db/schema/index.ts";
import { provedLately } from "../auth/proved.ts";
import { checkAuth, makeCredential } from "../auth/verifier.ts";
import type { Member } from "../auth/viewer.ts";
import { env } from "../env.ts";
import { tellOwner } from "../messages/commands/account.ts";
import { proveKey } from "./commands/open-kit.ts";
import type { freshInput, kitInput, rewrapInput } from "./input.ts";
import type { SaveRequest } from "./wire.ts";

export type SaveAnswer =
  | { ok: true; rev: number; deleteOn: string | null }
  | { ok: false; reason: "not-found" | "head-moved" | "reflection-changed" };

/**
 * Stores one sealed item with the new head, in one database function that checks owner, key and both versions.
 * Refusals: not-found (another member's id, a foreign key), head-moved (pull and try again), reflection-changed (both kept).
 */
export async function saveSealed(member: Member, save: SaveRequest & { keyId: Uint8Array }): Promise<SaveAnswer> {
  const { item, head } = save;
  return asMember(member.memberId, async (tx) => {
    const [row] = await tx.execute<{ answer: string; rev: string | null; delete_on: string | null }>(sql`
      select * from save_sealed(${item.id}::uuid, ${item.kind}::smallint, ${Buffer.from(save.keyId)}, ${item.version}::int,
        ${Buffer.from(item.envelope)}, ${item.deleted}::boolean, ${head.version}::int, ${Buffer.from(head.envelope)})`);
    if (row?.answer === "saved") return { ok: true, rev: Number(row.rev), deleteOn: row.delete_on };
    if (row?.answer === "head-moved" || row?.answer === "reflection-changed") return { ok: false, reason: row.answer };
    return { ok: false, reason: "not-found" };
  });
}

const mine = (member: Member) => and(eq(credentials.memberId, member.memberId), isNull(credentials.retiredOn));

/**
 * Keeps the recovery wrap made from new words; earlier words stop working. Refusals: not-found for a key that is not
 * current; password-needed where the password was last proved too long ago at this sign-in (`token`).
 */
export async function keepKit(member: Member, kit: z.output<typeof kitInput>, token: string) {
  return asMember(member.memberId, async (tx) => {
    if (!(await provedLately(tx, member.memberId, token))) return { ok: false, reason: "password-needed" } as const;
    const rows = await tx
      .update(journalKeys)
      .set({ recoveryWrap: kit.wrap, recoveryProofHash: kit.proofHash })
      .where(
        and(
          eq(journalKeys.memberId, member.memberId),
          eq(journalKeys.keyId, kit.keyId),
          isNull(journalKeys.lockedOn),
          // Only for a key that the password opens: a code alone must not put other words over those of a locked journal.
          exists(
            tx
              .select({ one: sql`1` })
              .from(credentials)
              .where(and(mine(member), eq(credentials.keyId, kit.keyId))),
          ),
        ),
      )
      .returning({ memberId: journalKeys.memberId });
    if (rows.length > 0) await tellOwner(tx, member.memberId, { kind: "recovery-changed" });
    return rows.length > 0 ? ({ ok: true } as const) : ({ ok: false, reason: "not-found" } as const);
  });
}

// Sealing a wrap needs what only the right password gives, so the password is proved again in the same breath.
async function putWrap(
  tx: Transaction,
  member: Member,
  given: { keyId: Uint8Array; wrap: Uint8Array; auth: Uint8Array },
) {
  const [credential] = await tx.select().from(credentials).where(mine(member)).for("update");
  if (!credential || !(await checkAuth(env().pepper, credential, given.auth))) return "no-match" as const;
  if (!Buffer.from(given.wrap.slice(4, 12)).equals(given.keyId)) return "not-found" as const;
  const { serverSalt, verifier, pepperId, sealedWrap } = await makeCredential(env().pepper, {
    memberId: member.memberId,
    epoch: credential.epoch,
    auth: given.auth,
    wrap: given.wrap,
  });
  await tx
    .update(credentials)
    .set({ serverSalt, verifier, pepperId, sealedWrap, keyId: given.keyId })
    .where(mine(member));
  return null;
}

/**
 * Puts a password wrap for the current key in place, after the words or an earlier password opened a journal that a reset
 * had locked. Refusals: no-match (not this member's password, or no proof of the key), wait, not-found (not the current key).
 */
export async function rewrap(member: Member, given: z.output<typeof rewrapInput>) {
  const proved = await proveKey(member, given);
  if (!proved.ok) return proved;
  return asMember(member.memberId, async (tx) => {
    const [key] = await tx
      .select({ keyId: journalKeys.keyId })
      .from(journalKeys)
      .where(
        and(
          eq(journalKeys.memberId, member.memberId),
          eq(journalKeys.keyId, given.keyId),
          isNull(journalKeys.lockedOn),
        ),
      );
    const reason = key ? await putWrap(tx, member, given) : ("not-found" as const);
    // Passwords of before that sealed this key have nothing left to be kept for.
    const before = and(eq(credentials.memberId, member.memberId), isNotNull(credentials.retiredOn));
    if (!reason) await tx.delete(credentials).where(and(before, eq(credentials.keyId, given.keyId)));
    return reason ? ({ ok: false, reason } as const) : ({ ok: true } as const);
  });
}

/**
 * Starts a fresh journal beside one that a reset locked: a new key and an empty head; what the old key sealed stays,
 * locked and kept. Refusals: no-match, not-found, already-open (the journal is not locked: nothing to start over).
 */
export async function startFresh(member: Member, given: z.output<typeof freshInput>) {
  return asMember(member.memberId, async (tx) => {
    const [head] = await tx.select().from(journalHeads).where(eq(journalHeads.memberId, member.memberId)).for("update");
    const [credential] = await tx.select().from(credentials).where(mine(member));
    if (!head || credential?.keyId) return { ok: false, reason: "already-open" } as const;
    const reason = await putWrap(tx, member, given);
    if (reason) return { ok: false, reason } as const;
    await tx
      .update(journalKeys)
      .set({ lockedOn: sql`current_date` })
      .where(and(eq(journalKeys.memberId, member.memberId), isNull(journalKeys.lockedOn)));
    await tx.insert(journalKeys).values({ memberId: member.memberId, keyId: given.keyId });
    await tx
      .update(journalHeads)
      .set({ version: head.version + 1, envelope: given.head })
      .where(eq(journalHeads.memberId, member.memberId));
    return { ok: true } as const;
  });
}
