/*
 * Stops the built-in server some seconds after its last client has gone, so that a launcher leaves nothing behind, however
 * it ended. Runs detached beside its launcher, from before the server starts: node watchdog.ts <folder>.
 */
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { findCluster, runningPort, stopCluster } from "./cluster.ts";
import { readSecrets } from "./secrets.ts";

const folder = process.argv[2] ?? "";
const quietSeconds = 3;

// Whoever ends every program called node must not leave a server that nobody stops.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});

const launcherGone = new Promise<void>((gone) => {
  if (process.connected) process.once("disconnect", gone);
  else gone();
});

/** The port once the server is ready; null when none has come within some seconds of its launcher's end. */
async function portOf(data: string): Promise<number | null> {
  for (let missing = 0; missing < quietSeconds * 2; ) {
    const port = runningPort(data);
    if (port) return port;
    missing = port === null ? missing + 1 : 0;
    await pause(500);
  }
  return null;
}

/** Waits until nobody else is connected, and no launcher holds or is about to hold the server. False when another watches. */
async function waitUntilQuiet(sql: postgres.Sql): Promise<boolean> {
  const [watch] = await sql`select pg_try_advisory_lock(1829) as held`;
  for (let quiet = 0; watch?.held; ) {
    await pause(1000);
    const [clients] = await sql`
      select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    quiet = clients?.others === 0 ? quiet + 1 : 0;
    if (quiet < quietSeconds) continue;
    // A launcher that comes at this very moment waits for this lock, loses its connection, and starts the server again.
    const [last] = await sql`select pg_try_advisory_lock(1834) as held`;
    if (last?.held) return true;
  }
  return false;
}

await launcherGone;
const cluster = findCluster(folder);
const port = await portOf(cluster.data);
if (port) {
  const { superuserPassword } = readSecrets(folder);
  const sql = postgres({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password: superuserPassword,
    database: "postgres",
    max: 1,
    onnotice: () => {},
  });
  // An error here: the server has gone by itself, and nothing is left to watch.
  const stop = await waitUntilQuiet(sql).catch(() => false);
  if (stop) await stopCluster(cluster);
  await sql.end({ timeout: 1 }).catch(() => {});
}
