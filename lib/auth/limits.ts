import { createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import { db } from "../../db/client.ts";
import { env } from "../env.ts";

/*
 * Slow, never locked out (sealing.md §1.6). Tries are counted before they are judged, so that a hundred at once count
 * as a hundred, and given back when they succeed. What is counted stands in the database only under a key of the day.
 */
type Limit = { kind: "account" | "browser" | "code" | Hourly; of: string };

// Asking to join: by one address, on the whole site, mails to one address, and mails to the facilitators of one group.
const hourly = {
  address: 60,
  prelogin: 600,
  link: 5,
  asking: 30,
  "asking-site": 200,
  confirming: 2,
  telling: 20,
} as const;
type Hourly = keyof typeof hourly;
const free = 8;
const longest = 15 * 60;

function bucket(limit: Limit): Buffer {
  const day = new Date().toISOString().slice(0, 10);
  const ofTheDay = createHmac("sha256", env().signInKey).update(`rj1/limits\0${day}`).digest();
  return createHmac("sha256", ofTheDay).update(`${limit.kind}\0${limit.of}`).digest();
}

/** The part of an address that one household or office shares: IPv4 whole, IPv6 its first 64 bits. */
export function addressPrefix(address: string): string {
  const mapped = address.replace(/^::ffff:/i, "");
  if (!mapped.includes(":")) return mapped;
  const [before = "", after] = mapped.split("::");
  const start = before.split(":").filter(Boolean);
  const end = after === undefined ? [] : after.split(":").filter(Boolean);
  const whole =
    after === undefined ? start : [...start, ...Array(Math.max(0, 8 - start.length - end.length)).fill("0"), ...end];
  return `${whole.slice(0, 4).join(":")}::/64`;
}

/** Seconds until the next try is let through; 0 when it may be now. */
export async function secondsToWait(limit: Limit): Promise<number> {
  const [row] = await db().execute<{ wait: string }>(
    sql`select greatest(0, ceil(extract(epoch from wait_until - now()))) as wait from attempts where bucket = ${bucket(limit)}`,
  );
  return Number(row?.wait ?? 0);
}

/** Counts one try. Gives 0 when it may go ahead, else the seconds to wait (and then it was not counted). */
export async function takeTry(limit: Limit): Promise<number> {
  const perHour = limit.kind in hourly ? hourly[limit.kind as Hourly] : null;
  const next = sql`case when attempts.since < now() - ${perHour ? "1 hour" : "1 day"}::interval then 1 else attempts.count + 1 end`;
  const waits = perHour
    ? sql`case when ${next} >= ${perHour}::int then now() + interval '1 hour' end`
    : sql`case when ${next} > ${free}::int then now() + make_interval(secs => least(${longest}::int, power(2, least(${next} - ${free}::int, 20)))) end`;
  const rows = await db().execute(sql`
    insert into attempts (bucket, count, since) values (${bucket(limit)}, 1, now())
    on conflict (bucket) do update set
      count = ${next},
      since = case when attempts.count <> ${next} - 1 then now() else attempts.since end,
      wait_until = ${waits}
    where attempts.wait_until is null or attempts.wait_until <= now()
    returning 1`);
  return rows.length > 0 ? 0 : Math.max(1, await secondsToWait(limit));
}

/** Forgets what was counted after a success: all of it for an account or a browser, one try for an address. */
export async function giveBack(limit: Limit): Promise<void> {
  if (limit.kind === "address") {
    await db().execute(
      sql`update attempts set count = greatest(0, count - 1), wait_until = null where bucket = ${bucket(limit)}`,
    );
  } else {
    await db().execute(sql`delete from attempts where bucket = ${bucket(limit)}`);
  }
}
