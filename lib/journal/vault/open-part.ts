/*
 * The journal while it is open: what is readable, what is being written, and where each word is. Made when the key comes
 * and dropped whole when it goes.
 */
import type { SyncItem } from "../wire.ts";
import { bringBack } from "./bring-back.ts";
import { writeCache } from "./cache.ts";
import { changeSettings, joinSettings, settingsIn } from "./choices.ts";
import { type Contents, keyIdOf } from "./contents.ts";
import { type Draft, draftsAway } from "./drafts.ts";
import { keepHopes } from "./hopes.ts";
import type { JournalKey } from "./journal-key.ts";
import { keepOpened } from "./opened.ts";
import { openOutbox } from "./outbox.ts";
import type { Reflection } from "./reflection.ts";
import { openMover } from "./reseal.ts";
import { pull } from "./saving.ts";
import type { SignedIn } from "./server.ts";
import { noSettings, type Settings } from "./settings.ts";
import { shownOf } from "./shown.ts";
import type { Store } from "./store.ts";
import type { Tabs } from "./tabs.ts";
import type { Taken } from "./taking/taken.ts";
import { bringUnsentFile, unsentFile } from "./unsent-file.ts";
import { keepVersions } from "./versions.ts";
import type { Journal, OpenReflection, SaveState } from "./view.ts";
import { withoutWriting, writingOf } from "./writing.ts";

export type OpenPart = ReturnType<typeof openPart>;

// Later than before even within one millisecond, or by a clock that was set back: it tells newer words from older ones.
function laterThan(before: string | undefined): string {
  const now = new Date().toISOString();
  return before && before >= now ? new Date(Date.parse(before) + 1).toISOString() : now;
}

