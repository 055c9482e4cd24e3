import "server-only";
import { and, eq, exists, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../../db/client.ts";
import { agendaLooks, agendas, groupSessions, memberships, publishedAgendas } from "../../../db/schema/index.ts";
import type { Member } from "../../auth/viewer.ts";
import type { agendaLook } from "../input.ts";

/**
 * Keeps that the member has seen this version of an agenda, to tell them later what has changed since. An older one never
 * takes the place of a newer. Refusal: not-found, for what they may not see.
 */
export async function lookAtAgenda(member: Member, { sessionId, number }: z.output<typeof agendaLook>) {
  return asMember(member.memberId, async (tx) => {
    const reached = tx
      .select({ one: sql`1` })
      .from(memberships)
      .innerJoin(groupSessions, eq(groupSessions.groupId, memberships.groupId))
      .where(
        and(
          eq(groupSessions.id, sessionId),
          eq(memberships.memberId, member.memberId),
          eq(memberships.groupId, member.groupId),
        ),
      );
    const [agenda] = await tx
      .select({ id: agendas.id })
      .from(agendas)
      .innerJoin(publishedAgendas, and(eq(publishedAgendas.agendaId, agendas.id), eq(publishedAgendas.number, number)))
      .where(and(eq(agendas.sessionId, sessionId), exists(reached)));
    if (!agenda) return { ok: false, reason: "not-found" } as const;
    await tx
      .insert(agendaLooks)
      .values({ agendaId: agenda.id, memberId: member.memberId, number })
      .onConflictDoUpdate({
        target: [agendaLooks.agendaId, agendaLooks.memberId],
        set: { number: sql`greatest(${agendaLooks.number}, excluded.number)` },
      });
    return { ok: true, value: null } as const;
  });
}
