/*
 * The readable page of an export: one HTML file that needs no other, runs no script, fetches nothing and prints well. Every
 * word in it is escaped (prose-html.ts), and its own policy forbids the rest.
 */
import { guideWith } from "../../guides.ts";
import type { Reflection } from "../reflection.ts";
import { dayAsKnown, dayInFull, monthInFull } from "./days.ts";
import { escapeHtml, proseHtml } from "./prose-html.ts";
import { readableCss } from "./readable-css.ts";
import type { Taken } from "./taken.ts";

const written = (text: string) => text.trim() !== "";
const prose = (text: string) => `<div class="writing" dir="auto">${proseHtml(text)}</div>`;
const leaf = (note: string, body: string) =>
  `<div class="leaf"><div class="note">${note}</div><div class="body">${body}</div></div>\n`;

function facts({ feelings, feelingsNow, whose, tags, guide, session, again, conflictOf }: Reflection): string {
  const named = guide && guide !== "just-write" ? guideWith(guide)?.name : undefined;
  const pairs: [string, string | undefined][] = [
    ["Feelings", feelings?.join(", ")],
    ["While writing", feelingsNow?.join(", ")],
    ["Whose it might be", whose?.join(", ")],
    ["Themes", tags.join(", ")],
    ["Way of writing", named],
    ["Session", session ? `Written ${session.when} a session` : undefined],
    ["Marked", again ? "To be come back to" : undefined],
    ["Version", conflictOf ? "A second version, kept beside the first" : undefined],
  ];
  const there = pairs.filter(([, words]) => words);
  const lines = there.map(([name, words]) => `<dt>${name}</dt><dd>${escapeHtml(words ?? "")}</dd>`);
  return there.length > 0 ? `<dl>${lines.join("")}</dl>` : "";
}

/** One reflection as an article. */
export function articleHtml(reflection: Reflection, at: number, deleted: boolean, zone?: string): string {
  const { title, body, parts = [], prompts = [], later = [], createdAt, roughly, draft } = reflection;
  const asks = prompts.map((ask) => `<p class="ask">${escapeHtml(ask)}</p>`).join("");
  const name = written(title) ? escapeHtml(title.trim()) : "Without a title";
  const state = `${draft ? "<p>Draft</p>" : ""}${deleted ? "<p>Deleted, and not yet gone</p>" : ""}`;
  const head = leaf(
    `<p>${escapeHtml(dayAsKnown(createdAt, roughly, zone))}</p>${state}`,
    `<h3 dir="auto" id="h${at}">${name}</h3>${asks}${written(body) ? prose(body) : ""}`,
  );
  const answers = parts
    .filter(({ text }) => written(text))
    .map(({ ask, text }) => leaf(`<p class="ask" dir="auto">${escapeHtml(ask)}</p>`, prose(text)));
  const beside = facts(reflection);
  const after = later.map(({ at: when, text }) =>
    leaf(`<p>A later thought</p><p>${dayInFull(when, zone)}</p>`, prose(text)),
  );
  return `<article aria-labelledby="h${at}">\n${head}${answers.join("")}${beside ? leaf("", beside) : ""}${after.join("")}</article>\n`;
}

/** Oldest first, as a book is read. */
export const inOrder = (reflections: readonly Reflection[]): Reflection[] =>
  [...reflections].sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));

/** What stands inside the page, piece by piece. */
export function* readableBody({ madeAt, reflections, deleted }: Taken, zone?: string): Generator<string> {
  const ordered = inOrder(reflections);
  const months = new Set(ordered.map(({ createdAt }) => monthInFull(createdAt, zone)));
  const place = (month: string) => `m-${month.replaceAll(" ", "-")}`;
  const count = `${ordered.length} reflection${ordered.length === 1 ? "" : "s"}`;
  const links = [...months].map((month) => `<li><a href="#${place(month)}">${month}</a></li>`);
  const binned = deleted.length > 0 ? '<li><a href="#deleted">Deleted, and not yet gone</a></li>' : "";
  yield `<h1>My journal</h1>\n<p>Taken away on ${dayInFull(madeAt, zone)}. ${count}, oldest first.</p>\n`;
  yield "<p><strong>This file is not locked. Whoever can open it can read it.</strong></p>\n";
  if (months.size > 0) yield `<nav aria-label="Months"><ul>${links.join("")}${binned}</ul></nav>\n`;
  let month = "";
  for (const [at, reflection] of ordered.entries()) {
    const own = monthInFull(reflection.createdAt, zone);
    yield `${own === month ? "" : `<h2 class="month" id="${place(own)}">${own}</h2>\n`}${articleHtml(reflection, at, false, zone)}`;
    month = own;
  }
  if (deleted.length > 0) yield '<h2 class="month" id="deleted">Deleted, and not yet gone</h2>\n';
  for (const [at, reflection] of inOrder(deleted).entries())
    yield articleHtml(reflection, ordered.length + at, true, zone);
}

/** The whole page, piece by piece. */
export function* readablePage(taken: Taken, zone?: string): Generator<string> {
  yield `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>My journal</title>
<style>${readableCss}</style>
<main>
`;
  yield* readableBody(taken, zone);
  yield "</main>\n</html>\n";
}
