import { z } from "zod";

/** Messages, by id: those of one card of the page. A group is small; the limit only keeps a request a request. */
export const messageChoice = z.object({ ids: z.array(z.uuid()).min(1).max(1000) });
