/* What needs nothing but the open journal: asked of it when it is open, and answered with nothing when it is not. */
import type { OpenPart } from "./open-part.ts";
import type { Journal } from "./view.ts";

type Through =
  | "begin"
  | "find"
  | "write"
  | "changeSettings"
  | "writeHope"
  | "keepHopes"
  | "flush"
  | "saveState"
  | "keepHere"
  | "remove"
  | "restore"
  | "settle"
  | "versionsOf"
  | "bringVersionBack"
  | "restoreHistory"
  | "purgeHistory"
  | "unsent"
  | "bringFile"
  | "sealCopy"
  | "bringIn";

/** These of the journal's answers, by way of the part that is open at the moment of asking. */
export function throughPart(part: () => OpenPart | null): Pick<Journal, Through> {
  return {
    begin: () => crypto.randomUUID(),
    find: (id) => part()?.find(id) ?? null,
    write: (id, words, base) => part()?.write(id, words, base),
    changeSettings: async (change) => part()?.changeSettings(change) ?? { ok: false, reason: "trouble" },
    writeHope: (year, words) => part()?.writeHope(year, words),
    keepHopes: async () => part()?.keepHopes() ?? "not-saved",
    flush: async (id) => part()?.flush(id) ?? { state: "clean" },
    saveState: (id) => part()?.saveState(id) ?? { state: "clean" },
    keepHere: async () => {
      const open = part();
      if (open && !(await open.keepAll())) await open.flushAll();
    },
    remove: async (id) => part()?.change(id, true) ?? { state: "clean" },
    restore: async (id) => part()?.change(id, false) ?? { state: "clean" },
    settle: (id) => part()?.settle(id),
    versionsOf: async (id) => part()?.versionsOf(id) ?? { ok: false, reason: "trouble" },
    bringVersionBack: async (id, version) => part()?.bringVersionBack(id, version) ?? { state: "clean" },
    restoreHistory: async (versions) => part()?.restoreHistory(versions),
    purgeHistory: async (id) => part()?.purgeHistory(id) ?? { ok: false, reason: "trouble" },
    unsent: () => part()?.unsent() ?? 0,
    bringFile: async (text) => part()?.bringFile(text) ?? null,
    sealCopy: async (taken, passphrase) => part()?.sealCopy(taken, passphrase) ?? { ok: false, reason: "trouble" },
    bringIn: async (some, told) => part()?.bringIn(some, told) ?? { done: 0, stopped: "locked" },
  };
}
