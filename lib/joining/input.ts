import { z } from "zod";
import { plainText } from "../plain-text.ts";
import { joiningStates } from "./rules.ts";

const wholeDay = z
  .string()
  .trim()
  .regex(/^$|^\d{4}-\d{2}-\d{2}$/, "Enter a date, like 2027-01-31")
  .refine((day) => day === "" || !Number.isNaN(Date.parse(`${day}T12:00:00Z`)), "This date does not exist");

/** How people may join. `version` is the group's one that the facilitator was looking at. */
export const joiningDetails = z.object({
  joining: z.enum(joiningStates, "Choose one"),
  opensOn: wholeDay,
  question: plainText().max(300, "Use 300 characters or fewer"),
  answerWithinDays: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/, "Enter a number of days from 1 to 60")
    .transform(Number)
    .refine((days) => days >= 1 && days <= 60, "Enter a number of days from 1 to 60"),
});
export const joiningChange = joiningDetails.extend({ version: z.int().min(1) });

export type JoiningFields = z.input<typeof joiningDetails>;
