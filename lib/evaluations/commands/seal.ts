import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Reply } from "../rules.ts";

/*
 * A reply between the member and the results: sealed under a key made from the sign-in key and bound to its round, so
 * that who reads the table in passing reads nothing. Every one has the same length, however much was written.
 */
const keyOf = (signInKey: Uint8Array) => Buffer.from(hkdfSync("sha256", signInKey, "", "rp/evaluation", 32));
const aadOf = (evaluationId: string) => Buffer.from(`rp/evaluation\0${evaluationId}`);
const length = 4096;

/** Seals a reply: nonce, ciphertext and tag. */
export function sealReply(signInKey: Uint8Array, evaluationId: string, reply: Reply): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(signInKey), nonce).setAAD(aadOf(evaluationId));
  const plain = Buffer.alloc(length, " ");
  if (plain.write(JSON.stringify(reply), "utf8") === length) throw new Error("A reply is too long to seal");
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens it. Throws when it was sealed under another key or for another round. */
export function openReply(signInKey: Uint8Array, evaluationId: string, sealed: Uint8Array): Reply {
  const opener = createDecipheriv("aes-256-gcm", keyOf(signInKey), sealed.subarray(0, 12));
  opener.setAAD(aadOf(evaluationId)).setAuthTag(sealed.subarray(-16));
  return JSON.parse(Buffer.concat([opener.update(sealed.subarray(12, -16)), opener.final()]).toString("utf8"));
}
