/*
 * What `npm start` does once the pinned Node runs: checks, builds, starts the database, migrates, serves, and leaves
 * nothing behind. Nothing is started before everything that could refuse has been asked.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import postgres from "postgres";
import { type Embedded, openEmbedded } from "../db/embedded/open.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { buildIfNeeded } from "./build.ts";
import { makeFirstInvitation } from "./first-invitation.ts";
import {
  nextAuthSecret,
  Refusal,
  readSettings,
  requireFreePort,
  requireSecrets,
  requireWritable,
  type ServerSecrets,
  type Settings,
} from "./settings.ts";

const say = (line: string) => console.log(line);
let embedded: Embedded | null = null;
let site: ChildProcess | null = null;
let ending = false;

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  const running = site;
  if (running && running.exitCode === null && running.signalCode === null) {
    const gone = new Promise((done) => running.once("exit", done));
    running.kill("SIGTERM");
    await gone;
  }
  await embedded?.release().catch(() => {});
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
process.on("disconnect", () => void end(0));

type Database = { ownerUrl: string; appUrl: string; secrets: ServerSecrets };

async function openDatabase(settings: Settings): Promise<Database> {
  if (settings.mode !== "own-database") {
    say("Starting the database.");
    embedded = await openEmbedded(settings.data);
    const { PEPPER, PRELOGIN_KEY, SIGN_IN_KEY } = embedded.secrets;
    return { ...embedded, secrets: { PEPPER, PRELOGIN_KEY, SIGN_IN_KEY } };
  }
  const { DATABASE_URL: appUrl = "", DATABASE_OWNER_URL: ownerUrl = "" } = process.env;
  return { appUrl, ownerUrl, secrets: requireSecrets(process.env) };
}

async function roleOf(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [row] = await sql`select current_user::text as role`;
    return row?.role;
  } catch (error) {
    throw new Refusal(`The database at DATABASE_URL cannot be reached: ${(error as Error).message}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function serve(settings: Settings, { appUrl, secrets }: Database): Promise<void> {
  const { DATABASE_OWNER_URL: _owner, ...inherited } = process.env;
  const own = settings.publicUrl ?? `http://${settings.host}:${settings.port}`;
  const child = spawn(process.execPath, ["scripts/serve.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...inherited,
      ...secrets,
      DATABASE_URL: appUrl,
      HOST: settings.host,
      PORT: String(settings.port),
      NEXTAUTH_URL: own,
      NEXTAUTH_SECRET: nextAuthSecret(secrets.SIGN_IN_KEY),
      NODE_ENV: settings.development ? "development" : "production",
      ...(settings.mode === "demonstration" ? { DEMONSTRATION: "1" } : {}),
    },
  });
  site = child;
  return new Promise((ready, failed) => {
    child.once("message", () => {
      ready();
      child.once("exit", () => {
        if (!ending) console.error("The site has stopped by itself. Its last lines above say why.");
        void end(1);
      });
    });
    child.once("exit", () => failed(new Refusal("The site could not start. Its last lines above say why.")));
  });
}

function sayWhoCanSignIn(file: string): void {
  const signIns: { role: string; name: string; email: string; password: string }[] = JSON.parse(
    readFileSync(file, "utf8"),
  );
  say("\nA demonstration, with made-up people. Do not write anything real. You can sign in as:");
  for (const { role, name, email, password } of signIns)
    say(`  ${role.padEnd(11)} ${name.padEnd(26)} ${email.padEnd(30)} ${password}`);
  say(`These passwords were made for this installation, and are kept in ${file} with the recovery words.`);
}

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  const own = settings.mode === "own-database";
  if (own && !process.env.DATABASE_OWNER_URL) {
    throw new Refusal(
      "DATABASE_OWNER_URL is missing: the role that owns the tables, for migrations. The site itself runs as DATABASE_URL's.",
    );
  }
  if (own) requireSecrets(process.env);
  else requireWritable(settings.data);
  await requireFreePort(settings);
  if (!settings.development) await buildIfNeeded(say);
  const database = await openDatabase(settings);
  await migrateDatabase(database.ownerUrl, own ? await roleOf(database.appUrl) : "rp_app").catch((error) => {
    throw new Refusal(`The database could not be brought up to date: ${error.cause?.message ?? error.message}`);
  });
  const signInsFile = join(dirname(settings.data), "demo-sign-ins.json");
  if (settings.mode === "demonstration") {
    const { fillDemonstration } = await import("./demo/fill.ts");
    await fillDemonstration({ ownerUrl: database.ownerUrl, pepper: database.secrets.PEPPER, signInsFile, say });
  }
  await serve(settings, database);
  const address =
    settings.publicUrl ??
    `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${settings.port}`;
  if (settings.mode === "demonstration" && existsSync(signInsFile)) sayWhoCanSignIn(signInsFile);
  const link = settings.mode === "demonstration" ? null : await makeFirstInvitation(database.ownerUrl, address);
  if (link)
    say(
      `\nNobody leads the group yet. This link makes the first facilitator; it can be used once, within 14 days:\n  ${link}`,
    );
  say(`\nThe site is at ${address}. Stop it with Ctrl-C.`);
}

main().catch((error: Error) => {
  console.error(error instanceof Refusal ? error.message : `Could not start: ${error.message}`);
  void end(1);
});
