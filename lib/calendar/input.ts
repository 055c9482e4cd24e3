import { z } from "zod";

/** Asks for a member's calendar link; with `renew` for another one, which ends the one before. */
export const linkWish = z.object({ renew: z.boolean() });
