import { sql } from "drizzle-orm";
import {
  bigint,
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
import { joinRequests } from "./joining.ts";

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
  requestId: uuid("request_id").references(() => joinRequests.id, { onDelete: "set null" }),
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
    // When the second step was taken, where the member has one: without it nothing of the account opens.
    secondStepAt: timestamp("second_step_at", { withTimezone: true }),
    // What kind of browser it was, in few words ("Firefox on Windows"), for its member's own list.
    device: text().notNull().default(""),
    // When the password was last proved here: what a stolen cookie must not do asks for it again.
    provedAt: timestamp("proved_at", { withTimezone: true }).notNull().defaultNow(),
    createdOn: date("created_on").notNull(),
    lastSeenOn: date("last_seen_on").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
  },
  (t) => [index("sign_ins_member").on(t.memberId)],
);

/** A one-time code for a member who forgot the password: given by hand by the facilitator, or in a link by mail. */
export const doorCodes = pgTable(
  "door_codes",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    codeHash: bytes("code_hash").notNull(),
    madeBy: uuid("made_by").references(() => members.id, { onDelete: "set null" }),
    byMail: boolean("by_mail").notNull().default(false),
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

/**
 * A second step at sign-in (TOTP, RFC 6238), for facilitators. The secret is sealed under the server's key. Until
 * `confirmedAt` it is being set up and asks nothing. `lastStep`: a code's step is used once.
 */
export const secondSteps = pgTable("second_steps", {
  memberId: uuid("member_id")
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  sealedSecret: bytes("sealed_secret").notNull(),
  confirmedAt: timestamp("confirmed_at", { withTimezone: true }),
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
});

/** Single-use codes for who lost the device that makes the others. */
export const secondStepCodes = pgTable(
  "second_step_codes",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    codeHash: bytes("code_hash").notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.codeHash] })],
);

/**
 * A new email on its way: confirmed at both addresses before it holds. The salt is bound to the email, so the
 * credential that comes with it waits here; the old one works until then (sealing.md §3).
 */
export const emailChanges = pgTable("email_changes", {
  memberId: uuid("member_id")
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  email: text().notNull(),
  epoch: integer().notNull(),
  kdf: smallint().notNull(),
  seed: bytes().notNull(),
  serverSalt: bytes("server_salt").notNull(),
  verifier: bytes().notNull(),
  pepperId: text("pepper_id").notNull(),
  keyId: bytes("key_id"),
  sealedWrap: bytes("sealed_wrap"),
  oldTokenHash: bytes("old_token_hash").notNull().unique(),
  newTokenHash: bytes("new_token_hash").notNull().unique(),
  oldConfirmedAt: timestamp("old_confirmed_at", { withTimezone: true }),
  newConfirmedAt: timestamp("new_confirmed_at", { withTimezone: true }),
  madeAt: timestamp("made_at", { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
});

/** A member who leaves on a day. Until then it can be taken back. `keepShared`: what they shared stays, without a name. */
export const leavings = pgTable("leavings", {
  memberId: uuid("member_id")
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  leavesOn: date("leaves_on").notNull(),
  keepShared: boolean("keep_shared").notNull(),
  askedAt: timestamp("asked_at", { withTimezone: true }).notNull().defaultNow(),
});
