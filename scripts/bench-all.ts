/* Builds, finds a browser and runs the benches, which are apart from the tests: a figure is not a pass or a fail. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { findBrowser } from "./browser.ts";
import { buildIfNeeded } from "./build.ts";

await buildIfNeeded(console.log);
const browser = await findBrowser(console.log);
if (!browser) process.exit(1);
const child = spawn(
  process.execPath,
  [
    join("node_modules", "@playwright/test/cli.js"),
    "test",
    "--config",
    "tests/bench/playwright.config.ts",
    // Which benches: the first part of their files' names.
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", env: { ...process.env, CHROMIUM_PATH: browser } },
);
process.once("exit", () => child.kill());
child.on("close", (code) => process.exit(code ?? 1));
