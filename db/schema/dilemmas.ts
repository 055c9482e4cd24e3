import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { groupSessions } from "./group-sessions.ts";
import { groups, memberships } from "./groups.ts";

/**
 * A dilemma that a member offers to the facilitators alone or to the group. It is not sealed: who may read it reads it.
 * Its state is in its days: offered, planned for a session, brought to one, withdrawn. Withdrawing empties its words at
 * once. It goes with the membership, unless its author lets it stay without a name. `since` is what happened since, for looking back.
 */
export const dilemmas = pgTable(
  "dilemmas",
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    // Nobody's any more, when its author has left and let it stay.
    memberId: uuid("member_id"),
    title: text().notNull(),
    happened: text().notNull().default(""),
    wish: text().notNull().default(""),
    audience: text({ enum: ["facilitator", "group"] }).notNull(),
    named: boolean().notNull().default(true),
    version: integer().notNull().default(1),
    offeredAt: timestamp("offered_at", { withTimezone: true }).notNull().defaultNow(),
    plannedSessionId: uuid("planned_session_id").references(() => groupSessions.id, { onDelete: "set null" }),
    broughtAt: timestamp("brought_at", { withTimezone: true }),
    broughtSessionId: uuid("brought_session_id").references(() => groupSessions.id, { onDelete: "set null" }),
    withdrawnAt: timestamp("withdrawn_at", { withTimezone: true }),
    since: text().notNull().default(""),
    sinceAt: timestamp("since_at", { withTimezone: true }),
  },
  (t) => [
    foreignKey({
      columns: [t.groupId, t.memberId],
      foreignColumns: [memberships.groupId, memberships.memberId],
    }).onDelete("cascade"),
    index("dilemmas_group").on(t.groupId, t.offeredAt),
    check("dilemmas_audience", sql`${t.audience} in ('facilitator', 'group')`),
    check(
      "dilemmas_withdrawn",
      sql`${t.withdrawnAt} is null or (${t.broughtAt} is null and ${t.title} = '' and ${t.happened} = '' and ${t.wish} = '')`,
    ),
  ],
);

/** Who would rather listen for now: a full answer to the question of turns (G4). */
export const listeners = pgTable(
  "listeners",
  {
    groupId: uuid("group_id").notNull(),
    memberId: uuid("member_id").notNull(),
    since: date().notNull().default(sql`current_date`),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.memberId] }),
    foreignKey({
      columns: [t.groupId, t.memberId],
      foreignColumns: [memberships.groupId, memberships.memberId],
    }).onDelete("cascade"),
  ],
);
