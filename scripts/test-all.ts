/*
 * Everything that proves the site, in order, to the end, and one closing line that counts it. With --check: only what
 * takes seconds and needs neither database nor browser.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser.ts";
import { buildIfNeeded } from "./build.ts";

const quick = process.argv.includes("--check");
const reports = mkdtempSync(join(tmpdir(), "rp-reports-"));
let passed = 0;
let failed = 0;

function run(script: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(process.execPath, [join("node_modules", script), ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  const stop = () => child.kill();
  process.once("exit", stop);
  return new Promise((done) =>
    child.on("close", (code) => {
      process.off("exit", stop);
      done(code === 0);
    }),
  );
}

/** One check counts as one. */
async function check(what: string, work: () => Promise<boolean>): Promise<boolean> {
  console.log(`\n== ${what}`);
  const ok = await work().catch((error: Error) => {
    console.error(error.message);
    return false;
  });
  if (ok) passed += 1;
  else failed += 1;
  return ok;
}

type Counted = { passed: number; failed: number };

/** A suite counts as its tests; one that broke before it could count is one failure. */
async function suite(what: string, read: (report: string) => Counted, work: (report: string) => Promise<boolean>) {
  console.log(`\n== ${what}`);
  const report = join(reports, `${what.replaceAll(" ", "-")}.json`);
  const ok = await work(report);
  const counted = existsSync(report) ? read(readFileSync(report, "utf8")) : { passed: 0, failed: 0 };
  passed += counted.passed;
  failed += counted.failed || (ok && counted.passed > 0 ? 0 : 1);
}

const vitest =
  (...projects: string[]) =>
  (report: string) =>
    run("vitest/vitest.mjs", [
      "run",
      ...projects.flatMap((project) => ["--project", project]),
      "--reporter=default",
      "--reporter=json",
      `--outputFile=${report}`,
    ]);

function countVitest(report: string): Counted {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report);
  const broken = testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === "failed" && file.assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

function countPlaywright(report: string): Counted {
  const { stats, errors } = JSON.parse(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

await check(
  "Types",
  async () => (await run("next/dist/bin/next", ["typegen"])) && run("typescript/bin/tsc", ["--noEmit", "-p", "."]),
);
await check("Format and lint", () => run("@biomejs/biome/bin/biome", ["check", "."]));
await check("Import directions", () =>
  run("dependency-cruiser/bin/dependency-cruiser.mjs", [
    "--config",
    ".dependency-cruiser.mjs",
    "app",
    "components",
    "lib",
    "db",
    "scripts",
    "proxy.ts",
    "instrumentation.ts",
  ]),
);
await check("Unused code", () => run("knip/bin/knip.js", []));
await suite("Unit and component tests", countVitest, vitest("unit", "components"));
if (!quick) {
  await suite("Database tests", countVitest, vitest("database"));
  const built = await check("Build", async () => {
    await buildIfNeeded(console.log);
    return true;
  });
  await suite("Launcher tests", countVitest, async (report) => built && vitest("launch")(report));
  const browser = built ? await findBrowser(console.log) : null;
  await suite(
    "Browser tests",
    countPlaywright,
    async (report) =>
      browser !== null &&
      run("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
        CHROMIUM_PATH: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      }),
  );
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
