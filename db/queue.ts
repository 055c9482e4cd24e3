import { PgBoss } from "pg-boss";
import postgres from "postgres";

/** The queue's schema in the database. Its tables hold ids of messages and nothing else. */
export const queueSchema = "pgboss";
export const mailQueue = "mail";
export const deadMailQueue = "mail-dead";

/**
 * The address as pg-boss's driver reads it like ours does: there `sslmode=require` asks for no more than encryption.
 */
export function queueUrl(url: string): string {
  const address = new URL(url);
  if (address.searchParams.has("sslmode")) address.searchParams.set("uselibpqcompat", "true");
  return address.href;
}

/**
 * Brings the queue's schema up to its library's version, as the owner, and lets the site use it. Run under the lock of the
 * migrations, before them: one of them reads it.
 */
export async function migrateQueue(ownerUrl: string, appRole: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: queueUrl(ownerUrl),
    schema: queueSchema,
    max: 1,
    schedule: false,
    supervise: false,
    registerInstance: false,
  });
  let failure: unknown;
  boss.on("error", (error) => {
    failure = error;
  });
  await boss.start();
  try {
    // Twelve tries with growing pauses: about six hours, so that a mail server may be away for a morning.
    const retries = { retryLimit: 12, retryDelay: 30, retryBackoff: true, retryDelayMax: 3600 };
    const keeping = { expireInSeconds: 120, retentionSeconds: 2 * 24 * 3600, deleteAfterSeconds: 24 * 3600 };
    for (const [name, options] of [
      [deadMailQueue, keeping],
      [mailQueue, { ...keeping, ...retries, deadLetter: deadMailQueue }],
    ] as const) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failure) throw failure;
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await owner`grant usage on schema ${owner(queueSchema)} to ${owner(appRole)}`;
    await owner`grant select, insert, update, delete on all tables in schema ${owner(queueSchema)} to ${owner(appRole)}`;
    await owner`grant usage on all sequences in schema ${owner(queueSchema)} to ${owner(appRole)}`;
    await owner`grant execute on all functions in schema ${owner(queueSchema)} to ${owner(appRole)}`;
  } finally {
    await owner.end({ timeout: 5 });
  }
}
