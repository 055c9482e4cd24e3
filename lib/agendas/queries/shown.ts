import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { asMember, type Transaction } from "../../../db/client.ts";
import type { PublishedItem } from "../../../db/schema/agendas.ts";
import { dilemmas, groupSessions, members, memberships } from "../../../db/schema/index.ts";
import type { Facilitator, Member } from "../../auth/viewer.ts";
import type { AgendaItem, PlacedDilemma } from "../rules.ts";

/** One moment for what is read in more than one query. */
export const oneMoment = { isolationLevel: "repeatable read", accessMode: "read only" } as const;

/** The facilitator's own group, as long as they lead it. */
export const led = (facilitator: Facilitator) =>
  and(
    eq(memberships.memberId, facilitator.memberId),
    eq(memberships.groupId, facilitator.groupId),
    eq(memberships.groupId, groupSessions.groupId),
    eq(memberships.leads, true),
  );

/** Dilemmas as any member of the group may read them, a facilitator's wider right aside: shared, and not withdrawn. */
export async function sharedDilemmas(
  tx: Transaction,
  member: Member,
  ids: string[],
): Promise<Map<string, PlacedDilemma>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: dilemmas.id, title: dilemmas.title, name: members.name, named: dilemmas.named })
    .from(dilemmas)
    .leftJoin(members, eq(members.id, dilemmas.memberId))
    .where(
      and(
        inArray(dilemmas.id, ids),
        eq(dilemmas.groupId, member.groupId),
        eq(dilemmas.audience, "group"),
        isNull(dilemmas.withdrawnAt),
      ),
    );
  return new Map(rows.map(({ id, title, name, named }) => [id, { title, by: named ? name : null }]));
}

type Stored = Pick<PublishedItem, "kind" | "title" | "minutes" | "line"> & {
  key?: string | undefined;
  dilemmaId?: string | null | undefined;
};

/** The dilemmas placed in these items. */
export const idsIn = (items: readonly Stored[]) => [...new Set(items.flatMap(({ dilemmaId }) => dilemmaId ?? []))];

/** By naming what stays: neither a note nor the id of a dilemma goes along. */
export const shownItem = (item: Stored, dilemmas: Map<string, PlacedDilemma>): AgendaItem => {
  const { key, kind, title, minutes, line } = item;
  const dilemma = dilemmas.get(item.dilemmaId ?? "");
  return { key, kind, title, minutes, line, ...(dilemma ? { dilemma } : {}) };
};

/**
 * Stored items as members may see them, now: the titles of dilemmas that are shared with the group, and no trace of the
 * others. For items that were reached as this member.
 */
export async function showItems(member: Member, items: readonly Stored[]): Promise<AgendaItem[]> {
  const ids = idsIn(items);
  const found = ids.length > 0 ? await asMember(member.memberId, (tx) => sharedDilemmas(tx, member, ids)) : new Map();
  return items.map((item) => shownItem(item, found));
}
