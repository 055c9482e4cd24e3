import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../../db/client.ts";
import { agendaLibrary } from "../../../db/schema/index.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import { isUuid } from "../../group-sessions/input.ts";
import { sessionFormats, standardId } from "../formats.ts";
import { listKept } from "../queries.ts";
import { type AgendaItem, type FormatName, minutesOf } from "../rules.ts";

type Items = readonly (AgendaItem & { facilitatorNote?: string })[];

/**
 * What a session of this group starts from: a ready-made format's items, or those of one in the group's own library.
 * "none" is empty. Null when it is neither (it was taken out of the library). In an `asMember` transaction of one who
 * leads the group: the library's rights ask.
 */
export async function itemsOfFormat(tx: Transaction, groupId: string, format: string): Promise<Items | null> {
  if (format === "none") return [];
  const ready = sessionFormats.find(({ id }) => id === format);
  if (ready) return ready.items;
  if (!isUuid(format)) return null;
  const [own] = await tx
    .select({ items: agendaLibrary.items })
    .from(agendaLibrary)
    .where(and(eq(agendaLibrary.id, format), eq(agendaLibrary.groupId, groupId), eq(agendaLibrary.kind, "format")));
  return own?.items ?? null;
}

/** The usual one's items; the standard's when the usual was taken out of the library. */
export const itemsOfUsual = async (tx: Transaction, group: { id: string; usualFormat: string }): Promise<Items> =>
  (await itemsOfFormat(tx, group.id, group.usualFormat)) ?? (await itemsOfFormat(tx, group.id, standardId)) ?? [];

/** The group's own formats, by name. For its facilitators alone. */
export async function listOwnFormats(facilitator: Facilitator): Promise<FormatName[]> {
  const kept = await listKept(facilitator);
  return kept.flatMap(({ kind, id, name, items }) =>
    kind === "format" ? [{ id, name, minutes: minutesOf(items) }] : [],
  );
}
