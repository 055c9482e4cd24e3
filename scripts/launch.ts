/*
 * What `npm start` does once the pinned Node runs: checks, builds, starts the database, migrates, serves, and leaves
 * nothing behind. Nothing is started before everything that could refuse has been asked.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Embedded, openEmbedded } from "../db/embedded/open.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { buildIfNeeded } from "./build.ts";
import { makeFirstInvitation } from "./first-invitation.ts";
import { type OwnDatabase, requireOwnDatabase } from "./own-database.ts";
import {
  Refusal,
  readSettings,
  requireDataFolder,
  requireFreePort,
  requireSecrets,
  type ServerSecrets,
  type Settings,
  signInsFileOf,
  siteAddress,
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

type Database = OwnDatabase & { secrets: ServerSecrets };

async function startOwn(settings: Settings): Promise<Database> {
  say("Starting the database.");
  embedded = await openEmbedded(settings.data, say);
  const { PEPPER, PRELOGIN_KEY, SIGN_IN_KEY } = embedded.secrets;
  const { appUrl, ownerUrl } = embedded;
  return { appUrl, ownerUrl, appRole: "rp_app", secrets: { PEPPER, PRELOGIN_KEY, SIGN_IN_KEY } };
}

function serve(settings: Settings, { appUrl, secrets }: Database): Promise<void> {
  // The owner's role stays here: what visitors talk to cannot reach it. What is not said now is not inherited either.
  const { DATABASE_OWNER_URL: _owner, DEMONSTRATION: _demonstration, PUBLIC_URL: _url, ...inherited } = process.env;
  if (settings.mode !== "own-database" || !inherited.DATABASE_DIRECT_URL) delete inherited.DATABASE_DIRECT_URL;
  const child = spawn(process.execPath, ["scripts/serve.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...inherited,
      ...secrets,
      DATABASE_URL: appUrl,
      HOST: settings.host,
      PORT: String(settings.port),
      NEXTAUTH_URL: siteAddress(settings),
      NODE_ENV: settings.development ? "development" : "production",
      ...(settings.publicUrl ? { PUBLIC_URL: settings.publicUrl } : {}),
      ...settings.mail,
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
    say(`  ${role.padEnd(11)} ${name.padEnd(28)} ${email.padEnd(22)} ${password}`);
  say(`These passwords were made for this installation, and are kept with the recovery words in ${file}`);
}

function sayFirstLink(link: string | null): void {
  if (link) {
    say("\nNobody leads the group yet. This link makes the first facilitator; it can be used once, within 14 days:");
    say(`  ${link}`);
  } else say("\nWhoever has joined signs in with the password they chose.");
}

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  // Of all processes, only the one that sends is given the password of the mail server.
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
  const own = settings.mode === "own-database";
  const demonstration = settings.mode === "demonstration";
  await requireFreePort(settings);
  const brought = own ? { secrets: requireSecrets(process.env), ...(await requireOwnDatabase(process.env)) } : null;
  if (!own) requireDataFolder(settings);
  if (!settings.development) await buildIfNeeded(say);
  const database = brought ?? (await startOwn(settings));
  await migrateDatabase(database.ownerUrl, database.appRole).catch((error) => {
    throw new Refusal(`The database could not be brought up to date: ${error.cause?.message ?? error.message}`);
  });
  if (demonstration) {
    const { fillDemonstration } = await import("./demo/fill.ts");
    const { ownerUrl, secrets } = database;
    await fillDemonstration({ ownerUrl, pepper: secrets.PEPPER, signInsFile: signInsFileOf(settings), say });
  }
  await serve(settings, database);
  const address = siteAddress(settings);
  if (demonstration) sayWhoCanSignIn(signInsFileOf(settings));
  else sayFirstLink(await makeFirstInvitation(database.ownerUrl, address));
  say(`\nThe site is at ${address}. Stop it with Ctrl-C.`);
}

main().catch((error: Error) => {
  if (!ending) console.error(error instanceof Refusal ? error.message : `Could not start: ${error.message}`);
  void end(1);
});
