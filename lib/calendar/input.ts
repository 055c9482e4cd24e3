import { z } from "zod";

/** Asks for a member's calendar link; with `renew` for another one, which ends the one before. */
export const linkWish = z.object({ renew: z.boolean() });

/** Stops it. There is one at most, so there is nothing to name. */
export const linkEnding = z.object({});
