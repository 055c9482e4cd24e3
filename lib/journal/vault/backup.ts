/*
 * A sealed export v1, `.rjx` (sealing.md §9), that opens without this site: "RX" 01 | kdf 01 | seed 32 | member 16 |
 * wrap 104 of the file's own key under a passphrase | 00, or 01 | recovery wrap 104 of the journal key | the file's key
 * under the journal key: nonce 12, ciphertext 32, tag 16 | SHA-256 of all before it 32 | chunks of whole lines, each
 * nonce 12 | length u32 | ciphertext | tag 16. A chunk is bound to that SHA-256, its place and whether it is the last.
 * The passphrase is stretched as a password is, for the email "", which no account can have. Frozen: tests hold a file.
 */
import { concat, randomBytes, sameBytes, toHex, u32, utf8, uuidToBytes } from "./bytes.ts";
import { type Derived, deriveFromWords } from "./derive.ts";
import { importJournalKey, type JournalKey } from "./journal-key.ts";
import { openWrap, sealWrap } from "./wrap.ts";

const magic = Uint8Array.of(0x52, 0x58, 1, 1);
const [seedAt, memberAt, wrapAt, waysAt] = [4, 36, 52, 156] as const;
const [wrapBytes, underJournalBytes, hashBytes, chunkHead] = [104, 60, 32, 16] as const;
const chunkText = 64 * 1024;

type Secret = Pick<Derived, "commit" | "kek">;
/** How a file may be opened. `derive` stretches a passphrase for a seed; null when this device cannot. */
export type Way =
  | { with: "passphrase"; derive: (seedHex: string) => Promise<Secret | null> }
  | { with: "words"; entropy: Uint8Array };
export type BackupRefusal =
  | "not-backup"
  | "newer-version"
  | "no-match"
  | "no-words"
  | "damaged"
  | "cut-short"
  | "memory";
export type BackupAnswer = { ok: true; lines: string[] } | { ok: false; reason: BackupRefusal };

const memberIdIn = (bytes: Uint8Array) =>
  toHex(bytes.subarray(memberAt, memberAt + 16)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const digest = async (bytes: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes)));

