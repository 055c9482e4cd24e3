import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";
import { groups, members } from "./groups.ts";

/** A place offered to one person. The member's id is chosen here, because wraps made at the door are bound to it. */
export const invitations = pgTable("invitations", {
  id: uuid().primaryKey().defaultRandom(),
  groupId: uuid("group_id")
    .notNull()
    .references(() => groups.id, { onDelete: "cascade" }),
  memberId: uuid("member_id").notNull().unique().defaultRandom(),
  email: text().notNull(),
  name: text().notNull(),
  leads: boolean().notNull().default(false),
  tokenHash: bytes("token_hash").notNull().unique(),
  madeBy: uuid("made_by").references(() => members.id, { onDelete: "set null" }),
  madeAt: timestamp("made_at", { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  usedAt: timestamp("used_at", { withTimezone: true }),
  cancelledAt: timestamp("cancelled_at", { withTimezone: true }),
});

/** How one member's password is checked (docs/decisions/003). `epoch` counts passwords; older rows are retired, not current. */
export const credentials = pgTable(
  "credentials",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    epoch: integer().notNull(),
    scheme: text().notNull().default("derived-1"),
    kdf: smallint().notNull(),
    seed: bytes().notNull(),
    serverSalt: bytes("server_salt").notNull(),
    verifier: bytes().notNull(),
    pepperId: text("pepper_id").notNull(),
    keyId: bytes("key_id"),
    sealedWrap: bytes("sealed_wrap"),
    retiredOn: date("retired_on"),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.epoch] }),
    uniqueIndex("credentials_current").on(t.memberId).where(sql`${t.retiredOn} is null`),
  ],
);

/** One signed-in browser. The cookie's token is kept as its SHA-256 only. */
export const signIns = pgTable(
  "sign_ins",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    epoch: integer().notNull(),
    sealedLocalKey: bytes("sealed_local_key").notNull(),
    own: boolean().notNull(),
    createdOn: date("created_on").notNull(),
    lastSeenOn: date("last_seen_on").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
  },
  (t) => [index("sign_ins_member").on(t.memberId)],
);

/** A one-time code that the facilitator gives by hand to a member who forgot the password. */
export const doorCodes = pgTable(
  "door_codes",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    codeHash: bytes("code_hash").notNull(),
    madeBy: uuid("made_by").references(() => members.id, { onDelete: "set null" }),
    madeAt: timestamp("made_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (t) => [index("door_codes_member").on(t.memberId)],
);

/** Browsers that signed in to an account before: a stranger's failures never slow them down. */
export const knownBrowsers = pgTable(
  "known_browsers",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    cookieHash: bytes("cookie_hash").notNull(),
    lastSeenOn: date("last_seen_on").notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.cookieHash] })],
);

/** Counted tries, under a key that changes daily and hides what was counted (an address, an account). */
export const attempts = pgTable("attempts", {
  bucket: bytes().primaryKey(),
  count: integer().notNull(),
  since: timestamp({ withTimezone: true }).notNull(),
  waitUntil: timestamp("wait_until", { withTimezone: true }),
});
