import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** People who meet. The zone is what a new session's clock times start from. */
export const groups = pgTable("groups", {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  timeZone: text("time_zone").notNull().default("Europe/London"),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

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