// What seals the file's key where the recovery words lead to: from the journal key, for this file's seed alone.
function underJournal(journal: JournalKey, seed: Uint8Array): Promise<CryptoKey> {
  const from = { name: "HKDF", hash: "SHA-256", salt: Uint8Array.from(seed), info: utf8("rx1/backup") };
  return crypto.subtle.deriveKey(from, journal.key, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function chunkKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey"]);
  const from = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: utf8("rx1/chunks") };
  return crypto.subtle.deriveKey(from, key, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const howChunk = (iv: Uint8Array, head: Uint8Array, at: number, last: boolean) => ({
  name: "AES-GCM",
  iv: Uint8Array.from(iv),
  additionalData: concat(utf8("rx1/chunk"), head, u32(at), Uint8Array.of(last ? 1 : 0)),
});
const howKey = (iv: Uint8Array, before: Uint8Array) => ({
  name: "AES-GCM",
  iv: Uint8Array.from(iv),
  additionalData: concat(utf8("rx1/under-journal"), before),
});

/** Whole lines, as many as fill a chunk; a longer line is a chunk of its own. */
function* inChunks(lines: Iterable<string>): Generator<string> {
  let text = "";
  for (const line of lines) {
    if (text.length + line.length > chunkText && text !== "") {
      yield text;
      text = "";
    }
    text += `${line}\n`;
  }
  yield text;
}

/**
 * Seals lines (no line breaks in them) into the parts of a file. `words` lets the recovery words open it too. `random`
 * is given by tests only: nothing that it makes may ever repeat.
 */
export async function sealBackup(
  lines: Iterable<string>,
  given: {
    memberId: string;
    seed: Uint8Array<ArrayBuffer>;
    secret: Secret;
    words: { wrap: Uint8Array; journal: JournalKey } | null;
    pause?: () => Promise<void>;
    random?: (length: number) => Uint8Array<ArrayBuffer>;
  },
): Promise<Uint8Array<ArrayBuffer>[]> {
  const { memberId, seed, secret, words, pause, random = randomBytes } = given;
  const own = { raw: random(32), keyId: random(8) };
  const wrap = await sealWrap(own, secret, { type: 1, memberId, seed }, random(12));
  let head = concat(magic, seed, uuidToBytes(memberId), wrap, Uint8Array.of(words ? 1 : 0));
  if (words) {
    head = concat(head, words.wrap);
    const nonce = random(12);
    const key = await underJournal(words.journal, seed);
    head = concat(head, nonce, new Uint8Array(await crypto.subtle.encrypt(howKey(nonce, head), key, own.raw)));
  }
  const hash = await digest(head);
  const key = await chunkKey(own.raw);
  own.raw.fill(0);
  const parts = [concat(head, hash)];
  const chunks = inChunks(lines);
  for (let at = 0, next = chunks.next(); !next.done; at += 1) {
    const text = utf8(next.value);
    next = chunks.next();
    const nonce = random(12);
    const sealed = await crypto.subtle.encrypt(howChunk(nonce, hash, at, Boolean(next.done)), key, text);
    parts.push(concat(nonce, u32(sealed.byteLength), new Uint8Array(sealed)));
    await pause?.();
  }
  return parts;
}

/** Whether these bytes begin as a sealed export does, of any version. */
export const isBackup = (bytes: Uint8Array) => bytes[0] === 0x52 && bytes[1] === 0x58;

/** Whether the recovery words open this file too. */
export const opensWithWords = (bytes: Uint8Array) => bytes[waysAt] === 1;

async function ownKey(bytes: Uint8Array, way: Way): Promise<Uint8Array<ArrayBuffer> | BackupRefusal> {
  const memberId = memberIdIn(bytes);
  const seed = bytes.slice(seedAt, memberAt);
  if (way.with === "passphrase") {
    const secret = await way.derive(toHex(seed));
    if (!secret) return "memory";
    const opened = await openWrap(bytes.slice(wrapAt, waysAt), secret, { type: 1, memberId, seed });
    return opened.ok ? opened.raw : "no-match";
  }
  if (!opensWithWords(bytes)) return "no-words";
  const keyAt = waysAt + 1 + wrapBytes;
  const secret = await deriveFromWords(way.entropy);
  const opened = await openWrap(bytes.slice(waysAt + 1, keyAt), secret, { type: 2, memberId });
  if (!opened.ok) return "no-match";
  const journal = await importJournalKey(opened);
  opened.raw.fill(0);
  try {
    const how = howKey(bytes.slice(keyAt, keyAt + 12), bytes.slice(0, keyAt));
    const sealed = bytes.slice(keyAt + 12, keyAt + underJournalBytes);
    return new Uint8Array(await crypto.subtle.decrypt(how, await underJournal(journal, seed), sealed));
  } catch {
    return "damaged";
  }
}

async function openChunk(key: CryptoKey, chunk: Uint8Array, hash: Uint8Array, at: number, last: boolean) {
  try {
    const how = howChunk(chunk.slice(0, 12), hash, at, last);
    const bytes = await crypto.subtle.decrypt(how, key, Uint8Array.from(chunk.subarray(chunkHead)));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The lines in a sealed export. All of them or none: a changed byte, a chunk missing or out of place is refused. */
export async function openBackup(bytes: Uint8Array, way: Way): Promise<BackupAnswer> {
  const refuse = (reason: BackupRefusal) => ({ ok: false, reason }) as const;
  if (!isBackup(bytes)) return refuse("not-backup");
  if ((bytes[2] ?? 0) > 1 || (bytes[3] ?? 0) > 1) return refuse("newer-version");
  const headEnd = waysAt + 1 + (opensWithWords(bytes) ? wrapBytes + underJournalBytes : 0);
  if (bytes.byteLength < headEnd + hashBytes) return refuse("cut-short");
  const hash = bytes.slice(headEnd, headEnd + hashBytes);
  const known = sameBytes(bytes.subarray(0, 4), magic) && (bytes[waysAt] ?? 2) < 2;
  if (!known || !sameBytes(hash, await digest(bytes.slice(0, headEnd)))) return refuse("damaged");
  const raw = await ownKey(bytes, way);
  if (typeof raw === "string") return refuse(raw);
  const key = await chunkKey(raw);
  raw.fill(0);
  const lines: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let from = headEnd + hashBytes;
  for (let at = 0; ; at += 1) {
    if (from + chunkHead > bytes.byteLength) return refuse("cut-short");
    const end = from + chunkHead + view.getUint32(from + 12);
    if (end > bytes.byteLength) return refuse("cut-short");
    const chunk = bytes.subarray(from, end);
    const last = end === bytes.byteLength;
    const text = await openChunk(key, chunk, hash, at, last);
    if (text === null) {
      const early = last && (await openChunk(key, chunk, hash, at, false)) !== null;
      return refuse(early ? "cut-short" : "damaged");
    }
    for (const line of text.split("\n")) if (line !== "") lines.push(line);
    if (last) return { ok: true, lines };
    from = end;
  }
}
