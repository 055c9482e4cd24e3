/*
 * Changing the way of writing without losing a word (C6 to C9). A reflection's questions and what answers them are one
 * list, so every change here moves, adds or swaps a question and leaves each text as it is. Pure: no input or output.
 */
import { guides, guideWith } from "../guides.ts";
import type { Part, Reflection } from "./reflection.ts";

/** What is on the page while it is written: everything of a reflection but its id, its dates' keeping and its state. */
export type Writing = Pick<
  Reflection,
  "title" | "body" | "tags" | "guide" | "parts" | "feelings" | "feelingsNow" | "whose" | "roughly" | "session" | "again"
>;

const fields = [
  ...(["title", "body", "tags", "guide", "parts", "feelings", "feelingsNow", "whose", "roughly", "session"] as const),
  "again",
] as const satisfies readonly (keyof Writing)[];

/** What the page of a reflection holds. */
export function writingOf(reflection: Reflection): Writing {
  const picked = fields.flatMap((name) => (reflection[name] === undefined ? [] : [[name, reflection[name]] as const]));
  return Object.fromEntries(picked) as unknown as Writing;
}

/** A reflection without its page: what is kept when the page is written anew, keys of later versions among it. */
export function withoutWriting(reflection: Reflection): Reflection {
  const kept: Record<string, unknown> = { ...reflection };
  for (const name of fields) delete kept[name];
  // The page that follows always has a title, a body and themes.
  return kept as unknown as Reflection;
}

/** Whether two pages hold the same. */
export const sameWriting = (one: Writing, other: Writing): boolean =>
  fields.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));

type Asking = Pick<Reflection, "guide" | "parts">;

/**
 * The questions after choosing a guide: the guide's, with what was written beside the same question before, then every
 * other question that has words. Only unanswered questions go. An unknown guide changes nothing.
 */
export function chooseGuide(writing: Writing, id: string): Writing {
  const guide = guideWith(id);
  if (!guide) return writing;
  const before = [...(writing.parts ?? [])];
  const parts = guide.prompts.map(({ ask }): Part => {
    const at = before.findIndex((part) => part.ask === ask && part.text !== "");
    const [found] = at < 0 ? [] : before.splice(at, 1);
    return found ?? { ask, text: "" };
  });
  return { ...writing, guide: id, parts: [...parts, ...before.filter(({ text }) => text !== "")] };
}

/** The same writing with other words beside one question. */
export function writePart(writing: Writing, at: number, text: string): Writing {
  return { ...writing, parts: (writing.parts ?? []).map((part, index) => (index === at ? { ...part, text } : part)) };
}

/** The same words beside another question. */
export function replacePrompt(writing: Writing, at: number, ask: string): Writing {
  return { ...writing, parts: (writing.parts ?? []).map((part, index) => (index === at ? { ...part, ask } : part)) };
}

/** One more question, at the end. */
export function addPrompt(writing: Writing, ask: string): Writing {
  return { ...writing, parts: [...(writing.parts ?? []), { ask, text: "" }] };
}

/** Without a question that nothing was written beside. One that has words stays. */
export function dropPrompt(writing: Writing, at: number): Writing {
  return { ...writing, parts: (writing.parts ?? []).filter(({ text }, index) => index !== at || text !== "") };
}

/**
 * A question that is not on the page yet, another one each time: first the guide's own, then any guide's; of those none
 * that is folded away there, since it would take the words beside it to the end of the page.
 */
export function anotherPrompt(writing: Asking, own: readonly string[] = [], pick = Math.random): string | null {
  const there = new Set(writing.parts?.map(({ ask }) => ask));
  const left = (asks: readonly string[]) => asks.filter((ask) => !there.has(ask));
  const guided = left(guideWith(writing.guide)?.prompts.map(({ ask }) => ask) ?? []);
  const others = guides.flatMap(({ prompts }) => prompts.filter(({ folded }) => !folded).map(({ ask }) => ask));
  const from = guided.length > 0 ? guided : left([...own, ...others]);
  return from[Math.floor(pick() * from.length)] ?? null;
}

/** Every word that was written, in the order of the page. */
export function wordsOf({ body, parts }: Pick<Reflection, "body" | "parts">): string[] {
  return [body, ...(parts ?? []).map(({ text }) => text)].filter((text) => text !== "");
}

/** Whether there is anything to keep: a word, a feeling, a theme. A feeling alone is a reflection (C10). */
export function isWritten(writing: Partial<Writing> & Pick<Writing, "title" | "body">): boolean {
  const { title, body, parts, feelings, feelingsNow, whose, tags } = writing;
  const texts = [title, ...wordsOf({ body, ...(parts ? { parts } : {}) })];
  return texts.some((text) => text.trim() !== "") || [feelings, feelingsNow, whose, tags].some((list) => list?.length);
}
