import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

/*
 * The secret behind a second step's codes (RFC 6238), and the codes. It is sealed under a key made from the sign-in key,
 * so that a stolen database makes no codes. Whoever runs the server has both: it does not protect against them.
 */
const keyOf = (signInKey: Uint8Array) => Buffer.from(hkdfSync("sha256", signInKey, "", "rp/second-step", 32));
const aadOf = (memberId: string) => Buffer.from(`rp/second-step\0${memberId}`);
const period = 30;

/** 20 random bytes, as long as the hash that makes the codes. */
export const makeSecret = () => randomBytes(20);

/** Seals a secret: nonce, ciphertext and tag. Bound to its member. */
export function sealSecret(signInKey: Uint8Array, memberId: string, secret: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(signInKey), nonce).setAAD(aadOf(memberId));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** Opens it. Throws when it was sealed under another key or for another member. */
export function openSecret(signInKey: Uint8Array, memberId: string, sealed: Uint8Array): Buffer {
  const opener = createDecipheriv("aes-256-gcm", keyOf(signInKey), sealed.subarray(0, 12));
  opener.setAAD(aadOf(memberId)).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([opener.update(sealed.subarray(12, -16)), opener.final()]);
}

const totpOf = (secret: Uint8Array, more: { label?: string; issuer?: string } = {}) =>
  new TOTP({ secret: new Secret({ buffer: Uint8Array.from(secret).buffer }), period, ...more });

/** What an authenticator program takes over: as an address in a QR code, and as letters to type. */
export function shownSecret(secret: Uint8Array, label: string): { address: string; letters: string } {
  const totp = totpOf(secret, { label, issuer: "Reflective practice group" });
  return { address: totp.toString(), letters: totp.secret.base32.replace(/(.{4})(?=.)/g, "$1 ") };
}

/** The step that a code belongs to, of the one now and its two neighbours; null when it belongs to none of them. */
export function stepOf(secret: Uint8Array, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta;
}

/** The code of a moment, as an authenticator program shows it. */
export const codeAt = (secret: Uint8Array, moment: Date) => totpOf(secret).generate({ timestamp: moment.getTime() });
