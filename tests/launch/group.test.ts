import { join } from "node:path";
import { expect, it } from "vitest";
import { acceptDirectly, databaseOf } from "../support/joining";
import {
  type Launch,
  launch,
  launcher,
  newFolder,
  nothingLeft,
  pressCtrlC,
  ready,
  serverIn,
} from "../support/launching";
import { freePort } from "../support/sites";

const tokenIn = (said: string) => said.match(/^ {2}http:\/\/127\.0\.0\.1:\d+\/welcome#(\S+)$/m)?.[1] ?? "";

async function look(url: string, token: string): Promise<{ state?: string; reason?: string; memberId: string }> {
  const response = await fetch(`${url}/api/door/invitation`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: url },
    body: JSON.stringify({ token }),
  });
  return response.json();
}

it("prints a one-time link until somebody leads the group, and each new link ends the one before", async () => {
  const folder = newFolder();
  const data = join(folder, "group");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begin = async () => {
    const running = launch([...launcher, "--empty"], { DATA_DIR: data, PORT: String(port) });
    await running.until(ready);
    return running;
  };

  const first = await begin();
  const earlier = tokenIn(first.said());
  expect(earlier).toMatch(/^[\w-]{43}$/);
  expect(first.said()).toContain("it can be used once, within 14 days");
  expect(await look(url, earlier)).toMatchObject({ state: "open" });
  await pressCtrlC(first);

  const second = await begin();
  const token = tokenIn(second.said());
  expect(token).not.toBe(earlier);
  expect(await look(url, earlier)).toMatchObject({ reason: "cancelled" });
  const { memberId } = await look(url, token);
  const lead = { name: "Rowan Lead", email: "lead@example.org", password: "words that nobody else has" };
  await acceptDirectly({ url }, { token, memberId }, lead);
  await expect(acceptDirectly({ url }, { token, memberId }, { ...lead, email: "b@example.org" })).rejects.toThrow(
    "used",
  );
  await pressCtrlC(second);

  const third = await begin();
  expect(third.said()).not.toContain("/welcome#");
  expect(third.said()).toContain("Whoever has joined signs in with the password they chose.");
  const sql = databaseOf({ data });
  expect(await sql`select name, leads from members join memberships on member_id = members.id`).toEqual([
    { name: "Rowan Lead", leads: true },
  ]);
  await sql.end();
  await pressCtrlC(third);
  await nothingLeft(folder);
});

it("ends with one PostgreSQL when two start on one folder at once, and keeps it until the last has gone", async () => {
  const folder = newFolder();
  const data = join(folder, "group");
  const two: Launch[] = [];
  for (const port of [await freePort(), await freePort()])
    two.push(launch([...launcher, "--empty"], { DATA_DIR: data, PORT: String(port) }));
  const [one, other] = two as [Launch, Launch];
  await Promise.all([one.until(ready), other.until(ready)]);
  const server = serverIn(data);
  const sql = databaseOf({ data }, "postgres");
  const [row] = await sql`select count(*)::int as groups from groups`;
  expect(row?.groups).toBe(1);
  await sql.end();

  await pressCtrlC(one);
  const url = other.said().match(/http:\/\/127\.0\.0\.1:\d+/)?.[0] ?? "";
  // Longer than the watchdog of the first waits before it would stop a server that nobody uses.
  for (const until = Date.now() + 6_000; Date.now() < until; await new Promise((done) => setTimeout(done, 500)))
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
  expect(serverIn(data)).toEqual(server);
  await pressCtrlC(other);
  await nothingLeft(folder);
});
