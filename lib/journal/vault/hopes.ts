/*
 * The hope for a year while it is written: sealed on this device like a draft until the settings on the server have it.
 * What another device wrote for the same year meanwhile is kept beside it.
 */

import { utf8 } from "./bytes.ts";
import { changeSettings } from "./choices.ts";
import { hopeKey } from "./drafts.ts";
import { open, seal } from "./envelope.ts";
import type { Saver } from "./saving.ts";
import { joinedHopes, type Settings } from "./settings.ts";

/** `over`: the words that these were written over. */
type Hope = { words: string; over: string };

/** Keeps hopes on their way. `inTurn`: one tab saves at a time. */
export function keepHopes({ saver, inTurn }: { saver: Saver; inTurn: <T>(work: () => Promise<T>) => Promise<T> }) {
  const { store, journal, memberId } = saver;
  const waiting = new Map<string, Hope>();
  const key = hopeKey(memberId);
  const bound = { kind: 4, memberId, id: memberId, version: 0 } as const;

  const sealed = () => seal(journal, utf8(JSON.stringify([...waiting])), bound);

  // Whether this page put what lies on the device: another tab's is not ours to take away.
  let ours = false;
  // In line, so that the newest is what stays.
  let line: Promise<unknown> = Promise.resolve();
  function keep(): Promise<boolean> {
    const done = line.then(async () => {
      const some = waiting.size > 0;
      if (!some && !ours) return true;
      ours = some;
      if (!some) return store.write([], [key]);
      return store.write([[key, await sealed()]]);
    });
    line = done;
    return done;
  }

  async function send(): Promise<boolean> {
    for (const [year, hope] of [...waiting]) {
      const changed = await inTurn(() =>
        changeSettings(saver, (before) => {
          const there = before.intentions[year] ?? "";
          const words = there === hope.over ? hope.words : joinedHopes(hope.words, there);
          return { ...before, intentions: { ...before.intentions, [year]: words } };
        }),
      );
      if (!changed.ok) return false;
      const newer = waiting.get(year);
      // Written on meanwhile: over what was just sent.
      if (newer === hope) waiting.delete(year);
      else if (newer) waiting.set(year, { ...newer, over: hope.words });
    }
    await keep();
    return waiting.size === 0;
  }

  return {
    keep,
    send,
    count: () => waiting.size,
    /** What waits, for a file; null when nothing does. */
    sealed: async () => (waiting.size > 0 ? sealed() : null),
    write: (year: string, words: string, there: string) => {
      waiting.set(year, { words, over: waiting.get(year)?.over ?? there });
      void keep();
    },
    /** Takes up what waits here from before, or came back in a file. */
    takeUp: async (given?: Uint8Array): Promise<boolean> => {
      const found = given ?? (await store.get(key));
      const bytes = found instanceof Uint8Array ? await open(journal, found, bound) : null;
      if (!bytes) return false;
      ours = true;
      for (const [year, hope] of JSON.parse(new TextDecoder().decode(bytes)) as [string, Hope][])
        if (!waiting.has(year)) waiting.set(year, hope);
      return true;
    },
    /** The settings with what is on its way. */
    over: (settings: Settings): Settings =>
      waiting.size === 0
        ? settings
        : {
            ...settings,
            intentions: {
              ...settings.intentions,
              ...Object.fromEntries([...waiting].map(([year, { words }]) => [year, words])),
            },
          },
  };
}
