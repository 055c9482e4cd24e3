import { AsyncLocalStorage } from "node:async_hooks";
import { vi } from "vitest";
import { readCache } from "@/lib/journal/vault/cache";
import type { JournalKey } from "@/lib/journal/vault/journal-key";
import { type OpenPart, openPart } from "@/lib/journal/vault/open-part";
import type { Tabs } from "@/lib/journal/vault/tabs";
import { memoryStore } from "./device";

const speaking = new AsyncLocalStorage<{ fetch: typeof fetch }>();

/** Lets several devices live in one process: each asks its own network, whichever timer or answer woke it. */
export function stubBrowser(): void {
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("removeEventListener", () => {});
  vi.stubGlobal("fetch", (...asked: Parameters<typeof fetch>) => {
    const device = speaking.getStore();
    if (!device) throw new Error("nobody's request");
    return device.fetch(...asked);
  });
}

/** A browser that keeps something, and whose tabs take turns and hold names. */
export function makeBrowser() {
  const lines = new Map<string, Promise<unknown>>();
  const holding = new Map<string, Promise<void>>();
  let names = 0;
  const tabs = (): Tabs => ({
    tell: () => {},
    askForKey: async () => null,
    hand: () => {},
    inTurn: (work, what = "save") => {
      const mine = (lines.get(what) ?? Promise.resolve()).then(work);
      lines.set(
        what,
        mine.catch(() => {}),
      );
      return mine;
    },
    hold: async () => {
      names += 1;
      const name = `tab ${names}`;
      let leave = () => {};
      const left = new Promise<void>((done) => {
        leave = done;
      });
      holding.set(name, left);
      void left.then(() => holding.delete(name));
      return { name, leave };
    },
    held: async () => new Set(holding.keys()),
    whenLeft: async (name) => holding.get(name),
    close: () => {},
  });
  return { store: memoryStore(), tabs };
}

export type InUse = {
  part: () => OpenPart;
  store: ReturnType<typeof memoryStore>;
  as: <T>(work: () => Promise<T>) => Promise<T>;
  /** The page goes without a word to the journal; what this device's store kept stays. */
  crash: () => void;
  open: () => Promise<void>;
};

/** A device with the journal open on it: the vault's own open part over a store in memory. */
export function deviceInUse(from: {
  memberId: string;
  journal: JournalKey;
  fetch: typeof fetch;
  changed?: () => void;
  /** For a second tab of one browser. */
  browser?: ReturnType<typeof makeBrowser>;
}): InUse {
  const { memberId, journal, browser = makeBrowser() } = from;
  const { store } = browser;
  let part: OpenPart | null = null;
  const as = <T>(work: () => Promise<T>) => speaking.run(from, work);
  return {
    part: () => {
      if (!part) throw new Error("the journal is not open");
      return part;
    },
    store,
    as,
    crash: () => {
      part?.close();
      part = null;
    },
    open: () =>
      as(async () => {
        const contents = await readCache(store, journal, memberId);
        const changed = () => part && from.changed?.();
        const made = openPart({ store, journal, memberId, contents, tabs: browser.tabs(), changed });
        await made.start(() => []);
        part = made;
        changed();
      }),
  };
}
