import { provisions } from "@/lib/access-needs/rules";
import type { VisitorResult } from "@/lib/actions/visitor";
import { type Answers, joinRequest } from "@/lib/join-requests/input";
import { dateAnswers, fieldsOf, type QuestionId } from "@/lib/join-requests/rules";

export type Asked = Exclude<VisitorResult<"closed" | "wait">, { ok: true }>;
export type Problems = Record<string, string>;

/** What a question is called on the page of answers. */
export const shortNames: Record<QuestionId, string> = {
  name: "Name",
  pronouns: "Pronouns",
  email: "Email address",
  role: "What you do",
  organisation: "Organisation",
  draws: "What draws you here",
  hopes: "What you hope to bring or get",
  dates: "The dates",
  needs: "Access",
  wantsTalk: "A talk first",
  knows: "Somebody you work with",
  ownAnswer: "The group’s question",
};

/** An answer in words; "" for none. */
export function answerInWords(question: QuestionId, answers: Answers): string {
  if (question === "dates") return dateAnswers.find(({ id }) => id === answers.dates)?.name ?? "";
  if (question === "wantsTalk")
    return answers.wantsTalk === "yes" ? "Yes, please" : answers.wantsTalk === "no" ? "No" : "";
  if (question !== "needs") return answers[question];
  const ticked = provisions.filter(({ id }) => (answers.needs as string[]).includes(id)).map(({ label }) => label);
  return [ticked.join(", "), answers.needsWords.trim()].filter(Boolean).join("\n");
}

/** What is wrong with the answers, by field; of one question alone when it is named. */
export function problemsOf(answers: Answers, question?: QuestionId): Problems {
  const parsed = joinRequest.safeParse(answers);
  const issues = parsed.success ? [] : parsed.error.issues;
  return gather(
    issues.map(({ path, message }) => ({ path: path.join("."), message })),
    question && fieldsOf(question),
  );
}

/** Problems by field, the first of each. */
export function gather(issues: readonly { path: string; message: string }[], fields?: readonly string[]): Problems {
  const found: Problems = {};
  for (const { path, message } of issues) {
    const name = path.split(".")[0] ?? "";
    if (!fields || fields.includes(name)) found[name] ??= message;
  }
  return found;
}

/** Why the whole was not taken, in words that help. `when` is a clock time, for a wait. */
export function refusalInWords(refused: Asked, contact: string, when: string): string {
  const write = contact ? ` Or write to the facilitator: ${contact}.` : "";
  const words = {
    closed: `The group stopped taking requests while you were writing. Nothing was sent.${write}`,
    wait: `Many requests are arriving just now, so this one was not taken. Please try again at ${when}. Your answers are still here.${write}`,
    trouble: `Something went wrong on our side, and nothing was sent. Your answers are still here. Please try again in a moment.${write}`,
    invalid: "",
  };
  return words[refused.reason];
}
