import { z } from "zod";
import { formatChoice, joiningDetails } from "../group-sessions/input.ts";

/** What a group's new sessions start from. `version` is the one that the facilitator was looking at. */
export const usualDetails = joiningDetails.extend({ format: formatChoice });
export const usualChange = usualDetails.extend({ version: z.int().min(1) });

export type UsualFields = z.input<typeof usualDetails>;
