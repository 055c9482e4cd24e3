import "server-only";
import { sql } from "drizzle-orm";
import { db } from "../../db/client.ts";

/** Whether the database answers. Throws when it does not. */
export async function isDatabaseThere(): Promise<boolean> {
  const rows = await db().execute(sql`select 1`);
  return rows.length === 1;
}
