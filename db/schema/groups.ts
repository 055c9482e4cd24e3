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
    version: integer().notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check("groups_usual_way", sql`${t.usualWay} in ('online', 'in-person', 'both')`),
    check("groups_usual_minutes", sql`${t.usualMinutes} between 15 and 600`),
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
    createdOn: date("created_on").notNull().default(sql`current_date`),
  },
  (t) => [check("members_email_lower", sql`${t.email} = lower(${t.email})`)],
);

/** Who belongs to which group. A member who leads it is its facilitator. */
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
  },
  (t) => [primaryKey({ columns: [t.groupId, t.memberId] }), index("memberships_member").on(t.memberId)],
);
