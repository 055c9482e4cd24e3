import { spawn, spawnSync } from "node:child_process";
import { chownSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** How PostgreSQL's programs are run: as ourselves, or as another account where we are root, which PostgreSQL refuses. */
export type Runner = { uid: number; gid: number; prefix: string[] } | null;

function otherAccount(): { uid: number; gid: number } {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as.");
}

function canReach(path: string, uid: number, gid: number): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at);
    const needed = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

const works = (command: string, args: string[]) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** Chooses how to run PostgreSQL so that it can reach these folders. Throws, in plain words, where there is no way. */
export function chooseRunner(folders: string[]): Runner {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = otherAccount();
  if (folders.every((folder) => canReach(folder, uid, gid))) return { uid, gid, prefix: [] };
  // The account may not pass through a private folder above: it is lent the right to look, and to nothing else.
  const caps = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"];
  const lent = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...caps];
  if (works("setpriv", [...lent.slice(1), "true"])) return { uid, gid, prefix: lent };
  const mapped = ["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`];
  if (works("unshare", [...mapped.slice(1), "true"])) return { uid: 0, gid: 0, prefix: mapped };
  throw new Error(
    "PostgreSQL does not run as root, and no other account can reach this folder. Start as an ordinary user.",
  );
}

/** Gives a file or folder to the account that PostgreSQL runs as. */
export function giveTo(runner: Runner, path: string): void {
  if (runner) chownSync(path, runner.uid, runner.gid);
}

/** Runs one of PostgreSQL's programs to its end. Throws with the last of what it said. */
export function run(runner: Runner, program: string, args: string[]): Promise<void> {
  // PG* settings of the person's shell must not steer a server that is ours.
  const { NODE_ENV, ...rest } = process.env;
  const env = {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith("PG"))),
    NODE_ENV,
    LC_ALL: "C",
  };
  const [command = program, ...given] = runner?.prefix.length
    ? [...runner.prefix, program, ...args]
    : [program, ...args];
  const as = runner && runner.prefix.length === 0 ? { uid: runner.uid, gid: runner.gid } : {};
  return new Promise((done, failed) => {
    // Output by pipe would keep us waiting for the server that pg_ctl leaves behind; only its own end counts.
    const child = spawn(command, given, {
      ...as,
      env,
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
    child.on("error", failed);
    child.on("exit", (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) done();
      else failed(new Error(said.trim().split("\n").slice(-3).join(" ") || `${program} ended with ${code}`));
    });
  });
}
