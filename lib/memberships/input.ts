import { z } from "zod";

/** A member of the facilitator's group. */
export const placeChoice = z.object({ memberId: z.uuid() });

/** The same, and the group that they go to. */
export const placeMove = placeChoice.extend({ toGroupId: z.uuid() });

/** A member's own place: whether they take part now. */
export const ownPause = z.object({ paused: z.boolean() });
