import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const run = (command: string, args: string[]) =>
  spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status === 0;

async function playwrights(): Promise<string | null> {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/**
 * The path of a Chromium or Chrome for the browser tests: one that is installed; else Debian's, when we may install it;
 * else Playwright's own. Null, with a line that says what to do, when none can be had.
 */
export async function findBrowser(say: (line: string) => void): Promise<string | null> {
  const found = () => [process.env.CHROMIUM_PATH, ...installed].find((path) => path && existsSync(path)) ?? null;
  const here = found() ?? (await playwrights());
  if (here) return here;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium for the browser tests.");
    if (run("apt-get", ["update", "-qq"]) && run("apt-get", ["install", "-y", "-qq", "chromium"]) && found())
      return found();
  }
  say("Fetching a Chromium for the browser tests.");
  run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  const fetched = await playwrights();
  if (!fetched) say("No Chromium or Chrome was found, and none could be installed. Install one, then run this again.");
  return fetched;
}
