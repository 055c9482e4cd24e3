/*
 * The outbox: words on their way to the server, by reflection. Each is sealed on this device first and stays here until
 * the server has it; what could not be sent is tried again. The save states (C2) are made here and nowhere else.
 */
import type { Contents } from "./contents.ts";
import { type Draft, dropDraft, keepDraft, listDrafts } from "./drafts.ts";
import type { JournalKey } from "./journal-key.ts";
import { type Saver, send } from "./saving.ts";
import type { Away } from "./server.ts";
import type { Store } from "./store.ts";
import type { Tabs } from "./tabs.ts";
import type { Conflict, SaveState } from "./view.ts";

const afterPause = 1000;
const again = [2000, 5000, 15_000, 30_000, 60_000];

/** `remember` keeps what was synced on this device; `changed` is called when something that the screens show is different. */
export function openOutbox(from: {
  store: Store;
  journal: JournalKey;
  memberId: string;
  contents: Contents;
  tabs: Tabs;
  remember: () => Promise<void>;
  changed: () => void;
}) {
  const { store, journal, memberId, contents, tabs, remember, changed } = from;
  /** Words that the server does not have yet, by id. */
  const working = new Map<string, Draft>();
  const states = new Map<string, SaveState>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const sending = new Map<string, Promise<SaveState>>();
  const conflicts: Conflict[] = [];
  /** Where words go that are still written under an id whose conflict the screens do not know of yet. */
  const moving = new Map<string, string>();
  let online = true;
  let retries = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const saver: Saver = {
    store,
    journal,
    memberId,
    contents,
    remember,
    keptBoth: (id, keptAs) => {
      conflicts.push({ id, keptAs });
      moving.set(id, keptAs);
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
    if (state.state === "not-saved" || (why && why !== "signed-out")) tryAgainLater();
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
      if (working.has(id)) return saveNow(id);
      const last = conflicts.findLast((conflict) => conflict.id === id);
      return last ? saveNow(last.keptAs) : saveState(id);
    }
    const draft = working.get(id);
    if (!draft) return saveState(id);
    const run = sendDraft(id, draft).finally(() => {
      sending.delete(id);
      moving.delete(id);
    });
    sending.set(id, run);
    return run;
  }

  async function sendDraft(id: string, draft: Draft): Promise<SaveState> {
    states.set(id, { state: "saving" });
    const kept = await keepDraft(store, journal, memberId, draft);
    const sent = await tabs.inTurn(() => send(saver, draft));
    const words = working.get(sent.id);
    if (sent.state.state !== "saved" && sent.state.state !== "clean") {
      if (words) {
        working.set(sent.id, { ...words, base: sent.draft.base, sent: sent.draft.sent ?? [] });
        await keepDraft(store, journal, memberId, working.get(sent.id) ?? draft);
      }
      return setState(sent.id, kept ? sent.state : { state: "not-saved" });
    }
    const same = words?.reflection.editedAt === draft.reflection.editedAt && words.deleted === draft.deleted;
    if (same) {
      working.delete(sent.id);
      await dropDraft(store, memberId, sent.id);
    } else if (words) {
      // Written on meanwhile: the newer words now stand over the version that was just saved.
      working.set(sent.id, { ...words, base: sent.draft.base, sent: [] });
      schedule(sent.id);
    }
    tabs.tell("changed");
    return setState(sent.id, same || !words ? sent.state : { state: "saving" });
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

  return {
    saver,
    working,
    conflicts,
    saveState,
    saveNow,
    flushAll,
    idNow: (id: string) => moving.get(id) ?? id,
    isOnline: () => online,
    setOnline: (is: boolean) => {
      online = is;
    },
    /** Takes newest words and sends them after a pause. */
    put: (draft: Draft) => {
      const { id } = draft.reflection;
      // One list for all words over one version: what is being sent just now is noted in it too.
      working.set(id, { ...draft, sent: working.get(id)?.sent ?? [] });
      if (states.get(id)?.state !== "not-saved") states.set(id, { state: "saving" });
      schedule(id);
    },
    /** What waits on this device from before. */
    takeUp: async () => {
      for (const draft of await listDrafts(store, journal, memberId)) working.set(draft.reflection.id, draft);
    },
    /** Sends what waited, once it is known how the server answers. */
    sendWaiting: (away: Away | null) => {
      for (const id of working.keys()) {
        states.set(id, { state: "on-device", at: Date.now(), why: away?.reason ?? "trouble" });
        void saveNow(id);
      }
    },
    /** Seals on this device whatever is not on the server yet. True when all of it is. */
    keepAll: async (): Promise<boolean> => {
      const kept = await Promise.all([...working.values()].map((draft) => keepDraft(store, journal, memberId, draft)));
      return kept.every(Boolean);
    },
    close: () => {
      over = true;
      clearTimeout(retryTimer);
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
