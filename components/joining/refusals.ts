import { yearOver } from "@/components/site/year-over-words";
import type { Problem } from "@/lib/actions/action";

/** What stopped an act of joining or of the duties, in words; each screen adds its own. What was typed is still there. */
export const commonRefusals = {
  "signed-out": "You are signed out. Sign in again in another tab, keep this page open, and try again.",
  "not-found": "This is not here any more. Load the page again to see how things stand.",
  invalid: "Put right what is marked first.",
  "year-over": `${yearOver}.`,
  trouble: "Something went wrong on our side, and nothing was changed. Keep this page open and try again in a moment.",
} as const;

export const changedElsewhere =
  "Somebody changed this since you opened the page, so nothing was saved. Copy what you wrote, load the page again, and look at theirs first.";

/** For an act that may have failed on its way there. */
export const lost = (): { ok: false; reason: "trouble"; problems?: Problem[] } => ({ ok: false, reason: "trouble" });
