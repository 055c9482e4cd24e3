import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { runningPort } from "@/db/embedded/cluster";
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

/**
 * Stops the site's PostgreSQL under it and keeps it away, although its launcher would bring it back: its port is taken,
 * and whoever connects there is turned away. `bringBack` gives the port free and waits until the launcher has used it.
 */
export async function takeDatabaseAway(site: Pick<Site, "data">): Promise<{ bringBack: () => Promise<void> }> {
  const [pid = "", , , port = ""] = postmaster(site);
  process.kill(Number(pid), "SIGQUIT");
  while (isAlive(Number(pid))) await pause(20);
  const inItsPlace = createServer((socket) => socket.destroy());
  await new Promise<void>((done, failed) => inItsPlace.once("error", failed).listen(Number(port), "127.0.0.1", done));
  return {
    bringBack: async () => {
      await new Promise((done) => inItsPlace.close(done));
      const data = join(site.data, "pg18");
      while (!runningPort(data)) await pause(100);
    },
  };
}
