import { z } from "zod";
import { hexBytes } from "../auth/input.ts";

/** Leaving for good: proved by the password, now or on a day, and what was shared withdrawn or kept without a name. */
export const leavingInput = z.object({
  auth: hexBytes(32),
  when: z.enum(["now", "later"]),
  keepShared: z.boolean(),
});

/** Whose leaving a browser asks about after an answer was lost. */
export const leftInput = z.object({ memberId: z.uuid() });
