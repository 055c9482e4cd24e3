/**
 * One question to write about. A number in an address stands for the question (#q3), so that no words are in it: the
 * order is fixed, and new ones go at the end.
 */
const questions = [
  "What has stayed with you since we last met?",
  "What did you notice that nobody spoke about?",
  "What did you not say?",
  "What are you carrying that may belong to somebody else?",
  "Where were you close to what matters most to you, and where were you far from it?",
  "What kept you steady this month?",
  "Who knows how heavy this is?",
  "Who could decide, and who paid the cost?",
  "When have you met this feeling before?",
  "What would be fair to others, and to you?",
  "What do you still not know?",
  "What is one small thing you could try, or leave alone?",
] as const;

/** How many there are. */
export const questionCount = questions.length;

/** The question with this number, from 1; any number leads to one. */
export const questionNumber = (number: number): string =>
  questions[(((number - 1) % questionCount) + questionCount) % questionCount] ?? questions[0];

/** The question of a fragment such as "q3"; null when it names none. */
export function questionOf(fragment: string): string | null {
  const number = /^q(\d{1,2})$/.exec(fragment)?.[1];
  return number && Number(number) >= 1 && Number(number) <= questionCount ? questionNumber(Number(number)) : null;
}

/** The number of the question for a day: the same all day, another one tomorrow. */
export const questionForDay = (now: Date): number =>
  (Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000) % questionCount) + 1;
