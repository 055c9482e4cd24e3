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

/**
 * The keys that a member's journal has had: the current one, those locked by a reset without the words, and those that
 * were replaced: `replacedBy` names the key under which `previousWrap` still opens them (docs/decisions/008).
 */
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
    replacedBy: bytes("replaced_by"),
    previousWrap: bytes("previous_wrap"),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.keyId] }),
    uniqueIndex("journal_keys_current").on(t.memberId).where(sql`${t.lockedOn} is null`),
    check(
      "journal_keys_replaced",
      sql`(${t.replacedBy} is null) = (${t.previousWrap} is null) and (${t.replacedBy} is null or ${t.lockedOn} is not null)`,
    ),
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

/**
 * The sealed history (kind 5) of one reflection, beside it: earlier versions, at most twenty, in one envelope. It goes
 * when its reflection goes, and is fetched when somebody looks at it (docs/decisions/009).
 */
export const journalHistories = pgTable(
  "journal_histories",
  {
    id: uuid()
      .primaryKey()
      .references(() => journalItems.id, { onDelete: "cascade" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    keyId: bytes("key_id").notNull(),
    version: integer().notNull(),
    envelope: bytes().notNull(),
  },
  (t) => [
    index("journal_histories_key").on(t.memberId, t.keyId),
    check("journal_histories_sealed", sql`substr(${t.envelope}, 1, 4) = '\\x524a0105'::bytea`),
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
