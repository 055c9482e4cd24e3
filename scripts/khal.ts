import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const places = ["/usr/bin/khal", "/usr/local/bin/khal", "/opt/homebrew/bin/khal"];

const run = (command: string, args: string[]) =>
  spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status === 0;

/**
 * The path of khal, a calendar program that the tests read our files with: one that is installed, else Debian's when we
 * may install it. Throws, with what to do, when it can be had neither way.
 */
export function findKhal(say: (line: string) => void): string {
  const found = () => [process.env.KHAL_PATH, ...places].find((path) => path && existsSync(path)) ?? null;
  const here = found();
  if (here) return here;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing khal for the calendar tests.");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "khal"]);
  }
  const installed = found();
  if (installed) return installed;
  throw new Error("khal was not found, and could not be installed. Install the package khal, then run this again.");
}
