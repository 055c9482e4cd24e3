/** Ready answers to whether somebody can make the dates. */
export const dateAnswers = [
  { id: "yes", name: "Yes, all of them as far as I know" },
  { id: "most", name: "Most of them" },
  { id: "not-sure", name: "I am not sure" },
] as const;
export const dateAnswerIds = ["yes", "most", "not-sure"] as const;

/** How long requests are kept, in days: shown on each screen that shows one. */
export const keptFor = { unanswered: 90, declined: 90, listed: 365, joined: 30 } as const;

export type RequestState = "waiting" | "held" | "listed" | "accepted" | "declined";

/** What can be done with a request in a state. Accepted and declined ones can be taken back to waiting. */
export type Answer = "accept" | "decline" | "hold" | "list" | "take-back";
export function mayAnswer(state: RequestState): Answer[] {
  if (state === "accepted" || state === "declined") return ["take-back"];
  const all: Answer[] = ["accept", "hold", "list", "decline", "take-back"];
  const done = { waiting: "take-back", held: "hold", listed: "list" } as const;
  return all.filter((answer) => answer !== done[state]);
}

/** The groups of the list: what is called how, in the order of the page. */
export const stateInWords: Record<RequestState, string> = {
  waiting: "Waiting for an answer",
  held: "On hold",
  listed: "On the waiting list",
  accepted: "Accepted",
  declined: "Declined",
};

/** What each question of the form is about: one question at a time, in this order. */
export const questionIds = [
  "name",
  "pronouns",
  "email",
  "role",
  "organisation",
  "draws",
  "hopes",
  "dates",
  "needs",
  "wantsTalk",
  "knows",
  "ownAnswer",
] as const;
export type QuestionId = (typeof questionIds)[number];

/** Which fields one question holds. */
export const fieldsOf = (question: QuestionId): readonly string[] =>
  question === "needs" ? ["needs", "needsWords", "needsConsent"] : [question];

/** The questions of one group: its own comes last, where it has one. */
export const questionsFor = (ownQuestion: string): QuestionId[] =>
  questionIds.filter((id) => id !== "ownAnswer" || ownQuestion !== "");

/** Ready words for an answer that a facilitator then makes their own. No reason is invented. */
export function readyWords(answer: "decline" | "hold" | "list", names: { asker: string; facilitator: string }): string {
  const said = {
    decline:
      "Thank you for asking to join our group, and for what you told me. I am sorry: I cannot offer you a place this time. A small group has few seats, and this says nothing about you or your work.\n\nYou are welcome to ask again.",
    hold: "Thank you for asking to join our group. I need a little more time before I can answer you. You need not do anything. I will write again.",
    list: "Thank you for asking to join our group. All seats are taken at the moment, and I have put you on our waiting list. I will write to you when a seat is free. If you do not want to wait, tell me and I will take your name off the list.",
  } as const;
  return `Hello ${names.asker},\n\n${said[answer]}\n\n${names.facilitator}`;
}
