import "server-only";
import { and, asc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import { credentials, journalHeads, journalHistories, journalItems, journalKeys } from "../../db/schema/index.ts";
import { provesWords } from "../auth/recover.ts";
import type { Member } from "../auth/viewer.ts";
import type { SyncAnswer } from "./wire.ts";

// A revision is given out under the head's lock, so head and items must be seen at one moment.
const oneMoment = { isolationLevel: "repeatable read", accessMode: "read only" } as const;

/** Everything of this member's journal that changed after revision `since`, with the head that vouches for all of it. */
export async function listChangedSince(member: Member, since: number): Promise<SyncAnswer> {
  return asMember(
    member.memberId,
    async (tx) => {
      const [head] = await tx.select().from(journalHeads).where(eq(journalHeads.memberId, member.memberId));
      const items = await tx
        .select()
        .from(journalItems)
        .where(and(eq(journalItems.memberId, member.memberId), gt(journalItems.rev, since)))
        .orderBy(asc(journalItems.rev));
      return {
        headVersion: head?.version ?? 0,
        lastRev: head?.lastRev ?? 0,
        head: head?.envelope ?? new Uint8Array(0),
        items: items.map((item) => ({
          id: item.id,
          kind: item.kind,
          state: item.envelope === null ? ("gone" as const) : item.deleteOn ? ("deleted" as const) : ("live" as const),
          version: item.version,
          rev: item.rev,
          deleteOnDay: item.deleteOn ? Date.parse(item.deleteOn) / 86_400_000 : 0,
          envelope: item.envelope ?? new Uint8Array(0),
        })),
      };
    },
    oneMoment,
  );
}

/** The recovery wrap of this member's current key, for a sealed copy (docs/decisions/011); null without a kit. */
export async function getRecoveryWrap(member: Member) {
  return asMember(member.memberId, async (tx) => {
    const [key] = await tx
      .select({ wrap: journalKeys.recoveryWrap })
      .from(journalKeys)
      .where(and(eq(journalKeys.memberId, member.memberId), isNull(journalKeys.lockedOn)));
    return key?.wrap ?? null;
  });
}

/** The current journal key's id, whether a password opens it now, whether it has a recovery kit, and the keys that it replaced. */
export async function getKeyState(member: Member) {
  return asMember(member.memberId, async (tx) => {
    const [key] = await tx
      .select()
      .from(journalKeys)
      .where(and(eq(journalKeys.memberId, member.memberId), isNull(journalKeys.lockedOn)));
    const [credential] = await tx
      .select({ keyId: credentials.keyId })
      .from(credentials)
      .where(and(eq(credentials.memberId, member.memberId), isNull(credentials.retiredOn)));
    return {
      keyId: key?.keyId ?? null,
      opensWithPassword: Boolean(credential?.keyId),
      hasKit: Boolean(key?.recoveryWrap),
      keys: (
        await tx.select({ keyId: journalKeys.keyId }).from(journalKeys).where(eq(journalKeys.memberId, member.memberId))
      ).map(({ keyId }) => keyId),
      previous: await tx
        .select({ keyId: journalKeys.keyId, wrap: journalKeys.previousWrap, under: journalKeys.replacedBy })
        .from(journalKeys)
        .where(and(eq(journalKeys.memberId, member.memberId), isNotNull(journalKeys.replacedBy))),
    };
  });
}

const manyBytes = 1024 * 1024;

/** Sealed histories: of one reflection, or the next few that are still sealed under one key. */
export async function listHistories(
  member: Member,
  which: { id: string } | { under: Uint8Array },
): Promise<SyncAnswer> {
  const rows = await asMember(member.memberId, (tx) =>
    tx
      .select()
      .from(journalHistories)
      .where(
        and(
          eq(journalHistories.memberId, member.memberId),
          "id" in which ? eq(journalHistories.id, which.id) : eq(journalHistories.keyId, which.under),
        ),
      )
      .orderBy(asc(journalHistories.id))
      .limit(20),
  );
  let size = 0;
  const few = rows.filter(({ envelope }, at) => {
    size += envelope.byteLength;
    return at === 0 || size <= manyBytes;
  });
  const items = few.map(({ id, version, envelope }) => ({
    ...{ id, version, envelope, kind: 5, state: "live" as const, rev: 0, deleteOnDay: 0 },
  }));
  return { headVersion: 0, lastRev: 0, head: new Uint8Array(0), items };
}

/** The recovery wrap of one of this member's keys, for the right proof of its words; null otherwise. */
export async function getKitWrap(member: Member, asked: { keyId: Uint8Array; proof: Uint8Array }) {
  return asMember(member.memberId, async (tx) => {
    const [key] = await tx
      .select()
      .from(journalKeys)
      .where(and(eq(journalKeys.memberId, member.memberId), eq(journalKeys.keyId, asked.keyId)));
    return key && provesWords(key, asked.proof) ? key.recoveryWrap : null;
  });
}
