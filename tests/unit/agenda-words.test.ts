import { describe, expect, it } from "vitest";
import { agendaText, spokenAgenda } from "@/components/agenda/agenda-words";

const now = new Date("2026-11-23T12:00Z");
const session = {
  id: "5a7f3c1e-0000-4000-8000-000000000001",
  startsAt: new Date("2026-11-26T10:00Z"),
  minutes: 90,
  timeZone: "Europe/London",
  way: "online" as const,
  joinLink: "https://meet.example.org/room" as string | null,
  place: null as string | null,
  provisions: [],
  provided: null,
  cancelledAt: null,
  cancelledWhy: null,
  items: [
    { kind: "item" as const, title: "Arrive", minutes: 1, line: "Cameras on or off\n2 min Quiet" },
    { kind: "break" as const, title: "Break?", minutes: 10, line: "" },
  ],
};

describe("an agenda as plain text", () => {
  it("says first that a session is cancelled, and not how to join", () => {
    const cancelled = { ...session, cancelledAt: now, cancelledWhy: "The hall is closed." };
    const text = agendaText(cancelled, { groupTimeZone: "Europe/London", now });
    expect(text).toContain("Cancelled. This session will not take place.\nThe hall is closed.");
    expect(text).not.toContain("To join");
  });

  it("says what its page says, in the same order", () => {
    expect(agendaText(session, { groupTimeZone: "Europe/London", now })).toBe(
      [
        "Thursday 26 November",
        "10am to 11:30am, online. We stop on time.",
        "",
        "To join: https://meet.example.org/room",
        "",
        "10:00  Arrive (1 minute)",
        "       Cameras on or off",
        "       2 min: Quiet",
        "",
        "10:01  Break? (10 minutes)",
        "",
        "10:11  We finish",
        "",
      ].join("\n"),
    );
  });

  it("says no more how to join once it is over, nor before anybody has said how", () => {
    const after = agendaText(session, { groupTimeZone: "Europe/London", now: new Date("2026-12-01T12:00Z") });
    expect(after).toContain("This session is over.");
    expect(after).not.toContain("meet.example.org");
    const open = agendaText({ ...session, joinLink: null }, { groupTimeZone: "Europe/Paris", now });
    expect(open).toMatch(/^Thursday 26 November\n10am to 11:30am, UK time. We stop on time.\n\n10:00 {2}Arrive/);
  });
});

describe("an agenda as a voice says it", () => {
  it("gives each item its time and length, a step after its minutes, and every sentence an end", () => {
    expect(spokenAgenda(session).map(({ said }) => said)).toEqual([
      ["10am. Arrive. 1 minute.", "Cameras on or off.", "2 minutes: Quiet."],
      ["10:01am. Break? 10 minutes."],
    ]);
  });
});
