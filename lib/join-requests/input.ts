import { z } from "zod";
import { provisionChoice } from "../access-needs/input.ts";
import { dateAnswerIds } from "./rules.ts";

// What no keyboard types and what would break a line of a mail's head, or turn the reading direction of a page.
const hidden = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const tooLong = (most: number) => `Use ${most.toLocaleString("en-GB")} characters or fewer`;

/** One line of text. What is hidden in it is refused in words, never dropped unseen. */
const oneLine = (most: number, missing?: string) =>
  z
    .string()
    .overwrite((text) => text.trim())
    .refine(
      (text) => !hidden.test(text),
      "Use one line, without hidden characters. Try to type it instead of pasting it",
    )
    .max(most, tooLong(most))
    .refine((text) => !missing || text !== "", missing ?? "");

/** Several lines: forms send line ends in two characters. */
const words = (most: number, missing?: string) =>
  z
    .string()
    .overwrite((text) => text.replaceAll("\r\n", "\n").replaceAll("\u0000", "").trim())
    .max(most, tooLong(most))
    .refine((text) => !missing || text !== "", missing ?? "");

const email = z
  .string()
  .transform((given) => given.normalize("NFKC").trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1, "Enter your email address")
      .max(254, "Use an email address of 254 characters or fewer")
      .pipe(z.email("Enter an email address, like name@example.org")),
  );

/** A request to join, as its form holds it. */
export const joinRequest = z
  .object({
    groupId: z.uuid("Load the page again"),
    name: oneLine(100, "Enter the name that you want to be called by"),
    pronouns: oneLine(60),
    email,
    role: oneLine(200, "Enter what you do, in your own words"),
    organisation: oneLine(200),
    draws: words(2000, "Say in a few words what draws you here"),
    hopes: words(2000),
    dates: z.enum(dateAnswerIds, "Choose one answer"),
    needs: provisionChoice,
    needsWords: words(1000),
    needsConsent: z.boolean(),
    wantsTalk: z.enum(["yes", "no"], "Choose one answer"),
    knows: words(500),
    ownAnswer: words(2000),
    privacy: z.boolean().refine(Boolean, "Tick the box if you agree, so that we may keep your answers"),
    // People leave it empty; programs that fill in forms do not.
    website: z
      .string()
      .refine((text) => text === "", "Empty this box. It is there to stop programs that fill in forms"),
  })
  .refine((asked) => asked.needsConsent || (asked.needs.length === 0 && asked.needsWords === ""), {
    path: ["needsConsent"],
    message: "Tick the box if we may keep what you need, or take your answers here away",
    // Also while another answer is missing, so that the question can be looked at by itself.
    when: ({ value }) => {
      const asked = value as Record<string, unknown> | null;
      return typeof asked === "object" && Array.isArray(asked?.needs) && typeof asked?.needsWords === "string";
    },
  });

export type JoinRequestFields = z.input<typeof joinRequest>;

export const noAnswers: Omit<JoinRequestFields, "dates" | "wantsTalk"> & { dates: string; wantsTalk: string } = {
  groupId: "",
  name: "",
  pronouns: "",
  email: "",
  role: "",
  organisation: "",
  draws: "",
  hopes: "",
  dates: "",
  needs: [],
  needsWords: "",
  needsConsent: false,
  wantsTalk: "",
  knows: "",
  ownAnswer: "",
  privacy: false,
  website: "",
};
export type Answers = typeof noAnswers;

/** A posted form's fields as the schema above takes them. What is not of the form is left out. */
export function answersOf(form: FormData): Answers {
  const text = (name: string) => {
    const given = form.get(name);
    return typeof given === "string" ? given : "";
  };
  const asked: Record<string, unknown> = {};
  for (const [name, none] of Object.entries(noAnswers)) {
    if (Array.isArray(none)) asked[name] = form.getAll(name).filter((one) => typeof one === "string");
    else asked[name] = typeof none === "boolean" ? form.get(name) === "yes" : text(name);
  }
  return asked as Answers;
}

const choice = z.object({ requestId: z.uuid(), version: z.int().min(1) });
export const acceptChoice = choice;
export const takeBackChoice = choice;
/** Deleting one early; `back` takes that back while it is still there. */
export const removeChoice = choice.extend({ back: z.boolean() });
/** An answer in words, which the asker is sent as they are. */
export const answerInWords = choice.extend({
  answer: z.enum(["decline", "hold", "list"]),
  words: words(3000, "Write a few words to them"),
});
