import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { groups, members, ways } from "./groups.ts";

/**
 * A planned meeting of a group: an instant, and the zone its clock times are shown in. `version` rises with every
 * change of these details (cancelling and reinstating too), so that two facilitators never overwrite each other unseen,
 * and a calendar knows the newer of two. `provisions` are the ids of what is provided; `provided` is the rest in words.
 */
export const groupSessions = pgTable(
  "group_sessions",
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    startsAt: timestamp("starts_at", { withTimezone: true }).notNull(),
    minutes: smallint().notNull(),
    timeZone: text("time_zone").notNull(),
    way: text({ enum: ways }).notNull().default("online"),
    joinLink: text("join_link"),
    place: text(),
    provisions: text().array().notNull().default([]),
    provided: text(),
    cancelledAt: timestamp("cancelled_at", { withTimezone: true }),
    cancelledWhy: text("cancelled_why"),
    version: integer().notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("group_sessions_order").on(t.groupId, t.startsAt),
    check("group_sessions_way", sql`${t.way} in ('online', 'in-person', 'both')`),
    check("group_sessions_minutes", sql`${t.minutes} between 15 and 600`),
    check("group_sessions_join_link", sql`${t.joinLink} is null or ${t.joinLink} like 'https://%'`),
  ],
);

/** What a facilitator has arranged for a session, out of what its members need (S12). For facilitators alone. */
export const sessionArrangements = pgTable(
  "session_arrangements",
  {
    sessionId: uuid("session_id")
      .notNull()
      .references(() => groupSessions.id, { onDelete: "cascade" }),
    need: text().notNull(),
    arrangedAt: timestamp("arranged_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.need] })],
);

/** What a member said about coming. No reason is ever asked. */
export const sessionAnswers = pgTable(
  "session_answers",
  {
    sessionId: uuid("session_id")
      .notNull()
      .references(() => groupSessions.id, { onDelete: "cascade" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    answer: text({ enum: ["coming", "not-coming", "not-sure"] }).notNull(),
    answeredAt: timestamp("answered_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.memberId] }),
    index("session_answers_member").on(t.memberId),
    check("session_answers_answer", sql`${t.answer} in ('coming', 'not-coming', 'not-sure')`),
  ],
);

/** The register: who came, noted by a facilitator afterwards. `questionedAt`: the member said that it is not right. */
export const attendances = pgTable(
  "attendances",
  {
    sessionId: uuid("session_id")
      .notNull()
      .references(() => groupSessions.id, { onDelete: "cascade" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    came: text({ enum: ["came", "apologies", "missed"] }).notNull(),
    notedAt: timestamp("noted_at", { withTimezone: true }).notNull().defaultNow(),
    questionedAt: timestamp("questioned_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.memberId] }),
    index("attendances_member").on(t.memberId),
    check("attendances_came", sql`${t.came} in ('came', 'apologies', 'missed')`),
  ],
);

/** How it stood with an item when the group moved on from it: what taking that step back brings back. Times in ms. */
export type EarlierItem = { key: string; startedAt: number; extraMinutes: number; pausedSeconds: number };

/**
 * How far a running session is, in the published agenda of that number: the item people are at, since when, the minutes
 * given on top, and how long it was paused. Everybody's screens work out the rest from the clock.
 */
export const sessionRuns = pgTable(
  "session_runs",
  {
    sessionId: uuid("session_id")
      .primaryKey()
      .references(() => groupSessions.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    version: integer().notNull().default(1),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull().defaultNow(),
    position: smallint().notNull().default(0),
    itemStartedAt: timestamp("item_started_at", { withTimezone: true }).notNull().defaultNow(),
    extraMinutes: smallint("extra_minutes").notNull().default(0),
    pausedAt: timestamp("paused_at", { withTimezone: true }),
    pausedSeconds: integer("paused_seconds").notNull().default(0),
    earlier: jsonb().$type<EarlierItem[]>().notNull().default([]),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (t) => [check("session_runs_position", sql`${t.position} >= 0`)],
);

/** Where a member's calendar reads the sessions. The link holds this id and a proof of it that no database has. */
export const calendarFeeds = pgTable("calendar_feeds", {
  memberId: uuid("member_id")
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  feedId: uuid("feed_id").notNull().unique().defaultRandom(),
  madeAt: timestamp("made_at", { withTimezone: true }).notNull().defaultNow(),
});
