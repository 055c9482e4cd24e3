import type { ChildProcess } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findBinaries } from "@/db/embedded/binaries";
import { stopCluster } from "@/db/embedded/cluster";
import { chooseRunner, run } from "@/db/embedded/unprivileged";
import type { Site } from "./sites";

/* Ends parts of a site that a test has started for itself, as an accident would. */

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

function isAlive(pid: number): boolean {
  try {
    // A process that has ended and waits to be noticed has no command line any more.
    return readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
  } catch {
    return false;
  }
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  while (isAlive(pid)) await pause(20);
}

function childrenOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        // The parent stands behind the name in brackets, which may hold anything.
        const stat = readFileSync(`/proc/${one}/stat`, "utf8");
        return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === pid;
      } catch {
        return false;
      }
    });
}

/** `kill -9` for the server process of a site, and waits until its launcher has ended as well. */
export async function killServer(child: ChildProcess): Promise<void> {
  const server = childrenOf(child.pid ?? 0).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("scripts/serve.ts"),
  );
  if (!server) throw new Error("The site has no server process");
  const gone = new Promise((done) => child.once("exit", done));
  await kill(server);
  await gone;
}

const postmaster = (site: Pick<Site, "data">) =>
  readFileSync(join(site.data, "pg18/postmaster.pid"), "utf8").split("\n");

/** `kill -9` for the site's PostgreSQL. */
export const killPostgres = (site: Pick<Site, "data">): Promise<void> => kill(Number(postmaster(site)[0]));

const programs = (site: Pick<Site, "data">) => {
  const native = findBinaries();
  return { native, runner: chooseRunner([site.data, native]), data: join(site.data, "pg18") };
};

/** Stops the site's PostgreSQL under it. Gives what starts it again at the same address, and what stops it for good. */
export async function stopPostgres(site: Pick<Site, "data">) {
  const port = Number(postmaster(site)[3]);
  const { native, runner, data } = programs(site);
  const control = join(native, "bin", "pg_ctl");
  await run(runner, control, ["-D", data, "-m", "immediate", "-w", "stop"]);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC`;
  return {
    start: () => run(runner, control, ["-D", data, "-o", options, "-l", join(data, "server.log"), "-w", "start"]),
    stop: () => (existsSync(join(data, "postmaster.pid")) ? stopCluster({ native, runner, data }) : Promise.resolve()),
  };
}
