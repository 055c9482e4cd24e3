/*
 * Taking the journal off this device: the tab's key, the vault's own database, and what other tabs hold. Never the whole
 * site's storage, where the reading settings are.
 */
import { countWaiting } from "./drafts.ts";
import { forgetTab } from "./sealed-key.ts";
import { openStore } from "./store.ts";
import { tellSignedOut } from "./tabs.ts";

/** For a page that has no journal open. False, and nothing is done, while this member's words wait here unsent. */
export async function forgetDevice(memberId: string): Promise<boolean> {
  const store = openStore();
  if ((await countWaiting(store, memberId)) > 0) return false;
  tellSignedOut();
  forgetTab();
  await store.forget(memberId);
  return true;
}
