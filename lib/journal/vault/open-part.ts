/*
 * The journal while it is open: what is readable, what is being written, and where each word is. Made when the key comes
 * and dropped whole when it goes.
 */
import type { SyncItem } from "../wire.ts";
import { bringBack } from "./bring-back.ts";
import { writeCache } from "./cache.ts";
import { type Contents, lockedAway } from "./contents.ts";
import { type Draft, dropDraft, keepDraft, listDrafts, readUnsentFile, unsentFile } from "./drafts.ts";
import type { JournalKey } from "./journal-key.ts";
import type { Reflection } from "./reflection.ts";
import { pull, type Saver, send } from "./saving.ts";
import type { SignedIn } from "./server.ts";
import type { Store } from "./store.ts";
import type { Tabs } from "./tabs.ts";
import type { Conflict, DeletedReflection, Journal, JournalView, OpenReflection, SaveState } from "./view.ts";

type Open = Extract<JournalView, { state: "open" }>;
export type OpenPart = ReturnType<typeof openPart>;

const afterPause = 1000;
const again = [2000, 5000, 15_000, 30_000, 60_000];
const byNewest = (a: OpenReflection, b: OpenReflection) => (a.reflection.createdAt < b.reflection.createdAt ? 1 : -1);
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
  /** Words that the server does not have yet, by id. */
  const working = new Map<string, Draft>();
  const states = new Map<string, SaveState>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const sending = new Map<string, Promise<SaveState>>();
  const conflicts: Conflict[] = [];
  const known = new Map<string, SyncItem>(contents.items);
  let online = true;
  let retries = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const saver: Saver = {
    store,
    journal,
    memberId,
    contents,
    remember: () => writeCache(store, journal, memberId, contents, known),
    keptBoth: (id, keptAs) => {
      conflicts.push({ id, keptAs });
      const words = working.get(id);
      working.delete(id);
      states.delete(id);
      if (words)
        working.set(keptAs, { ...words, base: 0, reflection: { ...words.reflection, id: keptAs, conflictOf: id } });
    },
  };

  function setState(id: string, state: SaveState): SaveState {
    states.set(id, state);
    const why = state.state === "on-device" ? state.why : null;
    if (why === "offline" || state.state === "saved") online = why !== "offline";
    if (why && why !== "signed-out") tryAgainLater();
    if (state.state === "saved") retries = 0;
    if (!over) changed();
    return state;
  }

  function tryAgainLater(): void {
    if (retryTimer || over) return;
    retryTimer = setTimeout(
      () => {
        retryTimer = undefined;
        void flushAll();
      },
      again[Math.min(retries++, again.length - 1)],
    );
  }

  // One at a time for one reflection: later words wait for the answer to earlier ones, then go.
  async function saveNow(id: string): Promise<SaveState> {
    clearTimeout(timers.get(id));
    timers.delete(id);
    const before = sending.get(id);
    if (before) {
      await before;
      const last = conflicts.findLast((conflict) => conflict.id === id);
      return working.has(id) || !last ? (working.has(id) ? saveNow(id) : saveState(id)) : saveNow(last.keptAs);
    }
    const draft = working.get(id);
    if (!draft) return saveState(id);
    const run = sendDraft(id, draft).finally(() => sending.delete(id));
    sending.set(id, run);
    return run;
  }

  async function sendDraft(id: string, draft: Draft): Promise<SaveState> {
    states.set(id, { state: "saving" });
    const kept = await keepDraft(store, journal, memberId, draft);
    const sent = await tabs.inTurn(() => send(saver, draft));
    const words = working.get(sent.id);
    if (sent.state.state === "saved" || sent.state.state === "clean") {
      const same = words?.reflection.editedAt === draft.reflection.editedAt && words.deleted === draft.deleted;
      if (same) {
        working.delete(sent.id);
        await dropDraft(store, memberId, sent.id);
      } else if (words) {
        // Written on meanwhile: the newer words now stand over the version that was just saved.
        working.set(sent.id, { ...words, base: sent.draft.base });
        schedule(sent.id);
      }
      tabs.tell("changed");
      return setState(sent.id, same || !words ? sent.state : { state: "saving" });
    }
    return setState(sent.id, kept ? sent.state : { state: "not-saved" });
  }

  function schedule(id: string): void {
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => void saveNow(id), afterPause),
    );
  }

  async function flushAll(): Promise<void> {
    await Promise.all([...working.keys()].map((id) => saveNow(id)));
  }

  const saveState = (id: string): SaveState => states.get(id) ?? { state: "clean" };

  function find(id: string): OpenReflection | null {
    const words = working.get(id);
    const there = contents.opened.get(id);
    const reflection = words?.reflection ?? there?.reflection;
    return reflection ? { id, reflection, onServer: !words } : null;
  }

  function lay(reflection: Reflection, deleted: boolean): void {
    const base = working.get(reflection.id)?.base ?? contents.items.get(reflection.id)?.version ?? 0;
    working.set(reflection.id, { reflection, base, deleted });
  }

  const isDeleted = (id: string) => working.get(id)?.deleted ?? contents.items.get(id)?.state === "deleted";

  async function refresh(): Promise<void> {
    const away = await tabs.inTurn(() => pull(saver));
    online = away?.reason !== "offline";
    if (!over) changed();
  }

  const wake = () => {
    if (document.visibilityState === "hidden") void flushAll();
    else void flushAll().then(refresh);
  };
  const backOnline = () => void flushAll().then(refresh);
  const goneOffline = () => {
    online = false;
    changed();
  };
  const hide = () => void flushAll();

  return {
    journal,
    find,
    saveState,
    refresh,
    flushAll,
    flush: saveNow,
    /** Opens what waits on this device from before, then asks the server. */
    start: async () => {
      for (const draft of await listDrafts(store, journal, memberId)) working.set(draft.reflection.id, draft);
      document.addEventListener("visibilitychange", wake);
      addEventListener("online", backOnline);
      addEventListener("offline", goneOffline);
      addEventListener("pagehide", hide);
      const away = await pull(saver);
      online = away?.reason !== "offline";
      for (const id of working.keys()) {
        states.set(id, { state: "on-device", at: Date.now(), why: away?.reason ?? "trouble" });
        void saveNow(id);
      }
    },
    close: () => {
      over = true;
      clearTimeout(retryTimer);
      for (const timer of timers.values()) clearTimeout(timer);
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", backOnline);
      removeEventListener("offline", goneOffline);
      removeEventListener("pagehide", hide);
    },
    /** Seals on this device whatever is not on the server yet. */
    keepAll: async () => {
      for (const draft of working.values()) await keepDraft(store, journal, memberId, draft);
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
        online,
        doubtful: contents.doubtful,
      };
    },
    write: (id: string, words: Parameters<Journal["write"]>[1]) => {
      const before = find(id)?.reflection;
      const now = new Date().toISOString();
      const { draft, createdAt, ...rest } = words;
      const kept = before ?? { v: 1, id, createdAt: now, editedAt: now, title: "", body: "", tags: [] };
      // Later than before even within one millisecond: it tells newer words from older ones.
      const editedAt = before && before.editedAt >= now ? new Date(Date.parse(before.editedAt) + 1).toISOString() : now;
      lay({ ...kept, ...rest, id, editedAt, draft, createdAt: createdAt ?? kept.createdAt }, false);
      if (states.get(id)?.state !== "not-saved") states.set(id, { state: "saving" });
      schedule(id);
      changed();
    },
    change: async (id: string, deleted: boolean): Promise<SaveState> => {
      const there = find(id);
      if (!there) return { state: "clean" };
      // Words that never reached the server need no thirty days: they are only here.
      lay({ ...there.reflection, editedAt: new Date().toISOString() }, deleted);
      changed();
      return saveNow(id);
    },
    settle: (id: string) => {
      const at = conflicts.findIndex((conflict) => conflict.id === id);
      if (at >= 0) conflicts.splice(at, 1);
      changed();
    },
    unsent: () => working.size,
    unsentFile: () => unsentFile(store, memberId),
    /** Takes back a sealed file: its words are laid beside what is here, as reflections of their own. Null: no such file. */
    bringFile: async (text: string): Promise<number | null> => {
      const drafts = await readUnsentFile(journal, memberId, text);
      for (const { reflection } of drafts ?? []) lay({ ...reflection, id: crypto.randomUUID() }, false);
      changed();
      await flushAll();
      return drafts?.length ?? null;
    },
    bringBack: async (account: SignedIn, words: string) => {
      const back = await tabs.inTurn(() => bringBack(saver, account, words));
      changed();
      return back;
    },
  };
}
