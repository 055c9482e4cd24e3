import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { type Cluster, startCluster } from "./cluster.ts";
import { readSecrets, type Secrets } from "./secrets.ts";

/** A running built-in database. `release` ends the lease that keeps it running; `lost` is called when the server goes away. */
export type Embedded = {
  cluster: Cluster;
  secrets: Secrets;
  ownerUrl: string;
  appUrl: string;
  release: () => Promise<void>;
};

const url = (role: string, password: string, port: number) => `postgres://${role}:${password}@127.0.0.1:${port}/rp`;

async function prepare(sql: postgres.Sql, { ownerPassword, appPassword }: Secrets): Promise<void> {
  // Two first starts at once: one prepares, the other waits.
  await sql`select pg_advisory_lock(1830)`;
  const held = new Set((await sql`select rolname from pg_roles`).map((row) => row.rolname));
  if (!held.has("rp_owner")) await sql.unsafe(`create role rp_owner login nobypassrls password '${ownerPassword}'`);
  if (!held.has("rp_app")) await sql.unsafe(`create role rp_app login nobypassrls password '${appPassword}'`);
  const [there] = await sql`select 1 from pg_database where datname = 'rp'`;
  if (!there) await sql.unsafe("create database rp owner rp_owner");
  await sql`select pg_advisory_unlock(1830)`;
}

/** Starts or adopts the built-in database of a data folder and holds it until `release`. */
export async function openEmbedded(given: string): Promise<Embedded> {
  const folder = resolve(given);
  const secrets = readSecrets(folder);
  for (let attempt = 0; ; attempt += 1) {
    const cluster = await startCluster(folder, secrets.superuserPassword);
    const { port } = cluster;
    const as = { host: "127.0.0.1", port, user: "postgres", password: secrets.superuserPassword, database: "postgres" };
    const lease = postgres({ ...as, max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
    try {
      await prepare(lease, secrets);
    } catch (error) {
      await lease.end({ timeout: 1 });
      // A watchdog may have been stopping the server that was just adopted: start it again.
      if (attempt > 3) throw error;
      continue;
    }
    const watchdog = fileURLToPath(new URL("./watchdog.ts", import.meta.url));
    spawn(process.execPath, [watchdog, folder], { detached: true, stdio: "ignore" }).unref();
    return {
      cluster,
      secrets,
      ownerUrl: url("rp_owner", secrets.ownerPassword, port),
      appUrl: url("rp_app", secrets.appPassword, port),
      release: () => lease.end({ timeout: 1 }),
    };
  }
}
