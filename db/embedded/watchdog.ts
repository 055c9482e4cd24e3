/*
 * Stops the built-in server some seconds after its last client has gone, so that a launcher that was killed leaves
 * nothing behind. Runs detached: node watchdog.ts <folder>. One at a time, held single by an advisory lock.
 */
import { join } from "node:path";
import postgres from "postgres";
import { findBinaries } from "./binaries.ts";
import { startCluster, stopCluster } from "./cluster.ts";
import { readSecrets } from "./secrets.ts";
import { chooseRunner } from "./unprivileged.ts";

const folder = process.argv[2] ?? "";
const quietSeconds = 3;
const { superuserPassword } = readSecrets(folder);
const { port } = await startCluster(folder, superuserPassword);
const sql = postgres({
  host: "127.0.0.1",
  port,
  user: "postgres",
  password: superuserPassword,
  database: "postgres",
  max: 1,
  onnotice: () => {},
});

try {
  const [lock] = await sql`select pg_try_advisory_lock(1829) as held`;
  for (let quiet = 0; lock?.held && quiet < quietSeconds; ) {
    await new Promise((done) => setTimeout(done, 1000));
    const [clients] = await sql`
      select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    quiet = clients?.others === 0 ? quiet + 1 : 0;
  }
  if (lock?.held) {
    const native = findBinaries();
    await stopCluster({ native, runner: chooseRunner([folder, native]), data: join(folder, "pg18") });
  }
} catch {
  // The server has gone by itself: nothing is left to watch.
}
await sql.end({ timeout: 1 }).catch(() => {});
