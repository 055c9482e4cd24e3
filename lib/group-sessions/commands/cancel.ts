import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { asMember, type Transaction } from "../../../db/client.ts";
import { groupSessions } from "../../../db/schema/index.ts";
import type { Facilitator } from "../../auth/viewer.ts";
import { countWaiting, queueMessages } from "../../messages/commands.ts";
import { channel } from "../../running/rules.ts";
import { leading } from "../commands.ts";
import type { cancelling, reinstating } from "../input.ts";
import { deskDetails, whyNotCancellable, whyNotReinstatable } from "../rules.ts";

const mine = (tx: Transaction, facilitator: Facilitator, sessionId: string) =>
  and(eq(groupSessions.id, sessionId), inArray(groupSessions.groupId, leading(tx, facilitator)));

type State = Pick<typeof groupSessions.$inferInsert, "cancelledAt" | "cancelledWhy">;

async function store(tx: Transaction, before: typeof groupSessions.$inferSelect, state: State) {
  const [stored] = await tx
    .update(groupSessions)
    .set({ ...state, version: before.version + 1 })
    .where(eq(groupSessions.id, before.id))
    .returning();
  if (!stored) throw new Error("A session's state was not stored");
  // Whoever follows it learns of it now.
  await tx.execute(sql`select pg_notify(${channel}, ${stored.id})`);
  return stored;
}

/**
 * Cancels a session that is not over, with words for members or none; its agenda stays. Members are owed a message.
 * Gives it back as stored, with how many are ready to send. Refusals: not-found, already-cancelled, over, changed-elsewhere.
 */
export async function cancelSession(facilitator: Facilitator, choice: z.output<typeof cancelling>, now = new Date()) {
  return asMember(facilitator.memberId, async (tx) => {
    const [before] = await tx
      .select()
      .from(groupSessions)
      .where(mine(tx, facilitator, choice.sessionId))
      .for("update");
    if (!before) return { ok: false, reason: "not-found" } as const;
    const reason = whyNotCancellable(before, now);
    if (reason) return { ok: false, reason } as const;
    if (before.version !== choice.version) return { ok: false, reason: "changed-elsewhere" } as const;
    const stored = await store(tx, before, { cancelledAt: now, cancelledWhy: choice.why || null });
    const sessionId = stored.id;
    const waiting = await queueMessages(tx, facilitator, { kind: "session-cancelled", sessionId }, now);
    return { ok: true, value: { ...deskDetails(stored), waiting } } as const;
  });
}

/**
 * Brings a cancelled session back, as it was. Members are owed a message, and of its agenda if it was published
 * meanwhile. Gives it back as stored, with how many are ready to send. Refusals: not-found, not-cancelled, in-the-past, changed-elsewhere.
 */
export async function reinstateSession(
  facilitator: Facilitator,
  choice: z.output<typeof reinstating>,
  now = new Date(),
) {
  return asMember(facilitator.memberId, async (tx) => {
    const [before] = await tx
      .select()
      .from(groupSessions)
      .where(mine(tx, facilitator, choice.sessionId))
      .for("update");
    if (!before) return { ok: false, reason: "not-found" } as const;
    const reason = whyNotReinstatable(before, now);
    if (reason) return { ok: false, reason } as const;
    if (before.version !== choice.version) return { ok: false, reason: "changed-elsewhere" } as const;
    const stored = await store(tx, before, { cancelledAt: null, cancelledWhy: null });
    const sessionId = stored.id;
    await queueMessages(tx, facilitator, { kind: "session-reinstated", sessionId }, now);
    const waiting = await countWaiting(tx, facilitator, { sessionId }, now);
    return { ok: true, value: { ...deskDetails(stored), waiting } } as const;
  });
}
