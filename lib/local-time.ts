import { Temporal } from "temporal-polyfill";
import { isTimeZone } from "./dates.ts";

// Apart from dates.ts, so that screens in the browser do not carry Temporal for the sake of showing a time.

/** "2026-11-26" and "10:05" in that zone: what date and time fields hold. */
export function toLocal(instant: Date, zone: string): { date: string; time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: "minute" }) };
}

export type LocalTime = { date: string; time: string; zone: string };

/**
 * The instant of a date and clock time in a zone. When the clocks go back and a time comes twice it is the first one,
 * and `twice` says so. Refusals: no-such-date, no-such-time (the clocks skip it), no-such-zone.
 */
export function localToInstant({
  date,
  time,
  zone,
}: LocalTime):
  | { ok: true; instant: Date; twice: boolean }
  | { ok: false; reason: "no-such-date" | "no-such-time" | "no-such-zone" } {
  if (!isTimeZone(zone)) return { ok: false, reason: "no-such-zone" };
  let local: Temporal.PlainDateTime;
  try {
    local = Temporal.PlainDate.from(date, { overflow: "reject" }).toPlainDateTime(Temporal.PlainTime.from(time));
  } catch {
    return { ok: false, reason: "no-such-date" };
  }
  const first = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  const second = local.toZonedDateTime(zone, { disambiguation: "later" });
  // A skipped time is moved out of the gap: then it is not the time that was asked for.
  if (!first.toPlainDateTime().equals(local)) return { ok: false, reason: "no-such-time" };
  return {
    ok: true,
    instant: new Date(first.epochMilliseconds),
    twice: first.epochMilliseconds !== second.epochMilliseconds,
  };
}

/**
 * The dates of a monthly rhythm, from the first one on: the same weekday, and with "count" the same one of the month
 * (the second Thursday), with "last" the month's last. Null when the first is no date, or is not one of that rhythm.
 */
export function monthlyDates(first: string, rhythm: "count" | "last", months: number): string[] | null {
  let start: Temporal.PlainDate;
  try {
    start = Temporal.PlainDate.from(first, { overflow: "reject" });
  } catch {
    return null;
  }
  const { dayOfWeek } = start;
  const isLast = start.day + 7 > start.daysInMonth;
  const week = Math.ceil(start.day / 7);
  if (rhythm === "last" ? !isLast : week > 4) return null;
  return Array.from({ length: months }, (_, count) => {
    const month = start.toPlainYearMonth().add({ months: count });
    if (rhythm === "last") {
      const end = month.toPlainDate({ day: month.daysInMonth });
      return end.subtract({ days: (end.dayOfWeek - dayOfWeek + 7) % 7 }).toString();
    }
    const begin = month.toPlainDate({ day: 1 });
    return begin.add({ days: ((dayOfWeek - begin.dayOfWeek + 7) % 7) + (week - 1) * 7 }).toString();
  });
}

/** The calendar day (YYYY-MM-DD) in a zone, some days after an instant. */
export const dayIn = (instant: Date, zone: string, days = 0): string =>
  Temporal.PlainDate.from(toLocal(instant, zone).date).add({ days }).toString();
