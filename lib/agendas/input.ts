import { z } from "zod";
import { plainText } from "../plain-text.ts";

const minutesMessage = "Enter whole minutes, from 1 to 480";

/** One item of a draft, as the builder's fields hold it: minutes are text. A title may still be empty in a draft. */
export const draftItem = z.object({
  kind: z.enum(["item", "break"]),
  title: plainText().max(150, "Use 150 characters or fewer"),
  minutes: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, minutesMessage)
    .transform(Number)
    .pipe(z.number().min(1, minutesMessage).max(480, minutesMessage)),
  line: plainText().max(1000, "Use 1,000 characters or fewer"),
  facilitatorNote: plainText().max(2000, "Use 2,000 characters or fewer"),
});

export type DraftFields = z.input<typeof draftItem>;
export type DraftItem = z.output<typeof draftItem>;

/** A whole draft. `version` is the one that it was made from: an older one is refused. */
export const draftAgenda = z.object({
  sessionId: z.uuid(),
  version: z.int().min(0),
  items: z.array(draftItem).max(60, "An agenda has at most 60 items"),
});

/** One version of a session's draft, to publish. */
export const draftChoice = draftAgenda.pick({ sessionId: true, version: true });

export const agendaChoice = draftAgenda.pick({ sessionId: true });
