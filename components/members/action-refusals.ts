import { yearOver } from "@/components/site/year-over-words";

/** What to say when an action of the members page was refused; each screen adds its own reasons. */
export const commonRefusals = {
  "signed-out":
    "You have been signed out. Sign in again in another tab, then come back to this one. What you typed is still here.",
  "not-found": "This is not in your group any more. Load the page again to see how things stand.",
  invalid: "Check what you typed.",
  "year-over": `${yearOver}.`,
  trouble: "Something went wrong on our side. Nothing was changed. Please try again.",
} as const;
