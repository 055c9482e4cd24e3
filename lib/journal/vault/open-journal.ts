/*
 * The journal in one page: holds the key while it is open, and composes the rest of this folder into what the screens
 * ask for (view.ts). Locking drops every key and readable word that this page holds.
 */
import { readCache } from "./cache.ts";
import { isDraftWaiting } from "./drafts.ts";
import { type Idle, watchIdle } from "./idle.ts";
import { keyActs } from "./key-acts.ts";
import * as keys from "./keys.ts";
import { type OpenPart, openPart } from "./open-part.ts";
import { makeWords } from "./recovery.ts";
import { findKept, forgetTab, keepInTab, keepOnDevice, touchTab } from "./sealed-key.ts";
import { getAccount, getChanged, type SignedIn } from "./server.ts";
import { openStore } from "./store.ts";
import { joinTabs } from "./tabs.ts";
import type { Journal, JournalView, UnlockRefusal } from "./view.ts";

type Minutes = 5 | 15 | 60 | null;
const usual: Minutes = 15;
const idleKey = (memberId: string) => `idle/${memberId}`;

// How many reflections wait, locked: the one thing that can be known of them without the key.
async function countKept(): Promise<number> {
  const there = await getChanged(0);
  return there.ok ? there.items.filter(({ kind, state }) => kind === 1 && state === "live").length : 0;
}

