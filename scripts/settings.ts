import { createHmac } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import { createServer } from "node:net";

/** Something that the person at the terminal can put right; said in one line. */
export class Refusal extends Error {}

export type Settings = {
  mode: "demonstration" | "group" | "own-database";
  development: boolean;
  host: string;
  port: number;
  publicUrl: string | null;
  data: string;
};

const loopback = /^(127(\.\d+){3}|localhost|::1)$/;

/** What the arguments and the environment ask for. Throws a Refusal for what cannot be. */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv): Settings {
  const unknown = args.find((arg) => !["--empty", "--dev"].includes(arg));
  if (unknown) throw new Refusal(`There is no option ${unknown}. The options are --empty (a real group) and --dev.`);
  const port = Number(environment.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Refusal("PORT must be a number from 1 to 65535.");
  const host = environment.HOST ?? "127.0.0.1";
  const publicUrl = environment.PUBLIC_URL || null;
  if (publicUrl && !(URL.canParse(publicUrl) && /^https?:$/.test(new URL(publicUrl).protocol))) {
    throw new Refusal("PUBLIC_URL must be the whole address that people use, like https://group.example.org.");
  }
  if (!loopback.test(host) && !publicUrl?.startsWith("https:")) {
    throw new Refusal(
      `HOST ${host} is not this machine alone: set PUBLIC_URL to the https address that people will use. Browsers keep cryptography for https.`,
    );
  }
  const mode = environment.DATABASE_URL ? "own-database" : args.includes("--empty") ? "group" : "demonstration";
  const data = environment.DATA_DIR ?? (mode === "demonstration" ? ".data/demo" : ".data/group");
  return { mode, development: args.includes("--dev"), host, port, publicUrl, data };
}

/** Makes sure a folder is there and can be written. Throws a Refusal. */
export function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new Refusal(
      `The folder ${folder} cannot be written. Give yourself the right to write there, or start in another folder.`,
    );
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
    const value = environment[name] ?? "";
    const bytes = new Set(value.toLowerCase().match(/../g));
    if (!/^[0-9a-f]{64}$/i.test(value) || bytes.size <= 8) {
      throw new Refusal(
        `${name} is ${value ? "not 64 random hexadecimal characters" : "missing"}. Make one with: openssl rand -hex 32`,
      );
    }
    found[name] = value;
  }
  return found;
}

/** What next-auth signs its own short-lived cookies with: made from the sign-in key, so that there is one secret fewer to keep. */
export function nextAuthSecret(signInKey: string): string {
  return createHmac("sha256", Buffer.from(signInKey, "hex")).update("rj1/next-auth").digest("hex");
}
