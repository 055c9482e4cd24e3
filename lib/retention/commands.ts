import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { db } from "../../db/client.ts";
import { leaveWhoseDayHasCome } from "../leaving/commands.ts";
import { log } from "../log.ts";

// What the daily retention does, part by part. `work` is one call in one transaction, or a command that makes its own.
const parts: { name: string; work: SQL | (() => Promise<void>) }[] = [
  { name: "journals and the door", work: sql`select run_retention()` },
  { name: "what groups share", work: sql`select run_group_retention()` },
  { name: "requests to join", work: sql`select run_joining_retention()` },
  { name: "groups whose day has come", work: sql`select run_year_retention()` },
  { name: "messages and accounts", work: sql`select run_message_retention()` },
  { name: "leaving", work: leaveWhoseDayHasCome },
  { name: "what leaving and evaluation leave behind", work: sql`select run_leaving_retention()` },
];

// Held for as long as a part runs: another server that comes to it meanwhile passes it by.
async function runPart({ name, work }: (typeof parts)[number]): Promise<void> {
  await db().transaction(async (tx) => {
    const [lock] = await tx.execute<{ taken: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`rp/retention/${name}`}, 0)) as taken`,
    );
    if (!lock?.taken) return;
    if (typeof work === "function") await work();
    else await tx.execute(work);
  });
}

/**
 * Everything whose day has come goes: deleted reflections, what is over at the door and in groups, members who chose to
 * leave. May run twice, or in two servers at once. A part that fails is logged, and the others run all the same.
 */
export async function runRetention(): Promise<void> {
  for (const part of parts)
    await runPart(part).catch((error: unknown) =>
      log.error({ err: error, part: part.name }, "A part of the daily retention failed"),
    );
}