/** Everything that needs the key. `changed`: something that the screens show is different. */
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
  let over = false;
  const isOver = () => over;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  const remember = async () => {
    await writeCache(store, journal, memberId, contents, known);
    clearTimeout(keeping);
    // Not while somebody writes on: in the pauses between.
    if (!over) keeping = setTimeout(() => void keepOpened(store, journal, memberId, { contents, isOver }), 1500);
  };
  const outbox = openOutbox({ ...from, remember });
  const { working, conflicts, saver, saveNow } = outbox;
  const hopes = keepHopes({ saver, inTurn: tabs.inTurn });
  const past = keepVersions({ saver, inTurn: tabs.inTurn });
  const mover = openMover({ saver, tabs, changed: () => over || changed() });
  let lockedDrafts: string[] = [];

  const flushAll = async () => {
    await Promise.all([outbox.flushAll(), hopes.send(), past.sendWaiting()]);
  };
  const keepAll = async () => (await Promise.all([outbox.keepAll(), hopes.keep()])).every(Boolean);
  const settingsNow = () => hopes.over(settingsIn(contents, memberId) ?? noSettings);

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

  async function refresh(): Promise<void> {
    const away = await tabs.inTurn(() => pull(saver));
    outbox.setOnline(away?.reason !== "offline");
    if (!over) changed();
    if (!away) goOn();
  }

  // What can wait until everything else is done.
  function goOn(): void {
    void past.sendWaiting();
    void tabs.inTurn(() => joinSettings(saver));
    void mover.move();
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
    void keepAll();
    void flushAll();
  };

  function write(given: string, words: Parameters<Journal["write"]>[1], base?: number): void {
    const id = outbox.idNow(given);
    const before = find(id)?.reflection;
    const now = new Date().toISOString();
    const { draft, createdAt, ...rest } = words;
    past.writing(before, id, rest);
    const kept: Reflection = before ?? { v: 1, id, createdAt: now, editedAt: now, title: "", body: "", tags: [] };
    const editedAt = laterThan(before?.editedAt);
    const page = { ...withoutWriting(kept), ...rest, ...past.pastOf(kept) };
    const next = draftOf({ ...page, id, editedAt, draft, createdAt: createdAt ?? kept.createdAt }, false);
    outbox.put(base === undefined || working.has(id) ? next : { ...next, base });
    changed();
  }

  return {
    journal,
    find,
    saveState: outbox.saveState,
    refresh,
    flushAll,
    flush: saveNow,
    keepAll,
    /** Opens what waits on this device from before, asks the server, and takes over what another part had on its way. */
    start: async (handOver: () => Iterable<Draft>) => {
      await outbox.takeUp();
      await hopes.takeUp();
      lockedDrafts = (await draftsAway(store, journal, memberId)).map(keyIdOf);
      document.addEventListener("visibilitychange", wake);
      addEventListener("online", backOnline);
      addEventListener("offline", goneOffline);
      // Before a reload there is still time to seal; once the page is hidden there may be none.
      addEventListener("beforeunload", hide);
      addEventListener("pagehide", hide);
      const away = await tabs.inTurn(() => pull(saver));
      outbox.setOnline(away?.reason !== "offline");
      for (const draft of handOver()) outbox.put(draft);
      void flushAll();
      if (!away) goOn();
    },
    /** Gives the words on their way to the part that comes after this one: from now on they are no longer this one's. */
    handOver: (): Draft[] => {
      const drafts = [...working.values()];
      working.clear();
      return drafts;
    },
    saver,
    close: () => {
      over = true;
      clearTimeout(keeping);
      outbox.close();
      mover.stop();
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", backOnline);
      removeEventListener("offline", goneOffline);
      removeEventListener("beforeunload", hide);
      removeEventListener("pagehide", hide);
    },
    contents: () => ({ ...shownOf({ contents, journal, outbox, find, lockedDrafts }), settings: settingsNow() }),
    changeSettings: async (change: (before: Settings) => Settings) => {
      const changedNow = await tabs.inTurn(() => changeSettings(saver, change));
      tabs.tell("changed");
      changed();
      return changedNow;
    },
    write,
    writeHope: (year: string, words: string) => {
      hopes.write(year, words, settingsNow().intentions[year] ?? "");
      changed();
    },
    keepHopes: async (): Promise<"saved" | "on-device" | "not-saved"> => {
      const saved = await hopes.send();
      if (saved) tabs.tell("changed");
      changed();
      return saved ? "saved" : (await hopes.keep()) ? "on-device" : "not-saved";
    },
    versionsOf: (id: string) => past.versionsOf(id, find(id)?.reflection.past ?? 0),
    purgeHistory: past.purge,
    restoreHistory: past.putBack,
    /** An earlier version as the current one; what stood there becomes a version itself. */
    bringVersionBack: async (id: string, version: Reflection): Promise<SaveState> => {
      const there = find(id)?.reflection;
      if (!there) return { state: "clean" };
      if (!(await past.keep(there))) return { state: "not-saved" };
      write(id, { ...writingOf(version), draft: Boolean(version.draft), createdAt: version.createdAt });
      return saveNow(id);
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
    unsent: () => working.size + hopes.count(),
    /** A sealed copy of all that has not reached the server, for a file. */
    unsentFile: () => unsentFile(store, memberId, { journal, working, hopes }),
    /** Takes back a sealed file: its words are laid beside what is here, as reflections of their own. Null: no such file. */
    bringFile: async (text: string): Promise<number | null> => {
      const lay = (one: Reflection) => outbox.put(draftOf({ ...one, id: crypto.randomUUID() }, false));
      const count = await bringUnsentFile({ store, journal, memberId, hopes, lay }, text);
      changed();
      await flushAll();
      return count;
    },
    sealCopy: async (taken: Taken, passphrase: string) => {
      const it = await import("./taking/seal-copy.ts").catch(() => null);
      return it ? it.sealCopy(memberId, journal, taken, passphrase) : ({ ok: false, reason: "offline" } as const);
    },
    bringIn: async (reflections: readonly Reflection[], told: (done: number) => void) => {
      const it = await import("./taking/bring-in.ts").catch(() => null);
      if (!it) return { done: 0, stopped: "offline" } as const;
      const done = await it.bringIn(saver, reflections, { inTurn: tabs.inTurn, isOver, told });
      tabs.tell("changed");
      if (!over) changed();
      return done;
    },
    bringBack: (account: SignedIn, given: { words: string } | { password: string }) =>
      tabs.inTurn(() => bringBack(saver, account, given)),
  };
}
