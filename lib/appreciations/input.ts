import { z } from "zod";
import { plainText } from "../plain-text.ts";

/** Thanks to the whole group (`toMemberId` empty) or to one member. */
export const appreciationWords = z.object({
  toMemberId: z.uuid("Choose who it is for").or(z.literal("")),
  words: plainText()
    .max(500, "Use 500 characters or fewer")
    .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, "Write your thanks first"),
  named: z.boolean(),
});

export type AppreciationFields = z.input<typeof appreciationWords>;

/**
 * Thanks as they are sent: `adding` new ones, or changing those that are there. The id of new ones is made on the device:
 * sent twice, because an answer was lost, they are the same thanks.
 */
export const appreciationPage = appreciationWords.extend({
  roundId: z.uuid(),
  appreciationId: z.uuid(),
  adding: z.boolean(),
});

export type AppreciationPage = z.input<typeof appreciationPage>;

export const appreciationChoice = z.object({ appreciationId: z.uuid() });

export const roundChoice = z.object({ roundId: z.uuid() });

/** Opens a round; `after` is the newest one that the screen knows (null: none), so that two presses open one. */
export const roundOpening = z.object({ after: z.uuid().nullable() });
