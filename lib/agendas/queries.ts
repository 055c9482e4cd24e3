import "server-only";
import { and, asc, desc, eq, exists, isNull, lte, or, sql } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import {
  agendaItems,
  agendaLibrary,
  agendas,
  dilemmas,
  groupSessions,
  members,
  memberships,
  publishedAgendas,
} from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { isUuid } from "../group-sessions/input.ts";
import type { DraftItem } from "./input.ts";
import { led, oneMoment } from "./queries/shown.ts";
import type { DilemmaToPlace, KeptAgenda, Sources } from "./rules.ts";

/** A session of the facilitator's group with its draft agenda and what members see of it now. Null out of reach. */
export async function getDraft(facilitator: Facilitator, sessionId: string) {
  if (!isUuid(sessionId)) return null;
  // One moment: items that belong to another version than the one named here would be saved over unseen.
  return asMember(
    facilitator.memberId,
    async (tx) => {
      const [row] = await tx
        .select({ session: groupSessions, agenda: agendas, published: publishedAgendas })
        .from(groupSessions)
        .innerJoin(memberships, led(facilitator))
        .innerJoin(agendas, eq(agendas.sessionId, groupSessions.id))
        .leftJoin(
          publishedAgendas,
          and(eq(publishedAgendas.agendaId, agendas.id), eq(publishedAgendas.number, agendas.publishedNumber)),
        )
        .where(eq(groupSessions.id, sessionId));
      if (!row) return null;
      const items: DraftItem[] = await tx
        .select({
          key: agendaItems.key,
          kind: agendaItems.kind,
          title: agendaItems.title,
          minutes: agendaItems.minutes,
          line: agendaItems.line,
          facilitatorNote: agendaItems.facilitatorNote,
          dilemmaId: agendaItems.dilemmaId,
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
    oneMoment,
  );
}

/** The draft alone, as an answer for the builder. Refusal: not-found. */
export async function readDraft(facilitator: Facilitator, { sessionId }: { sessionId: string }) {
  const found = await getDraft(facilitator, sessionId);
  return found ? ({ ok: true, value: found.draft } as const) : ({ ok: false, reason: "not-found" } as const);
}

/** The group's own formats and stages, by name. For its facilitators alone. */
export async function listKept(facilitator: Facilitator): Promise<KeptAgenda[]> {
  return asMember(facilitator.memberId, (tx) =>
    tx
      .select({
        id: agendaLibrary.id,
        kind: agendaLibrary.kind,
        name: agendaLibrary.name,
        items: agendaLibrary.items,
      })
      .from(agendaLibrary)
      .where(eq(agendaLibrary.groupId, facilitator.groupId))
      .orderBy(sql`lower(${agendaLibrary.name})`, asc(agendaLibrary.id)),
  );
}

// Offered to this facilitator's group, and neither withdrawn nor brought (but to this session).
const openFor = (facilitator: Facilitator, sessionId: string) =>
  and(
    eq(dilemmas.groupId, facilitator.groupId),
    isNull(dilemmas.withdrawnAt),
    or(isNull(dilemmas.broughtAt), eq(dilemmas.broughtSessionId, sessionId)),
  );

/**
 * What an agenda can be built from: the library, earlier sessions of the group that have items (latest first), and the
 * dilemmas that are offered. `planned` is a dilemma planned for another session.
 */
export async function getSources(facilitator: Facilitator, sessionId: string, now = new Date()): Promise<Sources> {
  const kept = await listKept(facilitator);
  return asMember(facilitator.memberId, async (tx) => {
    const earlier = await tx
      .select({ id: groupSessions.id, startsAt: groupSessions.startsAt, timeZone: groupSessions.timeZone })
      .from(groupSessions)
      .innerJoin(memberships, led(facilitator))
      .innerJoin(agendas, eq(agendas.sessionId, groupSessions.id))
      .where(
        and(
          lte(groupSessions.startsAt, now),
          sql`${groupSessions.id} <> ${sessionId}`,
          exists(tx.select({ one: sql`1` }).from(agendaItems).where(eq(agendaItems.agendaId, agendas.id))),
        ),
      )
      .orderBy(desc(groupSessions.startsAt))
      .limit(24);
    const offered: DilemmaToPlace[] = await tx
      .select({
        id: dilemmas.id,
        title: dilemmas.title,
        by: members.name,
        planned: sql<boolean>`coalesce(${dilemmas.plannedSessionId} <> ${sessionId}, false)`,
      })
      .from(dilemmas)
      .innerJoin(members, eq(members.id, dilemmas.memberId))
      .where(openFor(facilitator, sessionId))
      .orderBy(asc(dilemmas.offeredAt));
    return { kept, earlier, dilemmas: offered };
  });
}
