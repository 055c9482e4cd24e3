/*
 * Keeping a version when a sitting begins: sealed on this device at once, sent to the history when that can be, and never
 * in the way of a save. What waits here is dropped only when the server has it.
 */
import { hasDraft, pastPrefix as prefix } from "./drafts.ts";
import { open, seal } from "./envelope.ts";
import { beginsSitting, changeHistory, readHistory, withVersion } from "./history.ts";
import { decodeReflection, encodeReflection, type Reflection } from "./reflection.ts";
import type { Saver } from "./saving.ts";
import type { Away } from "./server.ts";
import type { Writing } from "./writing.ts";

type Waiting = { key: string; reflection: Reflection };
type Failed = { ok: false; reason: "unreadable" } | Away;

// Bound to its reflection, and by a version that no draft stands over told apart from drafts.
export const pastBound = (memberId: string, id: string) => ({ kind: 4, memberId, id, version: 0xffffffff }) as const;

/** `inTurn`: one tab at a time. `keep` says whether this device or the server has the version now. */
export function keepVersions({ saver, inTurn }: { saver: Saver; inTurn: <T>(work: () => Promise<T>) => Promise<T> }) {
  const { store, journal, memberId, contents } = saver;
  /** When each reflection was last written in this page. */
  const written = new Map<string, number>();
  /** The newest version of each history that this page has seen. */
  const seen = new Map<string, number>();

  async function waiting(of = ""): Promise<Waiting[]> {
    const found: Waiting[] = [];
    for (const { key, value } of await store.list(prefix(memberId) + of)) {
      const id = key.slice(prefix(memberId).length).split("/")[0] ?? "";
      const bytes = value instanceof Uint8Array ? await open(journal, value, pastBound(memberId, id)) : null;
      const read = bytes && decodeReflection(bytes);
      if (read?.ok && read.reflection.id === id) found.push({ key, reflection: read.reflection });
    }
    return found;
  }

  async function keep(reflection: Reflection): Promise<boolean> {
    const { id, editedAt } = reflection;
    const envelope = await seal(journal, encodeReflection(reflection), pastBound(memberId, id));
    const kept = await store.write([[`${prefix(memberId)}${id}/${editedAt}`, envelope]]);
    // A device that keeps nothing: straight to the server, or not at all.
    if (kept) await sendWaiting();
    return kept || (contents.items.has(id) && (await add(reflection)).ok);
  }

  async function add(reflection: Reflection) {
    const { id } = reflection;
    const done = await inTurn(() => changeHistory(saver, id, (versions) => withVersion(versions, reflection)));
    if (done.ok) seen.set(id, done.version);
    return done;
  }

  let sending: Promise<void> | null = null;
  function sendWaiting(): Promise<void> {
    const run = (sending ?? Promise.resolve()).then(async () => {
      for (const { key, reflection } of await waiting()) {
        const there = contents.items.get(reflection.id);
        if (!there) {
          // Gone for good takes its versions along; one that no server has yet waits for it.
          const gone = contents.vouched && !contents.doubtful && !(await hasDraft(store, memberId, reflection.id));
          if (gone) await store.write([], [key]);
          continue;
        }
        const done = await add(reflection);
        if (done.ok) await store.write([], [key]);
        else if (done.reason !== "unreadable") return;
      }
    });
    sending = run;
    return run;
  }

  return {
    sendWaiting,
    /** Before words are written over others: keeps what stands there when a sitting begins. */
    writing: (before: Reflection | undefined, id: string, words: Writing) => {
      const now = Date.now();
      if (before && beginsSitting(before, words, written.get(id), now)) void keep(before);
      written.set(id, now);
    },
    keep,
    /** What a reflection notes of its history. */
    pastOf: (reflection: Reflection): { past?: number } => {
      const past = Math.max(reflection.past ?? 0, seen.get(reflection.id) ?? 0);
      return past > 0 ? { past } : {};
    },
    /** Newest first. `older`: the server's history is older than one that was seen before. */
    versionsOf: async (
      id: string,
      past: number,
    ): Promise<{ ok: true; versions: Reflection[]; older: boolean } | Failed> => {
      const there = await readHistory(saver, id);
      if (!there.ok) return there;
      const here = (await waiting(`${id}/`)).map(({ reflection }) => reflection);
      const versions = here.reduce(withVersion, there.versions).reverse();
      return { ok: true, versions, older: there.version < Math.max(past, seen.get(id) ?? 0) };
    },
    /** Puts versions back into a history. */
    putBack: async (versions: readonly Reflection[]): Promise<void> => {
      for (const one of versions) await keep(one);
    },
    /** Empties a history, here and on the server. */
    purge: async (id: string): Promise<{ ok: true } | Failed> => {
      const done = await inTurn(() => changeHistory(saver, id, () => []));
      if (!done.ok) return done;
      seen.set(id, done.version);
      const keys = (await store.list(`${prefix(memberId)}${id}/`)).map(({ key }) => key);
      await store.write([], keys);
      return { ok: true };
    },
  };
}
