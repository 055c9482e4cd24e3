import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

/** How people come together: a room online, a place, or both at once. */
export const ways = ["online", "in-person", "both"] as const;

/**
 * People who meet. The zone and the `usual` details are what a new session starts from. `version` rises with every
 * change of them, so that two facilitators never overwrite each other unseen.
 */
export const groups = pgTable(
  "groups",
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    timeZone: text("time_zone").notNull().default("Europe/London"),
    usualFormat: text("usual_format").notNull().default("standard"),
    usualMinutes: smallint("usual_minutes").notNull().default(90),
    usualWay: text("usual_way", { enum: ways }).notNull().default("online"),
    usualJoinLink: text("usual_join_link"),
    usualPlace: text("usual_place"),
    usualProvisions: text("usual_provisions").array().notNull().default([]),
    usualProvided: text("usual_provided"),
    // Places open, a waiting list, or closed until a date.
    joining: text({ enum: ["open", "list", "closed"] })
      .notNull()
      .default("closed"),
    joiningOpensOn: date("joining_opens_on"),
    // One more question of the group's own to who asks to join; empty for none.
    joiningQuestion: text("joining_question").notNull().default(""),
    answerWithinDays: smallint("answer_within_days").notNull().default(14),
    // The year: afterwards the group's pages are read-only, and on the day below they go.
    yearStartsOn: date("year_starts_on"),
    // The day of the review half-way, where there is one.
    yearMiddleOn: date("year_middle_on"),
    yearEndsOn: date("year_ends_on"),
    goesOn: date("goes_on"),
    version: integer().notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check("groups_usual_way", sql`${t.usualWay} in ('online', 'in-person', 'both')`),
    check("groups_usual_minutes", sql`${t.usualMinutes} between 15 and 600`),
    check("groups_joining", sql`${t.joining} in ('open', 'list', 'closed')`),
    check("groups_answer_within", sql`${t.answerWithinDays} between 1 and 60`),
    check("groups_goes", sql`${t.goesOn} is null or ${t.yearEndsOn} is not null and ${t.goesOn} > ${t.yearEndsOn}`),
    check("groups_usual_join_link", sql`${t.usualJoinLink} is null or ${t.usualJoinLink} like 'https://%'`),
  ],
);

/** One person. The email is canonical (lower case), so that one person cannot join twice by spelling it differently. */
export const members = pgTable(
  "members",
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    email: text().notNull().unique(),
    // In their own words, seen by their group.
    pronouns: text().notNull().default(""),
    // Seen by that member and their facilitators alone.
    organisation: text().notNull().default(""),
    createdOn: date("created_on").notNull().default(sql`current_date`),
  },
  (t) => [check("members_email_lower", sql`${t.email} = lower(${t.email})`)],
);

/** Who belongs to which group. A member who leads it is its facilitator. While paused, nothing is sent and no turn comes. */
export const memberships = pgTable(
  "memberships",
  {
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    leads: boolean().notNull().default(false),
    joinedOn: date("joined_on").notNull().default(sql`current_date`),
    pausedOn: date("paused_on"),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.memberId] }), index("memberships_member").on(t.memberId)],
);
