import { makeCredential } from "../../lib/auth/verifier.ts";
import { fromHex, randomBytes, toHex } from "../../lib/journal/vault/bytes.ts";
import { deriveFromPassword, deriveFromWords } from "../../lib/journal/vault/derive.ts";
import { seal } from "../../lib/journal/vault/envelope.ts";
import { headOf, sealHead } from "../../lib/journal/vault/head.ts";
import { importJournalKey, makeRawKey } from "../../lib/journal/vault/journal-key.ts";
import { makeWords, readWords } from "../../lib/journal/vault/recovery.ts";
import { encodeReflection, type Reflection } from "../../lib/journal/vault/reflection.ts";
import { sealWrap } from "../../lib/journal/vault/wrap.ts";
import type { DemoReflection } from "./reflection.ts";

const day = 24 * 60 * 60 * 1000;

// Written in the evening, at a minute that differs from day to day.
function writtenAt(daysAgo: number, now: Date): string {
  const that = new Date(now.getTime() - daysAgo * day);
  that.setUTCHours(18, (daysAgo * 7) % 60, 0, 0);
  return that.toISOString();
}

function asReflection({ daysAgo, ...written }: DemoReflection, id: string, now: Date): Reflection {
  const at = writtenAt(daysAgo, now);
  return { v: 1, id, createdAt: at, editedAt: at, ...written };
}

/**
 * One person's journal as the door and the journal in a browser would have left it: a credential, a key with its kit, a
 * head and the sealed items, as rows; and the recovery words, which nothing stored gives back.
 */
export async function sealJournal(from: {
  memberId: string;
  email: string;
  password: string;
  pepper: Uint8Array;
  reflections: readonly DemoReflection[];
  now: Date;
}) {
  const { memberId, email, password, pepper, now } = from;
  const seed = randomBytes(32);
  const derived = await deriveFromPassword({ email, password, seedHex: toHex(seed) });
  const raw = makeRawKey();
  const { keyId } = raw;
  const journal = await importJournalKey(raw);
  const wrap = await sealWrap(raw, derived, { type: 1, memberId, seed });
  const words = makeWords().join(" ");
  const read = readWords(words);
  if (!read.ok) throw new Error("Recovery words did not read back");
  const fromWords = await deriveFromWords(read.entropy);
  const recoveryWrap = await sealWrap(raw, fromWords, { type: 2, memberId });
  raw.raw.fill(0);
  const recoveryProofHash = new Uint8Array(await crypto.subtle.digest("SHA-256", fromHex(fromWords.proofHex)));

  const items = [];
  const oldestFirst = [...from.reflections].sort((one, other) => other.daysAgo - one.daysAgo);
  for (const written of oldestFirst) {
    const id = crypto.randomUUID();
    const content = encodeReflection(asReflection(written, id, now));
    const envelope = await seal(journal, content, { kind: 1, memberId, id, version: 1 });
    items.push({ id, memberId, kind: 1, keyId, version: 1, rev: items.length + 1, envelope });
  }
  const version = items.length;
  const head = version > 0 ? await sealHead(journal, await headOf(journal, items), memberId, version) : null;
  const made = await makeCredential(pepper, { memberId, epoch: 1, auth: fromHex(derived.authHex), wrap });
  return {
    words,
    credential: { ...made, kdf: 1, seed, keyId },
    key: { memberId, keyId, recoveryWrap, recoveryProofHash },
    head: { memberId, version, lastRev: version, envelope: head },
    items,
  };
}
