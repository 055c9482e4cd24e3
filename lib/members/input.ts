import { z } from "zod";
import { personName } from "../auth/input.ts";
import { plainLine } from "../plain-text.ts";

export const memberChoice = z.object({ memberId: z.uuid() });

/** What a member says of themselves. */
export const ownDetails = z.object({
  name: personName("Enter the name you want to be called by"),
  pronouns: plainLine().max(40, "Use 40 characters or fewer"),
  organisation: plainLine().max(100, "Use 100 characters or fewer"),
});
export type OwnDetails = z.output<typeof ownDetails>;
