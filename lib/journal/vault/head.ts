/*
 * The head vouches for the whole journal: how many live reflections there are, and a sum over all of them that only the
 * key's holder can make (sealing.md §2.7). The sum does not depend on their order, so one save changes it in one step.
 */
import { concat, fromHex, toHex, u32, utf8, uuidToBytes } from "./bytes.ts";
import { open, seal } from "./envelope.ts";
import { type JournalKey, sumKey } from "./journal-key.ts";

export type Head = { n: number; sum: bigint };
export type Vouched = { id: string; version: number; envelope: Uint8Array };

export const emptyHead: Head = { n: 0, sum: 0n };
const modulus = 2n ** 256n;

// What was weighed once weighs the same under the same key.
const weights = new WeakMap<Vouched, { key: CryptoKey; weight: bigint }>();

/** What an item was found to weigh under this journal's key, or null when it was not weighed yet. */
export function weightOf({ key }: JournalKey, item: Vouched): bigint | null {
  const known = weights.get(item);
  return known?.key === key ? known.weight : null;
}

/** Notes what an item weighs under this journal's key. */
export function noteWeight({ key }: JournalKey, item: Vouched, weight: bigint): void {
  weights.set(item, { key, weight });
}

async function weigh(key: CryptoKey, item: Vouched): Promise<bigint> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(item.envelope)));
  const mac = await crypto.subtle.sign("HMAC", key, concat(uuidToBytes(item.id), u32(item.version), hash));
  return BigInt(`0x${toHex(new Uint8Array(mac))}`);
}

// Many at a time: one after another, most of the time would go by waiting for the browser's other thread.
async function weighAll(journal: JournalKey, items: readonly Vouched[]): Promise<bigint[]> {
  const left = items.filter((item) => weightOf(journal, item) === null);
  const key = left.length > 0 ? await sumKey(journal) : null;
  for (let at = 0; key && at < left.length; at += 256) {
    await Promise.all(left.slice(at, at + 256).map(async (item) => noteWeight(journal, item, await weigh(key, item))));
  }
  return items.map((item) => weightOf(journal, item) ?? 0n);
}

/** The head after taking some items out and putting others in. Both are given as they stand on the server. */
export async function changeHead(
  journal: JournalKey,
  head: Head,
  change: { out?: readonly Vouched[]; in?: readonly Vouched[] },
): Promise<Head> {
  let { n, sum } = head;
  for (const mac of await weighAll(journal, change.out ?? [])) [n, sum] = [n - 1, sum - mac];
  for (const mac of await weighAll(journal, change.in ?? [])) [n, sum] = [n + 1, sum + mac];
  return { n, sum: ((sum % modulus) + modulus) % modulus };
}

/** The head that these live items should have. */
export const headOf = (journal: JournalKey, items: readonly Vouched[]) => changeHead(journal, emptyHead, { in: items });

/** Whether two heads say the same. */
export const sameHead = (a: Head, b: Head) => a.n === b.n && a.sum === b.sum;

const bound = (memberId: string, version: number) => ({ kind: 2, memberId, id: memberId, version }) as const;

/** Seals a head; `version` is the head's own. */
export function sealHead(journal: JournalKey, head: Head, memberId: string, version: number) {
  const inner = JSON.stringify({ n: head.n, sum: head.sum.toString(16).padStart(64, "0") });
  return seal(journal, utf8(inner), bound(memberId, version));
}

/** The head in an envelope, or null when it does not open or is not one. A replaced key vouches for nothing any more. */
export async function openHead(journal: JournalKey, envelope: Uint8Array, memberId: string, version: number) {
  const bytes = await open({ ...journal, previous: [] }, envelope, bound(memberId, version));
  if (!bytes) return null;
  try {
    const { n, sum } = JSON.parse(new TextDecoder().decode(bytes)) as { n: unknown; sum: unknown };
    if (typeof n !== "number" || !Number.isSafeInteger(n) || n < 0 || typeof sum !== "string") return null;
    return { n, sum: BigInt(`0x${toHex(fromHex(sum))}`) } satisfies Head;
  } catch {
    return null;
  }
}
