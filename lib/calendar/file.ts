import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { tzlib_get_ical_block, tzlib_get_offset, tzlib_get_timezones } from "timezones-ical-library";
import { isTimeZone, minutesAfter } from "../dates.ts";

/** What a calendar is told of a session: when it is, and nothing of what it is about or how to join it. */
export type CalendarSession = {
  id: string;
  startsAt: Date;
  minutes: number;
  timeZone: string;
  version: number;
  cancelledAt: Date | null;
};

type Zone = { id: string; block: string };
const zones = new Map<string, Zone | null>();

// The calendar's own description of a zone, under the name it has there (Kiev is Kyiv). Null where there is none.
function zoneOf(name: string): Zone | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const [block, line] = tzlib_get_timezones().includes(name) ? tzlib_get_ical_block(name) : [];
  const id = line?.replace(/^TZID=/, "");
  const zone = block && id && isTimeZone(id) && id !== "Etc/UTC" ? { id, block } : null;
  zones.set(name, zone);
  return zone;
}

const instantOf = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());

// A clock time that a calendar can only read as this instant: one that comes twice that day is not, nor one where the
// calendar's rules of the zone and ours are not the same.
function readsAs(instant: Date, zone: string): boolean {
  const local = instantOf(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  const again = (disambiguation: "earlier" | "later") =>
    local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds === instant.getTime();
  if (!again("earlier") || !again("later")) return false;
  const [date, time] = [local.toPlainDate().toString(), local.toPlainTime().toString({ smallestUnit: "minute" })];
  const offset = tzlib_get_offset(zone, date, time);
  return Date.parse(`${date}T${time}:00${offset.slice(0, 3)}:${offset.slice(3)}`) === instant.getTime();
}

// The library unpacks its rules for every question, and every feed of a group asks the same ones each few hours.
const answered = new Map<string, boolean>();
function isCertain(instant: Date, zone: string): boolean {
  const key = `${instant.getTime()} ${zone}`;
  const known = answered.get(key);
  if (known !== undefined) return known;
  if (answered.size >= 10_000) answered.clear();
  const certain = readsAs(instant, zone);
  answered.set(key, certain);
  return certain;
}

/**
 * An iCalendar file of these sessions. `site` is where their pages are. Clock times stand in the session's zone with
 * that zone's rules, or in UTC where they could be read in two ways. One cancelled session alone is a cancellation.
 */
export function calendarFile(
  sessions: readonly CalendarSession[],
  { site, feed, now }: { site: string; feed: boolean; now: Date },
): string {
  const cancels = !feed && sessions.every(({ cancelledAt }) => cancelledAt !== null);
  const calendar = ical({
    prodId: "-//Co-production Reflective Practice Group//Sessions//EN",
    method: cancels ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: (id) => [...zones.values()].find((zone) => zone?.id === id)?.block ?? null },
    ...(feed ? { name: "Reflective practice group", ttl: 6 * 60 * 60 } : {}),
  });
  for (const session of sessions) {
    const zone = zoneOf(session.timeZone);
    const [start, end] = [session.startsAt, minutesAfter(session.startsAt, session.minutes)];
    calendar.createEvent({
      id: `${session.id}@reflective-practice-group`,
      sequence: session.version - 1,
      stamp: instantOf(now),
      start: instantOf(start),
      end: instantOf(end),
      timezone: zone && isCertain(start, zone.id) && isCertain(end, zone.id) ? zone.id : null,
      summary: "Reflective practice group session",
      url: `${site}/sessions/${session.id}`,
      status: session.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      class: ICalEventClass.PRIVATE,
    });
  }
  // The library leaves the last line open.
  return `${calendar.toString()}\r\n`;
}
