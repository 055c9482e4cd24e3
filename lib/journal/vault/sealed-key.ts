/*
 * The journal key between pages: sealed under the sign-in's local key, which only the server has while the sign-in lasts.
 * In the tab's own storage by default, with the time of the last activity; on a device of one's own, where the member
 * asked for it, in this device's store. A bare key is never written anywhere.
 */
import { fromHex, toHex } from "./bytes.ts";
import type { Store } from "./store.ts";

const tabKey = "rp-sealed-key";
export type Kept = { sealed: Uint8Array<ArrayBuffer>; keptOpen: boolean; lastActive: number };

type InTab = { memberId: string; sealed: string; lastActive: number };

function readTab(): InTab | null {
  try {
    return JSON.parse(sessionStorage.getItem(tabKey) ?? "null");
  } catch {
    return null;
  }
}

function writeTab(value: InTab | null): void {
  try {
    if (value) sessionStorage.setItem(tabKey, JSON.stringify(value));
    else sessionStorage.removeItem(tabKey);
  } catch {
    // A browser that keeps nothing for a tab: the password is asked for again on the next page.
  }
}

const storeKey = (memberId: string) => `key/${memberId}`;

/** Keeps the sealed key for this tab. */
export function keepInTab(memberId: string, sealed: Uint8Array): void {
  writeTab({ memberId, sealed: toHex(sealed), lastActive: Date.now() });
}

/** Notes that somebody was active, so that a reload within the idle time does not ask again. */
export function touchTab(): void {
  const there = readTab();
  if (there) writeTab({ ...there, lastActive: Date.now() });
}

/** Forgets the tab's sealed key. */
export const forgetTab = (): void => writeTab(null);

const lockedKey = (memberId: string) => `locked/${memberId}`;

/** Notes that the journal was locked now: a key that another tab has kept from before opens nothing any more. */
export const noteLocked = (store: Store, memberId: string) => store.write([[lockedKey(memberId), Date.now()]]);

/** The sealed keys that this tab and this device keep for the member, the tab's first. */
export async function listKept(store: Store, memberId: string): Promise<Kept[]> {
  const there = readTab();
  const device = await store.get(storeKey(memberId));
  const lockedAt = Number((await store.get(lockedKey(memberId))) ?? 0);
  const keptOpen = device instanceof Uint8Array;
  const kept: Kept[] = [];
  if (there?.memberId === memberId && there.lastActive > lockedAt)
    kept.push({ sealed: fromHex(there.sealed), lastActive: there.lastActive, keptOpen });
  if (keptOpen) kept.push({ sealed: Uint8Array.from(device), lastActive: Date.now(), keptOpen });
  return kept;
}

/** The one to open with, or null. */
export const findKept = async (store: Store, memberId: string): Promise<Kept | null> =>
  (await listKept(store, memberId))[0] ?? null;

/** Keeps the sealed key on this device beyond the tab, or stops. False when the device would not. */
export function keepOnDevice(store: Store, memberId: string, sealed: Uint8Array | null): Promise<boolean> {
  return sealed ? store.write([[storeKey(memberId), Uint8Array.from(sealed)]]) : store.write([], [storeKey(memberId)]);
}
