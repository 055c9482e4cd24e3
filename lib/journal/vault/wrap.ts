/*
 * A wrap v1 keeps the journal key under one secret: 104 bytes, "RW" 01 type | key id 8 | nonce 12 | commit 32 |
 * ciphertext 32 | tag 16 (sealing.md §2.1). Bound to the member and, by type, to what made the secret. The commitment is
 * checked before AES-GCM, because GCM alone would let one wrap open under two keys.
 */
import { concat, randomBytes, sameBytes, utf8, uuidToBytes } from "./bytes.ts";

export type WrapType = 1 | 2 | 4;
const wrapBytes = 104;

type Bound = {
  type: WrapType;
  memberId: string;
  /** Type 1 is bound to the profile and the seed, type 4 to the id of the key that came after; type 2 to neither. */
  seed?: Uint8Array;
  newKeyId?: Uint8Array;
};
type Secret = { commit: Uint8Array; kek: CryptoKey };

function aad(header: Uint8Array, bound: Bound): Uint8Array<ArrayBuffer> {
  const nothing = new Uint8Array(0);
  const contexts = { 1: concat(Uint8Array.of(1), bound.seed ?? nothing), 2: nothing, 4: bound.newKeyId ?? nothing };
  const context = contexts[bound.type];
  return concat(utf8("rj1/wrap"), header, uuidToBytes(bound.memberId), context);
}

/** Wraps a raw journal key (32 bytes). `nonce` is given by tests only: it must never repeat under one secret. */
export async function sealWrap(
  key: { raw: Uint8Array<ArrayBuffer>; keyId: Uint8Array },
  secret: Secret,
  bound: Bound,
  nonce: Uint8Array<ArrayBuffer> = randomBytes(12),
): Promise<Uint8Array<ArrayBuffer>> {
  const header = concat(Uint8Array.of(0x52, 0x57, 1, bound.type), key.keyId, nonce);
  const how = { name: "AES-GCM", iv: nonce, additionalData: aad(header, bound) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(how, secret.kek, key.raw));
  return concat(header, secret.commit, sealed);
}

export type Opened = { ok: true; raw: Uint8Array<ArrayBuffer>; keyId: Uint8Array<ArrayBuffer> } | { ok: false };

/** The raw journal key in a wrap; the caller zeroes it. Not ok for a wrong secret, another member, or any changed byte. */
export async function openWrap(wrap: Uint8Array, secret: Secret, bound: Bound): Promise<Opened> {
  const bytes = Uint8Array.from(wrap);
  const known = bytes[0] === 0x52 && bytes[1] === 0x57 && bytes[2] === 1 && bytes[3] === bound.type;
  if (bytes.byteLength !== wrapBytes || !known || !sameBytes(bytes.subarray(24, 56), secret.commit))
    return { ok: false };
  const how = { name: "AES-GCM", iv: bytes.slice(12, 24), additionalData: aad(bytes.slice(0, 24), bound) };
  try {
    const raw = new Uint8Array(await crypto.subtle.decrypt(how, secret.kek, bytes.slice(56)));
    return { ok: true, raw, keyId: bytes.slice(4, 12) };
  } catch {
    return { ok: false };
  }
}
