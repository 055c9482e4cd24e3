import "server-only";
import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import { db, type Transaction } from "../../../db/client.ts";
import { mailQueue, queueSchema, queueUrl } from "../../../db/queue.ts";
import { env } from "../../env.ts";
import { log } from "../../log.ts";

// Next may load this file more than once in one process: one queue for all of them.
const shared = globalThis as typeof globalThis & { rpQueue?: Promise<PgBoss> | undefined };

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: queueUrl(env().databaseDirectUrl),
    schema: queueSchema,
    max: 3,
    // The owner makes and upgrades its tables (db/queue.ts): this role could not.
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", (error) => log.error({ err: error }, "The mail queue had trouble"));
  boss.on("warning", ({ message }) => log.warn({ queue: message }, "The mail queue warns"));
  await boss.start({ attempts: 5 });
  return boss;
}

/** The queue of this process, started once. Throws when its tables are not this version's. */
export function queue(): Promise<PgBoss> {
  shared.rpQueue ??= start().catch((error: unknown) => {
    shared.rpQueue = undefined;
    throw error;
  });
  return shared.rpQueue;
}

/** Stops the queue of this process; what is in hand is finished within `seconds`. */
export async function stopQueue(seconds: number): Promise<void> {
  const held = shared.rpQueue;
  shared.rpQueue = undefined;
  await (await held?.catch(() => undefined))?.stop({ timeout: seconds * 1000 });
}

/**
 * Hands messages over to be sent, in the transaction that made them: when it rolls back, so does this. Nothing where no
 * mail is sent. A message that is handed over twice is sent once.
 */
export async function handOver(tx: Transaction, ids: readonly string[], minutes = 0): Promise<void> {
  if (!env().mail || ids.length === 0) return;
  const jobs = ids.map((messageId) => ({
    data: { messageId },
    ...(minutes > 0 ? { startAfter: minutes * 60 + 1 } : {}),
  }));
  await (await queue()).insert(mailQueue, jobs, { db: fromDrizzle(tx, sql) });
}

/**
 * Makes the reminders that are due and hands over whatever waits without being in the queue: what a facilitator would have
 * sent by hand until there was mail (the last day's), or what a process took with it. Gives how many.
 */
export async function handOverWaiting(atStart: boolean, now = new Date()): Promise<number> {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select make_reminders(${now.toISOString()}::timestamptz)`);
    const waiting = await tx.execute<{ id: string }>(sql`select id from list_unqueued_messages(${atStart}) id`);
    await handOver(
      tx,
      waiting.map(({ id }) => id),
    );
    return waiting.length;
  });
}
