import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { db } from "../../db/client.ts";
import { agendaItems, agendas, groupSessions, memberships, publishedAgendas } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { isUuid } from "../group-sessions/input.ts";
import type { DraftItem } from "./input.ts";

/** A session of the facilitator's group with its draft agenda and what members see of it now. Null out of reach. */
export async function getDraft(facilitator: Facilitator, sessionId: string) {
  if (!isUuid(sessionId)) return null;
  // One moment: items that belong to another version than the one named here would be saved over unseen.
  return db().transaction(
    async (tx) => {
      const [row] = await tx
        .select({ session: groupSessions, agenda: agendas, published: publishedAgendas })
        .from(groupSessions)
        .innerJoin(
          memberships,
          and(
            eq(memberships.memberId, facilitator.memberId),
            eq(memberships.groupId, facilitator.groupId),
            eq(memberships.groupId, groupSessions.groupId),
            eq(memberships.leads, true),
          ),
        )
        .innerJoin(agendas, eq(agendas.sessionId, groupSessions.id))
        .leftJoin(
          publishedAgendas,
          and(eq(publishedAgendas.agendaId, agendas.id), eq(publishedAgendas.number, agendas.publishedNumber)),
        )
        .where(eq(groupSessions.id, sessionId));
      if (!row) return null;
      const items: DraftItem[] = await tx
        .select({
          kind: agendaItems.kind,
          title: agendaItems.title,
          minutes: agendaItems.minutes,
          line: agendaItems.line,
          facilitatorNote: agendaItems.facilitatorNote,
        })
        .from(agendaItems)
        .where(eq(agendaItems.agendaId, row.agenda.id))
        .orderBy(asc(agendaItems.position));
      const { version, savedAt } = row.agenda;
      const published = row.published && {
        number: row.published.number,
        publishedAt: row.published.publishedAt,
        draftVersion: row.published.draftVersion,
      };
      return { session: row.session, draft: { version, savedAt, items }, published };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** The draft alone, as an answer for the builder. Refusal: not-found. */
export async function readDraft(facilitator: Facilitator, { sessionId }: { sessionId: string }) {
  const found = await getDraft(facilitator, sessionId);
  return found ? ({ ok: true, value: found.draft } as const) : ({ ok: false, reason: "not-found" } as const);
}
