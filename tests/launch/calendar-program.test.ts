import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CalendarSession, calendarFile } from "@/lib/calendar/file";
import { findKhal } from "@/scripts/khal";

const folder = mkdtempSync(join(tmpdir(), "rp-khal-"));
let khal = "";
beforeAll(() => {
  khal = findKhal(console.log);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Somebody's calendar in that zone, empty. What it answers is what a person sees in it. */
function calendarIn(zone: string) {
  const home = mkdtempSync(join(folder, "home-"));
  mkdirSync(join(home, "group"));
  const config = join(home, "config");
  writeFileSync(
    config,
    `[calendars]
[[group]]
path = ${join(home, "group")}
[sqlite]
path = ${join(home, "khal.db")}
[locale]
local_timezone = ${zone}
default_timezone = ${zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
`,
  );
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(khal, ["-c", config, ...args], {
      encoding: "utf8",
      env: { ...process.env, HOME: home, LC_ALL: "C.UTF-8", XDG_CONFIG_HOME: home, XDG_DATA_HOME: home },
    });
    if (status !== 0) throw new Error(`khal ${args[0]} failed: ${stderr}`);
    return stdout;
  };
  return {
    take: (file: string) => {
      writeFileSync(join(home, "feed.ics"), file);
      run("import", "--batch", "-a", "group", join(home, "feed.ics"));
    },
    shown: () =>
      run(
        "list",
        "--format",
        "{start-date} {start-time}-{end-time} {title} {cancelled}",
        "--day-format",
        "",
        "2027-01-01",
        "2028-01-01",
      )
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
  };
}

const now = new Date("2026-11-25T12:00Z");
const session = (number: number, startsAt: string, more: Partial<CalendarSession> = {}): CalendarSession => ({
  id: `5a7f3c1e-0000-4000-8000-00000000000${number}`,
  startsAt: new Date(startsAt),
  minutes: 90,
  timeZone: "Europe/London",
  version: 1,
  cancelledAt: null,
  ...more,
});
const feedOf = (...sessions: CalendarSession[]) =>
  calendarFile(sessions, { site: "https://group.example.org", feed: true, now });
const title = "Reflective practice group session";

it("shows sessions at the group's clock time before and after both clock changes", () => {
  const feed = feedOf(
    session(1, "2027-03-25T10:00Z"),
    session(2, "2027-04-01T09:00Z"),
    session(3, "2027-10-28T09:00Z"),
    session(4, "2027-11-04T10:00Z"),
    session(5, "2027-10-31T00:30Z"),
  );
  const london = calendarIn("Europe/London");
  london.take(feed);
  expect(london.shown()).toEqual([
    `2027-03-25 10:00-11:30 ${title}`,
    `2027-04-01 10:00-11:30 ${title}`,
    `2027-10-28 10:00-11:30 ${title}`,
    // The first half past one of the night when the clocks go back, and ninety minutes on.
    `2027-10-31 01:30-02:00 ${title}`,
    `2027-11-04 10:00-11:30 ${title}`,
  ]);
  const newYork = calendarIn("America/New_York");
  newYork.take(feed);
  expect(newYork.shown().slice(0, 2)).toEqual([`2027-03-25 06:00-07:30 ${title}`, `2027-04-01 05:00-06:30 ${title}`]);
});

it("takes a session of another zone for what it is here", () => {
  const here = calendarIn("Europe/London");
  here.take(
    feedOf(
      session(1, "2027-07-01T04:15Z", { timeZone: "Asia/Kathmandu" }),
      session(2, "2027-10-02T15:15Z", { timeZone: "Australia/Lord_Howe" }),
    ),
  );
  expect(here.shown()).toEqual([`2027-07-01 05:15-06:45 ${title}`, `2027-10-02 16:15-17:45 ${title}`]);
});

it("follows a session that moves and one that is called off, and shows each once", () => {
  const mine = calendarIn("Europe/London");
  const [first, second] = [session(1, "2027-03-25T10:00Z"), session(2, "2027-05-06T09:00Z")];
  mine.take(feedOf(first, second));
  mine.take(feedOf({ ...first, startsAt: new Date("2027-04-01T13:00Z"), version: 2 }, second));
  expect(mine.shown()).toEqual([`2027-04-01 14:00-15:30 ${title}`, `2027-05-06 10:00-11:30 ${title}`]);
  mine.take(feedOf({ ...second, cancelledAt: now, version: 2 }));
  expect(mine.shown()).toEqual([`2027-04-01 14:00-15:30 ${title}`, `2027-05-06 10:00-11:30 ${title} CANCELLED`]);
  const one = { ...first, startsAt: new Date("2027-04-01T13:00Z"), cancelledAt: now, version: 3 };
  mine.take(calendarFile([one], { site: "https://group.example.org", feed: false, now }));
  expect(mine.shown()[0]).toBe(`2027-04-01 14:00-15:30 ${title} CANCELLED`);
});
