/*
 * Days in files: instants that exist, and how they are said. A file that is read may hold any text where a date should
 * stand, and JavaScript's own reading turns 30 February into 2 March.
 */
import type { Roughly } from "../reflection.ts";

const form = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * The instant that a text names, as the journal keeps it. A day alone is its midday here; a time without a zone is this
 * device's. `no-such-date`: the form of a date, and no such day or time. Null: not a date in this form.
 */
export function realInstant(given: unknown): string | "no-such-date" | null {
  const text = typeof given === "string" ? given.trim() : "";
  const [whole, year, month, day, hour = "12", minute = "00", second = "00", zone] = form.exec(text) ?? [];
  if (!whole) return null;
  const calendar = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = calendar.getUTCMonth() === Number(month) - 1 && calendar.getUTCDate() === Number(day);
  if (!exists || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return "no-such-date";
  const fraction = /:\d{2}(\.\d+)/.exec(text)?.[1]?.slice(0, 4) ?? "";
  const utc = zone?.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2").toUpperCase() ?? "";
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${utc}`);
  return Number.isNaN(instant.getTime()) ? "no-such-date" : instant.toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();
function say(instant: string, zone: string | undefined, how: Intl.DateTimeFormatOptions): string {
  const key = `${zone} ${JSON.stringify(how)}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", zone ? { ...how, timeZone: zone } : how);
  formats.set(key, format);
  return format.format(new Date(instant));
}

const full = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;

/** "Monday 23 November 2026". The zone is this device's unless told. */
export const dayInFull = (instant: string, zone?: string) => say(instant, zone, full).replaceAll(",", "");

/** "November 2026". */
export const monthInFull = (instant: string, zone?: string) => say(instant, zone, { month: "long", year: "numeric" });

/** "2026-11-23", for a file's name. */
export function dayForName(instant: string, zone?: string): string {
  const [day, month, year] = say(instant, zone, { day: "2-digit", month: "2-digit", year: "numeric" }).split("/");
  return `${year?.padStart(4, "0")}-${month}-${day}`;
}

/** The day as exactly as its writer knew it. */
export function dayAsKnown(instant: string, roughly: Roughly | undefined, zone?: string): string {
  if (roughly === "days") return `Around ${dayInFull(instant, zone)}`;
  if (roughly === "month") return `Some time in ${monthInFull(instant, zone)}`;
  return roughly === "year" ? `Some time in ${say(instant, zone, { year: "numeric" })}` : dayInFull(instant, zone);
}
