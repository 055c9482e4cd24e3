import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { groupSessions } from "./group-sessions.ts";

/** An agenda item as members see it: what a facilitator's note can never be part of. */
export type PublishedItem = { kind: "item" | "break"; title: string; minutes: number; line: string };

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
    kind: text({ enum: ["item", "break"] }).notNull(),
    title: text().notNull(),
    minutes: smallint().notNull(),
    line: text().notNull().default(""),
    facilitatorNote: text("facilitator_note").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.agendaId, t.position] }),
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
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.agendaId, t.number] }),
    foreignKey({ columns: [t.agendaId], foreignColumns: [agendas.id] }).onDelete("cascade"),
  ],
);
