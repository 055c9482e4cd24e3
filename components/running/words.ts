import { yearOver } from "@/components/site/year-over-words";
import type { ActionResult } from "@/lib/actions/action";
import { formatTime } from "@/lib/dates";
import type { Act, Now, Stage, StepRefusal } from "@/lib/running/rules";
import type { Ending, Hearing } from "./follow";

export type StepAnswer = ActionResult<Stage, StepRefusal | "changed-elsewhere">;

/** Why a step was not taken, in words. A new reason does not compile until it has some. */
export const stepRefusals: Record<Extract<StepAnswer, { ok: false }>["reason"], string> = {
  "changed-elsewhere": "The session had moved on already, so this step was not taken. This is how it stands now.",
  "not-published": "Publish the agenda first. The session runs from what members see.",
  cancelled: "This session is cancelled.",
  "too-early": "It is too early. You can start from two hours before.",
  "too-late": "This session was more than twelve hours ago, so it cannot be run any more.",
  "not-started": "The session has not been started yet.",
  over: "This session is over.",
  "no-next": "This is the last item.",
  "nothing-before": "This is the first item.",
  paused: "The session is paused already.",
  "not-paused": "The session is not paused.",
  "long-enough": "This item has four more hours already. Move on when you are ready.",
  "not-changed": "There is no newer agenda.",
  "signed-out": "You are signed out. Sign in again in another tab, then press again.",
  "not-found": "You can no longer run this session.",
  invalid: "That did not work. Load the page again.",
  "year-over": yearOver,
  trouble: "That was not saved. Try again in a moment.",
};

export const endings: Record<Ending, string> = {
  "signed-out": "You are signed out. Sign in again to go on following.",
  "not-found": "You can no longer see this session.",
};

/** What the marigold strip says of the connection; nothing while all is well. */
export const hearings: Record<Hearing, string | null> = {
  live: null,
  asking: null,
  offline: "You are offline. Times go on from the clock.",
  away: "We cannot reach the site just now. Times go on from the clock.",
};

const count = (minutes: number) => (minutes === 1 ? "1 minute" : `${minutes} minutes`);

/** How long is left, in steps of a minute: never a number below one, and nothing that hurries. */
export function leftInWords(now: Extract<Now, { position: number }>): string {
  if (now.phase === "paused") return "Paused";
  return now.phase === "on" ? `About ${count(now.minutesLeft)} left` : "A little over. Take what you need.";
}

/** How the day goes against the agenda. */
export function behindInWords(behind: number): string {
  if (behind === 0) return "Running to time.";
  return behind > 0
    ? `Running ${count(behind)} behind. That is fine.`
    : `Running ${count(-behind)} ahead. That is fine.`;
}

/** What is said aloud to those who asked for it, and to the facilitator of a step of their own. */
export function saidOf(now: Now, stage: Stage): string {
  if (now.phase === "over") return "This session is over.";
  if (!("position" in now)) return "";
  const item = stage.items?.[now.position];
  if (!item) return "";
  if (now.phase === "paused") return `Paused, at: ${item.title}.`;
  return `Now: ${item.title}. ${now.phase === "on" ? `${leftInWords(now)}.` : leftInWords(now)}`;
}

/** From when it can be started: "8am". */
export const startableFrom = (stage: Stage) => formatTime(new Date(stage.startsAt - 2 * 60 * 60_000), stage.timeZone);

export const actNames: Record<Exclude<Act, "move-on">, string> = {
  start: "Start the session",
  back: "Back one",
  "five-more": "5 more minutes",
  pause: "Pause",
  "go-on": "Go on",
  finish: "Finish the session",
  "use-changed": "Use the changed agenda",
};
