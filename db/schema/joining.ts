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
import { bytes } from "./columns.ts";
import { groups, members } from "./groups.ts";

/**
 * Somebody asks to join. Read by facilitators alone. Unanswered and declined ones go on `goesOn`. Access needs are there
 * only with their own consent, and never a diagnosis.
 */
export const joinRequests = pgTable(
  "join_requests",
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    name: text().notNull(),
    pronouns: text().notNull().default(""),
    email: text().notNull(),
    role: text().notNull(),
    organisation: text().notNull().default(""),
    draws: text().notNull(),
    hopes: text().notNull().default(""),
    dates: text({ enum: ["yes", "most", "not-sure"] }).notNull(),
    knows: text().notNull().default(""),
    ownAnswer: text("own_answer").notNull().default(""),
    ownQuestion: text("own_question").notNull().default(""),
    wantsTalk: boolean("wants_talk").notNull().default(false),
    needs: text().array().notNull().default([]),
    needsWords: text("needs_words").notNull().default(""),
    needsConsentedAt: timestamp("needs_consented_at", { withTimezone: true }),
    askedAt: timestamp("asked_at", { withTimezone: true }).notNull().defaultNow(),
    state: text({ enum: ["waiting", "held", "listed", "accepted", "declined"] })
      .notNull()
      .default("waiting"),
    version: integer().notNull().default(1),
    answeredAt: timestamp("answered_at", { withTimezone: true }),
    answeredBy: uuid("answered_by").references(() => members.id, { onDelete: "set null" }),
    goesOn: date("goes_on").notNull(),
  },
  (t) => [
    index("join_requests_group").on(t.groupId, t.state, t.askedAt),
    check("join_requests_email_lower", sql`${t.email} = lower(${t.email})`),
    check("join_requests_dates", sql`${t.dates} in ('yes', 'most', 'not-sure')`),
    check("join_requests_state", sql`${t.state} in ('waiting', 'held', 'listed', 'accepted', 'declined')`),
    check(
      "join_requests_needs_consent",
      sql`${t.needsConsentedAt} is not null or (${t.needs} = '{}' and ${t.needsWords} = '')`,
    ),
  ],
);

/**
 * Who is responsible for the data, which suppliers see it, how long backups are kept: one row for the site. Joining
 * opens only once it is filled in. Shown to anyone.
 */
export const responsibilities = pgTable(
  "responsibilities",
  {
    id: smallint().primaryKey().default(1),
    responsible: text().notNull().default(""),
    contact: text().notNull().default(""),
    registration: text().notNull().default(""),
    suppliers: text().notNull().default(""),
    backupDays: smallint("backup_days"),
    retentionReadOn: date("retention_read_on"),
    version: integer().notNull().default(1),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check("responsibilities_one", sql`${t.id} = 1`),
    check("responsibilities_backup_days", sql`${t.backupDays} between 0 and 365`),
  ],
);

/** The facilitators' own papers: the impact assessment and what to do after a breach, completed section by section. */
export const dutyWords = pgTable(
  "duty_words",
  {
    paper: text({ enum: ["impact-assessment", "after-a-breach"] }).notNull(),
    section: text().notNull(),
    words: text().notNull(),
    version: integer().notNull().default(1),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.paper, t.section] })],
);

/** What a facilitator did with a member's record, for that member to read: a kind and a day, never words. */
export const recordLog = pgTable(
  "record_log",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    groupId: uuid("group_id").references(() => groups.id, { onDelete: "set null" }),
    // The facilitator's name as it was then, so that the line stays readable when they leave.
    byName: text("by_name").notNull(),
    kind: text({
      enum: [
        "accepted",
        "invited",
        "register-noted",
        "register-changed",
        "code-made",
        "second-step-ended",
        "paused",
        "went-on",
        "moved",
        "made-facilitator",
        "no-longer-facilitator",
        "removed",
        "exported",
      ],
    }).notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("record_log_member").on(t.memberId, t.at)],
);

/** A round of evaluation of a group's year. Replies are anonymous, and sealed under the server's key. */
export const evaluations = pgTable(
  "evaluations",
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    moment: text({ enum: ["start", "middle", "end"] }).notNull(),
    openedAt: timestamp("opened_at", { withTimezone: true }).notNull().defaultNow(),
    closedAt: timestamp("closed_at", { withTimezone: true }),
  },
  (t) => [index("evaluations_group").on(t.groupId, t.openedAt)],
);

/** One reply, of nobody: a random id, no time, and its answers sealed, so that who reads the table learns nothing. */
export const evaluationReplies = pgTable(
  "evaluation_replies",
  {
    id: uuid().primaryKey().defaultRandom(),
    evaluationId: uuid("evaluation_id")
      .notNull()
      .references(() => evaluations.id, { onDelete: "cascade" }),
    sealed: bytes().notNull(),
  },
  (t) => [index("evaluation_replies_evaluation").on(t.evaluationId)],
);

/** Who has replied, and not what: so that nobody replies twice, and nobody is asked again. */
export const evaluationRepliers = pgTable(
  "evaluation_repliers",
  {
    evaluationId: uuid("evaluation_id")
      .notNull()
      .references(() => evaluations.id, { onDelete: "cascade" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.evaluationId, t.memberId] })],
);
