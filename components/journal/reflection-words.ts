import type { Reflection } from "@/lib/journal/vault/reflection";
import type { OpenReflection } from "@/lib/journal/vault/view";
import { monthInWords } from "./moment-words";

type Words = Pick<Reflection, "title" | "body">;

/** Whether anything is written. */
export const hasWords = ({ title, body }: Words): boolean => `${title}${body}`.trim() !== "";

export const sameWords = (one: Words, other: Words): boolean => one.title === other.title && one.body === other.body;

// Cut between words; a single word longer than that is cut where it must be.
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(" ", most);
  return `${text.slice(0, space > most / 2 ? space : most).replace(/[\s.,;:!?]+$/, "")}…`;
}

/** The first words of the text, in one line. */
export const firstWords = ({ body }: Words, most = 140): string => cut(body.trim().replace(/\s+/g, " "), most);

/** The title, or the first words where there is none. */
export const nameOf = (words: Words): string => words.title.trim() || firstWords(words, 60) || "Nothing written yet";

/** "Deleted “After the steering group”." */
export function deletedInWords(reflection: Pick<Reflection, "title" | "draft">): string {
  const title = reflection.title.trim();
  return title ? `Deleted “${title}”.` : `Deleted this ${reflection.draft ? "draft" : "reflection"}.`;
}

/** Where a reflection opens: a draft to be gone on with, everything else to be read. */
export const pathOf = ({ id, reflection }: OpenReflection): string =>
  `/journal/${reflection.draft ? "write" : "read"}#${id}`;

/** Under the months in which they were written, in the order given. */
export function byMonth(reflections: readonly OpenReflection[]): { month: string; reflections: OpenReflection[] }[] {
  const months = new Map<string, OpenReflection[]>();
  for (const one of reflections) {
    const month = monthInWords(one.reflection.createdAt);
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  return [...months].map(([month, those]) => ({ month, reflections: those }));
}

/** "1 reflection", "12 reflections". */
export const countInWords = (count: number): string => `${count} reflection${count === 1 ? "" : "s"}`;
