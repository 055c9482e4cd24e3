import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, it } from "vitest";
import { launch, launcher, newFolder, nothingLeft, pressCtrlC, ready, start } from "../support/launching";
import { freePort } from "../support/sites";

const asRoot = process.getuid?.() === 0;
const secret = () => randomBytes(32).toString("hex");

/** Starts what must not start: one line, exit code 1, nothing left, none of the secrets repeated. Gives the line. */
async function refusalOf(settings: Record<string, string>, args: string[] = [], command = launcher): Promise<string> {
  const folder = newFolder();
  const PORT = String(await freePort());
  const refused = launch([...command, ...args], { DATA_DIR: join(folder, "data"), PORT, ...settings });
  expect(await refused.ended, refused.said()).toBe(1);
  const lines = refused.said().trim().split("\n");
  expect(lines).toHaveLength(1);
  for (const [name, value] of Object.entries(settings))
    if (/KEY|PEPPER/.test(name) && value) expect(lines[0]).not.toContain(value);
  await nothingLeft(folder);
  return lines[0] ?? "";
}

it("names an option that there is not, and those that there are", async () => {
  for (const command of [start, launcher])
    expect(await refusalOf({}, ["--emtpy"], command)).toBe(
      "There is no option --emtpy. The options are --empty (a real group) and --dev.",
    );
});

