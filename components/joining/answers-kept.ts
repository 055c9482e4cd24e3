import type { Answers } from "@/lib/join-requests/input";

const place = "asking-to-join";
const longest = 30 * 24 * 60 * 60 * 1000;

export type Kept = { at: number; answers: Answers };

/** Answers on their way, in this browser alone: they come back after a break, and go when sent. May be refused quietly. */
export function keepAnswers(at: number, answers: Answers): void {
  try {
    // Agreeing is done at the end, each time.
    localStorage.setItem(place, JSON.stringify({ on: Date.now(), at, answers: { ...answers, privacy: false } }));
  } catch {
    // A browser that keeps nothing still sends.
  }
}

/** What was kept for this group, or null. What is older than 30 days, or not ours, is forgotten. */
export function keptAnswers(none: Answers): Kept | null {
  try {
    const { on, at, answers } = JSON.parse(localStorage.getItem(place) ?? "null");
    const fits = Object.entries(none).every(
      ([name, value]) => typeof answers[name] === typeof value && Array.isArray(answers[name]) === Array.isArray(value),
    );
    if (fits && Date.now() - on < longest && Number.isInteger(at)) {
      return answers.groupId === none.groupId ? { at, answers } : null;
    }
    forgetAnswers();
  } catch {
    forgetAnswers();
  }
  return null;
}

export function forgetAnswers(): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Nothing is kept there then.
  }
}
