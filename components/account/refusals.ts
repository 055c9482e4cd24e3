import { yearOver } from "@/components/site/year-over-words";

/** What to say when something on an account page was not done; each screen adds its own reasons. */
export const accountRefusals: Record<"signed-out" | "not-found" | "invalid" | "year-over" | "trouble", string> = {
  "signed-out":
    "You have been signed out. Sign in again in another tab, then come back to this one. What you typed is still here.",
  "not-found": "This is not there any more. Load the page again to see how things stand.",
  invalid: "Check what you typed.",
  "year-over": `${yearOver}.`,
  trouble: "Something went wrong on our side. Nothing was changed. Please try again.",
};
