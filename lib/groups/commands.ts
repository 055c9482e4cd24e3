import "server-only";
import { and, eq, exists } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { groups, memberships } from "../../db/schema/index.ts";
import { itemsOfFormat } from "../agendas/queries/formats.ts";
import type { Facilitator } from "../auth/viewer.ts";
import type { usualChange } from "./input.ts";

/**
 * Changes what the group's new sessions start from, and its zone; planned sessions stay as they are. Gives the new
 * version. Refusals: not-found, changed-elsewhere when somebody saved after the version this was made from, format-gone
 * when it was taken out of the library.
 */
export async function saveUsual(facilitator: Facilitator, change: z.output<typeof usualChange>) {
  return asMember(facilitator.memberId, async (tx) => {
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
    if (!(await itemsOfFormat(tx, facilitator.groupId, change.format)))
      return { ok: false, reason: "format-gone" } as const;
    const version = before.version + 1;
    await tx
      .update(groups)
      .set({
        usualFormat: change.format,
        usualMinutes: change.minutes,
        usualWay: change.way,
        usualJoinLink: change.way === "in-person" ? null : change.joinLink,
        usualPlace: change.place,
        usualProvisions: change.provisions,
        usualProvided: change.provided,
        timeZone: change.timeZone,
        version,
      })
      .where(mine);
    return { ok: true, value: { version } } as const;
  });
}
