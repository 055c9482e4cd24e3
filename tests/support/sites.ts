import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseOf, type Joined, newMember } from "./joining";

/** `publicUrl` is where people find it, when that is not `url`. */
export type Site = { url: string; publicUrl?: string; data: string; log: string; pid: number };
/** `lead` is the facilitator of the group. */
export type Sites = { demonstration: Site; group: Site; lead: Joined };

// Below the ports that a system hands out by itself: filling the demonstration takes seconds, and one of those would be
// taken meanwhile by somebody's connection.
/** A port that nobody listens on, at this moment. */
export function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 12_000);
  return new Promise((done) => {
    const server = createServer()
      .once("error", () => done(freePort()))
      .listen(port, "127.0.0.1", () => server.close(() => done(port)));
  });
}

/** Starts the site as `npm start` does, with throw-away data, and waits until it says where it is. */
export async function startSite(
  folder: string,
  name: string,
  args: string[],
  port?: number,
  settings: Record<string, string> = {},
): Promise<{ site: Site; child: ChildProcess }> {
  const at = port ?? (await freePort());
  const data = join(folder, name);
  const log = join(folder, `${name}.log`);
  const out = openSync(log, "a");
  const {
    DATABASE_URL: _d,
    DATABASE_OWNER_URL: _o,
    PUBLIC_URL: _p,
    HOST: _h,
    npm_lifecycle_event: _n,
    ...env
  } = process.env;
  const child = spawn(process.execPath, ["scripts/launch.ts", ...args], {
    stdio: ["ignore", out, out, "ipc"],
    env: { ...env, DATA_DIR: data, PORT: String(at), ...settings },
  });
  const before = readFileSync(log, "utf8").length;
  for (;;) {
    if (readFileSync(log, "utf8").slice(before).includes("Stop it with Ctrl-C")) break;
    if (child.exitCode !== null) throw new Error(`The site did not start:\n${readFileSync(log, "utf8")}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  const url = `http://127.0.0.1:${at}`;
  return { site: { url, publicUrl: settings.PUBLIC_URL, data, log, pid: child.pid ?? 0 }, child };
}

/** Ends a site that was started here, and waits for it. */
export async function stopSite(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await gone;
}

/** Deletes a site's throw-away data once its database has gone, which takes some seconds after the site. */
export async function removeData(folder: string, data: string[]): Promise<void> {
  for (const one of data) {
    const file = join(one, "pg18/postmaster.pid");
    for (let waited = 0; existsSync(file) && waited < 20_000; waited += 100)
      await new Promise((done) => setTimeout(done, 100));
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The sites that all browser tests share. */
export function sites(): Sites {
  return JSON.parse(process.env.RP_SITES ?? "{}");
}

export default async function setup() {
  const folder = mkdtempSync(join(tmpdir(), "rp-sites-"));
  const [demonstration, group] = await Promise.all([
    startSite(folder, "demo", []),
    startSite(folder, "group", ["--empty"]),
  ]);
  const lead = await newMember(group.site, { name: "Rowan Lead", leads: true });
  // Its first group takes requests all along, so that no test changes what visitors are told while another looks.
  const owner = databaseOf(group.site);
  await owner`insert into responsibilities (responsible, contact, suppliers, backup_days, retention_read_on)
              values ('Kindling Practice', 'hello@kindling.example', 'None', 14, current_date)`;
  await owner`update groups set joining = 'open' where id = ${lead.groupId}`;
  await owner.end();
  process.env.RP_SITES = JSON.stringify({
    demonstration: demonstration.site,
    group: group.site,
    lead,
  } satisfies Sites);
  return async () => {
    await Promise.all([stopSite(demonstration.child), stopSite(group.child)]);
    await removeData(folder, [demonstration.site.data, group.site.data]);
  };
}
