import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";

export type Process = { pid: number; parent: number; command: string; environment: string };

function readProcess(pid: number): Process | null {
  try {
    const [, state, parent] = readFileSync(`/proc/${pid}/stat`, "utf8").split(/.*\) | /);
    // Ended, and only not yet collected by whoever took it over.
    if (state === "Z" || state === "X") return null;
    const words = (file: string) => readFileSync(`/proc/${pid}/${file}`, "utf8").replaceAll("\0", "\n");
    return { pid, parent: Number(parent), command: words("cmdline"), environment: words("environ") };
  } catch {
    return null;
  }
}

/** Every process that was started with this folder in its words or settings, and all that those started. */
export function processesOf(folder: string): Process[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const ours = new Map(
    all.filter((one) => one.command.includes(folder) || one.environment.includes(folder)).map((one) => [one.pid, one]),
  );
  for (let known = 0; known < ours.size; ) {
    known = ours.size;
    for (const one of all) if (ours.has(one.parent)) ours.set(one.pid, one);
  }
  return [...ours.values()];
}

/** Which of the four that make a running site are there. */
export function partsOf(folder: string): string[] {
  const parts = ["scripts/launch.ts", "scripts/serve.ts", "watchdog.ts", "bin/postgres"];
  const commands = processesOf(folder).map(({ command }) => command);
  return parts.filter((part) => commands.some((command) => command.includes(part)));
}

/** Nothing of a folder's site is left, within the seconds that a launcher's end may take. */
export async function nothingLeft(folder: string): Promise<void> {
  await vi.waitFor(
    () => {
      const left = processesOf(folder).map(({ pid, command }) => `${pid} ${command.replaceAll("\n", " ")}`);
      if (left.length > 0) throw new Error(`Still running:\n${left.join("\n")}`);
    },
    { timeout: 15_000, interval: 200 },
  );
}

/** A temporary folder for one test. Afterwards whatever still runs for it is ended, and the folder deleted. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rp-launch-"));
  onTestFinished(async () => {
    // The watchdog keeps a politely asked end for itself, and stops the database once all others are gone.
    for (const { pid, command } of processesOf(folder)) if (!command.includes("postgres")) endProcess(pid, "SIGTERM");
    await nothingLeft(folder).finally(() => {
      for (const { pid } of processesOf(folder)) endProcess(pid, "SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    });
  });
  return folder;
}

export function endProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

export type Launch = {
  child: ChildProcess;
  pid: number;
  said: () => string;
  /** Waits for words, and gives all that was said until then. Fails when it ends without them. */
  until: (words: string) => Promise<string>;
  ended: Promise<number | null>;
};

const ours = /^(npm_|DATABASE_|DATA_DIR$|HOST$|PORT$|PUBLIC_URL$|PEPPER$|PRELOGIN_KEY$|SIGN_IN_KEY$|NODE_ENV$|VITEST)/;

/** Runs a command of the project as a person at a terminal would, in a process group of its own. */
export function launch(
  [command = "", ...args]: string[],
  settings: Record<string, string>,
  how: { cwd?: string } = {},
): Launch {
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const child = spawn(command, args, {
    cwd: how.cwd,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...Object.fromEntries(kept), ...settings } as NodeJS.ProcessEnv,
  });
  let said = "";
  const heard = new EventEmitter();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
      heard.emit("more");
    });
  let over = false;
  const ended = new Promise<number | null>((done) =>
    child.once("close", (code) => {
      over = true;
      heard.emit("more");
      done(code);
    }),
  );
  const until = (words: string) =>
    new Promise<string>((found, failed) => {
      const look = () => {
        if (said.includes(words)) found(said);
        else if (over) failed(new Error(`It ended without saying "${words}":\n${said}`));
        else heard.once("more", look);
      };
      look();
    });
  return { child, pid: child.pid ?? 0, said: () => said, until, ended };
}

export const start = ["node", "scripts/start.mjs"];
/** What `start` hands over to: for tests in which the first half has no part. */
export const launcher = ["node", "scripts/launch.ts"];
export const ready = "Stop it with Ctrl-C.";

/** Ends a launch as Ctrl-C in a terminal does: the whole group is told at once. */
export async function pressCtrlC(running: Launch): Promise<number | null> {
  process.kill(-running.pid, "SIGINT");
  return running.ended;
}

/** The running server's port and number, as PostgreSQL wrote them down; null when it does not run. */
export function serverIn(data: string): { pid: number; port: number } | null {
  const file = join(data, "pg18/postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  return { pid: Number(pid), port: Number(port) };
}
