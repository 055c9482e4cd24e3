import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { people } from "@/scripts/demo/people";
import { databaseOf } from "../support/joining";
import { launch, newFolder, nothingLeft, pressCtrlC, ready, start } from "../support/launching";
import { freePort } from "../support/sites";

type SignIn = { role: string; name: string; email: string; password: string; recoveryWords: string };

it("fills the demonstration once, and keeps its passwords and its folder apart from everything else", async () => {
  const folder = newFolder();
  const [data, group] = [join(folder, "demo"), join(folder, "group")];
  const file = join(folder, "demo-sign-ins.json");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begin = (at: string, ...args: string[]) => launch([...start, ...args], { DATA_DIR: at, PORT: String(port) });

  // It says what it is doing, who can sign in, where, and how to stop.
  const first = begin(data);
  const said = await first.until(ready);
  expect(said).toMatch(/^Starting the database\.$/m);
  expect(said).toMatch(/^Filling the demonstration with made-up people\. This takes a few seconds\.$/m);
  expect(said).toMatch(/^A demonstration, with made-up people\. Do not write anything real\./m);
  expect(said).toMatch(new RegExp(`^The site is at ${url}\\. Stop it with Ctrl-C\\.$`, "m"));
  expect(said).not.toContain("/welcome#");

  const text = readFileSync(file, "utf8");
  const signIns: SignIn[] = JSON.parse(text);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(data, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(signIns.map(({ role }) => role)).toEqual(["facilitator", ...Array(7).fill("member")]);
  for (const [at, { role, name, email, password, recoveryWords, ...more }] of signIns.entries()) {
    expect({ role, name, email }).toEqual(people[at]);
    expect(more).toEqual({});
    expect(password.length).toBeGreaterThanOrEqual(12);
    expect(recoveryWords.split(" ")).toHaveLength(12);
    const line = said.split("\n").find((one) => one.includes(email));
    expect(line).toContain(name);
    expect(line).toContain(password);
  }
  expect(new Set(signIns.map(({ password }) => password)).size).toBe(8);
  expect(new Set(signIns.map(({ recoveryWords }) => recoveryWords)).size).toBe(8);
  for (const page of ["/", "/sign-in"]) expect((await fetch(url + page)).status).toBe(200);
  expect(await (await fetch(`${url}/demonstration.css`)).text()).toContain("display:block");
  expect(await pressCtrlC(first)).toBe(0);

  // The second start fills nothing and changes no password.
  const second = begin(data);
  expect(await second.until(ready)).not.toContain("Filling");
  expect(second.said()).toContain(signIns[7]?.password);
  expect(readFileSync(file, "utf8")).toBe(text);
  const sql = databaseOf({ data });
  expect((await sql`select count(*)::int as people from members`)[0]?.people).toBe(8);
  await sql.end();
  await pressCtrlC(second);

  // A real group beside it has nobody made-up, no band and no passwords; each refuses the other's folder.
  const real = begin(group, "--empty");
  await real.until(ready);
  const held = databaseOf({ data: group });
  expect((await held`select count(*)::int as people from members`)[0]?.people).toBe(0);
  await held.end();
  expect(await (await fetch(`${url}/demonstration.css`)).text()).not.toContain("display:block");
  expect(existsSync(join(folder, "group-sign-ins.json"))).toBe(false);
  await pressCtrlC(real);
  const asGroup = begin(data, "--empty");
  expect(await asGroup.ended).toBe(1);
  expect(asGroup.said()).toBe(
    `The folder ${data} holds a demonstration. A real group needs a folder of its own: change DATA_DIR.\n`,
  );
  const asDemonstration = begin(group);
  expect(await asDemonstration.ended).toBe(1);
  expect(asDemonstration.said()).toBe(
    `The folder ${group} holds a real group. A demonstration needs a folder of its own: change DATA_DIR.\n`,
  );
  expect(readFileSync(file, "utf8")).toBe(text);

  // Nobody can read the passwords out of the database: without the file it says so and stops.
  rmSync(file);
  const lost = begin(data);
  expect(await lost.ended).toBe(1);
  expect(lost.said().trim().split("\n").slice(1)).toEqual([
    `The demonstration's passwords (${file}) are gone, and nobody can read them out of its database. Delete its data folder to begin it again.`,
  ]);
  await nothingLeft(folder);

  // Begun again, it has other passwords.
  rmSync(data, { recursive: true });
  const again = begin(data);
  await again.until(ready);
  const renewed: SignIn[] = JSON.parse(readFileSync(file, "utf8"));
  expect(new Set([...signIns, ...renewed].map(({ password }) => password)).size).toBe(16);
  await pressCtrlC(again);
  await nothingLeft(folder);
});
