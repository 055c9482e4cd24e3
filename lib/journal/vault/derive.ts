/*
 * From a password or the recovery words to keys (sealing.md §1.2, §2). The only file that calls the Argon2id library.
 * `auth` is what the server learns; `kek` wraps the journal key and never leaves this device; `commit` binds a wrap to
 * the one secret that may open it. Frozen: a change here locks every journal, so tests hold known answers.
 */
import { concat, fromHex, toHex, utf8 } from "./bytes.ts";

/** The only profile there is: Argon2id v1.3, 64 MiB, three passes, one lane. A server that names another is refused. */
export const kdfProfile = 1;

export type Derived = { authHex: string; commit: Uint8Array<ArrayBuffer>; kek: CryptoKey };
export type DerivedFromWords = { proofHex: string; commit: Uint8Array<ArrayBuffer>; kek: CryptoKey };

/** The one spelling of an email that an account has. */
export function canonicalEmail(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}

/** NFKC, and nothing trimmed: a space may be part of a password. */
export const normalisePassword = (password: string): string => password.normalize("NFKC");

/** Why a new password is too short or too long, counted in characters as a person counts them; null when it fits. */
export function whyNotLength(password: string): "too-short" | "too-long" | null {
  const length = [...normalisePassword(password)].length;
  if (length < 12) return "too-short";
  return length > 1024 ? "too-long" : null;
}

/** The Argon2id salt: bound to the email, and random through the seed (32 bytes) that the browser chose. */
export async function makeSalt(email: string, seed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const bound = concat(utf8("rj1/salt\0"), utf8(canonicalEmail(email)), new Uint8Array(1), seed);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bound)).slice(0, 16);
}

/** Argon2id with profile 1: 32 bytes. Throws when the 64 MiB cannot be had. */
export async function stretch(password: string, salt: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  // Only where it runs, in the worker: pages need the rest of this file.
  const { argon2id } = await import("hash-wasm");
  const given = { password: normalisePassword(password), salt, parallelism: 1, iterations: 3, memorySize: 65536 };
  return argon2id({ ...given, hashLength: 32, outputType: "binary" }) as Promise<Uint8Array<ArrayBuffer>>;
}

async function split(root: Uint8Array<ArrayBuffer>, salt: string, auth: string, commit: string, kek: string) {
  const prk = await crypto.subtle.importKey("raw", root, "HKDF", false, ["deriveBits", "deriveKey"]);
  root.fill(0);
  const from = (info: string) => ({ name: "HKDF", hash: "SHA-256", salt: utf8(salt), info: utf8(info) });
  const bits = async (info: string) => new Uint8Array(await crypto.subtle.deriveBits(from(info), prk, 256));
  return {
    authHex: toHex(await bits(auth)),
    commit: await bits(commit),
    kek: await crypto.subtle.deriveKey(from(kek), prk, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]),
  };
}

/** Everything that a password gives for this email and seed (64 hexadecimal characters). Takes about a quarter second. */
export async function deriveFromPassword(from: { email: string; password: string; seedHex: string }): Promise<Derived> {
  const root = await stretch(from.password, await makeSalt(from.email, fromHex(from.seedHex)));
  return split(root, "rj1/root", "rj1/auth", "rj1/commit", "rj1/kek");
}

/** Everything that the recovery words' 16 bytes give. `proofHex` shows the server that somebody has the words. */
export async function deriveFromWords(entropy: Uint8Array): Promise<DerivedFromWords> {
  const { authHex, ...rest } = await split(
    Uint8Array.from(entropy),
    "rj1/recovery",
    "rj1/rauth",
    "rj1/rcommit",
    "rj1/rkek",
  );
  return { proofHex: authHex, ...rest };
}
