import { formatCalendarDay } from "@/lib/dates";
import { commonRefusals } from "./action-refusals";

/** Why an act on somebody's place in the group was not done, in words. */
export const placeRefusals = {
  ...commonRefusals,
  "last-facilitator":
    "A group always has somebody who leads it and takes part. Make somebody else a facilitator first, then come back here. Nothing was changed.",
} as const;

type Place = { joinedOn: string; pausedOn: string | null; needs: { labels: string[]; words: string } | null };

/** A place in the list of members: since when, and what that member needs. */
export function placeInWords(place: Place | undefined, now: Date): { since: string; needs: string } {
  if (!place) return { since: "", needs: "" };
  const { joinedOn, pausedOn, needs } = place;
  const since = `Since ${formatCalendarDay(joinedOn, now)}`;
  return {
    since: pausedOn ? `${since}. Pauses since ${formatCalendarDay(pausedOn, now)}` : since,
    needs: needs ? [...needs.labels, ...(needs.words ? [needs.words] : [])].join(", ") : "",
  };
}
