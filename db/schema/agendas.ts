import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { dilemmas } from "./dilemmas.ts";
import { groupSessions } from "./group-sessions.ts";
import { groups, members } from "./groups.ts";

/**
 * An agenda item as members see it: what a facilitator's note can never be part of. `key` names the same item over all
 * versions. A dilemma is named by its id, never copied, so that withdrawing it takes it out of every version at once.
 */
export type PublishedItem = {
  key: string;
  kind: "item" | "break";
  title: string;
  minutes: number;
  line: string;
  dilemmaId: string | null;
};

/** The same with the facilitator's own note, as a draft and the group's library keep it. */
export type KeptItem = Omit<PublishedItem, "key" | "dilemmaId"> & { facilitatorNote: string };

/**
 * The draft agenda of one session. `version` rises with every save. `publishedNumber` is the snapshot that members see
 * now; null while they see none.
 */
export const agendas = pgTable("agendas", {
  id: uuid().primaryKey().defaultRandom(),
  sessionId: uuid("session_id")
    .notNull()
    .unique()
    .references(() => groupSessions.id, { onDelete: "cascade" }),
  version: integer().notNull().default(0),
  publishedNumber: integer("published_number"),
  savedAt: timestamp("saved_at", { withTimezone: true }).notNull().defaultNow(),
});

/** The draft's items in order, with the facilitator's own notes. No members' page reads this table. */
export const agendaItems = pgTable(
  "agenda_items",
  {
    agendaId: uuid("agenda_id")
      .notNull()
      .references(() => agendas.id, { onDelete: "cascade" }),
    position: smallint().notNull(),
    key: uuid().notNull().defaultRandom(),
    kind: text({ enum: ["item", "break"] }).notNull(),
    title: text().notNull(),
    minutes: smallint().notNull(),
    line: text().notNull().default(""),
    facilitatorNote: text("facilitator_note").notNull().default(""),
    dilemmaId: uuid("dilemma_id").references(() => dilemmas.id, { onDelete: "set null" }),
  },
  (t) => [
    primaryKey({ columns: [t.agendaId, t.position] }),
    unique("agenda_items_key").on(t.agendaId, t.key),
    check("agenda_items_kind", sql`${t.kind} in ('item', 'break')`),
    check("agenda_items_minutes", sql`${t.minutes} between 1 and 480`),
  ],
);

/** What was published, numbered from 1: snapshots without the facilitator's notes, which a later draft cannot change. */
export const publishedAgendas = pgTable(
  "published_agendas",
  {
    agendaId: uuid("agenda_id").notNull(),
    number: integer().notNull(),
    draftVersion: integer("draft_version").notNull(),
    items: jsonb().$type<PublishedItem[]>().notNull(),
    note: text().notNull().default(""),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.agendaId, t.number] }),
    foreignKey({ columns: [t.agendaId], foreignColumns: [agendas.id] }).onDelete("cascade"),
  ],
);

/** The version of an agenda that a member saw last, to tell them what has changed since. */
export const agendaLooks = pgTable(
  "agenda_looks",
  {
    agendaId: uuid("agenda_id")
      .notNull()
      .references(() => agendas.id, { onDelete: "cascade" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    number: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.agendaId, t.memberId] }), index("agenda_looks_member").on(t.memberId)],
);

/** A group's own formats (whole agendas) and stages (single items), with notes. For facilitators alone (W9). */
export const agendaLibrary = pgTable(
  "agenda_library",
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    kind: text({ enum: ["format", "stage"] }).notNull(),
    name: text().notNull(),
    items: jsonb().$type<KeptItem[]>().notNull(),
    savedAt: timestamp("saved_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique("agenda_library_name").on(t.groupId, t.kind, t.name),
    check("agenda_library_kind", sql`${t.kind} in ('format', 'stage')`),
  ],
);
