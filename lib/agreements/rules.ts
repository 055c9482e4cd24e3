/** A version of a group's agreement, as its screens need it. */
export type AgreementVersion = {
  id: string;
  number: number;
  points: string[];
  whatChanged: string;
  madeAt: Date;
};

/** How a point of a version stands to the version it is compared with. `before`: the words that it had. */
export type ComparedPoint = { text: string; is: "same" | "new" } | { text: string; is: "changed"; before: string };

export type Comparison = { points: ComparedPoint[]; takenOut: string[] };

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

// How much two points share, from 0 to 1: twice the words in common over the words of both.
function alike(one: string, other: string): number {
  const left = [...wordsOf(other)];
  const all = wordsOf(one);
  let common = 0;
  for (const word of all) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  const sum = all.length + wordsOf(other).length;
  return sum === 0 ? 0 : (2 * common) / sum;
}

const alikeEnough = 0.4;

/**
 * What changed between two versions, point by point. A point that only moved is the same; one that shares enough words
 * with a point that is gone is that one, changed. Every point of both versions is told once.
 */
export function comparePoints(before: readonly string[], now: readonly string[]): Comparison {
  const left = [...before];
  const same = now.map((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  const pairs = now
    .flatMap((text, at) => (same[at] ? [] : left.map((old, from) => ({ at, from, likeness: alike(old, text) }))))
    .filter(({ likeness }) => likeness >= alikeEnough)
    .sort((one, other) => other.likeness - one.likeness);
  const cameFrom = new Map<number, number>();
  const used = new Set<number>();
  for (const { at, from } of pairs) {
    if (cameFrom.has(at) || used.has(from)) continue;
    cameFrom.set(at, from);
    used.add(from);
  }
  return {
    points: now.map((text, at): ComparedPoint => {
      if (same[at]) return { text, is: "same" };
      const from = cameFrom.get(at);
      return from === undefined ? { text, is: "new" } : { text, is: "changed", before: left[from] ?? "" };
    }),
    takenOut: left.filter((_, from) => !used.has(from)),
  };
}

/** Whether a version says the same as the points that it was made from: then it is none. */
export const saysTheSame = (before: readonly string[], now: readonly string[]) =>
  before.length === now.length && before.every((text, at) => text === now[at]);

export type Agreed = "to-read" | "agreed" | "again";

/**
 * How a member stands to a version. `agreedOn` and `today` are days (YYYY-MM-DD) of the group's calendar; it is asked
 * again once a year has passed.
 */
export function agreedState(agreedOn: string | null, today: string): Agreed {
  if (agreedOn === null) return "to-read";
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return agreedOn > yearAgo ? "agreed" : "again";
}

/** A starting set, for a group to make its own: what is said here of the website is true of this one. */
export const startingPoints: readonly string[] = [
  "What is said here stays here. You may take away what you learned yourself, but not other people’s stories.",
  "There are limits. If somebody may come to serious harm, if a child or an adult must be kept safe, or if the law says so, it may have to be told. Where possible the facilitator speaks to you first.",
  "Change details, so that no person and no organisation can be recognised. Leaving out the name is often not enough.",
  "No recording, no screenshots, no AI note-takers.",
  "Come on time, stay for the whole session, and come all year if you can. Tell us if you cannot come. You need not say why.",
  "Be in a private place. Use headphones if others could hear. Your camera is your choice.",
  "Speak from your own experience.",
  "Be curious before you advise. Ask before you offer advice.",
  "You may pass, pause, leave, and come back.",
  "We speak about differences in role, pay, power and lived experience. We do not hide them.",
  "Feelings are welcome, feelings about this group too.",
  "This is not therapy, not supervision of you, and not performance management. We do not report to employers.",
  "Share the time. One person speaks at a time. Say your name first if anybody needs that.",
  "If somebody is hurt here, we name it, and we work out together how to put it right.",
  "Tell the facilitator about conflicts of interest: somebody from your organisation in the group, or somebody who manages you.",
  "The website’s page on confidentiality says what the website holds and who can see it. Nobody but you can read your journal.",
];
