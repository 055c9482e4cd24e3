// Shared by the scripts that a newcomer runs. Only built-ins: nothing is installed yet.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";
const modules = join(root, "node_modules");
const stamp = join(modules, ".installed-for");

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Who started us, and who started those: npm runs a script through a shell, which outlives a killed npm. */
function startedBy() {
  try {
    const [, , above] = readFileSync(`/proc/${process.ppid}/stat`, "utf8").split(/.*\) | /);
    return `${process.ppid} ${above}`;
  } catch {
    return `${process.ppid}`;
  }
}

let running = null;
let ending = false;

/** Runs one program at a time to its end, ends it when we are asked to end or npm is gone, and gives its exit code. */
function run(command, args, options) {
  running = spawn(command, args, { cwd: root, ...options });
  return new Promise((done) => {
    running.on("error", (error) => fail(`${command} could not be started: ${error.message}`));
    running.on("exit", (code) => done(code ?? 1));
  });
}

function passOn(signal) {
  ending = true;
  running?.kill(signal);
}

function endWhenAsked() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => passOn(signal));
  const starter = startedBy();
  // npm killed with no chance to pass it on: whoever took us over as a child is not who started us.
  if (process.env.npm_lifecycle_event) setInterval(() => startedBy() !== starter && passOn("SIGTERM"), 1000).unref();
}

function withoutSecrets(environment) {
  const secret = /^(PEPPER|PRELOGIN_KEY|SIGN_IN_KEY|DATABASE_(OWNER_)?URL)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !secret.test(name)));
}

/** Installs the pinned packages when they are missing or not those of package-lock.json. */
async function install() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`This needs Node 20.19 or newer; this is ${process.versions.node}.`);
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing what is missing. This can take a minute.");
  // Also where NODE_ENV says production: the pinned Node and what builds the site are among the dev packages.
  const all = ["--include=dev", "--include=optional"];
  const code = await run("npm", ["ci", ...all, "--no-fund", "--no-audit", "--loglevel=error"], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: windows,
    // What packages run while they are installed has no use for the site's secrets.
    env: withoutSecrets(process.env),
  });
  if (ending) process.exit(1);
  if (code !== 0)
    fail(
      "The packages could not be installed. Check the network and the right to write in this folder, then try again.",
    );
  try {
    writeFileSync(stamp, wanted);
  } catch {
    fail(`This folder cannot be written: ${modules}. Give yourself the right to write there, then try again.`);
  }
}

/** The pinned Node, or ours where it can read the scripts as they are. */
function findNode() {
  const pinned = join(modules, "node", "bin", windows ? "node.exe" : "node");
  if (existsSync(pinned)) return pinned;
  if (process.features.typescript) return process.execPath;
  return fail(
    "The Node that this project pins is missing, because npm runs no install scripts here. Put it in place with: npm rebuild node --ignore-scripts=false",
  );
}

/** Runs a script of this folder under the pinned Node, passes signals on, and ends as it ends. */
export async function handOver(script, args) {
  endWhenAsked();
  await install();
  const code = await run(findNode(), [join(root, "scripts", script), ...args], {
    // The channel tells the child when this process is gone, however it went.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      PATH: `${join(modules, ".bin")}${delimiter}${process.env.PATH}`,
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  process.exit(code);
}
