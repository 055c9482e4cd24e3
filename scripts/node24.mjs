// Shared by the scripts that a newcomer runs. Only built-ins: nothing is installed yet.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stamp = join(modules, ".installed-for");

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Installs the pinned packages when they are missing or not those of package-lock.json. */
function install() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`This needs Node 20.19 or newer; this is ${process.versions.node}.`);
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing what is missing. This can take a minute.");
  const npm = spawnSync("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (npm.error || npm.status !== 0) fail("The packages could not be installed. Check the network, then try again.");
  try {
    writeFileSync(stamp, wanted);
  } catch {
    fail(`This folder cannot be written: ${modules}. Give yourself the right to write there, then try again.`);
  }
}

/** Runs a script of this folder under the pinned Node, passes signals on, and ends as it ends. */
export async function handOver(script, args) {
  install();
  const bin = join(modules, ".bin");
  const node = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  const child = spawn(existsSync(node) ? node : process.execPath, [join(root, "scripts", script), ...args], {
    cwd: root,
    // The channel tells the child when this process is gone, however it went.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, NEXT_TELEMETRY_DISABLED: "1" },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // npm killed with no chance to pass it on: whoever took us over as a child is not who started us.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 1000).unref();
  }
  child.on("error", (error) => fail(`Node could not be started: ${error.message}`));
  child.on("exit", (code) => process.exit(code ?? 1));
}
