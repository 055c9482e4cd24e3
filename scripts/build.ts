import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../db/embedded/cluster.ts";
import { Refusal } from "./settings.ts";

const sources = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "scripts/page-hashes.ts",
  "next.config.ts",
  "package-lock.json",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "tsconfig.json",
];
const built = ".next/page-hashes.json";
const lock = ".next-build.lock";

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), mtimeMs);
}

const isFresh = () => existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources.map(newest));

/** Who builds, by the lock; ourselves while its file is empty or has just gone. */
function builder(): number {
  try {
    return Number(readFileSync(lock, "utf8") || process.pid);
  } catch {
    return process.pid;
  }
}

async function takeLock(): Promise<void> {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
        throw new Refusal("This folder cannot be written, so the site cannot be built here.");
      }
    }
    if (!isAlive(builder())) rmSync(lock, { force: true });
    else await new Promise((done) => setTimeout(done, 500));
  }
}

function step(args: string[]): Promise<void> {
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const stop = () => child.kill();
  process.once("exit", stop);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (said += text));
  return new Promise((done, failed) =>
    child.on("close", (code) => {
      process.off("exit", stop);
      if (code === 0) done();
      else failed(new Refusal(`The site could not be built:\n${said}`));
    }),
  );
}

/** Builds the site when its sources are newer than the last build; two at once take turns. Throws a Refusal when it fails. */
export async function buildIfNeeded(say: (line: string) => void): Promise<void> {
  if (isFresh()) return;
  await takeLock();
  try {
    if (isFresh()) return;
    say("Building the site. This can take a minute.");
    // Not there until the last step is done, so that a build cut short is never served.
    rmSync(built, { force: true });
    await step(["--import", "./scripts/end-with-parent.mjs", "node_modules/next/dist/bin/next", "build"]);
    await step(["scripts/page-hashes.ts"]);
  } finally {
    rmSync(lock, { force: true });
  }
}
