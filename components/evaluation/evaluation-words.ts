import { yearOver } from "@/components/site/year-over-words";
import type { Moment } from "@/lib/evaluations/rules";

export const momentWords: Record<Moment, string> = {
  start: "At the start",
  middle: "In the middle",
  end: "At the end",
};

type Common = "signed-out" | "not-found" | "invalid" | "year-over" | "trouble";

/** Why a reply was not taken, in words. What was chosen and typed stays. */
export const replyRefusals: Record<"already" | "closed" | Common, string> = {
  already: "You have replied already, and it counts once. Nothing more is needed.",
  closed: "This round has been closed meanwhile, so it takes no more replies.",
  "signed-out": "You are signed out. Sign in again in another tab, keep this page open, and try again.",
  "not-found": "This round is not there any more.",
  "year-over": `${yearOver}.`,
  invalid: "It could not be sent as it is. Look at what is marked, and try again.",
  trouble: "We could not tell whether that arrived. Keep this page open and send it again: it counts once.",
};

/** Why a round was not opened or closed, in words. */
export const roundRefusals: Record<"already-open" | Common, string> = {
  "already-open": "A round is open already. Load the page again to see it.",
  "signed-out": "You are signed out. Sign in again in another tab, then try again here.",
  "not-found": "This round is not there any more. Load the page again.",
  "year-over": `${yearOver}.`,
  invalid: "Choose a moment.",
  trouble: "That did not arrive. Load the page again to see how things stand, then try again.",
};
