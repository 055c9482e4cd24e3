import { yearOver } from "@/components/site/year-over-words";
import type { SessionFields } from "@/lib/group-sessions/input";
import type { CancelRefusal, PlanRefusal, YearRemark } from "@/lib/group-sessions/rules";

/** Why a session cannot be then, in words, and the field where it is put right. A new reason does not compile unworded. */
export const planRefusals: Record<PlanRefusal | "format-gone", { field: keyof SessionFields; message: string }> = {
  "in-the-past": { field: "date", message: "Choose a date and time still to come" },
  "no-such-time": {
    field: "time",
    message: "The clocks go forward then, so this time does not exist on that day. Choose another time",
  },
  "no-such-date": { field: "date", message: "Enter a date that exists, like 26 November 2026" },
  "no-such-zone": { field: "timeZone", message: "Choose a time zone" },
  "format-gone": { field: "format", message: "This format is no longer in your library. Choose another" },
};

/** What stopped the whole form. Everything typed is still there. */
export const sendRefusals: Record<"changed-elsewhere" | "signed-out" | "not-found" | "year-over" | "trouble", string> =
  {
    "changed-elsewhere":
      "These details were changed from somewhere else since you opened this page. Copy what you need, then load the page again",
    "signed-out": "You are signed out. Sign in again in another tab, keep this page open, and save again",
    "not-found": "You can no longer change this session",
    "year-over": yearOver,
    trouble: "It was not saved. Keep this page open and try again in a moment",
  };

/** Why a session cannot be cancelled or brought back, in words. */
export const cancelRefusals: Record<CancelRefusal | keyof typeof sendRefusals | "invalid", string> = {
  ...sendRefusals,
  invalid: "Use 300 characters or fewer",
  over: "This session is over, so it cannot be cancelled",
  "already-cancelled": "Somebody has cancelled this session already. Load the page again to see it",
  "not-cancelled": "Somebody has brought this session back already. Load the page again to see it",
  "in-the-past": "Its date has passed. Choose a new date and save it, then bring the session back",
};

/** What there is to say of one date of a year. */
export const yearRemarks: Record<YearRemark, string> = {
  "in-the-past": "This is in the past. Choose a day still to come, or leave it out",
  "no-such-time":
    "The clocks go forward then, so this time does not exist on that day. Choose another day, or leave it out",
  "no-such-date": "Enter a date that exists, or leave it out",
  "no-such-zone": "Choose a time zone",
  "same-day": "This day is in the list twice. Choose another day, or leave it out",
  already: "There is a session on this day already. Tick it only if you want another",
  twice: "The clocks go back that night, so this time comes twice. The session starts the first time",
};
