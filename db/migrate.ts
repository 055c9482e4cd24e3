import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/**
 * Brings the database up to this version's schema, as its owner, one process at a time. `appRole` is the role that the
 * site runs as; migrations grant it what it needs. Throws, in plain words, for a PostgreSQL older than 18.
 */
export async function migrateDatabase(ownerUrl: string, appRole: string): Promise<void> {
  const connection = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const db = drizzle(connection);
    const [row] = await db.execute<{ version: number; role: string }>(
      sql`select current_setting('server_version_num')::int as version, current_user::text as role`,
    );
    if (!row || row.version < 180000)
      throw new Error("The database is older than PostgreSQL 18. Update it, then start again.");
    if (row.role === appRole) {
      throw new Error(
        "DATABASE_URL and DATABASE_OWNER_URL name the same role. The site must not own its tables: use two.",
      );
    }
    await db.execute(sql`select pg_advisory_lock(1831)`);
    await db.execute(sql`select set_config('rp.app_role', ${appRole}, false)`);
    await migrate(db, { migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) });
  } finally {
    await connection.end({ timeout: 5 });
  }
}
