import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../../db/client.ts";
import { messages } from "../../../db/schema/index.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import type { messageChoice } from "../input.ts";
import { byHandNow, waits } from "../queries.ts";
import { handOver } from "./hand-over.ts";

/**
 * Has messages that could not be sent, or that wait from before there was mail, tried anew from now. Gives their ids. Refusal: not-found when
 * none of them is of a group that the facilitator leads.
 */
export async function tryAgain(facilitator: Facilitator, { ids }: z.output<typeof messageChoice>) {
  return asMember(facilitator.memberId, async (tx) => {
    const mine = and(eq(messages.groupId, facilitator.groupId), inArray(messages.id, ids));
    const [one] = await tx.select({ id: messages.id }).from(messages).where(mine).limit(1);
    if (!one) return { ok: false, reason: "not-found" } as const;
    const again = await tx
      .update(messages)
      .set({ failedAt: null, failedWhy: null, tries: 0, notBefore: null })
      .where(and(mine, waits, byHandNow))
      .returning({ id: messages.id });
    const found = again.map(({ id }) => id);
    await handOver(tx, found);
    return { ok: true, value: { ids: found } } as const;
  });
}
