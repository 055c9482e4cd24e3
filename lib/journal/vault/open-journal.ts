/*
 * The journal in one page: holds the key while it is open, and composes the rest of this folder into what the screens
 * ask for (view.ts). Locking drops every key and readable word that this page holds.
 */
import { readCache } from "./cache.ts";
import { countWaiting } from "./drafts.ts";
import { type Idle, keepMinutes, type Minutes, readMinutes, watchIdle } from "./idle.ts";
import { keyActs } from "./key-acts.ts";
import * as keys from "./keys.ts";
import { type OpenPart, openPart } from "./open-part.ts";
import { findKept, forgetTab, keepInTab, keepOnDevice, noteLocked, touchTab } from "./sealed-key.ts";
import { countKept, getAccount, type SignedIn } from "./server.ts";
import { openStore } from "./store.ts";
import { type Handed, joinTabs } from "./tabs.ts";
import { throughPart } from "./through-part.ts";
import { unsentFile } from "./unsent-file.ts";
import type { Journal, JournalView, UnlockRefusal } from "./view.ts";

/** The journal of this page. `endSignIn` ends the sign-in itself, or says false: next-auth is not the vault's to know. */
export function openJournal({ endSignIn }: { endSignIn: () => Promise<boolean> }): Journal {
  const store = openStore();
  const listeners = new Set<() => void>();
  let account: SignedIn | null = null;
  let part: OpenPart | null = null;
  let sealed: Uint8Array<ArrayBuffer> | null = null;
  let idle: Idle | null = null;
  let minutes: Minutes = 15;
  let lockingAt: number | null = null;
  let keptOpen = false;
  /** How often a lock or a sign-out came: one that comes while the journal opens must hold. */
  let locks = 0;
  let closed: JournalView = { state: "starting" };
  let shown: JournalView = closed;

  const changed = () => {
    const open = part && account ? ({ ...part.contents(), state: "open", account } as const) : null;
    shown = open ? { ...open, lockingAt, keptOpen, idleMinutes: minutes } : closed;
    for (const listener of listeners) listener();
  };
  const show = (view: JournalView) => {
    closed = view;
    changed();
  };

  const tabs = joinTabs({
    locked: () => void drop("asked"),
    signedOut: () => {
      locks += 1;
      forget();
      show({ state: "signed-out" });
    },
    changed: () => void part?.refresh(),
    active: () => idle?.touch(),
    rekeyed: (handed) => void takeKey(handed),
    open: () => (part && account && sealed ? { memberId: account.memberId, journal: part.journal, sealed } : null),
  });

  function forget(): void {
    acts.forget();
    idle?.stop();
    part?.close();
    part = idle = null;
    sealed = lockingAt = null;
    forgetTab();
  }

  // A device that keeps the journal open does not lock by itself: that is what was asked for.
  const quiet = () => (keptOpen ? null : minutes);

  /** False when it stays open, because words would be lost: neither the server nor this device has taken them. */
  async function drop(why: "asked" | "idle"): Promise<boolean> {
    locks += 1;
    if (!part || !account) {
      forgetTab();
      return true;
    }
    const waiting = part;
    const { memberId } = account;
    // Words first: on this device, and to the server if it answers quickly.
    await Promise.race([waiting.flushAll(), new Promise((done) => setTimeout(done, 3000))]);
    if (!(await waiting.keepAll())) {
      idle?.touch();
      return false;
    }
    const draftWaiting = (await countWaiting(store, memberId)) > 0;
    // Once more, for a key pressed since: nothing comes between this and the end.
    await waiting.keepAll();
    forget();
    keptOpen = false;
    show({ state: "locked", account, why, draftWaiting });
    await keepOnDevice(store, memberId, null);
    await noteLocked(store, memberId);
    return true;
  }

  async function opened(held: keys.Held, who: SignedIn): Promise<void> {
    const before = locks;
    sealed = held.sealed;
    await keepInTab(store, who.memberId, sealed);
    if (keptOpen) await keepOnDevice(store, who.memberId, sealed);
    minutes = await readMinutes(store, who);
    const contents = await readCache(store, held.journal, who.memberId);
    const made = openPart({ store, journal: held.journal, memberId: who.memberId, contents, tabs, changed });
    // Another key for a journal that is open: words that are on their way go on under it.
    await made.start(() => part?.handOver() ?? []);
    if (locks !== before && !part) {
      made.close();
      sealed = null;
      forgetTab();
      if (closed.state !== "signed-out") show({ state: "locked", account: who, why: "asked", draftWaiting: false });
      return;
    }
    part?.close();
    idle?.stop();
    part = made;
    idle = watchIdle(quiet(), {
      lock: () => void self.lock("idle"),
      warn: (at) => {
        lockingAt = at;
        changed();
      },
      active: () => {
        touchTab();
        tabs.tell("active");
      },
    });
    changed();
  }

  async function start(): Promise<void> {
    const who = await getAccount();
    if (!who.ok) return show({ state: who.reason === "signed-out" ? "signed-out" : "unreachable" });
    account = who;
    const kept = await findKept(store, who.memberId);
    keptOpen = kept?.keptOpen ?? false;
    minutes = await readMinutes(store, who);
    const quietFor = kept ? Math.abs(Date.now() - kept.lastActive) : 0;
    const stale = kept && !keptOpen && minutes !== null && quietFor > minutes * 60_000;
    const handed = kept && !stale ? null : await tabs.askForKey(who.memberId);
    const current = handed?.journal.keyIdHex === who.keyId ? handed : null;
    const held = current ?? (kept && !stale ? await keys.fromKept(kept.sealed, who) : null);
    if (held) return opened(held, who);
    if (!who.opensWithPassword) return show({ state: "locked-away", account: who, count: await countKept() });
    show({
      state: "locked",
      account: who,
      why: stale ? "idle" : "closed",
      draftWaiting: (await countWaiting(store, who.memberId)) > 0,
    });
  }

  // A newer account each time: the sign-in, the key or the kit may have changed in another tab.
  async function fresh(): Promise<SignedIn | UnlockRefusal> {
    const who = await getAccount();
    if (who.ok) account = who;
    return who;
  }

  // The key that another tab has for this journal from now on.
  async function takeKey(handed: Handed): Promise<void> {
    if (handed.memberId !== account?.memberId) return;
    await part?.keepAll();
    const now = await fresh();
    if (now.ok && part && now.keyId === handed.journal.keyIdHex) await opened(handed, now);
  }

  async function openWith<R extends { ok: false }>(way: (who: SignedIn) => Promise<({ ok: true } & keys.Held) | R>) {
    const who = await fresh();
    if (!who.ok) return who;
    const held = await way(who);
    if (!held.ok) return held;
    const now = await fresh();
    if (!now.ok) return now;
    await opened(held, now);
    return { ok: true as const };
  }

  const acts = keyActs({ store, tabs, part: () => part, sealed: () => sealed, fresh, opened, openWith, changed });

  const self: Journal = {
    ...acts,
    view: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signedInAgain: async () => {
      const who = await fresh();
      if (!part || !who.ok) return;
      // The door has sealed the key anew for this tab: the one before opens nothing any more.
      sealed = (await findKept(store, who.memberId))?.sealed ?? sealed;
      const held = sealed && who.keyId !== part.journal.keyIdHex ? await keys.fromKept(sealed, who) : null;
      if (held) return opened(held, who);
      if (keptOpen) await keepOnDevice(store, who.memberId, sealed);
      await part.flushAll();
    },
    unlock: (password) =>
      openWith(async (who) => {
        const own = await keys.derive(who.email, password);
        return own.ok ? keys.withPassword(who, own.derived, own.seedHex) : own;
      }),
    lock: (why) => {
      tabs.tell("locked");
      return drop(why);
    },
    stayOpen: () => {
      idle?.touch();
      touchTab();
      tabs.tell("active");
    },
    setIdleMinutes: async (given) => {
      if (!account) return;
      const { holds, kept } = keepMinutes(store, account, given);
      minutes = holds;
      idle?.setMinutes(quiet());
      changed();
      await kept;
    },
    keepOpen: async (keep) => {
      if (!account || !sealed || (keep && !account.own)) return;
      // Shown at once, and taken back where the device would not.
      keptOpen = keep;
      changed();
      keptOpen = (await keepOnDevice(store, account.memberId, keep ? sealed : null)) && keep;
      idle?.setMinutes(quiet());
      changed();
    },
    ...throughPart(() => part),
    makeWords: async () => (await import("./recovery.ts")).makeWords(),
    unsentFile: async () => (part ? part.unsentFile() : unsentFile(store, account?.memberId ?? "")),
    signOut: async ({ discard }) => {
      await part?.flushAll();
      // What lies sealed here counts too: of another tab, or from before the journal was locked.
      const here = account ? await countWaiting(store, account.memberId) : 0;
      const count = Math.max(part?.unsent() ?? 0, here);
      if (count > 0 && !discard) return { ok: false, reason: "unsent", count };
      tabs.tell("signed-out");
      forget();
      keptOpen = false;
      if (account) await store.forget(account.memberId);
      const ended = await endSignIn();
      if (ended || !account) show({ state: "signed-out" });
      else show({ state: "locked", account, why: "closed", draftWaiting: false });
      return ended ? { ok: true } : { ok: false, reason: "still-signed-in" };
    },
  };

  void start();
  return self;
}
