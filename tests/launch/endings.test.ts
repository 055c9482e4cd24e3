import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import {
  endProcess,
  type Launch,
  launch,
  launcher,
  newFolder,
  nothingLeft,
  partsOf,
  pressCtrlC,
  processesOf,
  ready,
  serverIn,
  start,
} from "../support/launching";
import { freePort } from "../support/sites";

const npm = ["npm", "start", "--"];
const everyPart = ["scripts/launch.ts", "scripts/serve.ts", "watchdog.ts", "bin/postgres"];

/** The process of a folder's site whose command line has these words. */
function find(folder: string, words: string): number {
  const found = processesOf(folder).find(({ command }) => command.includes(words));
  if (!found) throw new Error(`Nothing that runs for ${folder} is ${words}`);
  return found.pid;
}

it("leaves nothing behind, however it is ended", async () => {
  const folder = newFolder();
  const settings = { DATA_DIR: join(folder, "group"), PORT: String(await freePort()) };
  const ends: [string, string[], (running: Launch) => unknown][] = [
    ["Ctrl-C in a terminal", npm, pressCtrlC],
    ["SIGTERM to npm alone", npm, ({ pid }) => process.kill(pid, "SIGTERM")],
    ["kill -9 of npm", npm, ({ pid }) => process.kill(pid, "SIGKILL")],
    ["kill -9 of the start", start, ({ pid }) => process.kill(pid, "SIGKILL")],
    ["kill -9 of the launcher", start, () => process.kill(find(folder, "scripts/launch.ts"), "SIGKILL")],
    [
      "SIGTERM to everything called node",
      start,
      () => {
        for (const { pid, command } of processesOf(folder))
          if (!command.includes("bin/postgres")) endProcess(pid, "SIGTERM");
      },
    ],
  ];
  for (const [how, command, end] of ends) {
    const running = launch([...command, "--empty"], settings);
    await running.until(ready);
    expect(partsOf(folder), how).toEqual(everyPart);
    await end(running);
    await nothingLeft(folder).catch((error: Error) => {
      throw new Error(`${how}: ${error.message}`);
    });
    expect(running.said(), how).not.toMatch(/^ +at /m);
  }
});

it("leaves no database behind when it is killed while that is made or starts", async () => {
  const folder = newFolder();
  const data = join(folder, "group");
  const settings = { DATA_DIR: data, PORT: String(await freePort()) };
  const names = (at: string) => (existsSync(at) ? readdirSync(at) : []);
  const signs = {
    "its folder is being made": () => names(data).some((name) => /^pg18\.\d+\.\w+$/.test(name)),
    "it has just begun to start": () => names(join(data, "pg18")).includes("postmaster.pid"),
  };
  for (const [when, sign] of Object.entries(signs)) {
    const killed = launch([...launcher, "--empty"], settings);
    await vi.waitUntil(sign, { timeout: 120_000, interval: 2 });
    process.kill(killed.pid, "SIGKILL");
    await nothingLeft(folder);
    expect(killed.said(), when).not.toContain("The site is at");

    const whole = launch([...launcher, "--empty"], settings);
    await whole.until(ready);
    expect(partsOf(folder), when).toEqual(everyPart);
    expect(names(data).sort(), when).toEqual(["kept-for", "pg18", "secrets.json"]);
    await pressCtrlC(whole);
    await nothingLeft(folder);
  }
});

it("ends the site with one line when the server stops by itself", async () => {
  const folder = newFolder();
  const running = launch([...launcher, "--empty"], { DATA_DIR: join(folder, "group"), PORT: String(await freePort()) });
  await running.until(ready);
  process.kill(find(folder, "scripts/serve.ts"), "SIGKILL");
  expect(await running.ended).toBe(1);
  expect(running.said()).toMatch(/^The site has stopped by itself\. Its last lines above say why\.$/m);
  await nothingLeft(folder);
});

it("brings a database back that was killed, and begins over a stale sign that one runs", async () => {
  const folder = newFolder();
  const data = join(folder, "group");
  const port = await freePort();
  const settings = { DATA_DIR: data, PORT: String(port) };
  const health = async () => (await fetch(`http://127.0.0.1:${port}/api/health`)).status;
  const running = launch([...launcher, "--empty"], settings);
  await running.until(ready);
  expect(await health()).toBe(200);
  const before = serverIn(data);
  process.kill(before?.pid ?? 0, "SIGKILL");
  await running.until("The database is back.");
  await vi.waitFor(async () => expect(await health()).toBe(200), { timeout: 10_000, interval: 200 });
  expect(serverIn(data)?.pid).not.toBe(before?.pid);
  await pressCtrlC(running);
  await nothingLeft(folder);

  // As after a power cut: the file says that a server runs, under a number that now belongs to somebody else.
  const sign = `${process.pid}\n${join(data, "pg18")}\n1\n${before?.port}\n\n127.0.0.1\n  1 1\nready   \n`;
  writeFileSync(join(data, "pg18/postmaster.pid"), sign);
  const next = launch([...launcher, "--empty"], settings);
  await next.until(ready);
  expect(readFileSync(join(data, "pg18/postmaster.pid"), "utf8").split("\n")[0]).not.toBe(String(process.pid));
  expect(await health()).toBe(200);
  await pressCtrlC(next);
  await nothingLeft(folder);
});
