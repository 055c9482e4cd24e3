import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/*
 * What a message's link needs to work (a token, a code) and the facilitator's kind words, between the act that causes a
 * message and its sending. Sealed under a key made from the sign-in key, so that a stolen database opens no door.
 */
const keyOf = (signInKey: Uint8Array) => Buffer.from(hkdfSync("sha256", signInKey, "", "rp/mail-details", 32));
const aadOf = (messageId: string) => Buffer.from(`rp/mail-details\0${messageId}`);

export type Details = Record<string, string>;

/** Seals a message's details: nonce, ciphertext and tag. Bound to the message's id. */
export function sealDetails(signInKey: Uint8Array, messageId: string, details: Details): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(signInKey), nonce).setAAD(aadOf(messageId));
  const words = Buffer.from(JSON.stringify(details), "utf8");
  return Buffer.concat([nonce, cipher.update(words), cipher.final(), cipher.getAuthTag()]);
}

/** Opens them. Throws when they were sealed under another key or for another message. */
export function openDetails(signInKey: Uint8Array, messageId: string, sealed: Uint8Array): Details {
  const opener = createDecipheriv("aes-256-gcm", keyOf(signInKey), sealed.subarray(0, 12));
  opener.setAAD(aadOf(messageId)).setAuthTag(sealed.subarray(-16));
  return JSON.parse(Buffer.concat([opener.update(sealed.subarray(12, -16)), opener.final()]).toString("utf8"));
}
