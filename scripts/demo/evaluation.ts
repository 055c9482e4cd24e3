import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";

type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

/** A round in the middle of the year is open, and nobody has replied yet. */
export async function addEvaluation(tx: Tx, groupId: string): Promise<void> {
  await tx.execute(sql`insert into evaluations (group_id, moment) values (${groupId}, 'middle')`);
}
