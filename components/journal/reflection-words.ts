import type { Reflection } from "@/lib/journal/vault/reflection";
import { excerpt, standsIn } from "@/lib/journal/vault/search";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { wordsOf } from "@/lib/journal/vault/writing";
import { deviceZone, monthInWords } from "./moment-words";

type Words = Pick<Reflection, "title" | "body" | "parts" | "feelings" | "feelingsNow">;

// Cut between words; a single word longer than that is cut where it must be.
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(" ", most);
  return `${text.slice(0, space > most / 2 ? space : most).replace(/[\s.,;:!?]+$/, "")}…`;
}

/** The first words of the text, in one line. */
export const firstWords = (words: Words, most = 140): string =>
  cut((wordsOf(words).find((text) => text.trim() !== "") ?? "").trim().replace(/\s+/g, " "), most);

/** A key for one question of a list, for React: a question may stand twice, and the second is told apart by being so. */
export function partKey(parts: readonly { ask: string }[], at: number): string {
  const ask = parts[at]?.ask ?? "";
  return `${ask} ${parts.slice(0, at).filter((part) => part.ask === ask).length}`;
}

/** What stands under its name in a list: its first words, or those around what was searched for. */
export function excerptOf(reflection: Reflection, lookedFor: string): string {
  const { title, later = [] } = reflection;
  const texts = [...wordsOf(reflection), ...later.map(({ text }) => text)];
  if (lookedFor.trim() === "") return title.trim() ? firstWords(reflection) : "";
  const found = texts.find((text) => standsIn(text, lookedFor));
  return excerpt(found ?? texts[0] ?? "", lookedFor);
}

/** The title; the first words where there is none; the feelings where there are no words. */
export const nameOf = (words: Words): string =>
  words.title.trim() || firstWords(words, 60) || inSentence(feelingsOf(words)) || "Nothing written yet";

/** All of its feelings, then and now, each once. */
export const feelingsOf = ({ feelings = [], feelingsNow = [] }: Words): string[] => [
  ...new Set([...feelings, ...feelingsNow]),
];

/** "Torn, hopeful, on edge". */
export const inSentence = (words: readonly string[]): string => {
  const text = words.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** "Deleted “After the steering group”." */
export function deletedInWords(reflection: Pick<Reflection, "title" | "draft">): string {
  const title = reflection.title.trim();
  return title ? `Deleted “${title}”.` : `Deleted this ${reflection.draft ? "draft" : "reflection"}.`;
}

/** Where a reflection opens: a draft to be gone on with, everything else to be read. */
export const pathOf = ({ id, reflection }: OpenReflection): string =>
  `/journal/${reflection.draft ? "write" : "read"}#${id}`;

const months = new WeakMap<Reflection, string>();

// Asked for again at each key of a search, and dear when it is asked ten thousand times.
function monthOf(reflection: Reflection, zone: string): string {
  const known = months.get(reflection);
  if (known !== undefined) return known;
  const month = monthInWords(reflection.createdAt, zone);
  months.set(reflection, month);
  return month;
}

/** Under the months in which they were written, in the order given. */
export function byMonth(reflections: readonly OpenReflection[]): { month: string; reflections: OpenReflection[] }[] {
  const found = new Map<string, OpenReflection[]>();
  const zone = deviceZone();
  for (const one of reflections) {
    const month = monthOf(one.reflection, zone);
    const those = found.get(month);
    if (those) those.push(one);
    else found.set(month, [one]);
  }
  return [...found].map(([month, those]) => ({ month, reflections: those }));
}

/** Months in parts of at most `most`, so that a full one is drawn bit by bit; the first part of each is its beginning. */
export function inParts(months: ReturnType<typeof byMonth>, most = 20) {
  return months.flatMap(({ month, reflections }) =>
    Array.from({ length: Math.ceil(reflections.length / most) }, (_, part) => ({
      month,
      part,
      reflections: reflections.slice(part * most, (part + 1) * most),
    })),
  );
}

/** "1 piece of writing", "3 pieces of writing": where a hope or an earlier version may be among them. */
export const piecesInWords = (count: number): string => `${count} piece${count === 1 ? "" : "s"} of writing`;

/** "1 reflection", "12 reflections". */
export const countInWords = (count: number): string => `${count} reflection${count === 1 ? "" : "s"}`;

/** The passages of a reflection that could be copied: its paragraphs in the order of the page, later thoughts last. */
export const passagesOf = (reflection: Reflection): string[] =>
  [...wordsOf(reflection), ...(reflection.later ?? []).map(({ text }) => text)]
    .flatMap((text) => text.split(/\n\s*\n/))
    .map((passage) => passage.trim())
    .filter(Boolean);
