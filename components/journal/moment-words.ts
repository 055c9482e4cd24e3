import { formatCalendarDay, formatDay, formatTime } from "@/lib/dates";

/** The zone of this device: a journal's days are its writer's. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "Europe/London";

// Days since 1970 on the calendar of that zone, so that two of them can be told apart by a subtraction.
function dayNumber(instant: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day")) / 86_400_000;
}

/** Whole calendar days from `now` to an instant: 0 today, -1 yesterday. */
export const daysUntil = (instant: Date, now: Date, zone: string): number =>
  dayNumber(instant, zone) - dayNumber(now, zone);

/** "at 2:32pm", "yesterday at 4:40pm", "on Monday 9 November at 4:40pm". */
export function lastTime(iso: string, now: Date, zone = deviceZone()): string {
  const instant = new Date(iso);
  const at = `at ${formatTime(instant, zone)}`;
  const days = daysUntil(instant, now, zone);
  if (days === 0) return at;
  return days === -1 ? `yesterday ${at}` : `on ${formatDay(instant, zone, now)} ${at}`;
}

/** "Monday 23 November" for an ISO instant. */
export const dayInWords = (iso: string, now: Date, zone = deviceZone()): string => formatDay(new Date(iso), zone, now);

/** The same for a calendar day (YYYY-MM-DD), which has no zone of its own. */
export const calendarDay = formatCalendarDay;

const monthFormats = new Map<string, Intl.DateTimeFormat>();

/** "November 2026". Asked for ten thousand times in a long journal, so each zone's format is made once. */
export function monthInWords(iso: string, zone = deviceZone()): string {
  const known = monthFormats.get(zone);
  const format =
    known ?? new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", { timeZone: zone, month: "long", year: "numeric" });
  if (!known) monthFormats.set(zone, format);
  return format.format(new Date(iso));
}

/** "Good morning", by the clock of this device. */
export function greeting(now: Date): string {
  const hour = now.getHours();
  if (hour >= 5 && hour < 12) return "Good morning";
  return hour >= 12 && hour < 18 ? "Good afternoon" : "Good evening";
}

/** A day as exactly as its writer knew it: "Around Monday 9 November", "Some time that month". */
export function roughDay(day: string, roughly: "days" | "month" | "year" | undefined): string {
  if (!roughly) return day;
  const [, , month, year] = day.split(" ");
  if (roughly === "days") return `Around ${day}`;
  if (roughly === "month") return `Some time in ${month}${year ? ` ${year}` : ""}`;
  return year ? `Some time in ${year}` : "Some time this year";
}

/** "Thursday 26 November", always with its year when that is not this one: a session's day, in its own zone. */
export const lastDay = (iso: string, zone: string): string => formatDay(new Date(iso), zone, new Date());

/** What a date field holds (YYYY-MM-DD), on the calendar of this device. */
export const fieldDay = (instant: Date) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: deviceZone(), dateStyle: "short" }).format(instant);

/** The instant of midday on a date field's day, by this device's clock; null for a day that does not exist. */
export function dayToInstant(day: string): string | null {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return null;
  const instant = new Date(year, month - 1, date, 12);
  // The year as well: 26 would be taken for 1926.
  const is = [instant.getFullYear(), instant.getMonth() + 1, instant.getDate()];
  return is.join() === [year, month, date].join() ? instant.toISOString() : null;
}
