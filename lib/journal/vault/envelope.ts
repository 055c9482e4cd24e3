/*
 * An envelope v1 seals one thing: "RJ" 01 kind | key id 8 | nonce 12 | ciphertext | tag 16, bound to its member, id and
 * version (sealing.md §2.2). The plaintext is padded to a few sizes (§2.5), so that its length says little.
 */
import { isBucket, readSealedHeader } from "../wire.ts";
import { concat, randomBytes, u32, utf8, uuidToBytes } from "./bytes.ts";
import { type JournalKey, keyFor, keyNamed } from "./journal-key.ts";

/** 1 a reflection, 2 the head, 3 settings, 4 a draft that never leaves this device, 5 the history of a reflection, 6 what opened, on this device alone. */
export type Kind = 1 | 2 | 3 | 4 | 5 | 6;
export type Bound = { kind: Kind; memberId: string; id: string; version: number };

const kib = 1024;

function bucketFor(size: number): number {
  for (let bucket = kib; bucket <= 64 * kib; bucket *= 2) if (size <= bucket) return bucket;
  return Math.ceil(size / (64 * kib)) * 64 * kib;
}

/** Length, text, zeros: up to the smallest size that fits. */
export function pad(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(bucketFor(content.byteLength + 4));
  padded.set(u32(content.byteLength));
  padded.set(content, 4);
  return padded;
}

/** What was padded, or null when the length, the zeros or the size are not what `pad` makes. */
export function unpad(padded: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (padded.byteLength < 4 || !isBucket(padded.byteLength)) return null;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (length + 4 > padded.byteLength || bucketFor(length + 4) !== padded.byteLength) return null;
  if (padded.subarray(4 + length).some((byte) => byte !== 0)) return null;
  return Uint8Array.from(padded.subarray(4, 4 + length));
}

function how(header: Uint8Array, bound: Bound) {
  const id = uuidToBytes(bound.id);
  const additionalData = concat(utf8("rj1/env"), header, uuidToBytes(bound.memberId), id, u32(bound.version));
  return { name: "AES-GCM", iv: Uint8Array.from(header.subarray(12, 24)), additionalData };
}

/** The 12 bytes that no two envelopes of one id under one key share. */
export const nonceOf = (envelope: Uint8Array): Uint8Array => envelope.subarray(12, 24);

/**
 * Seals bytes. `nonce` must never repeat for one key and id: it is given only by tests, and where one content moves to a
 * new key (reseal.ts).
 */
export async function seal(
  journal: JournalKey,
  content: Uint8Array,
  bound: Bound,
  nonce: Uint8Array = randomBytes(12),
): Promise<Uint8Array<ArrayBuffer>> {
  const header = concat(Uint8Array.of(0x52, 0x4a, 1, bound.kind), journal.keyId, nonce);
  const sealed = await crypto.subtle.encrypt(how(header, bound), await keyFor(journal, bound.id), pad(content));
  return concat(header, new Uint8Array(sealed));
}

/** What was sealed, by this key or one that it replaced; or null: another key, member, id, version or kind, a changed byte, or a format that is not v1. */
export async function open(
  journal: JournalKey,
  envelope: Uint8Array,
  bound: Bound,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const header = readSealedHeader(envelope);
  const sealedBy = header && keyNamed(journal, header.keyIdHex);
  if (!sealedBy || header.kind !== bound.kind) return null;
  const bytes = Uint8Array.from(envelope);
  try {
    const key = await keyFor(sealedBy, bound.id);
    return unpad(new Uint8Array(await crypto.subtle.decrypt(how(bytes.slice(0, 24), bound), key, bytes.slice(24))));
  } catch {
    return null;
  }
}
