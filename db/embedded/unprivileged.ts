import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** How PostgreSQL's programs are run: as ourselves, or as another account where we are root, which PostgreSQL refuses. */
export type Runner = (Account & { prefix: string[] }) | null;

type Account = { uid: number; gid: number };

/** An account that is meant to own nothing else. */
function otherAccount(): Account {
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

const works = (command: string, args: string[], as: Partial<Account> = {}) =>
  spawnSync(command, args, { ...as, cwd: "/", stdio: "ignore" }).status === 0;

/**
 * Chooses how to run PostgreSQL so that it can reach `data`, there already or to be made, and its own programs, of which
 * `initdb` is one. Throws, in plain words, where there is no way.
 */
export function chooseRunner(data: string, initdb: string): Runner {
  if (process.getuid?.() !== 0) return null;
  // What was begun as one account goes on as that one.
  const owner: Account | null = existsSync(data) ? statSync(data) : null;
  const { uid, gid } = owner?.uid ? owner : otherAccount();
  // Shows settings only, but looks for its neighbours as in earnest, and with the account's plain rights.
  const probe = ["--show", "-D", data];
  if (owner?.uid !== 0) {
    if (canReach(dirname(data), uid, gid) && works(initdb, probe, { uid, gid })) return { uid, gid, prefix: [] };
    // The account may not pass through a private folder above its data: it is lent the right to look, and no other.
    const caps = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"];
    const lent = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...caps];
    if (works("setpriv", [...lent, initdb, ...probe])) return { uid, gid, prefix: ["setpriv", ...lent] };
  }
  // Everything is in a private folder: root under another number, which sees what is root's as its own.
  const mapped = ["--user", `--map-user=${uid}`, `--map-group=${gid}`];
  if (!owner?.uid && works("unshare", [...mapped, initdb, ...probe]))
    return { uid: 0, gid: 0, prefix: ["unshare", ...mapped] };
  throw new Error(
    "PostgreSQL does not run as root, and no other account can reach this folder. Start as an ordinary user, or from a folder that all may enter.",
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
    const stop = () => child.kill();
    process.once("exit", stop);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
    child.on("error", failed);
    child.on("exit", (code) => {
      process.off("exit", stop);
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) done();
      else failed(new Error(said.trim().split("\n").slice(-3).join(" ") || `${program} ended with ${code}`));
    });
  });
}
