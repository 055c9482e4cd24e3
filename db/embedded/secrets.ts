import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What one installation keeps secret, beside its database folder and never inside it. Hexadecimal. */
export type Secrets = Record<(typeof names)[number], string>;

const names = ["PEPPER", "PRELOGIN_KEY", "SIGN_IN_KEY", "superuserPassword", "ownerPassword", "appPassword"] as const;

/** The secrets that a file holds, or null when there is none. Throws, naming the file and nothing in it. */
function read(file: string): Secrets | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    const found: Secrets = JSON.parse(text);
    if (names.every((name) => /^[0-9a-f]{64}$/.test(found[name]))) return found;
  } catch {
    // A parser repeats what it could not read.
  }
  throw new Error(`${file} is damaged. Put it back from a backup.`);
}

/** Reads the folder's secrets.json, or makes it once (mode 0600), also when two start at the same moment. */
export function readSecrets(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  mkdirSync(folder, { recursive: true });
  // Asked first: the database comes after the secrets, so that where it is, they must have been.
  const used = existsSync(join(folder, "pg18"));
  const found = read(file);
  if (found) return found;
  if (used) throw new Error(`${file} is gone, and without it nobody can sign in. Put it back from a backup.`);
  const made = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString("hex")])) as Secrets;
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  try {
    // A link appears whole or not at all, and only for the first of two.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return read(file) ?? made;
}
