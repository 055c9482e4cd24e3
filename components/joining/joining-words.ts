import { formatCalendarDay } from "@/lib/dates";
import type { JoiningAt } from "@/lib/joining/rules";

export type JoiningWords = { short: string; lead: string; ask: string | null; seat: string; free: boolean };

/** How joining stands, in words. Null while nobody knows: no group yet, or the database is away. */
export function joiningInWords(joining: JoiningAt | null, now: Date): JoiningWords {
  if (joining?.state === "open")
    return {
      short: "Open to new members",
      lead: "The group is open to new members. Tell us a little about your work, and anything that would make it easier for you to take part. The facilitator reads every request and answers each one.",
      ask: "Ask to join",
      seat: "There is a seat free.",
      free: true,
    };
  if (joining?.state === "list")
    return {
      short: "A waiting list",
      lead: "All seats are taken. You can ask to be put on the waiting list, and we write to you when a seat is free.",
      ask: "Ask for the waiting list",
      seat: "All seats are taken.",
      free: false,
    };
  const opens = joining?.opensOn ? formatCalendarDay(joining.opensOn, now) : null;
  return {
    short: opens ? `Opens to new members on ${opens}` : "Not taking new members now",
    lead: opens
      ? `The group takes no requests at the moment. From ${opens} you can ask to join here.`
      : "The group takes no requests at the moment. Come back another time, or ask somebody in the group.",
    ask: null,
    seat: "",
    free: false,
  };
}
