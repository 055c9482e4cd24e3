/*
 * What a member can do about the keys of an open or locked journal, put together for open-journal.ts. What is proved on
 * the way to a new key is held here, and forgotten when the journal locks.
 */
import { rawWithOldPassword } from "./bring-back.ts";
import * as keys from "./keys.ts";
import { changeEmail, changePassword, forgetProved, type Proved, prove, rotate } from "./new-password.ts";
import type { OpenPart } from "./open-part.ts";
import { pull } from "./saving.ts";
import type { SignedIn } from "./server.ts";
import type { Store } from "./store.ts";
import type { Tabs } from "./tabs.ts";
import type { Journal, KitRefusal, UnlockRefusal } from "./view.ts";

type Acts = Pick<
  Journal,
  | "keepKit"
  | "provePassword"
  | "changeEmail"
  | "changePassword"
  | "prepareRotation"
  | "rotate"
  | "newKeyOutcome"
  | "newKeyTold"
  | "openWithWords"
  | "openWithOldPassword"
  | "startFresh"
  | "bringBack"
>;

// The id of a new key that a page here began with, until that page, or the next one, has told how it ended.
const begunKey = (memberId: string) => `new-key/${memberId}`;
const today = () => new Date().toISOString().slice(0, 10);

/** `fresh` asks who is signed in now; `opened` takes a key into use; `openWith` does both around a way to the key. */
export function keyActs(from: {
  store: Store;
  tabs: Tabs;
  part: () => OpenPart | null;
  sealed: () => Uint8Array | null;
  fresh: () => Promise<SignedIn | UnlockRefusal>;
  opened: (held: keys.Held, who: SignedIn) => Promise<void>;
  openWith: <R extends { ok: false }>(
    way: (who: SignedIn) => Promise<({ ok: true } & keys.Held) | R>,
  ) => Promise<{ ok: true } | R | UnlockRefusal>;
  changed: () => void;
}): Acts & { forget: () => void } {
  const { store, tabs, part, sealed, fresh, opened, openWith, changed } = from;
  let proved: Proved | null = null;
  const forget = () => {
    forgetProved(proved);
    proved = null;
  };

  // The key of from now on, here and in every other tab.
  async function takeUp(held: keys.Held, who: SignedIn): Promise<void> {
    await opened(held, who);
    tabs.hand({ memberId: who.memberId, ...held });
  }

  const told = async (memberId: string) => {
    await store.write([], [begunKey(memberId)]);
  };

  async function noteKit(): Promise<void> {
    await part()?.changeSettings((before) => ({ ...before, kitAskedOn: today() }));
  }

  return {
    forget,
    keepKit: async (words) => {
      const who = await fresh();
      const kept = sealed();
      if (!who.ok || !kept) return { ok: false, reason: who.ok ? "trouble" : (who.reason as "offline") };
      const done = await keys.keepKit(who, kept, words);
      await fresh();
      changed();
      if (done.ok) void noteKit();
      return done;
    },
    provePassword: async (password) => {
      const who = await fresh();
      return who.ok ? keys.provePassword(who.email, password) : who;
    },
    changeEmail: async (email, password) => {
      const who = await fresh();
      return who.ok ? changeEmail(who, email, password) : who;
    },
    changePassword: async (current, next) => {
      const who = await fresh();
      return who.ok ? changePassword(who, current, next) : who;
    },
    prepareRotation: async (current, next) => {
      forget();
      const who = await fresh();
      if (!who.ok) return who;
      const done = await prove(who, current, next);
      if (!done.ok) return done;
      proved = done;
      return { ok: true, words: (await import("./recovery.ts")).makeWords() };
    },
    rotate: async (words) => {
      const open = part();
      const who = await fresh();
      if (!who.ok) return who;
      if (!open || !proved) return { ok: false, reason: "trouble" };
      await open.flushAll();
      // The old page of the journal is put away with the old key, so nothing may be in it alone.
      if (open.unsent() > 0 && !(await open.keepAll())) return { ok: false, reason: "unsent" };
      const { saver } = open;
      const ready = proved;
      const beginning = (keyIdHex: string) => store.write([[begunKey(who.memberId), keyIdHex]]);
      const done = await tabs.inTurn(async () => {
        const ended = await rotate(who, ready, words, { ...saver, pull: () => pull(saver), beginning });
        if (ended.ok || ended.reason !== "unsure") await told(who.memberId);
        return ended;
      });
      if (!done.ok) return done;
      forget();
      const now = await fresh();
      await takeUp(done, now.ok ? now : who);
      void noteKit();
      return { ok: true };
    },
    newKeyOutcome: async (memberId) => {
      const there = () => store.get(begunKey(memberId));
      if (!(await there())) return null;
      // In turn: a tab that is beginning at this moment will tell about it itself.
      return tabs.inTurn(async () => {
        const begun = await there();
        const who = begun ? await fresh() : null;
        if (!who?.ok) return null;
        const given = who.keyId === begun || who.previous.some(({ keyId }) => keyId === begun);
        return given ? "given" : "not-given";
      });
    },
    newKeyTold: told,
    openWithWords: (words, password) =>
      openWith<KitRefusal | UnlockRefusal>(async (who) => {
        const raw = await keys.rawWithWords(who, who.keyId ?? "", words);
        return raw.ok ? keys.underNewPassword(who, raw, password) : raw;
      }),
    openWithOldPassword: (old, password) =>
      openWith<UnlockRefusal>(async (who) => {
        const raw = await rawWithOldPassword(who, old, (keyId) => keyId === who.keyId);
        return raw.ok ? keys.underNewPassword(who, raw, password) : raw;
      }),
    startFresh: (password) => openWith((who) => keys.afresh(who, password)),
    bringBack: async (given) => {
      const who = await fresh();
      const open = part();
      if (!who.ok) return who;
      if (!open) return { ok: false, reason: "trouble" };
      const done = await open.bringBack(who, given);
      if (!done.ok) return done;
      const now = await fresh();
      const kept = sealed();
      const held = now.ok && kept ? await keys.fromKept(kept, now) : null;
      if (now.ok && held) await takeUp(held, now);
      return done;
    },
  };
}
