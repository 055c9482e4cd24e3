import { describe, expect, it } from "vitest";
import {
  formatClock,
  formatDay,
  formatTime,
  formatTimeRange,
  isTimeZone,
  listTimeZones,
  zoneInWords,
} from "@/lib/dates";
import { localToInstant, toLocal } from "@/lib/local-time";

const london = "Europe/London";
const at = (text: string) => new Date(text);

describe("dates and times in words", () => {
  it("says the day without the year in the same year, and with it in another", () => {
    expect(formatDay(at("2026-11-26T10:00Z"), london, at("2026-11-23T12:00Z"))).toBe("Thursday 26 November");
    expect(formatDay(at("2027-01-28T10:00Z"), london, at("2026-11-23T12:00Z"))).toBe("Thursday 28 January 2027");
  });

  it("takes the day of the session's own zone", () => {
    expect(formatDay(at("2026-11-26T23:30Z"), "Asia/Tokyo", at("2026-11-23T12:00Z"))).toBe("Friday 27 November");
  });

  it("says times as people do", () => {
    expect(formatTimeRange(at("2026-11-26T10:00Z"), at("2026-11-26T11:30Z"), london)).toBe("10am to 11:30am");
    expect(formatTimeRange(at("2026-11-26T12:00Z"), at("2026-11-26T14:05Z"), london)).toBe("midday to 2:05pm");
    expect(formatTime(at("2026-11-26T00:00Z"), london)).toBe("midnight");
    expect(formatTime(at("2026-11-26T00:15Z"), london)).toBe("12:15am");
  });

  it("shows a bare clock time for the margin", () => {
    expect(formatClock(at("2026-11-26T10:05Z"), london)).toBe("10:05");
    expect(formatClock(at("2026-11-26T14:05Z"), london)).toBe("2:05");
  });

  it("knows which zones exist, and offers the session's own", () => {
    expect([london, "America/New_York", "UTC"].map(isTimeZone)).toEqual([true, true, true]);
    expect(["Mars/Olympus", "", "+01:00"].map(isTimeZone)).toEqual([false, false, false]);
    expect(listTimeZones("UTC")).toContain("UTC");
    expect(zoneInWords("America/New_York")).toBe("New York time");
  });
});

describe("a local time", () => {
  it("becomes the right instant in winter and in summer", () => {
    expect(localToInstant({ date: "2026-11-26", time: "10:00", zone: london })).toEqual({
      ok: true,
      instant: at("2026-11-26T10:00Z"),
      twice: false,
    });
    expect(localToInstant({ date: "2026-07-30", time: "10:00", zone: london })).toMatchObject({
      instant: at("2026-07-30T09:00Z"),
    });
  });

  it("that the clocks skip is refused", () => {
    const skipped = { date: "2027-03-28", time: "01:30", zone: london };
    expect(localToInstant(skipped)).toEqual({ ok: false, reason: "no-such-time" });
    expect(localToInstant({ ...skipped, time: "02:00" })).toMatchObject({ ok: true, instant: at("2027-03-28T01:00Z") });
  });

  it("that comes twice is the first one, and says so", () => {
    const twice = { date: "2026-10-25", time: "01:30", zone: london };
    expect(localToInstant(twice)).toEqual({ ok: true, instant: at("2026-10-25T00:30Z"), twice: true });
  });

  it("on a day that does not exist, or in no zone, is refused", () => {
    expect(localToInstant({ date: "2026-02-30", time: "10:00", zone: london })).toMatchObject({
      reason: "no-such-date",
    });
    expect(localToInstant({ date: "2026-02-28", time: "10:00", zone: "Mars/Olympus" })).toMatchObject({
      reason: "no-such-zone",
    });
  });

  it("goes back into the fields it came from", () => {
    expect(toLocal(at("2026-07-30T09:05Z"), london)).toEqual({ date: "2026-07-30", time: "10:05" });
  });
});
