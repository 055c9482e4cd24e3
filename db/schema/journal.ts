import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";
import { members } from "./groups.ts";

/** The keys that a member's journal has had: the current one, and those locked by a reset without the words. */
export const journalKeys = pgTable(
  "journal_keys",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    keyId: bytes("key_id").notNull(),
    recoveryWrap: bytes("recovery_wrap"),
    recoveryProofHash: bytes("recovery_proof_hash"),
    lockedOn: date("locked_on"),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.keyId] }),
    uniqueIndex("journal_keys_current").on(t.memberId).where(sql`${t.lockedOn} is null`),
  ],
);

/**
 * Sealed reflections (kind 1) and sealed settings (kind 3). The server sees an id, a size, a version and the day a
 * deleted one goes; after that day `envelope` is null. `rev` counts per member, given out under the head's lock.
 */
export const journalItems = pgTable(
  "journal_items",
  {
    id: uuid().primaryKey(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    kind: smallint().notNull(),
    keyId: bytes("key_id").notNull(),
    version: integer().notNull(),
    rev: bigint({ mode: "number" }).notNull(),
    envelope: bytes(),
    deleteOn: date("delete_on"),
  },
  (t) => [
    uniqueIndex("journal_items_rev").on(t.memberId, t.rev),
    index("journal_items_delete_on").on(t.deleteOn).where(sql`${t.deleteOn} is not null`),
    check("journal_items_kind", sql`${t.kind} in (1, 3)`),
    check("journal_items_sealed", sql`${t.envelope} is null or substr(${t.envelope}, 1, 3) = '\\x524a01'::bytea`),
  ],
);

/** One per member: the sealed count and sum over the live items, and the last revision given out. */
export const journalHeads = pgTable(
  "journal_heads",
  {
    memberId: uuid("member_id")
      .primaryKey()
      .references(() => members.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    lastRev: bigint("last_rev", { mode: "number" }).notNull(),
    envelope: bytes(),
  },
  (t) => [
    check("journal_heads_sealed", sql`${t.envelope} is null or substr(${t.envelope}, 1, 3) = '\\x524a01'::bytea`),
  ],
);
