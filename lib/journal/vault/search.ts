/*
 * Search on this device (R2, R3): every word of the open journal, read through from end to end. Nothing is indexed on
 * disk, sent, or put in an address. 10,000 reflections of 300 words take some 10 ms a keystroke.
 */
import type { Reflection } from "./reflection.ts";
import { wordsOf } from "./writing.ts";

/** What to look for. Each given part must fit; `text` is split at spaces, and all of its words must be there. */
export type Looking = { text: string; theme?: string; feeling?: string; guide?: string; sessionId?: string };

const cache = new WeakMap<Reflection, string>();

/** A letter as search reads it: no accent, no case, one kind of apostrophe. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[‘’ʼ]/g, "'")
    .toLowerCase();
}

// Between fields stands a character that nobody types, so that no match runs from one into the next.
const between = "\u0001";

function everything(reflection: Reflection): string {
  const known = cache.get(reflection);
  if (known !== undefined) return known;
  const { title, tags, feelings = [], feelingsNow = [], later = [] } = reflection;
  const all = [title, ...wordsOf(reflection), ...later.map(({ text }) => text), ...tags, ...feelings, ...feelingsNow];
  const made = plain(all.join(between));
  cache.set(reflection, made);
  return made;
}

/** The words that are looked for, as search reads them. */
const wordsIn = (text: string): string[] => plain(text).split(/\s+/).filter(Boolean);

/** The reflections that fit, in the order given. Nothing looked for: all of them. */
export function search<R extends { reflection: Reflection }>(
  reflections: readonly R[],
  looking: Looking,
): readonly R[] {
  const words = wordsIn(looking.text);
  const { theme, feeling, guide, sessionId } = looking;
  if (words.length === 0 && !theme && !feeling && !guide && !sessionId) return reflections;
  return reflections.filter(({ reflection }) => {
    if (theme && !reflection.tags.includes(theme)) return false;
    if (feeling && !reflection.feelings?.includes(feeling) && !reflection.feelingsNow?.includes(feeling)) return false;
    if (guide && reflection.guide !== guide) return false;
    if (sessionId && reflection.session?.id !== sessionId) return false;
    const text = words.length > 0 ? everything(reflection) : "";
    return words.every((word) => text.includes(word));
  });
}

const letters = new Intl.Segmenter();

/** Whether any of the looked-for words stands in a text. */
export function standsIn(text: string, lookedFor: string): boolean {
  const read = plain(text);
  return wordsIn(lookedFor).some((word) => read.includes(word));
}

export type Piece = { text: string; marked: boolean };

/** A text cut where looked-for words stand in it: joined, the pieces are the text again, letter for letter. */
export function markedPieces(text: string, lookedFor: string): Piece[] {
  const words = wordsIn(lookedFor);
  if (words.length === 0 || text === "") return [{ text, marked: false }];
  // One original letter may be several plain ones, or none: `from` leads each plain one back to where it began.
  let read = "";
  const from: number[] = [];
  for (const letter of letters.segment(text)) {
    const made = plain(letter.segment);
    for (let at = 0; at < made.length; at += 1) from.push(letter.index);
    read += made;
  }
  const marks = new Uint8Array(text.length + 1);
  for (const word of words) {
    for (let at = read.indexOf(word); at >= 0; at = read.indexOf(word, at + 1)) {
      const end = from[at + word.length] ?? text.length;
      marks.fill(1, from[at], Math.max(end, (from[at + word.length - 1] ?? 0) + 1));
    }
  }
  const pieces: Piece[] = [];
  for (const letter of letters.segment(text)) {
    const marked = marks[letter.index] === 1;
    const last = pieces.at(-1);
    if (last?.marked === marked) last.text += letter.segment;
    else pieces.push({ text: letter.segment, marked });
  }
  return pieces;
}

/** A stretch of the text around the first looked-for word, about `most` letters long; from the start where there is none. */
export function excerpt(text: string, lookedFor: string, most = 160): string {
  const flat = text.replace(/\s+/g, " ").trim();
  const read = plain(flat);
  const at = Math.min(
    ...wordsIn(lookedFor)
      .map((word) => read.indexOf(word))
      .filter((place) => place >= 0),
  );
  if (!Number.isFinite(at) || flat.length <= most)
    return flat.length <= most ? flat : `${flat.slice(0, most).trimEnd()}…`;
  const start = at < most / 2 ? 0 : flat.indexOf(" ", at - most / 2) + 1;
  const cut = flat.slice(start, start + most).trim();
  return `${start > 0 ? "… " : ""}${cut}${start + most < flat.length ? "…" : ""}`;
}
