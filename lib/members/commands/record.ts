import "server-only";
import type { Transaction } from "../../../db/client.ts";
import { recordLog } from "../../../db/schema/index.ts";
import type { Facilitator } from "../../auth/viewer.ts";

export type RecordedAct = (typeof recordLog.$inferInsert)["kind"];

/**
 * Notes what a facilitator did with a member's record, for that member to read: in the same transaction as the act,
 * which must be the facilitator's. Nothing is noted of one's own record.
 */
export async function logRecord(
  tx: Transaction,
  facilitator: Facilitator,
  memberId: string,
  kind: RecordedAct,
): Promise<void> {
  if (memberId === facilitator.memberId) return;
  await tx.insert(recordLog).values({ memberId, groupId: facilitator.groupId, byName: facilitator.name, kind });
}
