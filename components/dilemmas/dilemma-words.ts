import { yearOver } from "@/components/site/year-over-words";
import { formatDay } from "@/lib/dates";
import type { Audience } from "@/lib/dilemmas/input";
import { stateOf, type Telling } from "@/lib/dilemmas/rules";

type Common = "signed-out" | "not-found" | "invalid" | "year-over" | "trouble";

/** Why a dilemma was not offered or changed, in words. Everything typed is still there. */
export const dilemmaRefusals: Record<
  "withdrawn" | "brought" | "not-brought" | "changed-elsewhere" | "offline" | Common,
  string
> = {
  withdrawn: "You withdrew this dilemma from somewhere else, so it cannot be changed any more",
  brought: "This dilemma has been brought to a session meanwhile, so its words stay as they are",
  "not-brought": "This dilemma is not marked as brought any more. Load the page again to see how things stand",
  "changed-elsewhere":
    "You changed this dilemma from somewhere else since you opened this page. Copy what you need, then load the page again",
  offline: "You are offline, so it was not sent. Keep this page open and try again when you are back online",
  "signed-out": "You are signed out. Sign in again in another tab, keep this page open, and try again",
  "not-found": "This dilemma is not there any more",
  invalid: "It could not be sent as it is. Make it a little shorter, and try again",
  "year-over": yearOver,
  trouble: "It was not saved. Keep this page open and try again in a moment",
};

/** Why a facilitator's plan was not saved, in words. */
export const planRefusals: Record<
  | "withdrawn"
  | "brought"
  | "changed-elsewhere"
  | "no-session"
  | "cancelled"
  | "session-over"
  | "not-yet"
  | "looked-back"
  | Common,
  string
> = {
  withdrawn: "Its author has withdrawn this dilemma. It is planned nowhere any more, and its words are gone",
  brought: "This dilemma is marked as brought. Load the page again to see it",
  "changed-elsewhere": "Somebody else has planned this meanwhile. Load the page again to see how things stand",
  "no-session": "That session is not there any more. Load the page again, and choose another one",
  cancelled: "That session is cancelled. Choose another one",
  "session-over": "That session has begun. Choose one that is still to come",
  "not-yet": "That session has not begun yet. Mark it as brought afterwards",
  "looked-back": "Its author has already written what happened since, so it stays marked as brought",
  "signed-out": "You are signed out. Sign in again in another tab, then try again here",
  "not-found": "This dilemma is not there any more. Load the page again",
  invalid: "Choose a session",
  "year-over": yearOver,
  trouble: "It was not saved. Try again in a moment",
};

/** Who can read a dilemma. */
export const audienceWords: Record<Audience, string> = {
  facilitator: "The group’s facilitators alone can read it",
  group: "The group and its facilitators can read it",
};

export const tellingWords: Record<Telling["kind"], string> = {
  email: "An email address",
  phone: "Perhaps a phone number",
  watched: "A word that you watch for",
  name: "Perhaps a name",
};

type Days = {
  offeredAt: Date;
  withdrawnAt: Date | null;
  broughtAt: Date | null;
  broughtOn: Date | null;
  broughtZone: string | null;
  plannedSessionId: string | null;
  plannedFor: Date | null;
  plannedZone: string | null;
  plannedCancelled: boolean;
};

/** How far a dilemma is: "Planned for Thursday 26 November". */
export function stateInWords(dilemma: Days, zone: string, now: Date): string {
  const day = (at: Date, of: string | null = zone) => formatDay(at, of ?? zone, now);
  const state = stateOf(dilemma);
  if (state === "withdrawn" && dilemma.withdrawnAt) return `Withdrawn on ${day(dilemma.withdrawnAt)}`;
  if (state === "brought" && dilemma.broughtAt)
    return `Brought on ${dilemma.broughtOn ? day(dilemma.broughtOn, dilemma.broughtZone) : day(dilemma.broughtAt)}`;
  if (state === "planned" && dilemma.plannedFor) {
    const planned = day(dilemma.plannedFor, dilemma.plannedZone);
    return dilemma.plannedCancelled
      ? `Was planned for ${planned}, and that session is cancelled`
      : `Planned for ${planned}`;
  }
  return `Offered on ${day(dilemma.offeredAt)}`;
}
