import { z } from "zod";

/** Messages, by id: those of one card of the page. A group is small; the limit only keeps a request a request. */
export const messageChoice = z.object({ ids: z.array(z.uuid()).min(1).max(1000) });

/** The same as they were shown: `madeAt` is the card's, so that one that says something newer is not marked. */
export const sentChoice = messageChoice.extend({ madeAt: z.iso.datetime() });

/** What a member wants sent. */
export const mailChoices = z.object({
  agendas: z.boolean(),
  dayBefore: z.boolean(),
  hourBefore: z.boolean(),
  announcements: z.boolean(),
});
