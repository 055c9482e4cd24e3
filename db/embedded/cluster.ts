import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import { findBinaries } from "./binaries.ts";
import { chooseRunner, giveTo, type Runner, run } from "./unprivileged.ts";

export type Cluster = { data: string; native: string; runner: Runner; port: number };

const program = (native: string, name: string) =>
  join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Whether a process with this number runs, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return !existsSync("/proc/self");
  }
}

/** The port of the server that runs on this folder and is ready, 0 while it starts or stops, null when there is none. */
export function runningPort(data: string): number | null {
  const file = join(data, "postmaster.pid");
  let lines: string[];
  try {
    lines = readFileSync(file, "utf8").split("\n");
    // Made empty and then written: a server that begins this very moment is not one that a power cut ended.
    if (!lines[0] && Date.now() - statSync(file).mtimeMs < 5000) return 0;
  } catch {
    return null;
  }
  if (!isPostgres(Number(lines[0]))) {
    // Left behind by a machine that stopped; the number may belong to any program by now.
    rmSync(file, { force: true });
    return null;
  }
  return lines[7]?.trim() === "ready" ? Number(lines[3]) : 0;
}

/** Deletes what first starts that were killed half-way left beside the folder they never finished. */
function clearUnfinished(data: string): void {
  for (const name of readdirSync(dirname(data))) {
    const [, maker] = name.startsWith(`${basename(data)}.`) ? name.split(".") : [];
    if (maker && !isAlive(Number(maker))) rmSync(join(dirname(data), name), { recursive: true, force: true });
  }
}

async function initialise(native: string, runner: Runner, data: string, superuserPassword: string): Promise<void> {
  clearUnfinished(data);
  if (existsSync(join(data, "PG_VERSION"))) return;
  const making = `${data}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const password = `${making}.password`;
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(password, superuserPassword, { mode: 0o600 });
  giveTo(runner, making);
  giveTo(runner, password);
  try {
    const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    await run(runner, program(native, "initdb"), [
      "-D",
      making,
      "-U",
      "postgres",
      "--auth=scram-sha-256",
      `--pwfile=${password}`,
      ...locale,
    ]);
    renameSync(making, data);
  } catch (error) {
    // Of two first starts one comes second: the other's folder is as good.
    if (!existsSync(join(data, "PG_VERSION"))) throw error;
  } finally {
    rmSync(password, { force: true });
    rmSync(making, { recursive: true, force: true });
  }
}

/** Where the cluster of a folder is, or will be, and how its programs are run. Throws, in plain words, when they cannot be. */
export function findCluster(folder: string): Omit<Cluster, "port"> {
  const native = findBinaries();
  mkdirSync(folder, { recursive: true });
  const data = join(folder, "pg18");
  return { data, native, runner: chooseRunner(data, program(native, "initdb")) };
}

/**
 * Starts PostgreSQL on `<folder>/pg18`, made on the first start, or adopts the one that already runs there. Loopback
 * only. `durable: false` is for throw-away data; `wanted` is the port to come back on. Throws, in plain words, when it
 * cannot.
 */
export async function startCluster(
  folder: string,
  superuserPassword: string,
  { durable = true, wanted = 0 } = {},
): Promise<Cluster> {
  const { data, native, runner } = findCluster(folder);
  await initialise(native, runner, data, superuserPassword);
  const careless = durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const port = runningPort(data);
    if (port) return { data, native, runner, port };
    if (port === 0) {
      await pause(200);
      continue;
    }
    // Its log says what went wrong, never the row or the statement that it went wrong with.
    const discreet = "-c log_error_verbosity=terse -c log_min_error_statement=panic";
    const options = `-p ${wanted || (await freePort())} ${discreet} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC${careless}`;
    const log = join(data, "server.log");
    // Losing the race against another start, or against a port just taken, is settled by looking again.
    await run(runner, program(native, "pg_ctl"), ["-D", data, "-o", options, "-l", log, "-w", "start"]).catch(
      async (error) => {
        if (attempt > 5 && runningPort(data) === null) throw error;
        await pause(200);
      },
    );
  }
  throw new Error(`PostgreSQL did not become ready. Its own words are in ${join(data, "server.log")}.`);
}

/** Stops the server; what was acknowledged is kept. Nothing happens when it is already gone. */
export async function stopCluster({ native, runner, data }: Omit<Cluster, "port">): Promise<void> {
  if (runningPort(data) === null) return;
  await run(runner, program(native, "pg_ctl"), ["-D", data, "-m", "fast", "-w", "stop"]).catch((error) => {
    if (runningPort(data) !== null) throw error;
  });
}
