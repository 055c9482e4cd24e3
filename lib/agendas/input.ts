import { z } from "zod";
import { plainText } from "../plain-text.ts";

const minutesMessage = "Enter whole minutes, from 1 to 480";

/** How many items one agenda can hold. */
export const mostItems = 60;
export const tooManyItems = `An agenda has at most ${mostItems} items`;

/**
 * One item of a draft, as the builder's fields hold it: minutes are text. A title may still be empty in a draft. `key`
 * names the same item over all versions; `dilemmaId` is the dilemma placed into it.
 */
export const draftItem = z.object({
  key: z.uuid().optional(),
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
  dilemmaId: z.uuid().nullish(),
});

export type DraftFields = z.input<typeof draftItem>;
export type DraftItem = z.output<typeof draftItem>;

/** A whole draft. `version` is the one that it was made from: an older one is refused. */
export const draftAgenda = z.object({
  sessionId: z.uuid(),
  version: z.int().min(0),
  items: z.array(draftItem).max(mostItems, tooManyItems),
});

/** One version of a session's draft, to publish; what changed in it, in words; and whether members are told. */
export const publishChoice = draftAgenda.pick({ sessionId: true, version: true }).extend({
  note: plainText().max(300, "Use 300 characters or fewer").default(""),
  tell: z.boolean().default(true),
});

export const agendaChoice = draftAgenda.pick({ sessionId: true });

/** The published version that a member has seen. */
export const agendaLook = agendaChoice.extend({ number: z.int().min(1).max(1_000_000) });

const keptName = plainText().min(1, "Give it a name").max(80, "Use 80 characters or fewer");

/** A format (a whole agenda) or a stage (one item) to keep for the group's later sessions. */
export const keptAgenda = z
  .object({
    kind: z.enum(["format", "stage"]),
    name: keptName,
    items: z.array(draftItem).min(1, "Add at least one item first").max(mostItems, tooManyItems),
  })
  .refine(({ kind, items }) => kind === "format" || items.length === 1, "A stage is one item");

export const keptChoice = z.object({ id: z.uuid() });
export const keptRename = keptChoice.extend({ name: keptName });
