import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getDraft } from "@/lib/agendas/queries";
import { changeSession, planSession } from "@/lib/group-sessions/commands";
import { cancelSession, reinstateSession } from "@/lib/group-sessions/commands/cancel";
import { planYear } from "@/lib/group-sessions/commands/year";
import { sessionDetails, sessionPlan, yearRule } from "@/lib/group-sessions/input";
import { getNextSession, getSession, listPlannedSessions, proposeYear } from "@/lib/group-sessions/queries";
import { saveUsual } from "@/lib/groups/commands";
import { usualChange } from "@/lib/groups/input";
import { getUsual } from "@/lib/groups/queries";
import { asOwner } from "@/tests/support/accepting";
import { makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

const now = new Date("2026-11-23T12:00Z");
const fields = {
  date: "2026-11-26",
  time: "10:00",
  minutes: "90",
  timeZone: "Europe/London",
  joinLink: "https://meet.example.org/room",
  place: "",
  provided: "",
};
const usual = {
  ...fields,
  format: "two-dilemmas",
  minutes: "120",
  way: "both",
  place: "The library",
  provisions: ["captions", "breaks"],
};
const change = (version: number, more = {}) => usualChange.parse({ ...usual, version, ...more });
const messagesOf = (sessionId: string) =>
  asOwner((owner) => owner`select kind, member_id from messages where session_id = ${sessionId} order by made_at`);

async function planned(more: Partial<typeof fields> = {}) {
  const group = await makeGroup();
  const answer = await planSession(group.facilitator, sessionDetails.parse({ ...fields, ...more }), now);
  if (!answer.ok) throw new Error(answer.reason);
  return { ...group, sessionId: answer.value.sessionId };
}

describe("the group's usual", () => {
  it("is kept, raises its version, and is what a planned session's draft starts from", async () => {
    const { facilitator } = await makeGroup();
    expect(await saveUsual(facilitator, change(1))).toEqual({ ok: true, value: { version: 2 } });
    expect(await getUsual(facilitator)).toMatchObject({ version: 2, fields: { format: "two-dilemmas", way: "both" } });
    const plan = await planSession(facilitator, sessionPlan.parse(fields), now);
    const draft = plan.ok ? await getDraft(facilitator, plan.value.sessionId) : null;
    expect(draft?.draft.version).toBe(1);
    expect(draft?.draft.items.map(({ title }) => title)).toContain("Second dilemma");
  });

  it("of two facilitators who change it the later one is told", async () => {
    const { facilitator } = await makeGroup();
    const answers = await Promise.all([
      saveUsual(facilitator, change(1, { minutes: "60" })),
      saveUsual(facilitator, change(1, { minutes: "45" })),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed-elsewhere" });
  });

  it("is not there for a member, nor for a facilitator of another group", async () => {
    const { member, groupId } = await makeGroup();
    const other = await makeGroup();
    for (const pretender of [asFacilitatorForTests(member), asFacilitatorForTests({ ...other.facilitator, groupId })]) {
      expect(await getUsual(pretender)).toBeNull();
      expect(await saveUsual(pretender, change(1))).toEqual({ ok: false, reason: "not-found" });
    }
  });

  it("keeps no link where people meet in person alone", async () => {
    const { facilitator } = await makeGroup();
    await saveUsual(facilitator, change(1, { way: "in-person" }));
    expect((await getUsual(facilitator))?.fields.joinLink).toBe("");
  });
});

describe("a year", () => {
  const dates = (all: string[], besides = false) => ({
    time: "10:00",
    timeZone: "Europe/London",
    dates: all.map((date) => ({ date, besides })),
  });

  it("is planned whole, right across both clock changes, each session with a draft of the usual", async () => {
    const { facilitator } = await makeGroup();
    await saveUsual(facilitator, change(1));
    const rule = yearRule.parse({
      first: "2026-11-26",
      time: "10:00",
      timeZone: "Europe/London",
      rhythm: "last",
      months: "13",
    });
    const proposed = await proposeYear(facilitator, rule, now);
    if (!proposed.ok) throw new Error(proposed.reason);
    const answer = await planYear(facilitator, dates(proposed.value.map(({ date }) => date)), now);
    expect(answer).toEqual({ ok: true, value: { planned: 13 } });
    const sessions = (await listPlannedSessions(facilitator)).reverse();
    const hours = sessions.map(({ startsAt }) => startsAt.toISOString().slice(11, 13));
    expect(hours.join(" ")).toBe("10 10 10 10 10 09 09 09 09 09 09 09 10");
    for (const session of sessions) {
      expect(session).toMatchObject({ readiness: "draft", minutes: 120, way: "both", place: "The library" });
    }
  });

  it("is planned not at all when one of its dates cannot be, and says which", async () => {
    const { facilitator } = await makeGroup();
    const plan = { ...dates(["2027-02-28", "2027-03-28", "2026-01-01", "2027-02-28"]), time: "01:30" };
    expect(await planYear(facilitator, plan, now)).toEqual({
      ok: false,
      reason: "some-dates",
      problems: [
        { path: "1", message: "no-such-time" },
        { path: "2", message: "in-the-past" },
        { path: "3", message: "same-day" },
      ],
    });
    expect(await listPlannedSessions(facilitator)).toEqual([]);
  });

  it("is planned once by two facilitators at once, and beside a session only when that is meant", async () => {
    const { facilitator } = await makeGroup();
    const all = ["2027-01-28", "2027-02-25"];
    const answers = await Promise.all([1, 2].map(() => planYear(facilitator, dates(all), now)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: "some-dates" });
    expect(await planYear(facilitator, dates(all, true), now)).toMatchObject({ ok: true });
    expect(await listPlannedSessions(facilitator)).toHaveLength(4);
  });

  it("is refused to somebody who does not lead the group", async () => {
    const { member } = await makeGroup();
    expect(await planYear(asFacilitatorForTests(member), dates(["2027-01-28"]), now)).toEqual({
      ok: false,
      reason: "not-found",
    });
  });
});

describe("cancelling", () => {
  const choice = (sessionId: string, version: number) => ({ sessionId, version, why: "The hall is closed." });

  it("keeps the session and its words for members, tells them, and is no next session any more", async () => {
    const { facilitator, member, sessionId } = await planned();
    expect(await cancelSession(facilitator, choice(sessionId, 1), now)).toMatchObject({
      ok: true,
      value: { version: 2, cancelled: { why: "The hall is closed." } },
    });
    expect(await getSession(member, sessionId)).toMatchObject({
      cancelledAt: now,
      cancelledWhy: "The hall is closed.",
    });
    expect(await getNextSession(member, now)).toBeNull();
    expect(await messagesOf(sessionId)).toMatchObject([{ kind: "session-cancelled", member_id: member.memberId }]);
    expect(await reinstateSession(facilitator, { sessionId, version: 2 }, now)).toMatchObject({
      ok: true,
      value: { version: 3, cancelled: null },
    });
    expect((await getNextSession(member, now))?.id).toBe(sessionId);
    expect((await messagesOf(sessionId)).map(({ kind }) => kind)).toEqual(["session-cancelled", "session-reinstated"]);
  });

  it("by two at once happens once, and the other is told", async () => {
    const { facilitator, sessionId } = await planned();
    const answers = await Promise.all([1, 2].map(() => cancelSession(facilitator, choice(sessionId, 1), now)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "already-cancelled" });
    expect(await messagesOf(sessionId)).toHaveLength(1);
  });

  it("is refused from an older version, and when the session is over", async () => {
    const { facilitator, sessionId } = await planned();
    expect(await cancelSession(facilitator, choice(sessionId, 7), now)).toEqual({
      ok: false,
      reason: "changed-elsewhere",
    });
    const later = new Date("2026-11-26T11:30Z");
    expect(await cancelSession(facilitator, choice(sessionId, 1), later)).toEqual({ ok: false, reason: "over" });
    expect(await messagesOf(sessionId)).toEqual([]);
  });

  it("by a slip after the start can be undone until the end", async () => {
    const { facilitator, sessionId } = await planned();
    const going = new Date("2026-11-26T10:20Z");
    expect(await cancelSession(facilitator, choice(sessionId, 1), going)).toMatchObject({ ok: true });
    const nearly = new Date("2026-11-26T11:29Z");
    expect(await reinstateSession(facilitator, { sessionId, version: 2 }, nearly)).toMatchObject({ ok: true });
  });

  it("cannot be undone when nothing is cancelled, or the session is over", async () => {
    const { facilitator, sessionId } = await planned();
    const back = { sessionId, version: 2 };
    expect(await reinstateSession(facilitator, back, now)).toEqual({ ok: false, reason: "not-cancelled" });
    await cancelSession(facilitator, choice(sessionId, 1), now);
    const later = new Date("2026-11-26T11:30Z");
    expect(await reinstateSession(facilitator, back, later)).toEqual({ ok: false, reason: "in-the-past" });
  });

  it("is refused to a member and to another group's facilitator", async () => {
    const { member, sessionId } = await planned();
    const other = await makeGroup();
    for (const pretender of [asFacilitatorForTests(member), other.facilitator]) {
      for (const id of [sessionId, randomUUID()]) {
        expect(await cancelSession(pretender, choice(id, 1), now)).toEqual({ ok: false, reason: "not-found" });
        expect(await reinstateSession(pretender, choice(id, 1), now)).toEqual({ ok: false, reason: "not-found" });
      }
    }
  });
});

describe("moving", () => {
  it("tells members once, whatever else changes with it", async () => {
    const { facilitator, sessionId } = await planned();
    const save = (version: number, more: Partial<typeof fields>) =>
      changeSession(facilitator, { ...sessionDetails.parse({ ...fields, ...more }), sessionId, version }, now);
    expect(await save(1, { provided: "BSL" })).toMatchObject({ ok: true });
    expect(await messagesOf(sessionId)).toEqual([]);
    expect(await save(2, { time: "14:00", place: "By phone: 0300" })).toMatchObject({ ok: true });
    expect(await messagesOf(sessionId)).toMatchObject([{ kind: "session-moved" }]);
  });
});
