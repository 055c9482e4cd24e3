/*
 * Recovery words: 16 random bytes as twelve English words (BIP39), the second thing that opens a journal. What was typed is read kindly: case, commas, numbers and line breaks do not count.
 */
import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { randomBytes } from "./bytes.ts";

const known = new Set(wordlist);

/** Twelve new words. */
export function makeWords(): string[] {
  return entropyToMnemonic(randomBytes(16), wordlist).split(" ");
}

export type WordsRefusal =
  | { ok: false; reason: "count"; count: number }
  | { ok: false; reason: "unknown-word"; word: string; place: number }
  | { ok: false; reason: "not-together" };

/** The words in a text, lower case. */
export const wordsIn = (typed: string): string[] =>
  typed
    .normalize("NFKD")
    .toLowerCase()
    .match(/[a-z]+/g) ?? [];

/** The 16 bytes of typed words; or which word is not on the list, or that they do not belong together (one is wrong or out of place). */
export function readWords(typed: string): { ok: true; entropy: Uint8Array<ArrayBuffer> } | WordsRefusal {
  const words = wordsIn(typed);
  const stranger = words.findIndex((word) => !known.has(word));
  if (stranger >= 0) return { ok: false, reason: "unknown-word", word: words[stranger] ?? "", place: stranger + 1 };
  if (words.length !== 12) return { ok: false, reason: "count", count: words.length };
  try {
    return { ok: true, entropy: Uint8Array.from(mnemonicToEntropy(words.join(" "), wordlist)) };
  } catch {
    return { ok: false, reason: "not-together" };
  }
}

/** The one word that starts so, once four letters (or a whole shorter word) say which; null before. */
export function completeWord(start: string): string | null {
  const typed = start.trim().toLowerCase();
  if (known.has(typed)) return typed;
  return typed.length >= 4 ? (wordlist.find((word) => word.startsWith(typed)) ?? null) : null;
}
