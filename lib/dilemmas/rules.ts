/** What a dilemma's days say of it. */
export type DilemmaDays = {
  withdrawnAt: Date | null;
  broughtAt: Date | null;
  plannedSessionId: string | null;
};

export type DilemmaState = "offered" | "planned" | "brought" | "withdrawn";

/** How far a dilemma is. Its days never contradict each other: a withdrawn one was not brought. */
export function stateOf({ withdrawnAt, broughtAt, plannedSessionId }: DilemmaDays): DilemmaState {
  if (withdrawnAt) return "withdrawn";
  if (broughtAt) return "brought";
  return plannedSessionId ? "planned" : "offered";
}

type Words = { title: string; happened: string; wish: string; audience: string; named: boolean };

/** Whether two offers say the same, to the same people. */
export const saysTheSame = (one: Words, other: Words) =>
  one.title === other.title &&
  one.happened === other.happened &&
  one.wish === other.wish &&
  one.audience === other.audience &&
  one.named === other.named;

/** Something in a text that could tell who it is about. */
export type Telling = { kind: "email" | "phone" | "name" | "watched"; text: string };

const emails = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;
const digitRuns = /(?<![\p{L}\p{N}])[+(]{0,2}\d[\d ()./\u00a0\u2010-\u2013-]{5,}\d/gu;
const dates = /^\(?(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})\)?$/;
const titled =
  /(?<![\p{L}\p{N}])(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Cllr|Councillor|Sister|Nurse)\.?[ \u00a0]+\p{Lu}[\p{L}'’-]{0,40}(?:[ \u00a0]\p{Lu}[\p{L}'’-]{0,40})?/gu;
const words = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

// Capitalised in English without naming anybody. "I", "I'm" and the like are caught by their length.
const notNames = new Set(
  (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August " +
    "September October November December English British Scottish Welsh Irish Christmas Easter Internet Zoom Teams God"
  ).split(" "),
);
const isCapitalised = (word: string) =>
  /^\p{Lu}[\p{L}\p{M}'’-]*\p{Ll}/u.test(word) && !/^I['’]/.test(word) && !notNames.has(word);
// What stands between two words: nothing but spaces keeps a name together, and these begin a sentence.
const beginsSentence = (between: string) => /[.!?:;…\n\r"“”'‘’(*#>•]/.test(between);

function namesIn(text: string): string[] {
  const found: string[] = [];
  let run: string[] = [];
  let began = true;
  let from = -1;
  const close = () => {
    // A single capital at the start of a sentence is the sentence's.
    if (run.length > 1 || (run.length === 1 && !began)) found.push(run.join(" "));
    run = [];
  };
  for (const match of text.matchAll(words)) {
    const between = text.slice(Math.max(from, 0), match.index);
    const first = from < 0 || beginsSentence(between);
    from = match.index + match[0].length;
    if (first || !/^[ \u00a0]+$/.test(between)) close();
    if (!isCapitalised(match[0])) close();
    else {
      if (run.length === 0) began = first;
      run.push(match[0]);
    }
  }
  close();
  return found;
}

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

function watchedIn(text: string, watched: readonly string[]): string[] {
  return watched.flatMap((word) => {
    const wanted = word.trim();
    if (!wanted) return [];
    const found = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(wanted)}(?![\\p{L}\\p{N}])`, "iu").exec(text);
    return found ? [found[0]] : [];
  });
}

/** The words that a member asked to be watched for, as they typed them: between commas or on lines. */
export const watchedWords = (typed: string): string[] =>
  typed
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
    .slice(0, 50);

/**
 * What in a text could tell who it is about: email addresses, phone numbers, what may be names, and the member's own
 * words. Each once, in that order. It misses a great deal, and only ever says so: it decides nothing.
 */
export function tellingIn(text: string, watched: readonly string[] = []): Telling[] {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([found]) => found);
  const phones = all(digitRuns).filter((run) => run.replace(/\D/g, "").length >= 7 && !dates.test(run.trim()));
  const named = [...all(titled), ...namesIn(text)];
  const names = named.filter((one, at) => !named.some((other, index) => index < at && other.includes(one)));
  const found = new Map<string, Telling>();
  const add = (kind: Telling["kind"], texts: string[]) => {
    for (const one of texts) if (!found.has(one)) found.set(one, { kind, text: one });
  };
  add("email", all(emails));
  add("phone", phones);
  add("watched", watchedIn(text, watched));
  add("name", names);
  return [...found.values()];
}
