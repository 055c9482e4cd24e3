import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Cluster, startCluster, stopCluster } from "@/db/embedded/cluster";
import { chooseRunner, giveTo, run } from "@/db/embedded/unprivileged";
import { acceptDirectly } from "../support/joining";
import {
  type Launch,
  launch,
  launcher,
  newFolder,
  nothingLeft,
  pressCtrlC,
  processesOf,
  ready,
  start,
} from "../support/launching";
import { freePort } from "../support/sites";

const password = randomBytes(16).toString("hex");
const hex = () => randomBytes(32).toString("hex");
const secrets = { PEPPER: hex(), PRELOGIN_KEY: hex(), SIGN_IN_KEY: hex() };
const home = mkdtempSync(join(tmpdir(), "rp-own-database-"));
let cluster: Cluster;

const url = (role: string, name: string) => `postgres://${role}:${password}@127.0.0.1:${cluster.port}/${name}`;

async function asSuperuser(name: string, ...statements: string[]): Promise<void> {
  const sql = postgres(url("postgres", name), { max: 1, onnotice: () => {} });
  for (const statement of statements) await sql.unsafe(statement);
  await sql.end();
}

const makeRole = (role: string, more = "") => `create role ${role} login ${more} password '${password}'`;

beforeAll(async () => {
  cluster = await startCluster(home, password, { durable: false });
  await asSuperuser("postgres", makeRole("rp_owner2"), makeRole("app2"));
  for (const name of ["mine", "other", "refused"])
    await asSuperuser("postgres", `create database ${name} owner rp_owner2`);
});

afterAll(async () => {
  await stopCluster(cluster);
  rmSync(home, { recursive: true, force: true });
});

const begin = async (folder: string, settings: Record<string, string>, command = launcher) =>
  launch(command, { ...secrets, DATA_DIR: join(folder, "unused"), PORT: String(await freePort()), ...settings });

/** The line that a launch with these two addresses ends with. */
async function refusalOf(appUrl: string, ownerUrl: string): Promise<string> {
  const folder = newFolder();
  const refused = await begin(folder, { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });
  expect(await refused.ended, refused.said()).toBe(1);
  expect(refused.said()).not.toContain(password);
  const lines = refused.said().trim().split("\n");
  expect(lines).toHaveLength(1);
  await nothingLeft(folder);
  return lines[0] ?? "";
}

