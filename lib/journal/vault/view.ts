/*
 * What the screens may know of the journal, and what they may ask of it. The engine behind it (open-journal.ts) holds the
 * key; screens hold this. Everything here is gone from memory when the journal locks.
 */
import type { LaterThought, Reflection } from "./reflection.ts";
import type { Settings } from "./settings.ts";
import type { Taken } from "./taking/taken.ts";
import type { Writing } from "./writing.ts";

export type Account = {
  memberId: string;
  email: string;
  name: string;
  leads: boolean;
  own: boolean;
  demonstration: boolean;
  keyId: string | null;
  opensWithPassword: boolean;
  hasKit: boolean;
  /** Every key of this member that there still is: what another one sealed, nothing opens any more. */
  keys: readonly string[];
  /** Keys that were replaced, each wrapped under the one that replaced it (hexadecimal). */
  previous: readonly { keyId: string; wrap: string; under: string }[];
};

/**
 * One readable reflection. `onServer` is false while its newest words are only on this device; `base` is the server's
 * version that these are, or were written over.
 */
export type OpenReflection = { id: string; reflection: Reflection; onServer: boolean; base: number };

/** Deleted, and kept until `goneOn` (YYYY-MM-DD) so that it can come back; empty until the server has said the day. */
export type DeletedReflection = OpenReflection & { goneOn: string };

/** Two versions of one reflection, both kept: this device's became a reflection of its own, `keptAs`. */
export type Conflict = { id: string; keptAs: string };

export type JournalView =
  | { state: "starting" }
  | { state: "signed-out" }
  /** The server cannot be reached and this device keeps nothing that could open. */
  | { state: "unreachable" }
  | { state: "locked"; account: Account; why: "closed" | "asked" | "idle"; draftWaiting: boolean }
  /** After a new password without the words: the password is right, and what was written is locked and kept. */
  | { state: "locked-away"; account: Account; count: number }
  | {
      state: "open";
      account: Account;
      /** Not deleted, newest `createdAt` first, drafts among them. */
      reflections: readonly OpenReflection[];
      deleted: readonly DeletedReflection[];
      /** Ids of envelopes that did not open: said, kept, never deleted. */
      unreadable: readonly string[];
      /** How many are sealed under a key that a reset locked. */
      lockedAway: number;
      /** The key of each draft on this device that this journal does not open. */
      lockedDrafts: readonly string[];
      /** How many are still to be sealed anew under a new key: they are open all the same. */
      moving: number;
      conflicts: readonly Conflict[];
      /** Ids that were to be deleted and still stand, because another device had changed them. */
      notDeleted: readonly string[];
      settings: Settings;
      online: boolean;
      /** The head does not vouch for what the server sent: something may be missing or old. */
      doubtful: boolean;
      /** When the idle lock falls (ms since 1970), once it is near enough to be said; null before. */
      lockingAt: number | null;
      keptOpen: boolean;
      idleMinutes: 5 | 15 | 60 | null;
    };

/** The truth about one reflection's words (C2). */
export type SaveState =
  | { state: "clean" }
  | { state: "saving" }
  | { state: "saved"; at: number }
  /** Sealed on this device, to be sent when the server can be reached; `too-long`: not before it is shorter. */
  | { state: "on-device"; at: number; why: "offline" | "signed-out" | "trouble" | "too-long" }
  /** Neither on the server nor on this device (its storage is full or shut). */
  | { state: "not-saved" };

export type UnlockRefusal =
  | { ok: false; reason: "no-match" | "locked" | "signed-out" | "offline" | "trouble" | "memory" }
  | { ok: false; reason: "wait"; retryAfter: number };

/** `password-needed`: the password was last proved too long ago for what was asked. */
export type KitRefusal =
  | {
      ok: false;
      reason: "no-match" | "words" | "password-needed" | "signed-out" | "offline" | "trouble";
      message?: string;
    }
  | { ok: false; reason: "wait"; retryAfter: number };

/** Why a new key was not begun with. `doubtful`: the server's journal does not add up, and a new head would hide it. */
export type RotateRefusal = UnlockRefusal | KitRefusal | { ok: false; reason: "unsent" | "doubtful" | "unsure" };

/** `no-mail`: this site sends none. */
export type EmailRefusal = UnlockRefusal | { ok: false; reason: "no-mail" };

export type SignOutAnswer =
  | { ok: true }
  | { ok: false; reason: "unsent"; count: number }
  | { ok: false; reason: "still-signed-in" };

/** How an import went: what is done is in the journal, and the rest is where it was. */
export type BroughtIn = { done: number; stopped: "offline" | "signed-out" | "trouble" | "too-long" | "locked" | null };

/** A sealed file, and whether the recovery words open it beside its passphrase. */
export type SealedCopy =
  | { ok: true; parts: Uint8Array<ArrayBuffer>[]; words: boolean }
  | { ok: false; reason: "offline" | "signed-out" | "trouble" | "memory" };

