import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What one installation keeps secret, beside its database folder and never inside it. Hexadecimal. */
export type Secrets = {
  PEPPER: string;
  PRELOGIN_KEY: string;
  SIGN_IN_KEY: string;
  superuserPassword: string;
  ownerPassword: string;
  appPassword: string;
};

/** Reads the folder's secrets.json, or makes it once (mode 0600), also when two start at the same moment. */
export function readSecrets(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  mkdirSync(folder, { recursive: true });
  const hex = () => randomBytes(32).toString("hex");
  const made: Secrets = {
    PEPPER: hex(),
    PRELOGIN_KEY: hex(),
    SIGN_IN_KEY: hex(),
    superuserPassword: hex(),
    ownerPassword: hex(),
    appPassword: hex(),
  };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  try {
    // A link appears whole or not at all, and only for the first of two.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return JSON.parse(readFileSync(file, "utf8"));
}