/** The journal of this page. `endSignIn` ends the sign-in itself: next-auth is not the vault's to know. */
export function openJournal({ endSignIn }: { endSignIn: () => Promise<void> }): Journal {
  const store = openStore();
  const listeners = new Set<() => void>();
  let account: SignedIn | null = null;
  let part: OpenPart | null = null;
  let sealed: Uint8Array<ArrayBuffer> | null = null;
  let idle: Idle | null = null;
  let minutes: Minutes = usual;
  let lockingAt: number | null = null;
  let keptOpen = false;
  let closed: JournalView = { state: "starting" };
  let shown: JournalView = closed;

  const changed = () => {
    shown =
      part && account
        ? { ...part.contents(), state: "open", account, lockingAt, keptOpen, idleMinutes: minutes }
        : closed;
    for (const listener of listeners) listener();
  };
  const show = (view: JournalView) => {
    closed = view;
    changed();
  };

  const tabs = joinTabs({
    locked: () => void drop("asked"),
    signedOut: () => {
      forget();
      show({ state: "signed-out" });
    },
    changed: () => void part?.refresh(),
    active: () => idle?.touch(),
    rekeyed: (handed) => void (part && handed.memberId === account?.memberId && takeKey(handed)),
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

  async function drop(why: "asked" | "idle"): Promise<void> {
    if (!part || !account) return;
    const waiting = part;
    // Words first: on this device, and to the server if it answers quickly.
    await Promise.race([waiting.flushAll(), new Promise((done) => setTimeout(done, 3000))]);
    await waiting.keepAll();
    forget();
    keptOpen = false;
    await keepOnDevice(store, account.memberId, null);
    show({ state: "locked", account, why, draftWaiting: await isDraftWaiting(store, account.memberId) });
  }

  async function opened(held: keys.Held, who: SignedIn): Promise<void> {
    sealed = held.sealed;
    keepInTab(who.memberId, sealed);
    if (keptOpen) await keepOnDevice(store, who.memberId, sealed);
    const stored = (await store.get(idleKey(who.memberId))) as Minutes | undefined;
    minutes = stored === undefined ? usual : stored === null && !who.own ? usual : stored;
    const contents = await readCache(store, held.journal, who.memberId);
    const made = openPart({ store, journal: held.journal, memberId: who.memberId, contents, tabs, changed });
    await made.start();
    // Another key for a journal that is open: words that are on their way go on under it.
    made.takeOver(part?.working() ?? []);
    part?.close();
    idle?.stop();
    part = made;
    idle = watchIdle(minutes, {
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
    minutes = ((await store.get(idleKey(who.memberId))) as Minutes | undefined) ?? usual;
    const stale = kept && !keptOpen && minutes !== null && Date.now() - kept.lastActive > minutes * 60_000;
    const handed = kept && !stale ? null : await tabs.askForKey(who.memberId);
    const current = handed?.journal.keyIdHex === who.keyId ? handed : null;
    const held = current ?? (kept && !stale ? await keys.fromKept(kept.sealed, who) : null);
    if (held) return opened(held, who);
    if (!who.opensWithPassword) return show({ state: "locked-away", account: who, count: await countKept() });
    show({
      state: "locked",
      account: who,
      why: stale ? "idle" : "closed",
      draftWaiting: await isDraftWaiting(store, who.memberId),
    });
  }

  // A newer account each time: the sign-in, the key or the kit may have changed in another tab.
  async function fresh(): Promise<SignedIn | UnlockRefusal> {
    const who = await getAccount();
    if (who.ok) account = who;
    return who;
  }

  // The key that another tab, or signing in again, has for this journal.
  async function takeKey(held: keys.Held): Promise<void> {
    await part?.keepAll();
    const now = await fresh();
    if (now.ok && part) await opened(held, now);
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

  const acts = keyActs({ tabs, part: () => part, sealed: () => sealed, fresh, opened, openWith, changed });

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
      // The door has sealed the key anew for this tab: what was sealed for the sign-in before opens nothing any more.
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
    lock: async (why) => {
      tabs.tell("locked");
      await drop(why);
    },
    stayOpen: () => {
      idle?.touch();
      touchTab();
      tabs.tell("active");
    },
    setIdleMinutes: async (given) => {
      minutes = given === null && !account?.own ? usual : given;
      idle?.setMinutes(minutes);
      if (account) await store.write([[idleKey(account.memberId), minutes]]);
      changed();
    },
    keepOpen: async (keep) => {
      if (!account || !sealed || (keep && !account.own)) return;
      keptOpen = (await keepOnDevice(store, account.memberId, keep ? sealed : null)) && keep;
      changed();
    },
    begin: () => crypto.randomUUID(),
    find: (id) => part?.find(id) ?? null,
    write: (id, words) => part?.write(id, words),
    changeSettings: async (change) => part?.changeSettings(change) ?? { ok: false, reason: "trouble" },
    flush: (id) => part?.flush(id) ?? Promise.resolve({ state: "clean" }),
    saveState: (id) => part?.saveState(id) ?? { state: "clean" },
    keepHere: async () => {
      if (part && !(await part.keepAll())) await part.flushAll();
    },
    remove: (id) => part?.change(id, true) ?? Promise.resolve({ state: "clean" }),
    restore: (id) => part?.change(id, false) ?? Promise.resolve({ state: "clean" }),
    settle: (id) => part?.settle(id),
    makeWords,
    versionsOf: async (id) => part?.versionsOf(id) ?? { ok: false, reason: "trouble" },
    bringVersionBack: async (id, version) => part?.bringVersionBack(id, version) ?? { state: "clean" },
    restoreHistory: async (versions) => part?.restoreHistory(versions),
    purgeHistory: async (id) => part?.purgeHistory(id) ?? { ok: false, reason: "trouble" },
    unsent: () => part?.unsent() ?? 0,
    unsentFile: async () => new Blob([(await part?.unsentFile()) ?? ""], { type: "application/json" }),
    bringFile: async (text) => part?.bringFile(text) ?? null,
    signOut: async ({ discard }) => {
      if (part) {
        await part.flushAll();
        if (part.unsent() > 0 && !discard) return { ok: false, reason: "unsent" };
      }
      tabs.tell("signed-out");
      forget();
      await store.destroy();
      await endSignIn();
      show({ state: "signed-out" });
      return { ok: true };
    },
  };

  // Back from the browser's own page cache: what was open then may be locked or signed out by now.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  void start();
  return self;
}
