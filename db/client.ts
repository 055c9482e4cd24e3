import { sql } from "drizzle-orm";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "../lib/env.ts";
import * as schema from "./schema/index.ts";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

// Next may load this file more than once in one process: one pool for all of them.
const shared = globalThis as typeof globalThis & { rpDatabase?: Database };

/** The database as the app role: row-level security holds, and private tables are empty outside `asMember`. */
export function db(): Database {
  shared.rpDatabase ??= drizzle(
    postgres(env().databaseUrl, { max: 10, idle_timeout: 60, connect_timeout: 5, onnotice: () => {} }),
    { schema },
  );
  return shared.rpDatabase;
}

/**
 * Runs `work` in one transaction that may reach this member's private rows and nobody else's. For one query or
 * command, never a render. `how`: the isolation, where it matters. Throws what `work` throws, after rolling back.
 */
export function asMember<T>(
  memberId: string,
  work: (tx: Transaction) => Promise<T>,
  how?: PgTransactionConfig,
): Promise<T> {
  return db().transaction(async (tx) => {
    // `true`: for this transaction only. Without it the setting would leak to the connection's next borrower.
    await tx.execute(sql`select set_config('app.member_id', ${memberId}, true)`);
    return work(tx);
  }, how);
}
