import { formatDay, formatTime } from "@/lib/dates";

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
export const calendarDay = (day: string, now: Date): string => formatDay(new Date(`${day}T12:00:00Z`), "UTC", now);

/** "November 2026". */
export const monthInWords = (iso: string, zone = deviceZone()): string =>
  new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", { timeZone: zone, month: "long", year: "numeric" }).format(
    new Date(iso),
  );

/** "Good morning", by the clock of this device. */
export function greeting(now: Date): string {
  const hour = now.getHours();
  if (hour >= 5 && hour < 12) return "Good morning";
  return hour >= 12 && hour < 18 ? "Good afternoon" : "Good evening";
}
