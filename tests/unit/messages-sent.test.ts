import { describe, expect, it } from "vitest";
import { type AnyKind, declinedAs, type MessageFacts, whyNotSend } from "@/lib/messages/rules";

const now = new Date("2026-11-26T09:00Z");
const choices = { agendas: true, dayBefore: true, hourBefore: true, announcements: true };
const session = { startsAt: new Date("2026-11-26T10:00Z"), minutes: 90, cancelled: false, published: true };
const facts = (kind: AnyKind, more: Partial<MessageFacts> = {}): MessageFacts => ({
  kind,
  madeAt: now,
  inGroup: true,
  paused: false,
  notComing: false,
  stillDue: true,
  session,
  ...more,
});
const why = (kind: AnyKind, more: Partial<MessageFacts> = {}, wanted = choices) =>
  whyNotSend(facts(kind, more), wanted, now);

describe("a waiting message", () => {
  it("is sent while it is true and wanted", () => {
    for (const kind of [
      "agenda-published",
      "agenda-changed",
      "session-moved",
      "session-changed",
      "session-reinstated",
      "reminder-day",
      "reminder-hour",
    ] as const)
      expect(why(kind)).toBeNull();
    expect(why("session-cancelled", { session: { ...session, cancelled: true } })).toBeNull();
    expect(why("announcement", { session: null })).toBeNull();
  });

  it("is not true any more when its session is over, cancelled, back, or its agenda is not published", () => {
    const over = { ...session, startsAt: new Date("2026-11-26T07:30Z") };
    expect(why("agenda-published", { session: over })).toBe("not-true");
    expect(why("session-moved", { session: { ...session, cancelled: true } })).toBe("not-true");
    expect(why("session-cancelled")).toBe("not-true");
    expect(why("agenda-changed", { session: { ...session, published: false } })).toBe("not-true");
  });

  it("reminds nobody who cannot come, of a date that has moved, or once the session has begun", () => {
    expect(why("reminder-day", { notComing: true })).toBe("not-true");
    expect(why("reminder-hour", { stillDue: false })).toBe("not-true");
    expect(why("reminder-hour", { session: { ...session, startsAt: now } })).toBe("not-true");
  });

  it("is not sent to who declined it; what nobody can decline is", () => {
    const none = { agendas: false, dayBefore: false, hourBefore: false, announcements: false };
    for (const kind of [
      "agenda-published",
      "agenda-changed",
      "reminder-day",
      "reminder-hour",
      "announcement",
    ] as const) {
      expect(why(kind, {}, none)).toBe("not-wanted");
      expect(declinedAs(kind)).not.toBeNull();
    }
    for (const kind of [
      "session-moved",
      "session-changed",
      "session-reinstated",
      "invitation",
      "password-changed",
    ] as const) {
      expect(why(kind, {}, none)).toBeNull();
      expect(declinedAs(kind)).toBeNull();
    }
    expect(why("reminder-hour", {}, { ...choices, hourBefore: false })).toBe("not-wanted");
    expect(why("reminder-day", {}, { ...choices, hourBefore: false })).toBeNull();
  });

  it("waits for nobody who is paused", () => {
    expect(why("session-moved", { paused: true })).toBe("not-wanted");
  });

  it("about an account is news for a day, and a link to a new password for an hour", () => {
    const hoursAgo = (hours: number) => ({
      inGroup: false,
      session: null,
      madeAt: new Date(now.getTime() - hours * 3_600_000),
    });
    expect(why("password-changed", hoursAgo(23))).toBeNull();
    expect(why("password-changed", hoursAgo(25))).toBe("not-true");
    expect(why("reset-link", hoursAgo(0.9))).toBeNull();
    expect(why("reset-link", hoursAgo(1.1))).toBe("not-true");
  });
});
