import { z } from "zod";
import { plainText } from "../plain-text.ts";
import { evaluationItems, moments, notSaid, scale } from "./rules.ts";

const answer = z.enum([...scale.map(({ value }) => value), notSaid]);

export const openInput = z.object({ moment: z.enum(moments) });
export const closeInput = z.object({ evaluationId: z.uuid() });

/** What a member fills in. Something must be said; each single answer may be left out. */
export const replyFields = z
  .object({
    answers: z.object(Object.fromEntries(evaluationItems.map(({ id }) => [id, answer]))),
    line: plainText().max(500, "Use 500 characters or fewer"),
  })
  .refine(({ answers, line }) => line !== "" || Object.values(answers).some((one) => one !== notSaid), {
    path: ["answers"],
    message: "Choose an answer to at least one of these, or write a line",
  });
export type ReplyFields = z.input<typeof replyFields>;
export const replyInput = z.intersection(closeInput, replyFields);
