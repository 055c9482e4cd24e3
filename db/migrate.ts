import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { migrateQueue } from "./queue.ts";

/**
 * Brings the database up to this version's schema, as its owner, one process at a time. `appRole` is the role that the
 * site runs as; migrations grant it what it needs. Throws, in plain words, when they were made for another role.
 */
export async function migrateDatabase(ownerUrl: string, appRole: string): Promise<void> {
  const connection = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const db = drizzle(connection);
    await db.execute(sql`select pg_advisory_lock(1831)`);
    await db.execute(sql`select set_config('rp.app_role', ${appRole}, false)`);
    await migrateQueue(ownerUrl, appRole);
    await migrate(db, { migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) });
    const [granted] = await db.execute(sql`select has_table_privilege(${appRole}, 'groups', 'select') as held`);
    if (!granted?.held) throw new Error(`Its tables were made for another role than ${appRole}. Use that one.`);
  } finally {
    await connection.end({ timeout: 5 });
  }
}
