import { z } from "zod";
import { plainText } from "../plain-text.ts";

/** Thanks to the whole group (`toMemberId` empty) or to one member. `appreciationId` is empty for new ones. */
export const appreciationWords = z.object({
  roundId: z.uuid(),
  appreciationId: z.uuid().or(z.literal("")),
  toMemberId: z.uuid("Choose who it is for").or(z.literal("")),
  words: plainText()
    .max(500, "Use 500 characters or fewer")
    .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, "Write your thanks first"),
  named: z.boolean(),
});

export type AppreciationFields = z.input<typeof appreciationWords>;

export const appreciationChoice = z.object({ appreciationId: z.uuid() });

export const roundChoice = z.object({ roundId: z.uuid() });

/** Opens a round; `after` is the newest one that the screen knows (null: none), so that two presses open one. */
export const roundOpening = z.object({ after: z.uuid().nullable() });
