import { formatDay, formatTimeRange, zoneInWords } from "@/lib/dates";
import type { NextSession } from "@/lib/group-sessions/queries";
import { daysUntil } from "./moment-words";

type When = Pick<NextSession, "startsAt" | "endsAt" | "timeZone">;

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** "Thursday, 10am to 11:30am"; with the date when it is a week away or more, with the zone when it is not the group's. */
export function sessionTimes({ startsAt, endsAt, timeZone }: When, groupZone: string, now: Date): string {
  const start = new Date(startsAt);
  const day = formatDay(start, timeZone, now);
  const short = daysUntil(start, now, timeZone) < 7 ? (day.split(" ")[0] ?? day) : day;
  const zone = timeZone === groupZone ? "" : `, ${zoneInWords(timeZone)}`;
  return `${short}, ${formatTimeRange(start, new Date(endsAt), timeZone)}${zone}`;
}

/** "In three days", "Tomorrow", "Today", "Going on now". */
export function howSoon({ startsAt, timeZone }: When, now: Date): string {
  const start = new Date(startsAt);
  if (start <= now) return "Going on now";
  const days = daysUntil(start, now, timeZone);
  if (days < 2) return days === 1 ? "Tomorrow" : "Today";
  return `In ${numbers[days] ?? days} days`;
}
