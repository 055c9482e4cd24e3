import { yearOver } from "@/components/site/year-over-words";

/** What stopped an act of the group's pages, in words; each screen adds its own reasons. Everything typed is still there. */
export const commonRefusals = {
  "signed-out": "You are signed out. Sign in again in another tab, keep this page open, and try again.",
  "not-found": "This is not here any more. Load the page again to see how things stand.",
  invalid: "Put right what is marked first.",
  "year-over": `${yearOver}.`,
  trouble: "Something went wrong on our side, and nothing was changed. Keep this page open and try again in a moment.",
} as const;

/** For an act that may have failed on its way there: an answer like any other. */
export const lost = () => ({ ok: false, reason: "trouble" }) as const;
