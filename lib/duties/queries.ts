import "server-only";
import { eq } from "drizzle-orm";
import { asMember } from "../../db/client.ts";
import { dutyWords } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { type PaperId, papers } from "./rules.ts";

export type Section = { id: string; title: string; words: string; version: number; changedAt: Date | null };

/** A paper with each section as it stands: the facilitators' words, or the draft where nobody changed it. */
export async function getPaper(facilitator: Facilitator, paper: PaperId): Promise<Section[]> {
  const rows = await asMember(facilitator.memberId, (tx) =>
    tx.select().from(dutyWords).where(eq(dutyWords.paper, paper)),
  );
  return papers[paper].sections.map(({ id, title, draft }) => {
    const held = rows.find(({ section }) => section === id);
    return { id, title, words: held?.words ?? draft, version: held?.version ?? 0, changedAt: held?.changedAt ?? null };
  });
}
