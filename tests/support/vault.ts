import { fromHex } from "@/lib/journal/vault/bytes";
import { importJournalKey } from "@/lib/journal/vault/journal-key";

/** Bytes that count up from a start: recognisable, and never a real key. */
export const counting = (length: number, from = 0) => Uint8Array.from({ length }, (_, at) => (from + at) % 256);

/** A fixed key for tests that compare bytes. */
export const fixedRaw = () => ({ raw: counting(32, 0x20), keyId: fromHex("6b65792d69643031") });
export const fixedJournal = () => importJournalKey(fixedRaw());

export const memberA = "11111111-1111-4111-8111-111111111111";
export const memberB = "22222222-2222-4222-8222-222222222222";
export const idA = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
export const idB = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";

/** A copy with one bit changed. */
export function flipped(bytes: Uint8Array, at: number, bit = 1): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ bit;
  return copy;
}
