import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { groups } from "./groups.ts";

/**
 * A planned meeting of a group: an instant, and the zone its clock times are shown in. `version` rises with every
 * change of these details, so that two facilitators never overwrite each other unseen.
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
    joinLink: text("join_link"),
    place: text(),
    provided: text(),
    version: integer().notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("group_sessions_order").on(t.groupId, t.startsAt),
    check("group_sessions_minutes", sql`${t.minutes} between 15 and 600`),
    check("group_sessions_join_link", sql`${t.joinLink} is null or ${t.joinLink} like 'https://%'`),
  ],
);
