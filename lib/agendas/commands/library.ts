import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../../db/client.ts";
import { agendaLibrary, memberships } from "../../../db/schema/index.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import type { keptAgenda, keptChoice, keptRename } from "../input.ts";

const refused = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

// Asked of the database again: who no longer leads the group keeps nothing in its library.
async function leads(tx: Transaction, facilitator: Facilitator): Promise<boolean> {
  const [led] = await tx
    .select({ groupId: memberships.groupId })
    .from(memberships)
    .where(
      and(
        eq(memberships.memberId, facilitator.memberId),
        eq(memberships.groupId, facilitator.groupId),
        eq(memberships.leads, true),
      ),
    );
  return Boolean(led);
}

const ofGroup = (facilitator: Facilitator, id: string) =>
  and(eq(agendaLibrary.id, id), eq(agendaLibrary.groupId, facilitator.groupId));

/**
 * Keeps a format or a stage for the group's later sessions, without the dilemmas placed in it. Gives its id. Refusals:
 * not-found (no longer leads the group), name-taken.
 */
export async function keepAgenda(facilitator: Facilitator, kept: z.output<typeof keptAgenda>) {
  return asMember(facilitator.memberId, async (tx) => {
    if (!(await leads(tx, facilitator))) return refused("not-found");
    const items = kept.items.map(({ kind, title, minutes, line, facilitatorNote }) => ({
      kind,
      title,
      minutes,
      line,
      facilitatorNote,
    }));
    const [row] = await tx
      .insert(agendaLibrary)
      .values({ groupId: facilitator.groupId, kind: kept.kind, name: kept.name, items })
      .onConflictDoNothing()
      .returning({
        id: agendaLibrary.id,
        kind: agendaLibrary.kind,
        name: agendaLibrary.name,
        items: agendaLibrary.items,
      });
    return row ? ({ ok: true, value: row } as const) : refused("name-taken");
  });
}

/** Gives something kept another name. Refusals: not-found, name-taken. */
export async function renameKept(facilitator: Facilitator, { id, name }: z.output<typeof keptRename>) {
  return asMember(facilitator.memberId, async (tx) => {
    const [kept] = await tx.select().from(agendaLibrary).where(ofGroup(facilitator, id)).for("update");
    if (!kept) return refused("not-found");
    const taken = tx
      .select({ id: agendaLibrary.id })
      .from(agendaLibrary)
      .where(
        and(
          eq(agendaLibrary.groupId, kept.groupId),
          eq(agendaLibrary.kind, kept.kind),
          eq(agendaLibrary.name, name),
          sql`${agendaLibrary.id} <> ${id}`,
        ),
      );
    // Two at once with one name: the second waits here for the first, and then sees it.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${kept.groupId}, 0))`);
    if ((await taken).length > 0) return refused("name-taken");
    await tx.update(agendaLibrary).set({ name }).where(ofGroup(facilitator, id));
    return { ok: true, value: null } as const;
  });
}

/** Takes a format or a stage out of the library. Sessions made from it keep their items. Refusal: not-found. */
export async function removeKept(facilitator: Facilitator, { id }: z.output<typeof keptChoice>) {
  return asMember(facilitator.memberId, async (tx) => {
    const [gone] = await tx.delete(agendaLibrary).where(ofGroup(facilitator, id)).returning({ id: agendaLibrary.id });
    return gone ? ({ ok: true, value: null } as const) : refused("not-found");
  });
}
