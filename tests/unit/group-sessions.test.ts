import { describe, expect, it } from "vitest";
import { isUuid, sessionDetails } from "@/lib/group-sessions/input";
import {
  isComing,
  leadOf,
  readinessOf,
  startsTwice,
  timesOf,
  toFields,
  whereOf,
  whyNotPlannable,
} from "@/lib/group-sessions/rules";

const fields = {
  date: "2026-11-26",
  time: "10:00",
  minutes: "90",
  timeZone: "Europe/London",
  joinLink: "https://meet.example.org/room",
  place: "",
  provided: "Captions",
};
const session = {
  id: "00000000-0000-4000-8000-000000000000",
  startsAt: new Date("2026-11-26T10:00Z"),
  minutes: 90,
  timeZone: "Europe/London",
  joinLink: "https://meet.example.org/room",
  way: "online" as const,
  place: null,
  provisions: [],
  provided: "Captions.",
  cancelledAt: null,
  cancelledWhy: null,
};
const wrongIn = (change: Partial<typeof fields>) =>
  sessionDetails.safeParse({ ...fields, ...change }).error?.issues.map(({ path }) => path.join("."));

describe("the input of a session", () => {
  it("takes what the fields hold, and empties become nothing", () => {
    expect(sessionDetails.parse(fields)).toMatchObject({ minutes: 90, place: null, provided: "Captions" });
  });

  it("takes a join link only when it is https and carries no sign-in", () => {
    for (const joinLink of [
      "http://meet.example.org",
      "javascript:alert(1)",
      "meet.example.org",
      "https://a:b@meet.example.org",
    ]) {
      expect(wrongIn({ joinLink })).toEqual(["joinLink"]);
    }
    expect(sessionDetails.parse({ ...fields, joinLink: " " }).joinLink).toBeNull();
  });

  it("takes 15 to 600 minutes", () => {
    for (const minutes of ["14", "601", "0", "-90", "", "ninety"]) expect(wrongIn({ minutes })).toEqual(["minutes"]);
    for (const minutes of ["15", "600"]) expect(wrongIn({ minutes })).toBeUndefined();
  });

  it("refuses a broken date, time or zone at its own field", () => {
    expect(wrongIn({ date: "26/11/2026" })).toEqual(["date"]);
    expect(wrongIn({ date: "2026-02-30" })).toEqual(["date"]);
    expect(wrongIn({ time: "25:00" })).toEqual(["time"]);
    expect(wrongIn({ timeZone: "Mars/Olympus" })).toEqual(["timeZone"]);
  });

  it("knows what can be an id", () => {
    expect([isUuid(session.id), isUuid("7"), isUuid("' or 1=1")]).toEqual([true, false, false]);
  });
});

describe("planning", () => {
  const now = new Date("2026-11-23T12:00Z");
  const start = { date: "2026-11-26", time: "10:00", zone: "Europe/London" };

  it("refuses the past and takes what is to come", () => {
    expect(whyNotPlannable(start, now)).toBeNull();
    expect(whyNotPlannable({ ...start, date: "2026-11-20" }, now)).toBe("in-the-past");
  });

  it("lets the details of a past session change while its start stays", () => {
    const later = new Date("2026-12-24T12:00Z");
    expect(whyNotPlannable(start, later, session.startsAt)).toBeNull();
    expect(whyNotPlannable({ ...start, time: "11:00" }, later, session.startsAt)).toBe("in-the-past");
  });

  it("refuses a time that the clocks skip", () => {
    expect(whyNotPlannable({ ...start, date: "2027-03-28", time: "01:30" }, now)).toBe("no-such-time");
  });

  it("takes the first of a time that comes twice, and says so", () => {
    expect(startsTwice({ startsAt: new Date("2027-10-31T00:30Z"), timeZone: "Europe/London" })).toBe(true);
    expect(startsTwice(session)).toBe(false);
  });
});

describe("a session in words", () => {
  it("has one sentence for when and how", () => {
    expect(leadOf(session, "Europe/London")).toBe("10am to 11:30am, online, with captions. We stop on time.");
    expect(leadOf({ ...session, joinLink: null, provided: "BSL" }, "Europe/London")).toBe(
      "10am to 11:30am, with BSL. We stop on time.",
    );
  });

  it("names its zone when the group has another", () => {
    expect(timesOf(session, "Europe/Lisbon")).toBe("10am to 11:30am, UK time");
  });

  it("never says outside its page how exactly to join", () => {
    const place = "Call 0131 000 0000, code 1234";
    expect(whereOf({ ...session, place })).toBe("Online, or another way to join, with captions");
    expect(whereOf({ ...session, joinLink: null, place, provided: null })).toBe("How to join is on its page");
    expect(whereOf({ ...session, joinLink: null, provided: null })).toBe("How to join will follow");
  });

  it("is coming until it ends", () => {
    expect(isComing(session, new Date("2026-11-26T11:29Z"))).toBe(true);
    expect(isComing(session, new Date("2026-11-26T11:30Z"))).toBe(false);
  });

  it("goes back into the fields it came from", () => {
    expect(toFields(session)).toEqual({ ...fields, way: "online", provisions: [], provided: "Captions." });
  });
});

describe("how far an agenda is", () => {
  it("is told from its versions", () => {
    expect(readinessOf({ version: 0, publishedVersion: null, hasItems: false })).toBe("planned");
    expect(readinessOf({ version: 2, publishedVersion: null, hasItems: true })).toBe("draft");
    expect(readinessOf({ version: 2, publishedVersion: 2, hasItems: true })).toBe("published");
    expect(readinessOf({ version: 3, publishedVersion: 2, hasItems: true })).toBe("changed");
  });
});