it("refuses a port in use, and offers the next", async () => {
  const server = createServer();
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  expect(await refusalOf({ PORT: String(port) })).toBe(
    `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
  );
  server.close();
});

it.each(["http", "0", "65536", "80.5"])("refuses PORT=%s, which is no port", async (PORT) => {
  expect(await refusalOf({ PORT })).toBe("PORT must be a number from 1 to 65535.");
});

it("refuses a folder that cannot be written", async () => {
  const folder = newFolder();
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  const below = join(file, "data");
  expect(await refusalOf({ DATA_DIR: below })).toBe(
    `The folder ${below} cannot be written. Give yourself the right to write there, or start in another folder.`,
  );
  // Root may write anywhere, until that power is taken away.
  const plain = asRoot ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", ...launcher] : launcher;
  const closed = join(folder, "closed");
  mkdirSync(closed);
  chmodSync(closed, 0o555);
  const inside = join(closed, "data");
  expect(await refusalOf({ DATA_DIR: inside }, [], plain)).toBe(
    `The folder ${inside} cannot be written. Give yourself the right to write there, or start in another folder.`,
  );
});

it("listens beyond this machine only for an https address", async () => {
  const https = "set PUBLIC_URL to the https address that people will use. Browsers keep cryptography for https.";
  for (const HOST of ["0.0.0.0", "::"])
    expect(await refusalOf({ HOST })).toBe(`HOST ${HOST} is not this machine alone: ${https}`);
  expect(await refusalOf({ HOST: "0.0.0.0", PUBLIC_URL: "http://127.0.0.1:3000" })).toContain(https);
  expect(await refusalOf({ PUBLIC_URL: "http://group.example.org" })).toBe(
    "PUBLIC_URL must begin with https. Browsers keep cryptography for https.",
  );
  for (const PUBLIC_URL of ["group.example.org", "https://group.example.org/journal"])
    expect(await refusalOf({ PUBLIC_URL })).toBe(
      "PUBLIC_URL must be the address that people use and no more, like https://group.example.org.",
    );
});

it("serves on every address for an https one, and prints links that begin with it", async () => {
  const folder = newFolder();
  const PORT = String(await freePort());
  const settings = { DATA_DIR: join(folder, "group"), HOST: "0.0.0.0", PORT, PUBLIC_URL: "https://group.example.org/" };
  const running = launch([...launcher, "--empty"], settings);
  expect(await running.until(ready)).toMatch(/^ {2}https:\/\/group\.example\.org\/welcome#[\w-]{43}$/m);
  expect(running.said()).toContain("The site is at https://group.example.org. Stop it with Ctrl-C.");
  expect((await fetch(`http://127.0.0.1:${PORT}/`)).headers.get("Strict-Transport-Security")).toBeTruthy();
  await pressCtrlC(running);
});

const owned = { DATABASE_OWNER_URL: "postgres://owner:owners-own@127.0.0.1:1/rp" };
const both = { DATABASE_URL: "postgres://app:apps-own@127.0.0.1:1/rp", ...owned };
const secrets = { PEPPER: secret(), PRELOGIN_KEY: secret(), SIGN_IN_KEY: secret() };

it("asks for both roles of a database of one's own", async () => {
  expect(await refusalOf({ ...secrets, DATABASE_URL: both.DATABASE_URL })).toMatch(/^DATABASE_OWNER_URL is missing: /);
  // Not the demonstration, for somebody who meant their own database.
  expect(await refusalOf({ ...secrets, ...owned })).toMatch(/^DATABASE_URL is missing: /);
});

it.each(Object.keys(secrets))("refuses a %s that is missing, or that nobody made", async (name) => {
  const openssl = "Make one with: openssl rand -hex 32";
  const tried = (value: string) => refusalOf({ ...both, ...secrets, [name]: value });
  expect(await tried("")).toBe(`${name} is missing. ${openssl}`);
  expect(await tried("changeme")).toBe(`${name} must be 64 hexadecimal characters. ${openssl}`);
  expect(await tried("0".repeat(64))).toBe(`${name} must be random, not a placeholder. ${openssl}`);
});

it("says so when a database cannot be reached, without its password", async () => {
  const said = await refusalOf({ ...both, ...secrets });
  expect(said).toBe(
    "The database at DATABASE_URL cannot be reached: connect ECONNREFUSED 127.0.0.1:1. Check the setting and the server.",
  );
  // A name with two addresses fails with an error that has no words of its own.
  const named = both.DATABASE_URL.replace("127.0.0.1", "localhost");
  expect(await refusalOf({ ...both, ...secrets, DATABASE_URL: named })).toMatch(/cannot be reached: .*ECONNREFUSED/);
  expect(await refusalOf({ ...both, ...secrets, DATABASE_URL: "app:apps-own@127.0.0.1/rp" })).toBe(
    "DATABASE_URL is not an address of a database, like postgres://role:password@host:5432/name.",
  );
});

it("does not make new secrets where the old ones are gone or damaged", async () => {
  const folder = newFolder();
  const data = join(folder, "group");
  const file = join(data, "secrets.json");
  const begin = async () => launch([...launcher, "--empty"], { DATA_DIR: data, PORT: String(await freePort()) });
  const first = await begin();
  await first.until(ready);
  await pressCtrlC(first);
  await nothingLeft(folder);

  writeFileSync(file, '{ "PEPPER": "half of what it was');
  const damaged = await begin();
  expect(await damaged.ended).toBe(1);
  expect(damaged.said()).toBe(
    `Starting the database.\nCould not start: ${file} is damaged. Put it back from a backup.\n`,
  );
  rmSync(file);
  const gone = await begin();
  expect(await gone.ended).toBe(1);
  expect(gone.said()).toBe(
    `Starting the database.\nCould not start: ${file} is gone, and without it nobody can sign in. Put it back from a backup.\n`,
  );
  expect(readdirSync(data).sort()).toEqual(["kept-for", "pg18"]);
  await nothingLeft(folder);
});

it("does not serve without its secrets when the server is started by itself", async () => {
  const alone = { NODE_ENV: "production", DATABASE_URL: both.DATABASE_URL };
  const server = ["node", "scripts/serve.ts"];
  expect(await refusalOf(alone, [], server)).toBe(
    "The server's settings are not complete: PEPPER is missing; PRELOGIN_KEY is missing; SIGN_IN_KEY is missing",
  );
  const placeholder = { ...alone, ...secrets, SIGN_IN_KEY: "deadbeef".repeat(8) };
  expect(await refusalOf(placeholder, [], server)).toBe(
    "The server's settings are not complete: SIGN_IN_KEY must be random, not a placeholder",
  );
});
