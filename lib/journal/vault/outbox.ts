/*
 * The outbox: words on their way to the server, by reflection. Each is sealed on this device first and stays here until
 * the server has it; what could not be sent is tried again. The save states (C2) are made here and nowhere else.
 */
import type { Contents } from "./contents.ts";
import { type Draft, dropDraft, keepDraft } from "./drafts.ts";
import type { JournalKey } from "./journal-key.ts";
import { type Saver, send } from "./saving.ts";
import type { Store } from "./store.ts";
import type { Tabs } from "./tabs.ts";
import { takingUp } from "./take-up.ts";
import type { Conflict, SaveState } from "./view.ts";

/** Sealed on this device this soon after a key, so that a page that ends takes next to nothing with it. */
const soon = 100;
const afterPause = 1000;
const again = [2000, 5000, 15_000, 30_000, 60_000];

type Timers = Map<string, ReturnType<typeof setTimeout>>;

const sameChange = (one: Draft, other: Draft) =>
  one.reflection.editedAt === other.reflection.editedAt && one.deleted === other.deleted;

export type Outbox = ReturnType<typeof openOutbox>;

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
  const sealing: Timers = new Map();
  const timers: Timers = new Map();
  const sending = new Map<string, Promise<SaveState>>();
  const following = new Map<string, Promise<SaveState>>();
  const conflicts: Conflict[] = [];
  const notDeleted = new Set<string>();
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
    going: async ({ reflection: { id }, base, tried }) => {
      const words = working.get(id);
      if (words) working.set(id, { ...words, base, tried });
      await keep(id);
    },
    notDeleted: (id) => notDeleted.add(id),
    keptBoth: (id, keptAs) => {
      conflicts.push({ id, keptAs });
      moving.set(id, keptAs);
      const words = working.get(id);
      working.delete(id);
      states.delete(id);
      if (words) {
        const reflection = { ...words.reflection, id: keptAs, conflictOf: id };
        working.set(keptAs, { ...words, reflection, base: 0, tried: undefined });
      }
      const run = sending.get(id);
      if (run) sending.set(keptAs, run);
      states.set(keptAs, { state: "saving" });
      // Said at once: words that were still written under the old id would go over the other version.
      if (!over) changed();
    },
  };

  /** Seals the newest words of a reflection onto this device. True when they lie here, or none wait. */
  function keep(id: string): Promise<boolean> {
    clear(sealing, id);
    const words = working.get(id);
    return words ? keepDraft(store, journal, memberId, words, () => working.get(id)) : Promise.resolve(true);
  }

  function clear(which: Timers, id: string): void {
    clearTimeout(which.get(id));
    which.delete(id);
  }

  function setState(id: string, state: SaveState): SaveState {
    states.set(id, state);
    const why = state.state === "on-device" ? state.why : null;
    if ((why && why !== "too-long") || state.state === "saved") online = why !== "offline";
    if (state.state === "not-saved" || why === "offline" || why === "trouble") tryAgainLater();
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

  // One at a time for one reflection: later words wait for the answer to earlier ones, then go, all together.
  function saveNow(id: string): Promise<SaveState> {
    clear(timers, id);
    const run = sending.get(id);
    if (run) {
      const after =
        following.get(id) ??
        run.then(() => {
          following.delete(id);
          const moved = working.has(id) ? undefined : conflicts.findLast((conflict) => conflict.id === id);
          return saveNow(moved?.keptAs ?? id);
        });
      following.set(id, after);
      return after;
    }
    const draft = working.get(id);
    if (!draft) return Promise.resolve(saveState(id));
    const started = sendNow(id, draft).finally(() => {
      for (const [at, one] of sending) if (one === started) sending.delete(at);
      moving.delete(id);
    });
    sending.set(id, started);
    return started;
  }

  async function sendNow(id: string, draft: Draft): Promise<SaveState> {
    states.set(id, { state: "saving" });
    await keep(id);
    const sent = await tabs.inTurn(() => send(saver, working.get(id) ?? draft));
    const arrived = sent.state.state === "saved" || sent.state.state === "clean";
    const words = working.get(sent.id);
    if (arrived && words && sameChange(words, sent.draft)) {
      working.delete(sent.id);
      await dropDraft(store, memberId, words);
    } else if (arrived && words) {
      // Written on meanwhile: the newer words now stand over the version that was just saved, here as well.
      working.set(sent.id, { ...words, base: sent.draft.base, tried: undefined });
    }
    // Kept apart on a full device, the words may still lie here under their first name.
    if (arrived && sent.id !== id && !working.has(id)) await dropDraft(store, memberId, { ...draft, tab: tab() });
    const kept = await keep(sent.id);
    if (arrived) tabs.tell("changed");
    const newest = working.get(sent.id);
    if (newest && !sameChange(newest, sent.draft)) {
      if (!timers.has(sent.id)) schedule(sent.id);
      return setState(sent.id, { state: "saving" });
    }
    return setState(sent.id, arrived || kept ? sent.state : { state: "not-saved" });
  }

  function schedule(id: string): void {
    clear(timers, id);
    if (!over)
      timers.set(
        id,
        setTimeout(() => void saveNow(id), afterPause),
      );
  }

  async function flushAll(): Promise<void> {
    await Promise.all([...working.keys()].map((id) => saveNow(id)));
  }

  const { takeUp, tab, leave } = takingUp({ ...from, working, flushAll });

  const saveState = (id: string): SaveState => states.get(id) ?? { state: "clean" };

  return {
    saver,
    working,
    conflicts,
    notDeleted,
    saveState,
    saveNow,
    flushAll,
    idNow: (id: string) => moving.get(id) ?? id,
    isOnline: () => online,
    setOnline: (is: boolean) => {
      online = is;
    },
    /** Takes newest words: sealed on this device soon, sent after a pause. */
    put: (draft: Draft) => {
      const { id } = draft.reflection;
      notDeleted.delete(id);
      working.set(id, { ...draft, tab: working.get(id)?.tab ?? tab() });
      if (states.get(id)?.state !== "not-saved") states.set(id, { state: "saving" });
      if (!sealing.has(id))
        sealing.set(
          id,
          setTimeout(() => void keep(id), soon),
        );
      schedule(id);
    },
    takeUp,
    /** Seals on this device whatever is not on the server yet. True when all of it is. */
    keepAll: async (): Promise<boolean> => (await Promise.all([...working.keys()].map(keep))).every(Boolean),
    close: () => {
      over = true;
      leave();
      clearTimeout(retryTimer);
      for (const timer of [...timers.values(), ...sealing.values()]) clearTimeout(timer);
    },
  };
}
