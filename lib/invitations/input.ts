import { z } from "zod";
import { canonicalEmailSchema, personName } from "../auth/input.ts";

export const invitationDetails = z.object({
  name: personName("Enter their name"),
  email: canonicalEmailSchema.pipe(z.email("Enter an email address, like name@example.org")),
});

export const invitationChoice = z.object({ invitationId: z.uuid() });