it("runs on a database of one's own, begun by two launches at once, and keeps the owner's role from the server", async () => {
  const folder = newFolder();
  const own = { DATABASE_URL: url("app2", "mine"), DATABASE_OWNER_URL: url("rp_owner2", "mine") };
  const two = [await begin(folder, own, start), await begin(folder, own, start)] as [Launch, Launch];
  const said = await Promise.all(two.map((one) => one.until(ready)));
  expect(said.join("")).not.toContain("Starting the database.");
  expect(said.join("")).not.toContain("made-up people");
  expect(existsSync(join(folder, "unused"))).toBe(false);

  const owner = postgres(own.DATABASE_OWNER_URL, { max: 1, onnotice: () => {} });
  expect((await owner`select count(*)::int as many from groups`)[0]?.many).toBe(1);
  // Of the two links, the one that was made last counts.
  const [open] = await owner`select member_id, token_hash from invitations where cancelled_at is null`;
  const links = said.map((one) => one.match(/(http:\/\/127\.0\.0\.1:\d+)\/welcome#(\S+)/));
  const lead = { name: "Rowan Lead", email: "lead@example.org", password: "words that nobody else has" };
  const tried = await Promise.allSettled(
    links.map((link) =>
      acceptDirectly({ url: link?.[1] ?? "" }, { token: link?.[2] ?? "", memberId: open?.member_id }, lead),
    ),
  );
  expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await owner`select name, email from members`).toEqual([{ name: lead.name, email: lead.email }]);
  const [connected] =
    await owner`select array_agg(distinct usename) as roles from pg_stat_activity where datname = 'mine'`;
  expect(connected?.roles).toContain("app2");
  await owner.end();

  const parts = processesOf(folder);
  const settingsOf = (words: string) =>
    parts.filter(({ command }) => command.includes(words)).map((one) => one.environment);
  const servers = settingsOf("scripts/serve.ts");
  expect(servers).toHaveLength(2);
  for (const environment of servers) {
    expect(environment).toContain(`DATABASE_URL=${own.DATABASE_URL}`);
    expect(environment).not.toContain("DATABASE_OWNER_URL");
    expect(environment).not.toContain("rp_owner2");
  }
  for (const environment of settingsOf("scripts/launch.ts")) expect(environment).toContain("DATABASE_OWNER_URL=");
  await Promise.all(two.map(pressCtrlC));
  await nothingLeft(folder);

  // Now somebody leads; a start for another role than the one the tables were made for says so.
  const again = await begin(folder, own);
  expect(await again.until(ready)).not.toContain("/welcome#");
  await pressCtrlC(again);
  await asSuperuser("postgres", makeRole("app3"));
  const renamed = await begin(folder, { ...own, DATABASE_URL: url("app3", "mine") });
  expect(await renamed.ended).toBe(1);
  expect(renamed.said()).toBe(
    "The database could not be brought up to date: Its tables were made for another role than app3. Use that one.\n",
  );
});

it("refuses roles that could not keep the promise", async () => {
  const owner = url("rp_owner2", "refused");
  expect(await refusalOf(owner, owner)).toBe(
    "DATABASE_URL and DATABASE_OWNER_URL name the same role. The site must not own its tables: use two.",
  );
  await asSuperuser("postgres", makeRole("above", "bypassrls"), makeRole("member_of_owner", "in role rp_owner2"));
  for (const role of ["postgres", "above", "member_of_owner"])
    expect(await refusalOf(url(role, "refused"), owner)).toBe(
      `The role ${role} of DATABASE_URL can step around row-level security. Use one that is no superuser, has no BYPASSRLS and is no member of the owner's role.`,
    );
  expect(await refusalOf(url("app2", "other"), owner)).toBe(
    "DATABASE_URL reaches the database other, and DATABASE_OWNER_URL refused. They must be the same.",
  );
  expect(await refusalOf(url("app2", "refused").replace(password, "wrong"), owner)).toBe(
    'The database at DATABASE_URL cannot be reached: password authentication failed for user "app2". Check the setting and the server.',
  );
});

const tooOld = "The database is older than PostgreSQL 18. Update it, then start again.";

it("refuses a database that says it is older than PostgreSQL 18", async () => {
  // The server's own word cannot be changed; what this one role hears when it asks can.
  await asSuperuser(
    "refused",
    "create schema older",
    "create function older.current_setting(text) returns text language sql as $$ select '170009' $$",
    "grant usage on schema older to app2",
    "alter role app2 in database refused set search_path = older, pg_catalog",
  );
  expect(await refusalOf(url("app2", "refused"), url("rp_owner2", "refused"))).toBe(tooOld);
});

const debian = "/usr/lib/postgresql";
const older = (existsSync(debian) ? readdirSync(debian) : []).filter((version) => Number(version) < 18);

it.skipIf(older.length === 0)(
  `refuses a PostgreSQL that is older (on this machine: ${older.join(", ") || "none"})`,
  async () => {
    const folder = newFolder();
    const bin = join(debian, older[0] ?? "", "bin");
    const data = join(folder, "old");
    const runner = chooseRunner(data, join(bin, "initdb"));
    giveTo(runner, folder);
    const port = await freePort();
    await run(runner, join(bin, "initdb"), ["-D", data, "-U", "app", "--auth=trust", "-N"]);
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    await run(runner, join(bin, "pg_ctl"), ["-D", data, "-o", options, "-l", join(data, "log"), "-w", "start"]);
    const old = `postgres://app@127.0.0.1:${port}/postgres`;
    expect(await refusalOf(old, old)).toBe(tooOld);
    await run(runner, join(bin, "pg_ctl"), ["-D", data, "-m", "fast", "-w", "stop"]);
  },
);
