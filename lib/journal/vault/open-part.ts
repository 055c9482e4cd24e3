/*
 * The journal while it is open: what is readable, what is being written, and where each word is. Made when the key comes
 * and dropped whole when it goes.
 */
import type { SyncItem } from "../wire.ts";
import { bringBack } from "./bring-back.ts";
import { writeCache } from "./cache.ts";
import { type Contents, lockedAway } from "./contents.ts";
import { readUnsentFile, unsentFile } from "./drafts.ts";
import type { JournalKey } from "./journal-key.ts";
import { openOutbox } from "./outbox.ts";
import type { Reflection } from "./reflection.ts";
import { changeSettings, pull } from "./saving.ts";
import type { SignedIn } from "./server.ts";
import { noSettings, type Settings } from "./settings.ts";
import type { Store } from "./store.ts";
import type { Tabs } from "./tabs.ts";
import type { Taken } from "./taking/taken.ts";
import type { DeletedReflection, Journal, JournalView, OpenReflection, SaveState } from "./view.ts";
import { withoutWriting } from "./writing.ts";

type Open = Extract<JournalView, { state: "open" }>;
export type OpenPart = ReturnType<typeof openPart>;

const byNewest = (a: OpenReflection, b: OpenReflection) => (a.reflection.createdAt < b.reflection.createdAt ? 1 : -1);
// Later than before even within one millisecond, or by a clock that was set back: it tells newer words from older ones.
function laterThan(before: string | undefined): string {
  const now = new Date().toISOString();
  return before && before >= now ? new Date(Date.parse(before) + 1).toISOString() : now;
}
const day = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** Everything that needs the key. `changed` is called when something that the screens show is different. */
export function openPart(from: {
  store: Store;
  journal: JournalKey;
  memberId: string;
  contents: Contents;
  tabs: Tabs;
  changed: () => void;
}) {
  const { store, journal, memberId, contents, tabs, changed } = from;
  const known = new Map<string, SyncItem>(contents.items);
  const remember = () => writeCache(store, journal, memberId, contents, known);
  const outbox = openOutbox({ ...from, remember });
  const { working, conflicts, saver, saveNow, flushAll } = outbox;
  let over = false;

  function find(id: string): OpenReflection | null {
    const words = working.get(id);
    const there = contents.opened.get(id);
    const reflection = words?.reflection ?? there?.reflection;
    const base = words?.base ?? contents.items.get(id)?.version ?? 0;
    return reflection ? { id, reflection, onServer: !words, base } : null;
  }

  function draftOf(reflection: Reflection, deleted: boolean) {
    const { base, tried } = working.get(reflection.id) ?? {
      base: contents.items.get(reflection.id)?.version ?? 0,
      tried: undefined,
    };
    return { reflection, base, deleted, tried };
  }

  const isDeleted = (id: string) => working.get(id)?.deleted ?? contents.items.get(id)?.state === "deleted";

  async function refresh(): Promise<void> {
    const away = await tabs.inTurn(() => pull(saver));
    outbox.setOnline(away?.reason !== "offline");
    if (!over) changed();
  }

  // Another tab may have ended meanwhile, with words that nobody sends.
  async function catchUp(): Promise<void> {
    await outbox.takeUp();
    await flushAll();
    await refresh();
  }

  const wake = () => {
    if (document.visibilityState === "hidden") hide();
    else void catchUp();
  };
  const backOnline = () => void catchUp();
  const goneOffline = () => {
    outbox.setOnline(false);
    changed();
  };
  // Sealed first, whatever is on its way: what is sealed outlives the page, what is sent may not arrive any more.
  const hide = () => {
    void outbox.keepAll();
    void flushAll();
  };

  return {
    journal,
    find,
    saveState: outbox.saveState,
    refresh,
    flushAll,
    flush: saveNow,
    keepAll: outbox.keepAll,
    /** Opens what waits on this device from before, then asks the server. */
    start: async () => {
      await outbox.takeUp();
      document.addEventListener("visibilitychange", wake);
      addEventListener("online", backOnline);
      addEventListener("offline", goneOffline);
      // Before a reload there is still time to seal; once the page is hidden there may be none.
      addEventListener("beforeunload", hide);
      addEventListener("pagehide", hide);
      const away = await tabs.inTurn(() => pull(saver));
      outbox.setOnline(away?.reason !== "offline");
      void flushAll();
    },
    close: () => {
      over = true;
      outbox.close();
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", backOnline);
      removeEventListener("offline", goneOffline);
      removeEventListener("beforeunload", hide);
      removeEventListener("pagehide", hide);
    },
    contents: (): Omit<Open, "state" | "account" | "lockingAt" | "keptOpen" | "idleMinutes"> => {
      const ids = new Set([...contents.opened.keys(), ...working.keys()]);
      const all = [...ids].map(find).filter((found) => found !== null);
      const goneOn = (id: string) =>
        contents.items.get(id)?.deleteOnDay ? day(contents.items.get(id)?.deleteOnDay ?? 0) : "";
      const deleted: DeletedReflection[] = all
        .filter(({ id }) => isDeleted(id))
        .map((one) => ({ ...one, goneOn: goneOn(one.id) }));
      return {
        reflections: all.filter(({ id }) => !isDeleted(id)).sort(byNewest),
        deleted: deleted.sort(byNewest),
        unreadable: [...contents.unreadable],
        lockedAway: lockedAway(contents, journal).length,
        conflicts: [...conflicts],
        notDeleted: [...outbox.notDeleted],
        online: outbox.isOnline(),
        doubtful: contents.doubtful,
        settings: contents.settings ?? noSettings,
      };
    },
    changeSettings: async (change: (before: Settings) => Settings) => {
      const changedNow = await tabs.inTurn(() => changeSettings(saver, change));
      tabs.tell("changed");
      changed();
      return changedNow;
    },
    write: (given: string, words: Parameters<Journal["write"]>[1], over?: number) => {
      const id = outbox.idNow(given);
      const before = find(id)?.reflection;
      const now = new Date().toISOString();
      const { draft, createdAt, ...rest } = words;
      const kept: Reflection = before ?? { v: 1, id, createdAt: now, editedAt: now, title: "", body: "", tags: [] };
      const editedAt = laterThan(before?.editedAt);
      const page = { ...withoutWriting(kept), ...rest };
      const next = draftOf({ ...page, id, editedAt, draft, createdAt: createdAt ?? kept.createdAt }, false);
      outbox.put(over === undefined || working.has(id) ? next : { ...next, base: over });
      changed();
    },
    change: async (given: string, deleted: boolean): Promise<SaveState> => {
      const id = outbox.idNow(given);
      const there = find(id);
      if (!there) return { state: "clean" };
      const draft = draftOf({ ...there.reflection, editedAt: laterThan(there.reflection.editedAt) }, deleted);
      outbox.put({ ...draft, onlyHere: !there.onServer });
      changed();
      return saveNow(id);
    },
    settle: (id: string) => {
      const at = conflicts.findIndex((conflict) => conflict.id === id);
      if (at >= 0) conflicts.splice(at, 1);
      outbox.notDeleted.delete(id);
      changed();
    },
    unsent: () => working.size,
    /** A sealed copy of all that has not reached the server, for a file. */
    unsentFile: () => unsentFile(store, memberId, { journal, drafts: working.values() }),
    /** Takes back a sealed file: its words are laid beside what is here, as reflections of their own. Null: no such file. */
    bringFile: async (text: string): Promise<number | null> => {
      const drafts = await readUnsentFile(journal, memberId, text);
      for (const { reflection } of drafts ?? []) outbox.put(draftOf({ ...reflection, id: crypto.randomUUID() }, false));
      changed();
      await flushAll();
      return drafts?.length ?? null;
    },
    sealCopy: async (taken: Taken, passphrase: string) => {
      const { sealCopy } = await import("./taking/seal-copy.ts");
      return sealCopy(memberId, journal, taken, passphrase);
    },
    bringIn: async (reflections: readonly Reflection[], told: (done: number) => void) => {
      const { bringIn } = await import("./taking/bring-in.ts");
      const done = await bringIn(saver, reflections, { inTurn: tabs.inTurn, isOver: () => over, told });
      tabs.tell("changed");
      if (!over) changed();
      return done;
    },
    bringBack: async (account: SignedIn, words: string) => {
      const back = await tabs.inTurn(() => bringBack(saver, account, words));
      changed();
      return back;
    },
  };
}
