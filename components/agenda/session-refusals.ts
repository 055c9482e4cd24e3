import type { SessionFields } from "@/lib/group-sessions/input";
import type { PlanRefusal } from "@/lib/group-sessions/rules";

/** Why a session cannot be then, in words, and the field where it is put right. A new reason does not compile unworded. */
export const planRefusals: Record<PlanRefusal, { field: keyof SessionFields; message: string }> = {
  "in-the-past": { field: "date", message: "Choose a date and time still to come" },
  "no-such-time": {
    field: "time",
    message: "The clocks go forward then, so this time does not exist on that day. Choose another time",
  },
  "no-such-date": { field: "date", message: "Enter a date that exists, like 26 November 2026" },
  "no-such-zone": { field: "timeZone", message: "Choose a time zone" },
};

/** What stopped the whole form. Everything typed is still there. */
export const sendRefusals: Record<"changed-elsewhere" | "signed-out" | "not-found" | "trouble", string> = {
  "changed-elsewhere":
    "These details were changed from somewhere else since you opened this page. Copy what you need, then load the page again",
  "signed-out": "You are signed out. Sign in again in another tab, keep this page open, and save again",
  "not-found": "You can no longer change this session",
  trouble: "It was not saved. Keep this page open and try again in a moment",
};
