import "server-only";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember } from "../../db/client.ts";
import { hashCode, makeCode } from "../auth/tokens.ts";
import type { Facilitator } from "../auth/viewer.ts";
import { env } from "../env.ts";
import { logRecord } from "./commands/record.ts";
import type { memberChoice } from "./input.ts";

/**
 * Makes a one-time code with which a member of the facilitator's group can set a new password; it lasts three days and
 * ends earlier ones. Given once, stored as a keyed hash. Refusal: not-found, also for the facilitator's own account.
 */
export async function makeDoorCode(facilitator: Facilitator, choice: z.output<typeof memberChoice>) {
  const code = makeCode();
  const hash = hashCode(env().pepper, choice.memberId, code);
  const made = await asMember(facilitator.memberId, async (tx) => {
    const [row] = await tx.execute<{ made: boolean }>(sql`select make_door_code(${choice.memberId}, ${hash}) as made`);
    if (row?.made) await logRecord(tx, facilitator, choice.memberId, "code-made");
    return row?.made ?? false;
  });
  return made ? ({ ok: true, value: { code } } as const) : ({ ok: false, reason: "not-found" } as const);
}
