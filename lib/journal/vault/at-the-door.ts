/*
 * What the door asks of the vault, on pages that have no journal open: the key for the next page after signing in, and a
 * wrap for a new password from a key that this device keeps.
 */
import type { Derived } from "./derive.ts";
import * as keys from "./keys.ts";
import { keepInTab, listKept } from "./sealed-key.ts";
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

/**
 * For a forgotten password: a wrap under the new one from a key that this device keeps for this email; null when it keeps
 * none. Not ok when that could not be found out: a password set then would lock what this device can open.
 */
export async function wrapFromThisDevice(
  email: string,
  derived: Derived,
  seedHex: string,
): Promise<{ ok: true; wrap: string | null } | { ok: false; reason: "offline" | "trouble" }> {
  const account = await getAccount();
  if (!account.ok && account.reason !== "signed-out") return { ok: false, reason: account.reason };
  if (!account.ok || account.email !== email) return { ok: true, wrap: null };
  for (const { sealed } of await listKept(openStore(), account.memberId)) {
    const wrap = await keys.wrapUnder(sealed, account, derived, seedHex);
    if (wrap) return { ok: true, wrap };
  }
  return { ok: true, wrap: null };
}
