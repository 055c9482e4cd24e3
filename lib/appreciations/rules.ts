/** How long shown thanks can be read again by somebody whom they may not have reached. */
export const graceMinutes = 15;
/** How many days after being shown a round is deleted. */
export const keptDays = 30;

export type RoundState = "open" | "shown" | "gone";

/** Where a round is: being written, shown, or to be deleted and shown to nobody any more. `today`: the group's calendar. */
export function roundState(round: { shownAt: Date | null; goesOn: string | null }, today: string): RoundState {
  if (!round.shownAt) return "open";
  return round.goesOn !== null && round.goesOn <= today ? "gone" : "shown";
}

/** Until when somebody who opened the thanks may ask for them again. */
export const againUntil = (seenAt: Date) => new Date(seenAt.getTime() + graceMinutes * 60_000);
