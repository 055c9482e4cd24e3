import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { dutyWords, memberships, responsibilities } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import type { responsibilityChange, sectionChange } from "./input.ts";
import { sectionOf } from "./rules.ts";

/**
 * Says who is responsible, for the whole site. That the retention times were read is noted with today's day. Gives the
 * new version. Refusals: not-found for one who leads no group any more, changed-elsewhere.
 */
export async function saveResponsibilities(facilitator: Facilitator, change: z.output<typeof responsibilityChange>) {
  const { version, retentionRead: _read, ...said } = change;
  return asMember(facilitator.memberId, async (tx) => {
    const [leads] = await tx
      .select({ groupId: memberships.groupId })
      .from(memberships)
      .where(and(eq(memberships.memberId, facilitator.memberId), eq(memberships.leads, true)))
      .limit(1);
    if (!leads) return { ok: false, reason: "not-found" } as const;
    const to = { ...said, retentionReadOn: sql`current_date`, changedAt: sql`now()` };
    const [saved] =
      version === 0
        ? await tx
            .insert(responsibilities)
            .values({ ...to, version: 1 })
            .onConflictDoNothing()
            .returning({ version: responsibilities.version })
        : await tx
            .update(responsibilities)
            .set({ ...to, version: version + 1 })
            .where(eq(responsibilities.version, version))
            .returning({ version: responsibilities.version });
    if (!saved) return { ok: false, reason: "changed-elsewhere" } as const;
    return { ok: true, value: { version: saved.version } } as const;
  });
}

/** Keeps a section of a paper in the facilitators' words. Gives the new version. Refusals: not-found, changed-elsewhere. */
export async function saveSection(facilitator: Facilitator, change: z.output<typeof sectionChange>) {
  const { paper, section, words, version } = change;
  if (!sectionOf(paper, section)) return { ok: false, reason: "not-found" } as const;
  return asMember(facilitator.memberId, async (tx) => {
    const [saved] =
      version === 0
        ? await tx
            .insert(dutyWords)
            .values({ paper, section, words })
            .onConflictDoNothing()
            .returning({ version: dutyWords.version })
        : await tx
            .update(dutyWords)
            .set({ words, version: version + 1, changedAt: sql`now()` })
            .where(and(eq(dutyWords.paper, paper), eq(dutyWords.section, section), eq(dutyWords.version, version)))
            .returning({ version: dutyWords.version });
    if (!saved) return { ok: false, reason: "changed-elsewhere" } as const;
    return { ok: true, value: { version: saved.version } } as const;
  });
}
