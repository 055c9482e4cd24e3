import type { WordsRefusal } from "@/lib/journal/vault/recovery";

/** What is wrong with typed recovery words, in words. */
export function sayWords(refused: WordsRefusal): string {
  if (refused.reason === "unknown-word") {
    return `Word ${refused.place}, “${refused.word}”, is not one of the words that a kit is made of. Check its spelling.`;
  }
  if (refused.reason === "count") return `A kit has twelve words. There are ${refused.count} here.`;
  return "These words do not belong together. One of them may be another word, or in another place.";
}
