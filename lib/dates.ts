type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

// A format takes longer to make than to use, and a long list asks for hundreds.
const formats = new Map<string, Intl.DateTimeFormat>();

// A fixed calendar and digits: what is shown must not depend on the machine that shows it.
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(zone, format);
  return format;
}

function partsOf(instant: Date, zone: string): Parts {
  const format = formatFor(zone);
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** "Thursday 26 November" in that zone, with the year when it is not the year of `now`. */
export function formatDay(instant: Date, zone: string, now: Date): string {
  const { weekday, day, month, year } = partsOf(instant, zone);
  return `${weekday} ${day} ${month}${year === partsOf(now, zone).year ? "" : ` ${year}`}`;
}

/** The same for a calendar day (YYYY-MM-DD), which has no zone of its own. */
export const formatCalendarDay = (day: string, now: Date): string =>
  formatDay(new Date(`${day}T12:00:00Z`), "UTC", now);

/** "10am", "11:30am", "midday" or "midnight" in that zone. */
export function formatTime(instant: Date, zone: string): string {
  const { hour, minute } = partsOf(instant, zone);
  const hours = Number(hour);
  if (minute === "00" && hours === 0) return "midnight";
  if (minute === "00" && hours === 12) return "midday";
  return `${hours % 12 || 12}${minute === "00" ? "" : `:${minute}`}${hours < 12 ? "am" : "pm"}`;
}

/** "10am to 11:30am" in that zone. */
export function formatTimeRange(start: Date, end: Date, zone: string): string {
  return `${formatTime(start, zone)} to ${formatTime(end, zone)}`;
}

/** "10:05" in that zone, for a column of times beside a range that says which half of the day it is. */
export function formatClock(instant: Date, zone: string): string {
  const { hour, minute } = partsOf(instant, zone);
  return `${Number(hour) % 12 || 12}:${minute}`;
}

/** `minutes` of real time after an instant: right across a clock change too. */
export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

/** Whether the browser and the server know this IANA zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en-GB", { timeZone: zone })) && !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

/** "Lisbon time" for Europe/Lisbon; "UK time" for London. */
export function zoneInWords(zone: string): string {
  if (zone === "Europe/London") return "UK time";
  return `${(zone.split("/").at(-1) ?? zone).replaceAll("_", " ")} time`;
}

/** The zones on offer, with `own` among them whatever this machine's list is. */
export function listTimeZones(own: string): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), own])].sort();
}

/** "Thursday 26 November 2026" for a date as a field holds it; "" when it is none. */
export function formatDate(date: string): string {
  const noon = new Date(`${date}T12:00:00Z`);
  // 31 February is read as 3 March.
  if (Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== date) return "";
  const { weekday, day, month, year } = partsOf(noon, "UTC");
  return `${weekday} ${day} ${month} ${year}`;
}

const counts = ["first", "second", "third", "fourth"];

/** What a date is in its month: "second Thursday", "last Thursday", or both when it is the fourth and the last. */
export function rhythmsOf(date: string): { rhythm: "count" | "last"; name: string }[] {
  const words = formatDate(date);
  if (words === "") return [];
  const weekday = words.split(" ")[0];
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const count = counts[Math.ceil(day / 7) - 1];
  const isLast = day + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [
    ...(count ? [{ rhythm: "count" as const, name: `${count} ${weekday}` }] : []),
    ...(isLast ? [{ rhythm: "last" as const, name: `last ${weekday}` }] : []),
  ];
}
