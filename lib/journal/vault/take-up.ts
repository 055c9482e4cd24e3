/*
 * Taking up words that wait on this device: of a page that ended, or of a tab that was closed. What an open journal in
 * another tab is still writing stays that tab's, or two tabs would make two versions of one writing.
 */
import { type Draft, dropDraft, keepDraft, listDrafts } from "./drafts.ts";
import type { JournalKey } from "./journal-key.ts";
import { aside } from "./saving.ts";
import type { Store } from "./store.ts";
import type { Tabs } from "./tabs.ts";

/** `working` is what this open journal is writing; `flushAll` sends it. */
export function takingUp(from: {
  store: Store;
  journal: JournalKey;
  memberId: string;
  tabs: Tabs;
  working: Map<string, Draft>;
  flushAll: () => Promise<void>;
  changed: () => void;
}) {
  const { store, journal, memberId, tabs, working, flushAll, changed } = from;
  const awaited = new Set<string>();
  let place: Awaited<ReturnType<Tabs["hold"]>> | undefined;
  let over = false;

  async function takeUp(): Promise<void> {
    place ??= await tabs.hold();
    if (over) place.leave();
    await tabs.inTurn(async () => {
      const held = await tabs.held();
      for (const found of await listDrafts(store, journal, memberId)) {
        if (over) return;
        if (found.tab && found.tab !== place?.name && held.has(found.tab)) afterwards(found.tab);
        else if (found.tab !== place?.name) await take(found);
      }
    }, "take-up");
  }

  async function take(found: Draft): Promise<void> {
    const there = working.get(found.reflection.id);
    const same = there?.reflection.editedAt === found.reflection.editedAt && there.deleted === found.deleted;
    // Words over words of this tab are a version of their own; an older wish to delete them is not.
    if (!same && !(there && found.deleted && !found.onlyHere)) {
      const mine = { ...(there ? aside(found) : found), tab: place?.name };
      working.set(mine.reflection.id, mine);
      if (!(await keepDraft(store, journal, memberId, mine))) {
        // A full device: it stays under the name that it has, and goes from there once it was sent.
        working.set(mine.reflection.id, { ...mine, tab: found.tab });
        return;
      }
    }
    await dropDraft(store, memberId, found);
  }

  function afterwards(tab: string): void {
    if (awaited.has(tab)) return;
    awaited.add(tab);
    void tabs.whenLeft(tab).then(async () => {
      awaited.delete(tab);
      if (over) return;
      await takeUp();
      changed();
      await flushAll();
    });
  }

  return {
    /** Takes up what waits, now and when the tabs that have the rest are gone. */
    takeUp,
    /** The name that this open journal keeps its drafts under. */
    tab: () => place?.name,
    leave: () => {
      over = true;
      place?.leave();
    },
  };
}
