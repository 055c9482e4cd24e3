import { Temporal } from "temporal-polyfill";

const zone = "Europe/London";
const meetsAt = Temporal.PlainTime.from("10:00");

function lastThursday(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  const end = month.toPlainDate({ day: month.daysInMonth });
  return end.subtract({ days: (end.dayOfWeek + 3) % 7 });
}

/**
 * When the demonstration's sessions start: 10:00 in London on the last Thursday of each month. `months` count from the
 * next session's, which is the first that lies at least a day ahead of `now`.
 */
export function datesOfYear(now: Date, months: readonly number[]): Date[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const thisMonth = today.toPlainYearMonth();
  const ahead = Temporal.PlainDate.compare(lastThursday(thisMonth), today) > 0;
  const next = ahead ? thisMonth : thisMonth.add({ months: 1 });
  return months.map((count) => {
    const start = lastThursday(next.add({ months: count })).toZonedDateTime({ timeZone: zone, plainTime: meetsAt });
    return new Date(start.epochMilliseconds);
  });
}
