import type { RecordedAct } from "./commands/record.ts";

/** What was done, said to the member whose record it is; before it stands who did it. */
export const actInWords: Record<RecordedAct, string> = {
  accepted: "accepted your request to join",
  invited: "invited you to the group",
  "register-noted": "noted in the register whether you came to a session",
  "register-changed": "changed your line in the register of a session",
  "code-made": "made you a one-time code for a new password",
  "second-step-ended": "ended the second step of your sign-in",
  paused: "paused your place in the group",
  "went-on": "noted that you take part again",
  moved: "moved you to another group",
  "made-facilitator": "made you a facilitator",
  "no-longer-facilitator": "noted that you are no longer a facilitator",
  removed: "ended your place in the group",
  exported: "made a copy of what facilitators hold about you",
};
