import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import { serverSecret } from "../lib/env.ts";
import { readMailServer, readSender, senderSaid, serverSaid } from "../lib/mail/server-settings.ts";

/** Something that the person at the terminal can put right; said in one line. */
export class Refusal extends Error {}

export type Settings = {
  mode: "demonstration" | "group" | "own-database";
  development: boolean;
  host: string;
  port: number;
  /** The origin that people use, from PUBLIC_URL. */
  publicUrl: string | null;
  /** SMTP_URL and MAIL_FROM as given, for the process that sends; null when facilitators send by hand. */
  mail: { SMTP_URL: string; MAIL_FROM: string } | null;
  data: string;
};

const loopback = /^(127(\.\d+){3}|localhost|::1)$/;

function readPublicUrl(given: string | undefined): string | null {
  if (!given) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search || url.hash || url.username) {
    throw new Refusal("PUBLIC_URL must be the address that people use and no more, like https://group.example.org.");
  }
  if (url.protocol !== "https:" && !loopback.test(url.hostname.replace(/^\[|\]$/g, ""))) {
    throw new Refusal("PUBLIC_URL must begin with https. Browsers keep cryptography for https.");
  }
  return url.origin;
}

// A demonstration sends nothing: its people are made up, and their addresses may be somebody's.
function readMail(environment: NodeJS.ProcessEnv, publicUrl: string | null, demonstration: boolean): Settings["mail"] {
  const { SMTP_URL, MAIL_FROM } = environment;
  if (!SMTP_URL) return null;
  if (!readMailServer(SMTP_URL)) throw new Refusal(`SMTP_URL ${serverSaid}.`);
  if (!MAIL_FROM) throw new Refusal("MAIL_FROM is missing: the address that mail comes from. SMTP_URL is set.");
  if (!readSender(MAIL_FROM)) throw new Refusal(`MAIL_FROM ${senderSaid}.`);
  if (!publicUrl)
    throw new Refusal("PUBLIC_URL is missing: the address that links in mails begin with. SMTP_URL is set.");
  if (demonstration)
    throw new Refusal("SMTP_URL is for a real group. A demonstration sends no mail: start with --empty.");
  return { SMTP_URL, MAIL_FROM };
}

/** What the arguments and the environment ask for; an empty setting is none. Throws a Refusal for what cannot be. */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv): Settings {
  const unknown = args.find((arg) => !["--empty", "--dev"].includes(arg));
  if (unknown) throw new Refusal(`There is no option ${unknown}. The options are --empty (a real group) and --dev.`);
  const port = Number(environment.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Refusal("PORT must be a number from 1 to 65535.");
  const host = environment.HOST || "127.0.0.1";
  const publicUrl = readPublicUrl(environment.PUBLIC_URL);
  if (!loopback.test(host) && !publicUrl?.startsWith("https:")) {
    throw new Refusal(
      `HOST ${host} is not this machine alone: set PUBLIC_URL to the https address that people will use. Browsers keep cryptography for https.`,
    );
  }
  if (environment.DATABASE_OWNER_URL && !environment.DATABASE_URL) {
    throw new Refusal("DATABASE_URL is missing: the role that the site itself runs as. DATABASE_OWNER_URL is set.");
  }
  const mode = environment.DATABASE_URL ? "own-database" : args.includes("--empty") ? "group" : "demonstration";
  const data = resolve(environment.DATA_DIR || (mode === "demonstration" ? ".data/demo" : ".data/group"));
  const mail = readMail(environment, publicUrl, mode === "demonstration");
  return { mode, development: args.includes("--dev"), host, port, publicUrl, mail, data };
}

/** The address that people type, and that links begin with. */
export function siteAddress({ publicUrl, host, port }: Settings): string {
  return publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Beside the demonstration's folder, so that the folder can be deleted and filled again. */
export const signInsFileOf = ({ data }: Settings) => join(dirname(data), `${basename(data)}-sign-ins.json`);

function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new Refusal(
      `The folder ${folder} cannot be written. Give yourself the right to write there, or start in another folder.`,
    );
  }
}

/** Makes sure that the data folder can be written, and is not the other kind's. Throws a Refusal. */
export function requireDataFolder(settings: Settings): void {
  const { mode, data } = settings;
  requireWritable(data);
  if (mode === "demonstration") requireWritable(dirname(data));
  const file = join(data, "kept-for");
  try {
    // The first start here says whose the folder is, for ever: made-up people never sign in to a real group.
    writeFileSync(file, `${mode}\n`, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (readFileSync(file, "utf8").trim() === mode) return;
    const [holds, wants] = mode === "group" ? ["demonstration", "real group"] : ["real group", "demonstration"];
    throw new Refusal(`The folder ${data} holds a ${holds}. A ${wants} needs a folder of its own: change DATA_DIR.`);
  }
}

/** Makes sure nobody listens on the port yet. Throws a Refusal. */
export function requireFreePort({ host, port }: Settings): Promise<void> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`;
      const other = `Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`;
      failed(new Refusal(error.code === "EADDRINUSE" ? taken : other));
    });
    server.listen(port, host, () => server.close(() => done()));
  });
}

const secretNames = ["PEPPER", "PRELOGIN_KEY", "SIGN_IN_KEY"] as const;
export type ServerSecrets = Record<(typeof secretNames)[number], string>;

/** The server's secrets from the environment, for a database of one's own. Throws a Refusal that never repeats a value. */
export function requireSecrets(environment: NodeJS.ProcessEnv): ServerSecrets {
  const found = {} as ServerSecrets;
  for (const name of secretNames) {
    const value = environment[name] || undefined;
    const said = serverSecret.safeParse(value).error?.issues[0]?.message;
    if (said || !value) throw new Refusal(`${name} ${said}. Make one with: openssl rand -hex 32`);
    found[name] = value;
  }
  return found;
}
