/*
 * What the door asks of the journal on this device, before there is a page that opens it.
 */
import type { Derived } from "./derive.ts";
import * as keys from "./keys.ts";
import { findKept, keepInTab } from "./sealed-key.ts";
import { getAccount } from "./server.ts";
import { openStore } from "./store.ts";
import type { UnlockRefusal } from "./view.ts";

/** Opens the door's own result for the next page: seals the key into this tab right after a sign-in. */
export async function unlockAfterSignIn(derived: Derived, seedHex: string): Promise<{ ok: true } | UnlockRefusal> {
  const account = await getAccount();
  if (!account.ok) return account;
  const held = await keys.withPassword(account, derived, seedHex);
  if (!held.ok) return held;
  keepInTab(account.memberId, held.sealed);
  return { ok: true };
}

/** For a forgotten password: a wrap under the new one from the key that this device keeps for this email, or null. */
export async function wrapFromThisDevice(email: string, derived: Derived, seedHex: string): Promise<string | null> {
  const account = await getAccount();
  if (!account.ok || account.email !== email) return null;
  const kept = await findKept(openStore(), account.memberId);
  return kept && keys.wrapUnder(kept.sealed, account, derived, seedHex);
}
