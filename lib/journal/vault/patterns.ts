/*
 * Feelings and themes over time (F8): in which months a word was named, and nothing that could be read as a score. Pure.
 */
import type { Reflection } from "./reflection.ts";

export type Named = { word: string; months: string[]; times: number };

/** Fewer reflections than this say more by being read again. */
export const fewForPatterns = 4;

/**
 * The words named most often, at most `most`, each with the months (as `monthOf` names them, in the order given) in which
 * it was named. Equal ones by the alphabet, so that nothing is preferred.
 */
export function namedOverTime(
  reflections: readonly Reflection[],
  wordsOf: (reflection: Reflection) => readonly string[],
  monthOf: (reflection: Reflection) => string,
  most = 12,
): Named[] {
  const found = new Map<string, { months: Set<string>; times: number }>();
  for (const reflection of reflections) {
    for (const word of new Set(wordsOf(reflection))) {
      const known = found.get(word) ?? { months: new Set(), times: 0 };
      known.months.add(monthOf(reflection));
      known.times += 1;
      found.set(word, known);
    }
  }
  return [...found]
    .map(([word, { months, times }]) => ({ word, months: [...months], times }))
    .sort((one, other) => other.times - one.times || one.word.localeCompare(other.word, "en-GB"))
    .slice(0, most);
}

/** Pairs of words that stood together in one reflection, most often first: feelings may disagree, and that says something. */
export function namedTogether(
  reflections: readonly Reflection[],
  most = 3,
): { words: [string, string]; times: number }[] {
  const found = new Map<string, { words: [string, string]; times: number }>();
  for (const { feelings = [], feelingsNow = [] } of reflections) {
    const words = [...new Set([...feelings, ...feelingsNow])].sort();
    for (const [at, one] of words.entries()) {
      for (const other of words.slice(at + 1)) {
        const key = `${one}\u0001${other}`;
        const known = found.get(key) ?? { words: [one, other] as [string, string], times: 0 };
        known.times += 1;
        found.set(key, known);
      }
    }
  }
  return [...found.values()]
    .filter(({ times }) => times > 1)
    .sort((one, other) => other.times - one.times || one.words[0].localeCompare(other.words[0], "en-GB"))
    .slice(0, most);
}
