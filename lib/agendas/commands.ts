import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, type Transaction } from "../../db/client.ts";
import { agendaItems, agendas, groupSessions, memberships, publishedAgendas } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import type { draftAgenda, draftChoice } from "./input.ts";
import { whyNotPublishable } from "./rules.ts";

// The agendas of sessions in the group that this facilitator leads, as the database knows it now.
const reachedSession = (tx: Transaction, facilitator: Facilitator, sessionId: string) =>
  inArray(
    agendas.sessionId,
    tx
      .select({ id: groupSessions.id })
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
      .where(eq(groupSessions.id, sessionId)),
  );

const lockAgenda = async (tx: Transaction, facilitator: Facilitator, sessionId: string) => {
  const [agenda] = await tx
    .select()
    .from(agendas)
    .where(reachedSession(tx, facilitator, sessionId))
    .for("update");
  return agenda;
};

const refused = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

/**
 * Saves a whole draft in place of the version it was made from, and gives the new version. Members see nothing of it.
 * Refusals: not-found; changed-elsewhere when somebody saved after that version: nothing is written.
 */
export async function saveDraft(facilitator: Facilitator, draft: z.output<typeof draftAgenda>) {
  return db().transaction(async (tx) => {
    const agenda = await lockAgenda(tx, facilitator, draft.sessionId);
    if (!agenda) return refused("not-found");
    if (agenda.version !== draft.version) return refused("changed-elsewhere");
    await tx.delete(agendaItems).where(eq(agendaItems.agendaId, agenda.id));
    const rows = draft.items.map((item, position) => ({ ...item, position, agendaId: agenda.id }));
    if (rows.length > 0) await tx.insert(agendaItems).values(rows);
    const [saved] = await tx
      .update(agendas)
      .set({ version: agenda.version + 1, savedAt: sql`now()` })
      .where(eq(agendas.id, agenda.id))
      .returning({ version: agendas.version, savedAt: agendas.savedAt });
    if (!saved) throw new Error("A draft was not stored");
    return { ok: true, value: saved } as const;
  });
}

/**
 * Shows members the draft as it is now: a new numbered snapshot without the facilitator's notes. Refusals: not-found,
 * changed-elsewhere, no-items, no-title, minutes-out-of-range.
 */
export async function publishAgenda(facilitator: Facilitator, choice: z.output<typeof draftChoice>) {
  return db().transaction(async (tx) => {
    const agenda = await lockAgenda(tx, facilitator, choice.sessionId);
    if (!agenda) return refused("not-found");
    if (agenda.version !== choice.version) return refused("changed-elsewhere");
    const items = await tx
      .select({
        key: agendaItems.key,
        dilemmaId: agendaItems.dilemmaId,
        kind: agendaItems.kind,
        title: agendaItems.title,
        minutes: agendaItems.minutes,
        line: agendaItems.line,
      })
      .from(agendaItems)
      .where(eq(agendaItems.agendaId, agenda.id))
      .orderBy(asc(agendaItems.position));
    const reason = whyNotPublishable(items);
    if (reason) return refused(reason);
    const next = tx
      .select({ number: sql`coalesce(max(${publishedAgendas.number}), 0) + 1` })
      .from(publishedAgendas)
      .where(eq(publishedAgendas.agendaId, agenda.id));
    const [published] = await tx
      .insert(publishedAgendas)
      .values({ agendaId: agenda.id, number: sql`(${next})`, draftVersion: agenda.version, items })
      .returning({
        number: publishedAgendas.number,
        publishedAt: publishedAgendas.publishedAt,
        draftVersion: publishedAgendas.draftVersion,
      });
    if (!published) throw new Error("An agenda was not published");
    await tx.update(agendas).set({ publishedNumber: published.number }).where(eq(agendas.id, agenda.id));
    return { ok: true, value: published } as const;
  });
}

/** Takes the agenda out of members' sight; the draft and earlier snapshots stay. Refusal: not-found. */
export async function unpublishAgenda(facilitator: Facilitator, { sessionId }: { sessionId: string }) {
  return db().transaction(async (tx) => {
    const agenda = await lockAgenda(tx, facilitator, sessionId);
    if (!agenda) return refused("not-found");
    await tx.update(agendas).set({ publishedNumber: null }).where(eq(agendas.id, agenda.id));
    return { ok: true, value: null } as const;
  });
}
