import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { launch, launcher, newFolder, nothingLeft, pressCtrlC, processesOf, ready } from "../support/launching";
import { freePort } from "../support/sites";

/** A copy of the project in which a test may change and build: the packages are the same files, under names of its own. */
function copyOfProject(): string {
  const copy = join(newFolder(), "projéct copy");
  const left = new Set([".git", ".next", ".data", "node_modules", "test-results", "playwright-report"]);
  const names = readdirSync(".").filter((name) => !left.has(name) && !name.startsWith(".next"));
  execFileSync("mkdir", [copy]);
  execFileSync("cp", ["-a", ...names, copy]);
  try {
    execFileSync("cp", ["-al", "node_modules", copy], { stdio: "ignore" });
  } catch {
    execFileSync("cp", ["-a", "node_modules", copy]);
  }
  return copy;
}

it("builds when the sources are newer than the build and only then, and never serves half a build", async () => {
  const copy = copyOfProject();
  const port = await freePort();
  const at = (PORT: number) => ({ DATA_DIR: join(copy, ".data/group"), PORT: String(PORT) });
  const begin = (...args: string[]) => launch([...launcher, "--empty", ...args], at(port), { cwd: copy });
  const building = "Building the site. This can take a minute.";
  const home = async () => (await fetch(`http://127.0.0.1:${port}/`)).status;

  // Live changes need no build, and leave none.
  const live = begin("--dev");
  expect(await live.until(ready)).not.toContain(building);
  expect(await home()).toBe(200);
  await pressCtrlC(live);
  await nothingLeft(copy);
  expect(existsSync(join(copy, ".next/page-hashes.json"))).toBe(false);

  // Killed while it builds: the build ends too, and the next start does not wait for it.
  const killed = begin();
  await killed.until(building);
  await vi.waitFor(() => expect(processesOf(copy).length).toBeGreaterThan(1), { timeout: 20_000, interval: 50 });
  process.kill(killed.pid, "SIGKILL");
  await nothingLeft(copy);

  // A build that fails is told with the reason, and nothing starts.
  const page = join(copy, "app/(public)/page.tsx");
  const good = readFileSync(page, "utf8");
  writeFileSync(page, `${good}\nexport const half = ;\n`);
  const failing = begin();
  expect(await failing.ended).toBe(1);
  expect(failing.said()).toContain("The site could not be built:");
  expect(failing.said()).toContain("page.tsx");
  expect(failing.said()).not.toContain("Starting the database.");
  await nothingLeft(copy);
  writeFileSync(page, good);

  // Two at once take turns: one builds, and both serve the same.
  const first = begin();
  const second = launch([...launcher, "--empty"], at(await freePort()), { cwd: copy });
  await Promise.all([first.until(ready), second.until(ready)]);
  expect([first, second].filter((one) => one.said().includes(building))).toHaveLength(1);
  expect(await home()).toBe(200);
  await Promise.all([pressCtrlC(first), pressCtrlC(second)]);

  const fresh = begin();
  expect(await fresh.until(ready)).not.toContain(building);
  await pressCtrlC(fresh);

  const soon = new Date(Date.now() + 1000);
  utimesSync(page, soon, soon);
  const newer = begin();
  await newer.until(building);
  await pressCtrlC(newer);
  await nothingLeft(copy);
});
