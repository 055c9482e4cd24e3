import "server-only";
import { and, eq, exists } from "drizzle-orm";
import type { z } from "zod";
import { db } from "../../db/client.ts";
import { groups, memberships, responsibilities } from "../../db/schema/index.ts";
import type { Facilitator } from "../auth/viewer.ts";
import type { joiningChange } from "./input.ts";
import { missingDuties } from "./rules.ts";

/**
 * Sets how people may join the facilitator's group. Gives the new version. Refusals: not-found; changed-elsewhere when
 * somebody saved after the version this was made from; duties-missing when it would open, now or on a day, before the
 * site says who is responsible and for how long things are kept.
 */
export async function saveJoining(facilitator: Facilitator, change: z.output<typeof joiningChange>) {
  return db().transaction(async (tx) => {
    const mine = and(
      eq(groups.id, facilitator.groupId),
      exists(
        tx
          .select({ groupId: memberships.groupId })
          .from(memberships)
          .where(
            and(
              eq(memberships.groupId, groups.id),
              eq(memberships.memberId, facilitator.memberId),
              eq(memberships.leads, true),
            ),
          ),
      ),
    );
    const [before] = await tx.select({ version: groups.version }).from(groups).where(mine).for("update");
    if (!before) return { ok: false, reason: "not-found" } as const;
    if (before.version !== change.version) return { ok: false, reason: "changed-elsewhere" } as const;
    const opensOn = change.joining === "closed" && change.opensOn !== "" ? change.opensOn : null;
    if (change.joining !== "closed" || opensOn) {
      const [held] = await tx.select().from(responsibilities);
      if (missingDuties(held ?? null).length > 0) return { ok: false, reason: "duties-missing" } as const;
    }
    const version = before.version + 1;
    await tx
      .update(groups)
      .set({
        joining: change.joining,
        joiningOpensOn: opensOn,
        joiningQuestion: change.question,
        answerWithinDays: change.answerWithinDays,
        version,
      })
      .where(mine);
    return { ok: true, value: { version } } as const;
  });
}
