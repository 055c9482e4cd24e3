import "server-only";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { asMember } from "../../../db/client.ts";
import { journalHeads, journalHistories, journalItems, journalKeys } from "../../../db/schema/index.ts";
import type { Member } from "../../auth/viewer.ts";
import type { SaveAnswer } from "../commands.ts";
import { keyIdOf } from "../rules.ts";
import type { SealedBatch } from "../wire.ts";

/**
 * Stores items that were sealed anew under the current key, all or none; whether they are deleted, and their day, stays.
 * Refusals as for a save.
 */
export async function resealItems(member: Member, { items, head }: SealedBatch): Promise<SaveAnswer> {
  const list = (values: readonly unknown[], type: string) =>
    sql`array[${sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    )}]::${sql.raw(type)}[]`;
  return asMember(member.memberId, async (tx) => {
    const [row] = await tx.execute<{ answer: string; rev: string | null }>(sql`
      select * from reseal_items(${Buffer.from(keyIdOf(head.envelope))},
        ${list(
          items.map(({ id }) => id),
          "uuid",
        )}, ${list(
          items.map(({ version }) => version),
          "integer",
        )}, ${list(
          items.map(({ envelope }) => Buffer.from(envelope)),
          "bytea",
        )}, ${head.version}::int, ${Buffer.from(head.envelope)})`);
    if (row?.answer === "saved") return { ok: true, rev: Number(row.rev), deleteOn: null };
    if (row?.answer === "head-moved" || row?.answer === "reflection-changed") return { ok: false, reason: row.answer };
    return { ok: false, reason: "not-found" };
  });
}

// Thrown to undo what this transaction did, and answered as a refusal. Not the library's own class: the production build
// holds that twice, so it is not recognised.
class Changed extends Error {}

/** Stores the histories of reflections that are there, under the current key: all or none. Refusal: changed (pull them). */
export async function saveHistories(member: Member, items: SealedBatch["items"]) {
  const { memberId } = member;
  return asMember(memberId, async (tx) => {
    // The same lock as for a save: a reflection cannot go for good between the look and the writing.
    await tx.select().from(journalHeads).where(eq(journalHeads.memberId, memberId)).for("update");
    const [key] = await tx
      .select({ keyId: journalKeys.keyId })
      .from(journalKeys)
      .where(and(eq(journalKeys.memberId, memberId), isNull(journalKeys.lockedOn)));
    for (const { id, version, envelope } of items) {
      const row = { version, envelope, keyId: keyIdOf(envelope) };
      const [reflection] = await tx
        .select({ id: journalItems.id })
        .from(journalItems)
        .where(
          and(
            eq(journalItems.id, id),
            eq(journalItems.memberId, memberId),
            eq(journalItems.kind, 1),
            isNotNull(journalItems.envelope),
          ),
        );
      if (!key || !reflection || !Buffer.from(row.keyId).equals(key.keyId)) throw new Changed();
      const written =
        version === 1
          ? await tx
              .insert(journalHistories)
              .values({ id, memberId, ...row })
              .onConflictDoNothing()
              .returning({ id: journalHistories.id })
          : await tx
              .update(journalHistories)
              .set(row)
              .where(
                and(
                  eq(journalHistories.id, id),
                  eq(journalHistories.memberId, memberId),
                  eq(journalHistories.version, version - 1),
                ),
              )
              .returning({ id: journalHistories.id });
      if (written.length === 0) throw new Changed();
    }
    return { ok: true } as const;
  }).catch((error) => {
    if (error instanceof Changed) return { ok: false, reason: "changed" } as const;
    throw error;
  });
}
