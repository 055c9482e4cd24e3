import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { groups, members, memberships } from "./groups.ts";

/** What a member needs to take part, given with their consent. Never a diagnosis. That member and their facilitators see it. */
export const accessNeeds = pgTable("access_needs", {
  memberId: uuid("member_id")
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  needs: text().array().notNull().default([]),
  words: text().notNull().default(""),
  consentedAt: timestamp("consented_at", { withTimezone: true }).notNull().defaultNow(),
  changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
});

/** A version of the group's agreement: its points, and what changed since the one before. */
export const agreements = pgTable(
  "agreements",
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    points: text().array().notNull(),
    whatChanged: text("what_changed").notNull().default(""),
    madeAt: timestamp("made_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique("agreements_number").on(t.groupId, t.number)],
);

/** A member read a version and agreed to it on that day. Asked again after a year, and for each new version. */
export const agreementYeses = pgTable(
  "agreement_yeses",
  {
    agreementId: uuid("agreement_id")
      .notNull()
      .references(() => agreements.id, { onDelete: "cascade" }),
    groupId: uuid("group_id").notNull(),
    memberId: uuid("member_id").notNull(),
    agreedOn: date("agreed_on").notNull().default(sql`current_date`),
  },
  (t) => [
    primaryKey({ columns: [t.agreementId, t.memberId, t.agreedOn] }),
    foreignKey({
      columns: [t.groupId, t.memberId],
      foreignColumns: [memberships.groupId, memberships.memberId],
    }).onDelete("cascade"),
  ],
);

/** One line of shared learning. The name is shown when its author chose so. Withdrawing deletes it. */
export const learnings = pgTable(
  "learnings",
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    // Nobody's any more, when its author has left and let it stay.
    memberId: uuid("member_id"),
    line: text().notNull(),
    named: boolean().notNull().default(false),
    sharedOn: date("shared_on").notNull().default(sql`current_date`),
  },
  (t) => [
    foreignKey({
      columns: [t.groupId, t.memberId],
      foreignColumns: [memberships.groupId, memberships.memberId],
    }).onDelete("cascade"),
    index("learnings_group").on(t.groupId, t.sharedOn),
  ],
);

/** A round of thanks at the close of a year: opened for writing, then shown once to each, then gone on a day. */
export const appreciationRounds = pgTable(
  "appreciation_rounds",
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    openedAt: timestamp("opened_at", { withTimezone: true }).notNull().defaultNow(),
    shownAt: timestamp("shown_at", { withTimezone: true }),
    goesOn: date("goes_on"),
  },
  (t) => [index("appreciation_rounds_group").on(t.groupId, t.openedAt)],
);

/** Thanks to the whole group (no `toMemberId`) or to one member. */
export const appreciations = pgTable(
  "appreciations",
  {
    id: uuid().primaryKey().defaultRandom(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => appreciationRounds.id, { onDelete: "cascade" }),
    groupId: uuid("group_id").notNull(),
    memberId: uuid("member_id").notNull(),
    toMemberId: uuid("to_member_id").references(() => members.id, { onDelete: "cascade" }),
    words: text().notNull(),
    named: boolean().notNull().default(true),
  },
  (t) => [
    foreignKey({
      columns: [t.groupId, t.memberId],
      foreignColumns: [memberships.groupId, memberships.memberId],
    }).onDelete("cascade"),
    index("appreciations_round").on(t.roundId),
  ],
);

/** Who has seen the thanks of a round: they are shown once. */
export const appreciationLooks = pgTable(
  "appreciation_looks",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => appreciationRounds.id, { onDelete: "cascade" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    seenAt: timestamp("seen_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.memberId] })],
);
