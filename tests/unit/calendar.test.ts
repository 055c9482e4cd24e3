import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarSession, calendarFile } from "@/lib/calendar/file";
import { localToInstant } from "@/lib/local-time";

const now = new Date("2026-11-25T12:00Z");
const site = "https://group.example.org";
const session = (is: Partial<CalendarSession> = {}): CalendarSession => ({
  id: "5a7f3c1e-0000-4000-8000-000000000001",
  startsAt: new Date("2027-01-28T10:00Z"),
  minutes: 90,
  timeZone: "Europe/London",
  version: 1,
  cancelledAt: null,
  ...is,
});

/** Reads a file as another maker's library does, by its own rules of the zones and no others. */
function read(file: string) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(file));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component, { strictExceptions: true });
    return {
      uid: event.uid,
      sequence: event.sequence,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      zone: component.getFirstProperty("dtstart")?.getParameter("tzid"),
      status: component.getFirstPropertyValue("status"),
      summary: event.summary,
      url: component.getFirstPropertyValue("url"),
    };
  });
}

const fileOf = (sessions: CalendarSession[], feed = true) => calendarFile(sessions, { site, feed, now });
const ends = ({ startsAt, minutes }: CalendarSession) => new Date(startsAt.getTime() + minutes * 60_000).toISOString();

const zones = [
  "Europe/London",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "America/Buenos_Aires",
  "Europe/Kiev",
  "America/Scoresbysund",
  "Africa/Casablanca",
  "Antarctica/Troll",
  "UTC",
];

describe("a calendar file", () => {
  it("holds the title, the time in the session's zone and a link, and lines as calendars want them", () => {
    const file = fileOf([session({ startsAt: new Date("2027-07-29T09:00Z"), version: 3 })]);
    expect(read(file)).toEqual([
      {
        uid: "5a7f3c1e-0000-4000-8000-000000000001@reflective-practice-group",
        sequence: 2,
        start: "2027-07-29T09:00:00.000Z",
        end: "2027-07-29T10:30:00.000Z",
        zone: "Europe/London",
        status: "CONFIRMED",
        summary: "Reflective practice group session",
        url: `${site}/sessions/5a7f3c1e-0000-4000-8000-000000000001`,
      },
    ]);
    expect(file).toContain("DTSTART;TZID=Europe/London:20270729T100000\r\n");
    expect(file).toContain("METHOD:PUBLISH\r\n");
    expect(file).toContain("DTSTAMP:20261125T120000Z\r\n");
    expect(file).toContain("CLASS:PRIVATE\r\n");
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
    for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it("keeps its id when a session moves, with a higher number, and a feed goes on holding what was cancelled", () => {
    const [before] = read(fileOf([session()]));
    const moved = session({ startsAt: new Date("2027-02-04T10:00Z"), version: 2 });
    const [after] = read(fileOf([moved]));
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Number.NaN);
    const feed = fileOf([session({ version: 4, cancelledAt: now }), session({ id: crypto.randomUUID() })]);
    expect(read(feed).map(({ status }) => status)).toEqual(["CANCELLED", "CONFIRMED"]);
    expect(feed).toContain("METHOD:PUBLISH");
    expect(fileOf([], true)).toContain("METHOD:PUBLISH");
  });

  it("is a cancellation when it is of one cancelled session alone", () => {
    const file = fileOf([session({ version: 2, cancelledAt: now })], false);
    expect(file).toContain("METHOD:CANCEL\r\n");
    expect(read(file)).toMatchObject([{ sequence: 1, status: "CANCELLED" }]);
  });

  it("names the zone once for all sessions in it, and every zone that it uses", () => {
    const at = (timeZone: string) => session({ id: crypto.randomUUID(), timeZone });
    const file = fileOf([at("Europe/London"), at("America/New_York"), at("Europe/London"), at("America/Buenos_Aires")]);
    expect(file.match(/^TZID:.*$/gm)?.sort()).toEqual([
      "TZID:America/Argentina/Buenos_Aires",
      "TZID:America/New_York",
      "TZID:Europe/London",
    ]);
  });

  it("says an hour that comes twice in UTC, which can be read in one way only", () => {
    for (const { startsAt, minutes } of [
      { startsAt: new Date("2027-10-31T00:30Z"), minutes: 120 },
      { startsAt: new Date("2027-10-30T23:45Z"), minutes: 90 },
    ]) {
      const twice = session({ startsAt, minutes });
      const file = fileOf([twice]);
      expect(file).toMatch(/DTSTART:2027\d{4}T\d{6}Z/);
      expect(read(file)).toMatchObject([{ start: startsAt.toISOString(), end: ends(twice) }]);
    }
  });

  it("is read by another library as the same instants, in any zone, over both clock changes", () => {
    // Every half hour of the days around the changes of 2027, by the session's own clock, and any day besides.
    const near = fc.record({
      zone: fc.constantFrom(...zones),
      date: fc.constantFrom(
        ...["2027-03-13", "2027-03-14", "2027-03-27", "2027-03-28", "2027-03-29", "2027-04-03", "2027-04-04"],
        ...["2027-10-02", "2027-10-03", "2027-10-30", "2027-10-31", "2027-11-01", "2027-11-06", "2027-11-07"],
      ),
      time: fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "45")),
      minutes: fc.integer({ min: 15, max: 600 }),
    });
    const any = fc.record({
      zone: fc.constantFrom(...Intl.supportedValuesOf("timeZone"), ...zones),
      date: fc
        .date({ min: new Date("2025-01-01"), max: new Date("2032-01-01"), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
      time: fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "05", "55")),
      minutes: fc.integer({ min: 15, max: 600 }),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(near, any), { minLength: 1, maxLength: 6 }), (plans) => {
        const sessions = plans.flatMap(({ zone, date, time: [hour, minute], minutes }, at) => {
          const start = localToInstant({ zone, date, time: `${String(hour).padStart(2, "0")}:${minute}` });
          return start.ok
            ? [session({ id: `${at}`, startsAt: start.instant, minutes, timeZone: zone, version: at + 1 })]
            : [];
        });
        expect(read(fileOf(sessions)).map(({ uid, sequence, start, end }) => ({ uid, sequence, start, end }))).toEqual(
          sessions.map((one) => ({
            uid: `${one.id}@reflective-practice-group`,
            sequence: one.version - 1,
            start: one.startsAt.toISOString(),
            end: ends(one),
          })),
        );
      }),
      { numRuns: 150 },
    );
  });

  it("speaks the session's own clock on all ordinary days", () => {
    const inUtc = zones.filter((timeZone) => !read(fileOf([session({ timeZone })]))[0]?.zone);
    expect(inUtc.filter((zone) => !["UTC", "Africa/Casablanca"].includes(zone))).toEqual([]);
  });

  it("is not broken by a zone that it has no rules for", () => {
    expect(read(fileOf([session({ timeZone: "Nowhere/Else" })]))).toMatchObject([
      { start: "2027-01-28T10:00:00.000Z" },
    ]);
  });
});
