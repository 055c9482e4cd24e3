import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";
import { groupSessions } from "./group-sessions.ts";
import { groups, members, memberships } from "./groups.ts";

/** Every kind of message that is sent: about a session, to the whole group, about joining, about one's account. */
export const messageKinds = [
  "agenda-published",
  "agenda-changed",
  "session-moved",
  "session-changed",
  "session-cancelled",
  "session-reinstated",
  "reminder-day",
  "reminder-hour",
  "announcement",
  "request-received",
  "request-waiting",
  "request-declined",
  "request-held",
  "request-listed",
  "invitation",
  "reset-link",
  "new-device",
  "password-changed",
  "recovery-changed",
  "second-step-changed",
  "email-confirm-old",
  "email-confirm-new",
  "email-changed",
  "leaving",
] as const;

/** What a facilitator wrote to the whole group. Its words are sent as they are, and stay in the sent log. */
export const announcements = pgTable(
  "announcements",
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    madeBy: uuid("made_by").references(() => members.id, { onDelete: "set null" }),
    subject: text().notNull(),
    words: text().notNull(),
    madeAt: timestamp("made_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("announcements_group").on(t.groupId, t.madeAt)],
);

/**
 * The messages that people are owed: the truth of what was sent, while the queue holds only their ids. To a member, or
 * to somebody who is none yet (`toEmail`). What a link needs to work is in `sealed`, under the server's key, and goes
 * with the sending. `settledWhy`: not sent, because it was no longer true or not wanted.
 */
export const messages = pgTable(
  "messages",
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid("group_id").references(() => groups.id, { onDelete: "cascade" }),
    memberId: uuid("member_id").references(() => members.id, { onDelete: "cascade" }),
    toName: text("to_name"),
    toEmail: text("to_email"),
    kind: text({ enum: messageKinds }).notNull(),
    // What about a session changed, by name alone.
    changes: text({ enum: ["length", "joining", "place"] })
      .array()
      .notNull()
      .default([]),
    sessionId: uuid("session_id").references(() => groupSessions.id, { onDelete: "cascade" }),
    announcementId: uuid("announcement_id").references(() => announcements.id, { onDelete: "cascade" }),
    sealed: bytes(),
    madeAt: timestamp("made_at", { withTimezone: true }).notNull().defaultNow(),
    notBefore: timestamp("not_before", { withTimezone: true }),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    byHand: boolean("by_hand").notNull().default(false),
    tries: smallint().notNull().default(0),
    failedAt: timestamp("failed_at", { withTimezone: true }),
    failedWhy: text("failed_why"),
    settledAt: timestamp("settled_at", { withTimezone: true }),
    settledWhy: text("settled_why", { enum: ["not-wanted", "not-true"] }),
  },
  (t) => [
    foreignKey({
      columns: [t.groupId, t.memberId],
      foreignColumns: [memberships.groupId, memberships.memberId],
    }).onDelete("cascade"),
    check("messages_to", sql`${t.memberId} is not null or ${t.toEmail} is not null`),
    index("messages_waiting").on(t.groupId, t.sessionId, t.kind).where(sql`${t.sentAt} is null`),
    index("messages_member").on(t.memberId),
    // One reminder of each kind for each moment it is due at: a session that moves reminds anew.
    uniqueIndex("messages_reminders")
      .on(t.memberId, t.sessionId, t.kind, t.notBefore)
      .where(sql`${t.kind} in ('reminder-day', 'reminder-hour')`),
  ],
);

/** What a member wants sent. Without a row: agendas and the day before. What a cancelled session needs is always sent. */
export const mailChoices = pgTable("mail_choices", {
  memberId: uuid("member_id")
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  agendas: boolean().notNull().default(true),
  dayBefore: boolean("day_before").notNull().default(true),
  hourBefore: boolean("hour_before").notNull().default(false),
  announcements: boolean().notNull().default(true),
});
