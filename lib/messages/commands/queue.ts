import "server-only";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Transaction } from "../../../db/client.ts";
import { messages } from "../../../db/schema/index.ts";
import { env } from "../../env.ts";
import { type Details, sealDetails } from "../../mail/details.ts";
import { minutesHeld } from "../rules.ts";
import { handOver } from "./hand-over.ts";

/** Kinds that are for one person, with what each needs besides its date and link. */
export type SingleMessage =
  | { kind: "invitation"; details: { token: string } }
  | { kind: "request-declined" | "request-held" | "request-listed"; details: { words: string } }
  | { kind: "request-received" | "request-waiting" }
  | { kind: "reset-link"; details: { code: string } }
  | { kind: "email-confirm-old" | "email-confirm-new"; details: { token: string } }
  | { kind: "new-device"; details: { device: string } }
  | { kind: "password-changed" | "recovery-changed" | "second-step-changed" | "email-changed" | "leaving" };

/** A member by id, or somebody who is none (any more, or yet), or at an address that is not the member's own now. */
export type Addressee = { memberId: string } | { name: string; email: string };

/**
 * Queues one message, in the transaction that causes it: nothing is sent when that rolls back. Of a group (`groupId`),
 * its facilitators see it and may send it by hand; without one it is about the member's own account, and nobody else's.
 * The table's rights ask who the transaction's member is: a facilitator of the group, the member, or for a request to
 * join nobody. Throws when they refuse.
 */
export async function queueMessage(
  tx: Transaction,
  message: SingleMessage & { to: Addressee; groupId: string | null },
): Promise<void> {
  const id = randomUUID();
  const details: Details | null = "details" in message ? message.details : null;
  const to =
    "memberId" in message.to
      ? { memberId: message.to.memberId }
      : { toName: message.to.name, toEmail: message.to.email };
  const minutes = env().mail ? minutesHeld(message.kind) : 0;
  await tx.insert(messages).values({
    id,
    groupId: message.groupId,
    kind: message.kind,
    sealed: details ? sealDetails(env().signInKey, id, details) : null,
    ...(minutes > 0 ? { notBefore: sql`now() + make_interval(mins => ${minutes})` } : {}),
    ...to,
  });
  await handOver(tx, [id], minutes);
}
