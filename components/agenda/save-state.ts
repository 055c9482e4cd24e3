import { yearOver } from "@/components/site/year-over-words";
import { formatDay, formatTime } from "@/lib/dates";
import type { SaveState } from "./use-autosave";

const unsaved: Record<Exclude<SaveState["kind"], "saved">, string> = {
  waiting: "Not saved yet…",
  saving: "Not saved yet…",
  unfinished: "Not saved yet. Something above needs putting right first.",
  "year-over": `${yearOver}.`,
  trouble: "Not saved yet. Keep this page open; we are trying again.",
  "signed-out": "Not saved yet. You are signed out. Sign in again in another tab and keep this page open.",
  "not-found": "Not saved. You can no longer change this agenda. Your words are still here to copy.",
  "dilemma-gone": "Not saved yet. A dilemma in it was withdrawn or brought. It is marked above.",
  "changed-elsewhere": "Not saved yet. Choose at the top of this page which version to keep.",
};

/** How saving stands, in true words. */
export function saveStateInWords(state: SaveState, zone: string, now: Date): string {
  if (state.kind !== "saved") return unsaved[state.kind];
  if (!state.at) return "Nothing to save yet.";
  const day = formatDay(state.at, zone, now);
  const time = formatTime(state.at, zone);
  const today = state.at > now ? state.at : now;
  return day === formatDay(today, zone, now) ? `Draft saved at ${time}` : `Draft saved on ${day} at ${time}`;
}

/** Whether this state is worth saying aloud: trouble always, being saved only the first time and after trouble. */
export const isTrouble = (state: SaveState) => !["saved", "waiting", "saving"].includes(state.kind);
