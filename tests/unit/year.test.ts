import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checklistOf } from "@/lib/access-needs/rules";
import { formatDate, rhythmsOf } from "@/lib/dates";
import { lookOver, stops } from "@/lib/group-sessions/rules";
import { localToInstant, monthlyDates, toLocal } from "@/lib/local-time";

const pad = (number: number) => String(number).padStart(2, "0");
const firstDates = fc
  .tuple(fc.integer({ min: 2024, max: 2060 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${pad(month)}-${pad(day)}`);
const zones = fc.constantFrom(
  "Europe/London",
  "Europe/Lisbon",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Santiago",
  "Asia/Kathmandu",
  "Africa/Cairo",
  "Pacific/Apia",
);
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`);
const weekday = (date: string) => new Date(`${date}T12:00Z`).getUTCDay();
const dayOf = (date: string) => Number(date.slice(8));
const monthsFrom = (first: string, date: string) =>
  (Number(date.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(date.slice(5, 7)) - Number(first.slice(5, 7));
const isLast = (date: string) => {
  const after = new Date(`${date}T12:00Z`);
  after.setUTCDate(after.getUTCDate() + 7);
  return after.getUTCMonth() + 1 !== Number(date.slice(5, 7));
};

describe("a year on one weekday of the month", () => {
  it("begins on the first date and has one date in every month, each of the same weekday and place in its month", () => {
    fc.assert(
      fc.property(firstDates, fc.integer({ min: 1, max: 24 }), (first, months) => {
        for (const { rhythm } of rhythmsOf(first)) {
          const dates = monthlyDates(first, rhythm, months) ?? [];
          expect(dates[0]).toBe(first);
          expect(dates.map((date) => monthsFrom(first, date))).toEqual(dates.map((_, count) => count));
          expect(dates).toHaveLength(months);
          expect(new Set(dates.map(weekday))).toEqual(new Set([weekday(first)]));
          if (rhythm === "last") expect(dates.every(isLast)).toBe(true);
          else expect(new Set(dates.map((date) => Math.ceil(dayOf(date) / 7))).size).toBe(1);
        }
      }),
    );
  });

  it("starts every session at the same clock time of its zone, over every clock change, and no two at once", () => {
    fc.assert(
      fc.property(firstDates, times, zones, (first, time, zone) => {
        const dates = monthlyDates(first, rhythmsOf(first)[0]?.rhythm ?? "count", 24) ?? [];
        const starts = dates.flatMap((date) => {
          const at = localToInstant({ date, time, zone });
          // Said at its line instead: see below.
          if (!at.ok) return [];
          expect(toLocal(at.instant, zone)).toEqual({ date, time });
          return [at.instant.getTime()];
        });
        expect(new Set(starts).size).toBe(starts.length);
        expect(starts).toEqual([...starts].sort((one, other) => one - other));
      }),
    );
  });

  it("offers both names of a fourth weekday that is the last, and one name of any other", () => {
    const names = (date: string) => rhythmsOf(date).map(({ name }) => name);
    expect(names("2026-11-26")).toEqual(["fourth Thursday", "last Thursday"]);
    expect(names("2026-10-29")).toEqual(["last Thursday"]);
    expect(names("2026-10-22")).toEqual(["fourth Thursday"]);
    expect(names("2026-11-12")).toEqual(["second Thursday"]);
    expect(names("nothing")).toEqual([]);
    expect(formatDate("2026-02-31")).toBe("");
  });

  it("is none from a date that does not exist, or does not fit", () => {
    expect(monthlyDates("2026-02-30", "count", 12)).toBeNull();
    expect(monthlyDates("2026-11-12", "last", 12)).toBeNull();
    expect(monthlyDates("2026-10-29", "count", 12)).toBeNull();
  });

  it("says of each date what is the matter with it", () => {
    const now = new Date("2026-11-23T12:00Z");
    const dates = ["2026-11-20", "2027-03-28", "2027-02-30", "2027-05-01", "2027-05-01", "2027-10-31", "2027-06-01"];
    const lines = lookOver(dates, { time: "01:30", zone: "Europe/London" }, new Set(["2027-06-01"]), now);
    expect(lines.map(({ remark }) => remark)).toEqual([
      "in-the-past",
      "no-such-time",
      "no-such-date",
      null,
      "same-day",
      "twice",
      "already",
    ]);
    expect(lines.map(({ remark }) => stops(remark))).toEqual([true, true, true, false, true, false, false]);
  });
});

describe("the checklist of a session", () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
  const person = (name: string, needs: string[], words = "", hour = 9) => ({ name, needs, words, changedAt: at(hour) });

  it("has a line for each need that somebody has, and says whose, whether it is provided and whether arranged", () => {
    const people = [person("Amina", ["captions", "bsl"]), person("Delroy", ["bsl", "gone from the list"])];
    const { lines } = checklistOf(people, ["captions"], [{ need: "bsl", arrangedAt: at(10) }]);
    expect(lines).toEqual([
      { need: "captions", label: "Live captions", people: ["Amina"], provided: true, arranged: false },
      { need: "bsl", label: "BSL interpreter", people: ["Amina", "Delroy"], provided: false, arranged: true },
    ]);
  });

  it("takes the tick away from words that changed after it", () => {
    const arranged = [{ need: "words", arrangedAt: at(10) }];
    expect(checklistOf([person("Amina", [], "Slowly, please", 9)], [], arranged).wordsArranged).toBe(true);
    expect(checklistOf([person("Amina", [], "Slowly, please", 11)], [], arranged).wordsArranged).toBe(false);
  });
});
