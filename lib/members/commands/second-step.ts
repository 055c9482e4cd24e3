import "server-only";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../../db/client.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import { queueMessage } from "../../messages/commands/queue.ts";
import type { memberChoice } from "../input.ts";
import { logRecord } from "./record.ts";

/**
 * Ends the second step of another member of the facilitator's group, who lost what makes its codes. The password and the
 * journal's keys stay as they are. Refusal: not-found, also for one's own and where there is none.
 */
export async function endSecondStep(facilitator: Facilitator, { memberId }: z.output<typeof memberChoice>) {
  return asMember(facilitator.memberId, async (tx) => {
    const [row] = await tx.execute<{ ended: boolean }>(sql`select end_second_step(${memberId}) as ended`);
    if (!row?.ended) return { ok: false, reason: "not-found" } as const;
    await logRecord(tx, facilitator, memberId, "second-step-ended");
    await queueMessage(tx, { kind: "second-step-changed", to: { memberId }, groupId: facilitator.groupId });
    return { ok: true, value: null } as const;
  });
}
