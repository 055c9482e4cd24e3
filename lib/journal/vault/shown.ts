/* What the screens see of an open journal, made anew when something in it has changed. */
import { type Contents, lockedAway, underPrevious } from "./contents.ts";
import type { JournalKey } from "./journal-key.ts";
import type { Outbox } from "./outbox.ts";
import type { DeletedReflection, JournalView, OpenReflection } from "./view.ts";

type Shown = Omit<
  Extract<JournalView, { state: "open" }>,
  "state" | "account" | "settings" | "lockingAt" | "keptOpen" | "idleMinutes"
>;

const byNewest = (a: OpenReflection, b: OpenReflection) => (a.reflection.createdAt < b.reflection.createdAt ? 1 : -1);
const day = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** `find` gives the newest words of a reflection, from here or from the server; `lockedDrafts`: the keys of drafts under others. */
export function shownOf(from: {
  contents: Contents;
  journal: JournalKey;
  outbox: Outbox;
  find: (id: string) => OpenReflection | null;
  lockedDrafts: readonly string[];
}): Shown {
  const { contents, journal, outbox, find, lockedDrafts } = from;
  const { working, conflicts, notDeleted } = outbox;
  const isDeleted = (id: string) => working.get(id)?.deleted ?? contents.items.get(id)?.state === "deleted";
  const goneOn = (id: string) => {
    const days = contents.items.get(id)?.deleteOnDay;
    return days ? day(days) : "";
  };
  const all = [...new Set([...contents.opened.keys(), ...working.keys()])].map(find).filter((one) => one !== null);
  const deleted: DeletedReflection[] = all
    .filter(({ id }) => isDeleted(id))
    .map((one) => ({ ...one, goneOn: goneOn(one.id) }));
  return {
    reflections: all.filter(({ id }) => !isDeleted(id)).sort(byNewest),
    deleted: deleted.sort(byNewest),
    unreadable: [...contents.unreadable],
    lockedAway: lockedAway(contents, journal).length,
    lockedDrafts,
    moving: underPrevious(contents, journal).length,
    conflicts: [...conflicts],
    notDeleted: [...notDeleted],
    online: outbox.isOnline(),
    doubtful: contents.doubtful,
  };
}
