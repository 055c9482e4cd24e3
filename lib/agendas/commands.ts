import "server-only";
import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../db/client.ts";
import { agendaItems, agendas, dilemmas, groupSessions, memberships, publishedAgendas } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { queueMessages } from "../messages/commands.ts";
import { getStage } from "../running/queries.ts";
import { channel, isGoingOn } from "../running/rules.ts";
import type { draftAgenda, publishChoice } from "./input.ts";
import { whyNotPublishable, withOwnKeys } from "./rules.ts";

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

type Placed = { dilemmaId?: string | null | undefined };
const idsOf = (items: readonly Placed[]) => [...new Set(items.flatMap(({ dilemmaId }) => dilemmaId ?? []))];

// Those of these dilemmas that this session may hold: neither withdrawn nor brought elsewhere. Locked until the end.
async function placeable(tx: Transaction, facilitator: Facilitator, sessionId: string, ids: string[]) {
  if (ids.length === 0) return [];
  const open = or(isNull(dilemmas.broughtAt), eq(dilemmas.broughtSessionId, sessionId));
  const rows = await tx
    .select({ id: dilemmas.id })
    .from(dilemmas)
    .where(
      and(inArray(dilemmas.id, ids), eq(dilemmas.groupId, facilitator.groupId), isNull(dilemmas.withdrawnAt), open),
    )
    .orderBy(asc(dilemmas.id))
    .for("update");
  return rows.map(({ id }) => id);
}

// The items whose dilemma is gone, each with its place, as the builder marks them.
async function goneDilemmas(tx: Transaction, facilitator: Facilitator, sessionId: string, items: readonly Placed[]) {
  const there = await placeable(tx, facilitator, sessionId, idsOf(items));
  const problems = items.flatMap(({ dilemmaId }, at) =>
    dilemmaId && !there.includes(dilemmaId) ? [{ path: `items.${at}.dilemmaId`, message: "" }] : [],
  );
  return problems.length > 0 ? ({ ok: false, reason: "dilemma-gone", problems } as const) : null;
}

// What is newly placed is planned for this session, and what was taken out is no longer, unless it was planned otherwise.
async function planDilemmas(tx: Transaction, sessionId: string, before: string[], after: string[]) {
  const added = after.filter((id) => !before.includes(id));
  const taken = before.filter((id) => !after.includes(id));
  if (added.length > 0)
    await tx
      .update(dilemmas)
      .set({ plannedSessionId: sessionId })
      .where(and(inArray(dilemmas.id, added), isNull(dilemmas.broughtAt)));
  if (taken.length > 0)
    await tx
      .update(dilemmas)
      .set({ plannedSessionId: null })
      .where(and(inArray(dilemmas.id, taken), eq(dilemmas.plannedSessionId, sessionId), isNull(dilemmas.broughtAt)));
}

/**
 * Saves a whole draft in place of the version it was made from, and gives the new version. Members see nothing of it.
 * Dilemmas placed in it are planned for its session. Refusals: not-found; changed-elsewhere when somebody saved after that
 * version; dilemma-gone with the items' places when one was withdrawn or brought meanwhile: nothing is written.
 */
export async function saveDraft(facilitator: Facilitator, draft: z.output<typeof draftAgenda>) {
  return asMember(facilitator.memberId, async (tx) => {
    const agenda = await lockAgenda(tx, facilitator, draft.sessionId);
    if (!agenda) return refused("not-found");
    if (agenda.version !== draft.version) return refused("changed-elsewhere");
    const gone = await goneDilemmas(tx, facilitator, draft.sessionId, draft.items);
    if (gone) return gone;
    const before = await tx
      .delete(agendaItems)
      .where(eq(agendaItems.agendaId, agenda.id))
      .returning({ dilemmaId: agendaItems.dilemmaId });
    const rows = withOwnKeys(draft.items, randomUUID).map((item, position) => ({
      ...item,
      position,
      agendaId: agenda.id,
    }));
    if (rows.length > 0) await tx.insert(agendaItems).values(rows);
    await planDilemmas(tx, draft.sessionId, idsOf(before), idsOf(rows));
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
 * Shows members the draft as it is now: a new numbered snapshot without the facilitator's notes, with what changed in
 * words, and a message queued to each member unless `tell` is false. Gives it, with how many are ready to send. Refusals:
 * not-found, changed-elsewhere, already-published (by somebody else, the same version), no-items, no-title,
 * minutes-out-of-range, dilemma-gone.
 */
export async function publishAgenda(facilitator: Facilitator, choice: z.input<typeof publishChoice>, now = new Date()) {
  const { sessionId } = choice;
  return asMember(facilitator.memberId, async (tx) => {
    const agenda = await lockAgenda(tx, facilitator, sessionId);
    if (!agenda) return refused("not-found");
    if (agenda.version !== choice.version) return refused("changed-elsewhere");
    const ofAgenda = eq(publishedAgendas.agendaId, agenda.id);
    const [shown] = await tx
      .select({ version: publishedAgendas.draftVersion })
      .from(publishedAgendas)
      .where(and(ofAgenda, eq(publishedAgendas.number, agenda.publishedNumber ?? 0)));
    if (shown?.version === agenda.version) return refused("already-published");
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
    const gone = await goneDilemmas(tx, facilitator, sessionId, items);
    if (gone) return gone;
    const next = tx
      .select({ number: sql`coalesce(max(${publishedAgendas.number}), 0) + 1` })
      .from(publishedAgendas)
      .where(ofAgenda);
    const [published] = await tx
      .insert(publishedAgendas)
      .values({
        agendaId: agenda.id,
        number: sql`(${next})`,
        draftVersion: agenda.version,
        items,
        note: choice.note ?? "",
      })
      .returning({
        number: publishedAgendas.number,
        publishedAt: publishedAgendas.publishedAt,
        draftVersion: publishedAgendas.draftVersion,
      });
    if (!published) throw new Error("An agenda was not published");
    await tx.update(agendas).set({ publishedNumber: published.number }).where(eq(agendas.id, agenda.id));
    const kind = agenda.publishedNumber === null ? "agenda-published" : "agenda-changed";
    await tx.execute(sql`select pg_notify(${channel}, ${sessionId})`);
    const told = (choice.tell ?? true) ? await queueMessages(tx, facilitator, { kind, sessionId }, now) : 0;
    return { ok: true, value: { ...published, told } } as const;
  });
}

/**
 * Takes the agenda out of members' sight; the draft and earlier snapshots stay. Refusals: not-found; running while the
 * session goes on from it. A run that nobody finished ends with its day.
 */
export async function unpublishAgenda(facilitator: Facilitator, { sessionId }: { sessionId: string }) {
  return asMember(facilitator.memberId, async (tx) => {
    const agenda = await lockAgenda(tx, facilitator, sessionId);
    if (!agenda) return refused("not-found");
    const stage = await getStage(facilitator, sessionId, tx);
    if (stage && isGoingOn(stage, stage.at)) return refused("running");
    await tx.update(agendas).set({ publishedNumber: null }).where(eq(agendas.id, agenda.id));
    return { ok: true, value: null } as const;
  });
}
