/*
 * The journal key: 32 random bytes with an 8-byte id, held as a WebCrypto key that cannot be exported. Every sealed thing
 * has a key of its own, derived from it (sealing.md §2). Raw bytes exist only while a wrap is made or opened; between
 * pages they lie sealed under the sign-in's local key, so that ending the sign-in makes them unreadable.
 */
import { concat, randomBytes, sameBytes, toHex, utf8, uuidToBytes } from "./bytes.ts";

export type JournalKey = {
  keyId: Uint8Array<ArrayBuffer>;
  keyIdHex: string;
  key: CryptoKey;
  /** Keys that this one replaced, while something may still be sealed under them. They open; only this one seals. */
  previous: readonly JournalKey[];
};
export type RawJournalKey = { raw: Uint8Array<ArrayBuffer>; keyId: Uint8Array<ArrayBuffer> };

/** A new raw journal key. The caller zeroes `raw` once it is wrapped and imported. */
export const makeRawKey = (): RawJournalKey => ({ raw: randomBytes(32), keyId: randomBytes(8) });

/** Raw bytes as a key that cannot be exported. Does not zero them. */
export async function importJournalKey({ raw, keyId }: RawJournalKey): Promise<JournalKey> {
  const key = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey", "deriveBits"]);
  return { key, keyId, keyIdHex: toHex(keyId), previous: [] };
}

/** The key with this id: this one, or one that it replaced; null when it is neither. */
export const keyNamed = (journal: JournalKey, keyIdHex: string): JournalKey | null =>
  [journal, ...journal.previous].find((key) => key.keyIdHex === keyIdHex) ?? null;

/** What a replaced key lies wrapped under: made from the key that replaced it. */
export async function secretForPrevious(journal: JournalKey) {
  const from = (info: string) => ({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: utf8(info) });
  const kek = { name: "AES-GCM", length: 256 };
  return {
    commit: new Uint8Array(await crypto.subtle.deriveBits(from("rj1/prev-commit"), journal.key, 256)),
    kek: await crypto.subtle.deriveKey(from("rj1/prev"), journal.key, kek, false, ["encrypt", "decrypt"]),
  };
}

/** The AES key of one sealed thing, by its id. */
export function keyFor(journal: JournalKey, id: string): Promise<CryptoKey> {
  const from = { name: "HKDF", hash: "SHA-256", salt: uuidToBytes(id), info: utf8("rj1/entry") };
  return crypto.subtle.deriveKey(from, journal.key, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** The HMAC key of the head's sum. */
export function sumKey(journal: JournalKey): Promise<CryptoKey> {
  const from = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: utf8("rj1/mset") };
  return crypto.subtle.deriveKey(from, journal.key, { name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]);
}

async function localKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

const localAad = (memberId: string, header: Uint8Array) => concat(utf8("rj1/local"), uuidToBytes(memberId), header);

/** "RL" 01 00 | key id 8 | nonce 12 | ciphertext 32 | tag 16: what a browser keeps between pages, of use only with the sign-in. */
export async function sealUnderLocalKey(
  key: RawJournalKey,
  local: Uint8Array<ArrayBuffer>,
  memberId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = randomBytes(12);
  const header = concat(Uint8Array.of(0x52, 0x4c, 1, 0), key.keyId, nonce);
  const how = { name: "AES-GCM", iv: nonce, additionalData: localAad(memberId, header) };
  return concat(header, new Uint8Array(await crypto.subtle.encrypt(how, await localKey(local), key.raw)));
}

/** The raw key that was sealed under this local key, or null. The caller zeroes `raw`. */
export async function openUnderLocalKey(
  sealed: Uint8Array,
  local: Uint8Array<ArrayBuffer>,
  memberId: string,
): Promise<RawJournalKey | null> {
  const bytes = Uint8Array.from(sealed);
  if (bytes.byteLength !== 72 || !sameBytes(bytes.subarray(0, 4), Uint8Array.of(0x52, 0x4c, 1, 0))) return null;
  const how = { name: "AES-GCM", iv: bytes.slice(12, 24), additionalData: localAad(memberId, bytes.slice(0, 24)) };
  try {
    const raw = new Uint8Array(await crypto.subtle.decrypt(how, await localKey(local), bytes.slice(24)));
    return { raw, keyId: bytes.slice(4, 12) };
  } catch {
    return null;
  }
}
