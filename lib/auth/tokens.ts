import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, randomInt } from "node:crypto";

/** 32 random bytes as 43 characters that are safe in a URL: a sign-in's cookie, an invitation's link. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a token: all that the database keeps of it. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

// No I, L, O, U, 0 or 1: nothing that is misheard over the phone or misread on paper. 12 of 30 are 58 bits.
const letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

/** A one-time code to read out or write down, like "K7QF-2M9X-3TRB". */
export function makeCode(): string {
  const all = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join("");
  return `${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`;
}

/** What is stored of a code: keyed, because a code is short enough to be guessed from a bare hash. Spaces, dashes and case do not count. */
export function hashCode(pepper: Uint8Array, memberId: string, code: string): Buffer {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return createHmac("sha256", pepper).update(`rj1/code\0${memberId}\0${plain}`).digest();
}

/** The seed that an unknown email is given at prelogin: steady, and unlike any other email's. */
export function pretendSeed(preloginKey: Uint8Array, email: string): string {
  return createHmac("sha256", preloginKey).update(`seed\0${email}`).digest("hex");
}

const localKeyAad = (tokenHash: Uint8Array) => Buffer.concat([Buffer.from("rj1/local-key"), tokenHash]);

/** Makes a sign-in's local key (32 bytes), sealed under the sign-in key so that a database thief has no use for it. */
export function makeSealedLocalKey(signInKey: Uint8Array, tokenHash: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", signInKey, nonce).setAAD(localKeyAad(tokenHash));
  return Buffer.concat([nonce, cipher.update(randomBytes(32)), cipher.final(), cipher.getAuthTag()]);
}

/** Opens a sign-in's local key. Throws when the sign-in key is not the one it was sealed with. */
export function openLocalKey(signInKey: Uint8Array, tokenHash: Uint8Array, sealed: Uint8Array): Buffer {
  const opener = createDecipheriv("aes-256-gcm", signInKey, sealed.subarray(0, 12));
  opener.setAAD(localKeyAad(tokenHash)).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([opener.update(sealed.subarray(12, -16)), opener.final()]);
}
