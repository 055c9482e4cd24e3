import { and, eq, gt, sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { accessNeeds, groupSessions, groups, members, sessionArrangements } from "../../db/schema/index.ts";
import type { ProvisionId } from "../../lib/access-needs/rules.ts";

type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

const usual: ProvisionId[] = ["captions", "bsl", "breaks", "camera-off"];

// By email: what these made-up people said that helps them.
const needs: Record<string, { needs: ProvisionId[]; words: string }> = {
  "amina@demo.example": { needs: ["captions", "breaks"], words: "" },
  "sian@demo.example": { needs: ["captions", "large-print"], words: "Please send large print two days before." },
  "priya@demo.example": {
    needs: ["captions", "lip-speaker"],
    words: "I lip-read when captions lag. One person at a time, faces in the light.",
  },
  "delroy@demo.example": { needs: ["camera-off", "support-worker"], words: "" },
};

/** What the demonstration's sessions start from, and who needs what. */
export async function addUsualAndNeeds(tx: Tx, groupId: string, joinLink: string, now: Date): Promise<void> {
  await tx
    .update(groups)
    .set({ usualMinutes: 90, usualWay: "online", usualJoinLink: joinLink, usualProvisions: usual })
    .where(eq(groups.id, groupId));
  const coming = await tx
    .update(groupSessions)
    .set({ provisions: usual, provided: null })
    .where(and(eq(groupSessions.groupId, groupId), gt(groupSessions.startsAt, now)))
    .returning({ id: groupSessions.id, startsAt: groupSessions.startsAt });
  for (const [email, said] of Object.entries(needs)) {
    const known = await tx.select({ memberId: members.id }).from(members).where(eq(members.email, email));
    for (const { memberId } of known) await tx.insert(accessNeeds).values({ memberId, ...said });
  }
  const next = coming.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())[0];
  if (next)
    await tx
      .insert(sessionArrangements)
      .values(["captions", "breaks"].map((need) => ({ sessionId: next.id, need, arrangedAt: sql`now()` })));
}
