import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { startCluster } from "./cluster.ts";
import { readSecrets, type Secrets } from "./secrets.ts";

/** A running built-in database. `release` ends the lease that keeps it running. */
export type Embedded = { secrets: Secrets; ownerUrl: string; appUrl: string; release: () => Promise<void> };

const url = (role: string, password: string, port: number) => `postgres://${role}:${password}@127.0.0.1:${port}/rp`;

async function prepare(sql: postgres.Sql, { ownerPassword, appPassword }: Secrets): Promise<void> {
  // Held as long as this connection: the watchdog stops no server that a launcher counts on.
  await sql`select pg_advisory_lock_shared(1834)`;
  // Two first starts at once: one prepares, the other waits.
  await sql`select pg_advisory_lock(1830)`;
  const held = new Set((await sql`select rolname from pg_roles`).map((row) => row.rolname));
  if (!held.has("rp_owner")) await sql.unsafe(`create role rp_owner login nobypassrls password '${ownerPassword}'`);
  if (!held.has("rp_app")) await sql.unsafe(`create role rp_app login nobypassrls password '${appPassword}'`);
  const [there] = await sql`select 1 from pg_database where datname = 'rp'`;
  if (!there) await sql.unsafe("create database rp owner rp_owner");
  await sql`select pg_advisory_unlock(1830)`;
}

type Lease = { port: number; end: () => Promise<void> };

/** Starts or adopts the server and keeps a connection to it, in which it is prepared; `lost` is told when that breaks. */
async function takeLease(folder: string, secrets: Secrets, wanted: number, lost: () => void): Promise<Lease> {
  for (let attempt = 0; ; attempt += 1) {
    const { port } = await startCluster(folder, secrets.superuserPassword, { wanted });
    const as = { host: "127.0.0.1", port, user: "postgres", password: secrets.superuserPassword, database: "postgres" };
    let held = false;
    const onclose = () => held && lost();
    const sql = postgres({ ...as, max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {}, onclose });
    const end = () => {
      held = false;
      return sql.end({ timeout: 1 });
    };
    try {
      await prepare(sql, secrets);
      held = true;
      return { port, end };
    } catch (error) {
      await end();
      // A watchdog may have been stopping the server that was just adopted: start it again.
      if (attempt > 3) throw error;
    }
  }
}

/**
 * Starts or adopts the built-in database of a data folder and holds it until `release`. A server that goes away is
 * brought back on the same port, for as long as it takes.
 */
export async function openEmbedded(given: string, say: (line: string) => void): Promise<Embedded> {
  const folder = resolve(given);
  const secrets = readSecrets(folder);
  // Before the server: from now on we may be killed at any moment. Its channel tells it when we are gone.
  const watchdog = spawn(process.execPath, [fileURLToPath(new URL("./watchdog.ts", import.meta.url)), folder], {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  watchdog.unref();
  watchdog.channel?.unref();
  let released = false;
  const bringBack = async () => {
    say("The database has stopped. Starting it again.");
    for (;;) {
      await pause(1000);
      if (released) return;
      try {
        lease = await takeLease(folder, secrets, lease.port, lost);
        if (released) await lease.end();
        return say("The database is back.");
      } catch {
        // The disk may be full, or the last of the old server still going: the next attempt tells.
      }
    }
  };
  const lost = () => void (released || bringBack());
  let lease = await takeLease(folder, secrets, 0, lost);
  return {
    secrets,
    ownerUrl: url("rp_owner", secrets.ownerPassword, lease.port),
    appUrl: url("rp_app", secrets.appPassword, lease.port),
    release: () => {
      released = true;
      return lease.end();
    },
  };
}
