import "server-only";
import { and, asc, desc, eq, gte, lte } from "drizzle-orm";
import { asMember } from "../../../db/client.ts";
import type { PublishedItem } from "../../../db/schema/agendas.ts";
import { agendaLooks, agendas, groupSessions, memberships, publishedAgendas } from "../../../db/schema/index.ts";
import type { Facilitator, Member } from "../../auth/viewer.ts";
import { isUuid } from "../../group-sessions/input.ts";
import { type AgendaNews, changesBetween } from "../rules.ts";
import { idsIn, led, oneMoment, sharedDilemmas, shownItem } from "./shown.ts";

/** Every version that was published of a session's agenda, latest first, as members saw it. Null out of reach. */
export async function listVersions(facilitator: Facilitator, sessionId: string) {
  if (!isUuid(sessionId)) return null;
  return asMember(
    facilitator.memberId,
    async (tx) => {
      const [session] = await tx
        .select({
          id: groupSessions.id,
          startsAt: groupSessions.startsAt,
          timeZone: groupSessions.timeZone,
          agendaId: agendas.id,
          shown: agendas.publishedNumber,
        })
        .from(groupSessions)
        .innerJoin(memberships, led(facilitator))
        .innerJoin(agendas, eq(agendas.sessionId, groupSessions.id))
        .where(eq(groupSessions.id, sessionId));
      if (!session) return null;
      const rows = await tx
        .select()
        .from(publishedAgendas)
        .where(eq(publishedAgendas.agendaId, session.agendaId))
        .orderBy(desc(publishedAgendas.number));
      const found = await sharedDilemmas(tx, facilitator, idsIn(rows.flatMap(({ items }) => items)));
      const versions = rows.map(({ number, publishedAt, note, items }) => ({
        number,
        publishedAt,
        note,
        shown: number === session.shown,
        items: items.map((item) => shownItem(item, found)),
      }));
      const { id, startsAt, timeZone } = session;
      return { session: { id, startsAt, timeZone }, versions };
    },
    oneMoment,
  );
}

/**
 * What changed in a session's agenda since this member looked at it last, with the facilitator's words on the versions
 * in between. `first`: they never looked. Nothing of both at the first look. Null where they have seen
 * the newest, where there is nothing published, and out of reach.
 */
export async function getAgendaNews(member: Member, sessionId: string): Promise<AgendaNews | null> {
  if (!isUuid(sessionId)) return null;
  return asMember(
    member.memberId,
    async (tx) => {
      const [row] = await tx
        .select({ agendaId: agendas.id, number: agendas.publishedNumber, seen: agendaLooks.number })
        .from(groupSessions)
        .innerJoin(
          memberships,
          and(
            eq(memberships.memberId, member.memberId),
            eq(memberships.groupId, member.groupId),
            eq(memberships.groupId, groupSessions.groupId),
          ),
        )
        .innerJoin(agendas, eq(agendas.sessionId, groupSessions.id))
        .leftJoin(agendaLooks, and(eq(agendaLooks.agendaId, agendas.id), eq(agendaLooks.memberId, member.memberId)))
        .where(eq(groupSessions.id, sessionId));
      if (!row?.number) return null;
      const { number, seen } = row;
      if (seen === null) return { number, changes: [], notes: [] };
      if (seen >= number) return null;
      const since = await tx
        .select({ number: publishedAgendas.number, note: publishedAgendas.note, items: publishedAgendas.items })
        .from(publishedAgendas)
        .where(
          and(
            eq(publishedAgendas.agendaId, row.agendaId),
            gte(publishedAgendas.number, seen),
            lte(publishedAgendas.number, number),
          ),
        )
        .orderBy(asc(publishedAgendas.number));
      const [before = [], after = []] = [since[0]?.items, since.at(-1)?.items];
      const found = await sharedDilemmas(tx, member, idsIn([...before, ...after]));
      const shown = (items: PublishedItem[]) => items.map((item) => shownItem(item, found));
      const changes = changesBetween(shown(before), shown(after));
      const notes = since.slice(1).flatMap(({ note }) => note || []);
      return { number, changes, notes };
    },
    oneMoment,
  );
}
