import { sql } from "drizzle-orm";
import { db } from "../../db/client.ts";

/**
 * Empties deleted reflections whose day has come, and forgets what is over at the door and in groups. May run twice, or
 * in two servers, without harm.
 */
export async function runRetention(): Promise<void> {
  await db().execute(sql`select run_retention()`);
  await db().execute(sql`select run_group_retention()`);
}