export type Journal = {
  /** The same object until something changes: for useSyncExternalStore. */
  view: () => JournalView;
  subscribe: (changed: () => void) => () => void;

  /** After signing in again beside an open journal: keeps the key for the new sign-in, and sends what waited. */
  signedInAgain: () => Promise<void>;
  unlock: (password: string) => Promise<{ ok: true } | UnlockRefusal>;
  /** Saves first, then drops every key and readable word, in all tabs. False: some words could be kept nowhere, so it stays open. */
  lock: (why: "asked" | "idle") => Promise<boolean>;
  stayOpen: () => void;
  setIdleMinutes: (minutes: 5 | 15 | 60 | null) => Promise<void>;
  /** Keep the sealed journal key on this device (own devices only), or stop. */
  keepOpen: (keep: boolean) => Promise<void>;

  /** A new reflection's id; nothing is stored until there is a word. */
  begin: () => string;
  find: (id: string) => OpenReflection | null;
  /**
   * Takes the newest words; sealed on this device within moments, and sent after a pause of one second. `base` is given
   * for words that this journal knows nothing of any more: the version that they were written over.
   */
  write: (
    id: string,
    words: Writing & { draft: boolean; createdAt?: string; later?: LaterThought[] },
    base?: number,
  ) => void;
  /** Changes the own words and choices; `change` may be applied again to newer ones from another device. */
  changeSettings: (
    change: (before: Settings) => Settings,
  ) => Promise<{ ok: true } | { ok: false; reason: "offline" | "signed-out" | "trouble" }>;
  /** Takes the newest words of the hope for a year; sealed on this device at once, and sent by `keepHopes`. */
  writeHope: (year: string, words: string) => void;
  keepHopes: () => Promise<"saved" | "on-device" | "not-saved">;
  /** Saves now (blur, leaving, Finish). */
  flush: (id: string) => Promise<SaveState>;
  saveState: (id: string) => SaveState;
  /** Seals on this device at once whatever is not on the server yet: before this page is left. */
  keepHere: () => Promise<void>;
  remove: (id: string) => Promise<SaveState>;
  restore: (id: string) => Promise<SaveState>;
  /** The member has seen what was said of a conflict, or of a deletion that was not made. */
  settle: (id: string) => void;

  /** Makes twelve words; nothing is kept until `keepKit` with the same words. */
  makeWords: () => Promise<string[]>;
  keepKit: (words: string[]) => Promise<{ ok: true } | KitRefusal>;
  /** Proves the password again, for what asks for it (`password-needed`). */
  provePassword: (password: string) => Promise<{ ok: true } | UnlockRefusal>;
  /** Begins a change of email: the same password makes other keys under another email. */
  changeEmail: (email: string, password: string) => Promise<{ ok: true } | EmailRefusal>;
  /** Changes the password; this sign-in stays and all others end. */
  changePassword: (current: string, next: string) => Promise<{ ok: true } | RotateRefusal>;
  /** Proves the current password and makes twelve words for a new journal key. Changes nothing yet. */
  prepareRotation: (current: string, next: string) => Promise<{ ok: true; words: string[] } | UnlockRefusal>;
  /** Begins with the new key, after `prepareRotation`: from now on the new password and these words open the journal. */
  rotate: (words: string[]) => Promise<{ ok: true } | RotateRefusal>;
  /** Whether the journal has the new key that a page here began with and did not live to tell about; null: no such page. */
  newKeyOutcome: (memberId: string) => Promise<"given" | "not-given" | null>;
  /** The member has read it. */
  newKeyTold: (memberId: string) => Promise<void>;
  /** locked-away: opens everything with the words, and puts the key under the new password (asked again). */
  openWithWords: (words: string, password: string) => Promise<{ ok: true } | KitRefusal | UnlockRefusal>;
  /** locked-away: the same with the password of before. */
  openWithOldPassword: (old: string, password: string) => Promise<{ ok: true } | UnlockRefusal>;
  /** locked-away: a fresh journal; what is locked stays, kept. */
  startFresh: (password: string) => Promise<{ ok: true } | UnlockRefusal>;
  /** open, with lockedAway > 0: opens the locked ones with their words or the password of their time. Gives how many came back. */
  bringBack: (
    given: { words: string } | { password: string },
  ) => Promise<{ ok: true; count: number } | KitRefusal | UnlockRefusal>;

  /** Earlier versions of a reflection, newest first. `older`: the server's history is older than one seen before. */
  versionsOf: (
    id: string,
  ) => Promise<
    | { ok: true; versions: Reflection[]; older: boolean }
    | { ok: false; reason: "unreadable" | "offline" | "signed-out" | "trouble" }
  >;
  /** Makes an earlier version the current one; what stood there becomes an earlier version. */
  bringVersionBack: (id: string, version: Reflection) => Promise<SaveState>;
  /** Forgets the earlier versions of a reflection. `restoreHistory` puts them back, while somebody still has them. */
  purgeHistory: (
    id: string,
  ) => Promise<{ ok: true } | { ok: false; reason: "unreadable" | "offline" | "signed-out" | "trouble" }>;
  restoreHistory: (versions: readonly Reflection[]) => Promise<void>;

  /** What is still only on this device, for the question at sign-out. */
  unsent: () => number;
  /** A sealed copy of what could not be sent, for the member to keep as a file. */
  unsentFile: () => Promise<string>;
  /** Takes such a file back; its words become reflections of their own. Gives how many, or null when it is no such file. */
  bringFile: (text: string) => Promise<number | null>;
  /** Seals what is taken away into a file that opens without this site (backup.ts). */
  sealCopy: (taken: Taken, passphrase: string) => Promise<SealedCopy>;
  /** Saves reflections that are new here, one after the other; `told` hears how many are in. */
  bringIn: (reflections: readonly Reflection[], told: (done: number) => void) => Promise<BroughtIn>;

  /**
   * Sends what is unsent; then locks, deletes the vault's databases and keys here, ends the sign-in. `discard`: even if
   * unsent. still-signed-in: nothing is left here, but the site could not be told.
   */
  signOut: (how: { discard: boolean }) => Promise<SignOutAnswer>;
};
