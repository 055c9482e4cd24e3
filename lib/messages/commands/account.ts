import "server-only";
import type { Transaction } from "../../../db/client.ts";
import { env } from "../../env.ts";
import { queueMessage, type SingleMessage } from "./queue.ts";

type Safety = { kind: "password-changed" | "recovery-changed" } | Extract<SingleMessage, { kind: "new-device" }>;

/**
 * Tells a member that something about their account has changed, in the transaction that changes it. Only where mail is
 * sent: nobody else may see such a message, so nobody could send it by hand.
 */
export async function tellOwner(tx: Transaction, memberId: string, message: Safety): Promise<void> {
  if (env().mail) await queueMessage(tx, { ...message, to: { memberId }, groupId: null });
}
