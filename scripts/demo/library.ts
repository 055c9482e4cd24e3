import { and, asc, eq, gt } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import {
  agendaLibrary,
  agendaLooks,
  agendas,
  groupSessions,
  memberships,
  publishedAgendas,
} from "../../db/schema/index.ts";
import type { KeptAgenda } from "../../lib/agendas/rules.ts";

type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];
type Item = KeptAgenda["items"][number];

const item = (minutes: number, title: string, line = "", facilitatorNote = ""): Item => ({
  kind: "item",
  title,
  minutes,
  line,
  facilitatorNote,
});

const kept: Omit<KeptAgenda, "id">[] = [
  {
    kind: "format",
    name: "Short evening, one dilemma",
    items: [
      item(8, "Arrive and check in", "One word is enough. You can pass.", "Captions first. Then the quietest voice."),
      item(
        30,
        "One dilemma",
        "8 min Telling it\n4 min Questions of fact\n12 min The group responds\n6 min Coming back",
      ),
      item(10, "Learning round", "One thing each. You can pass."),
      item(2, "Close", "", "End on time even in the middle: this one is for tired evenings."),
    ],
  },
  {
    kind: "stage",
    name: "Five quiet minutes",
    items: [
      item(
        5,
        "Five quiet minutes",
        "Camera off if you like. Write, or do not.",
        "Say the minutes left once, at the end.",
      ),
    ],
  },
  {
    kind: "stage",
    name: "Who is not in the room?",
    items: [
      item(
        10,
        "Who is not in the room?",
        "Who does this decision touch, and who was never asked?",
        "Not for a first session.",
      ),
    ],
  },
];

/** The group's own formats and stages, and an earlier version of the next agenda, which members have seen. */
export async function addLibrary(tx: Tx, groupId: string, now: Date): Promise<void> {
  await tx.insert(agendaLibrary).values(kept.map((one) => ({ ...one, groupId })));
  const [next] = await tx
    .select({ agendaId: agendas.id, items: publishedAgendas.items, draftVersion: publishedAgendas.draftVersion })
    .from(groupSessions)
    .innerJoin(agendas, eq(agendas.sessionId, groupSessions.id))
    .innerJoin(publishedAgendas, eq(publishedAgendas.agendaId, agendas.id))
    .where(and(eq(groupSessions.groupId, groupId), gt(groupSessions.startsAt, now)))
    .orderBy(asc(groupSessions.startsAt))
    .limit(1);
  if (!next) return;
  const daysBefore = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const first = and(eq(publishedAgendas.agendaId, next.agendaId), eq(publishedAgendas.number, 1));
  const before = next.items.map((one) => (one.kind === "break" ? { ...one, minutes: 5 } : one));
  await tx
    .update(publishedAgendas)
    .set({ items: before, draftVersion: next.draftVersion - 1, publishedAt: daysBefore(6) })
    .where(first);
  await tx.insert(publishedAgendas).values({
    agendaId: next.agendaId,
    number: 2,
    draftVersion: next.draftVersion,
    items: next.items,
    publishedAt: daysBefore(1),
    note: "The break is longer, as some of you asked.",
  });
  await tx.update(agendas).set({ publishedNumber: 2 }).where(eq(agendas.id, next.agendaId));
  const held = await tx
    .select({ memberId: memberships.memberId })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), eq(memberships.leads, false)));
  await tx.insert(agendaLooks).values(held.map(({ memberId }) => ({ agendaId: next.agendaId, memberId, number: 1 })));
}
