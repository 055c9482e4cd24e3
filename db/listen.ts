import postgres from "postgres";
import { env } from "../lib/env.ts";

type Channel = { heard: (payload: string) => void; again: () => void };

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const silence = 5_000;

/** Rejects when a connection does not answer: a network that has gone leaves it open, and says nothing. */
async function alive(sql: postgres.Sql): Promise<void> {
  const late = new AbortController();
  const waited = new Promise<never>((_, failed) => {
    const timer = setTimeout(() => failed(new Error("The listening connection does not answer")), silence);
    late.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  try {
    await Promise.race([sql`select 1`, waited]);
  } finally {
    late.abort();
  }
}

/**
 * Listens to one channel of the database on a connection of its own, until the returned function is called. `heard` gets
 * each payload; `again` is called whenever listening begins, the first time and after every loss: what was said in
 * between was missed. Never throws; a lost connection is tried again for as long as it takes.
 */
export function listenTo(channel: string, { heard, again }: Channel, pingEvery = 20_000): () => void {
  let over = false;
  let end = () => {};
  const listening = async () => {
    const closed = new Promise<void>((done) => {
      end = done;
    });
    // `onnotify` is the library's own way, too, but its `listen` gives up where the database stays away for a while.
    const options = {
      max: 1,
      connect_timeout: 5,
      fetch_types: false,
      max_lifetime: null,
      onnotice: () => {},
      onnotify: (name: string, payload: string) => {
        if (name === channel) heard(payload);
      },
      onclose: () => end(),
    };
    const sql = postgres(env().databaseDirectUrl, options);
    const ping = setInterval(() => void alive(sql).catch(() => end()), pingEvery);
    try {
      await sql`listen ${sql(channel)}`;
      if (!over) again();
      await closed;
    } finally {
      clearInterval(ping);
      await sql.end({ timeout: 0 }).catch(() => {});
    }
  };
  void (async () => {
    for (let wait = 200; !over; wait = Math.min(wait * 2, 3_000)) {
      const began = Date.now();
      await listening().catch(() => {});
      if (Date.now() - began > 10_000) wait = 100;
      if (!over) await pause(wait);
    }
  })();
  return () => {
    over = true;
    end();
  };
}
