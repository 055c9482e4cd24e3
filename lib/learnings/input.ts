import { z } from "zod";

const unseen = "Write your line first";

/** One line for the learning board. What is pasted over several lines becomes one. */
export const learningWords = z.object({
  line: z
    .string()
    .overwrite((text) => text.replaceAll("\u0000", "").replace(/\s+/g, " ").trim())
    .max(200, "Use 200 characters or fewer")
    // Signs that nobody sees are no line.
    .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, unseen),
  named: z.boolean(),
});

export type LearningFields = z.input<typeof learningWords>;

/** The line as it is sent. Its id is made on the device: sent twice, because an answer was lost, it is one line. */
export const learningLine = learningWords.extend({ learningId: z.uuid() });

export const learningChoice = z.object({ learningId: z.uuid() });
