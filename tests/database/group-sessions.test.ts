import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember } from "@/db/client";
import { setArranged } from "@/lib/access-needs/commands";
import { answerSession } from "@/lib/coming/commands";
import { changeSession, planSession } from "@/lib/group-sessions/commands";
import { sessionDetails } from "@/lib/group-sessions/input";
import {
  getNextSession,
  getSession,
  listPlannedSessions,
  listSessions,
  listSessionsToTie,
} from "@/lib/group-sessions/queries";
import { asOwner } from "@/tests/support/accepting";
import { addSession, makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

const now = new Date("2026-11-23T12:00Z");
const fields = {
  date: "2026-11-26",
  time: "10:00",
  minutes: "90",
  timeZone: "Europe/London",
  joinLink: "https://meet.example.org/room",
  place: "",
  provided: "captions",
};
const startsAt = "2026-11-26T10:00:00.000Z";
const details = (change: Partial<typeof fields> = {}) => sessionDetails.parse({ ...fields, ...change });

async function planned(change: Partial<typeof fields> = {}) {
  const group = await makeGroup();
  const answer = await planSession(group.facilitator, details(change), now);
  if (!answer.ok) throw new Error(answer.reason);
  return { ...group, sessionId: answer.value.sessionId };
}

describe("planning a session", () => {
  it("stores the instant and the zone, and members of the group see it", async () => {
    const { member, sessionId } = await planned({ date: "2027-07-29" });
    expect(await getSession(member, sessionId)).toMatchObject({
      startsAt: new Date("2027-07-29T09:00Z"),
      timeZone: "Europe/London",
      minutes: 90,
      joinLink: fields.joinLink,
      place: null,
      items: null,
    });
  });

  it("is refused in the past and at a time that does not exist, and nothing is written", async () => {
    const { facilitator } = await makeGroup();
    expect(await planSession(facilitator, details({ date: "2026-11-20" }), now)).toEqual({
      ok: false,
      reason: "in-the-past",
    });
    expect(await planSession(facilitator, details({ date: "2027-03-28", time: "01:30" }), now)).toEqual({
      ok: false,
      reason: "no-such-time",
    });
    expect(await listPlannedSessions(facilitator)).toEqual([]);
  });

  it("is refused to somebody who does not lead the group, whatever they hold", async () => {
    const { member, groupId } = await makeGroup();
    const other = await makeGroup();
    for (const pretender of [asFacilitatorForTests(member), asFacilitatorForTests({ ...other.facilitator, groupId })]) {
      expect(await planSession(pretender, details(), now)).toEqual({ ok: false, reason: "not-found" });
    }
  });
});

describe("another group's session", () => {
  it("is no session at all for a member, and so is an id that is none", async () => {
    const { sessionId } = await planned();
    const other = await makeGroup();
    for (const id of [sessionId, randomUUID(), "7", "' or true --"]) {
      expect(await getSession(other.member, id)).toBeNull();
    }
    expect(await listSessions(other.member, now)).toEqual({ coming: [], past: [] });
    expect(await getNextSession(other.member, now)).toBeNull();
  });

  it("is out of reach for one who was a member and is no more", async () => {
    const { sessionId, groupId } = await planned();
    const other = await makeGroup();
    expect(await getSession({ ...other.member, groupId }, sessionId)).toBeNull();
  });
});

describe("changing a session", () => {
  const change = (sessionId: string, version: number, what: Partial<typeof fields>) => ({
    ...details(what),
    sessionId,
    version,
  });

  it("moves it, and members see that at once", async () => {
    const { facilitator, member, sessionId } = await planned();
    const answer = await changeSession(facilitator, change(sessionId, 1, { time: "14:00" }), now);
    expect(answer).toMatchObject({ ok: true, value: { version: 2, fields: { time: "14:00" } } });
    expect((await getSession(member, sessionId))?.startsAt).toEqual(new Date("2026-11-26T14:00Z"));
  });

  it("clears what was said and arranged for the old date when it moves, and only then", async () => {
    const { facilitator, member, sessionId } = await planned();
    const elsewhere = await planned();
    for (const one of [{ member, facilitator, sessionId }, elsewhere]) {
      await answerSession(one.member, { sessionId: one.sessionId, startsAt, answer: "coming" }, now);
      await answerSession(one.facilitator, { sessionId: one.sessionId, startsAt, answer: "coming" }, now);
      await setArranged(one.facilitator, { sessionId: one.sessionId, need: "captions", arranged: true });
    }
    const kept = (id: string) =>
      asOwner(async (owner) => {
        const answers = await owner`select 1 from session_answers where session_id = ${id}`;
        const arranged = await owner`select 1 from session_arrangements where session_id = ${id}`;
        return [answers.length, arranged.length];
      });
    expect(await changeSession(facilitator, change(sessionId, 1, { provided: "BSL" }), now)).toMatchObject({
      value: { moved: false },
    });
    expect(await kept(sessionId)).toEqual([2, 1]);
    expect(await changeSession(facilitator, change(sessionId, 2, { date: "2026-12-03" }), now)).toMatchObject({
      value: { moved: true },
    });
    expect(await kept(sessionId)).toEqual([0, 0]);
    expect(await kept(elsewhere.sessionId)).toEqual([2, 1]);
  });

  it("lets nobody but the group's facilitator clear what members said about coming", async () => {
    const { facilitator, member, sessionId } = await planned();
    const other = await makeGroup();
    await answerSession(facilitator, { sessionId, startsAt, answer: "coming" }, now);
    for (const { memberId } of [member, other.facilitator]) {
      const cleared = await asMember(memberId, (tx) =>
        tx.execute(sql`delete from session_answers where session_id = ${sessionId} returning 1`),
      );
      expect([...cleared]).toEqual([]);
    }
    const changed = asMember(member.memberId, (tx) =>
      tx.execute(sql`update session_answers set answer = 'not-coming' where session_id = ${sessionId} returning 1`),
    );
    expect([...(await changed)]).toEqual([]);
  });

  it("from an older version is refused and changes nothing", async () => {
    const { facilitator, member, sessionId } = await planned();
    await changeSession(facilitator, change(sessionId, 1, { time: "14:00" }), now);
    expect(await changeSession(facilitator, change(sessionId, 1, { time: "16:00" }), now)).toEqual({
      ok: false,
      reason: "changed-elsewhere",
    });
    expect((await getSession(member, sessionId))?.startsAt).toEqual(new Date("2026-11-26T14:00Z"));
  });

  it("is refused to a member and to another group's facilitator", async () => {
    const { member, sessionId } = await planned();
    const other = await makeGroup();
    for (const pretender of [asFacilitatorForTests(member), other.facilitator]) {
      expect(await changeSession(pretender, change(sessionId, 1, {}), now)).toEqual({ ok: false, reason: "not-found" });
    }
  });

  it("keeps a past session's start and lets its other details change", async () => {
    const { facilitator, sessionId } = await planned();
    const later = new Date("2026-12-24T12:00Z");
    expect(await changeSession(facilitator, change(sessionId, 1, { provided: "BSL" }), later)).toMatchObject({
      ok: true,
    });
    expect(await changeSession(facilitator, change(sessionId, 2, { time: "11:00" }), later)).toEqual({
      ok: false,
      reason: "in-the-past",
    });
  });
});

describe("the list of sessions", () => {
  it("has those to come soonest first, then those that are over, latest first", async () => {
    const { facilitator, member } = await makeGroup();
    for (const date of ["2027-01-28", "2026-11-26", "2026-12-17", "2026-12-03"]) {
      await planSession(facilitator, details({ date }), now);
    }
    const { coming, past } = await listSessions(member, new Date("2026-12-10T12:00Z"));
    const days = (list: { startsAt: Date }[]) => list.map(({ startsAt }) => startsAt.toISOString().slice(0, 10));
    expect(days(coming)).toEqual(["2026-12-17", "2027-01-28"]);
    expect(days(past)).toEqual(["2026-12-03", "2026-11-26"]);
  });
});

describe("the sessions that a reflection may belong to", () => {
  it("are the next dozen, soonest first, then all that are over, latest first, and dates alone", async () => {
    const { groupId, member } = await makeGroup();
    const other = await makeGroup();
    const month = (at: number) => new Date(Date.UTC(2026, at, 12, 10));
    // From November 2025 to January 2028: thirteen are over by then, and fourteen are to come.
    for (let at = -2; at < 25; at += 1) await addSession(groupId, month(at));
    await addSession(other.groupId, month(12));
    const listed = await listSessionsToTie(member, new Date("2026-11-25T12:00Z"));
    const months = [...Array(12).keys()].map((at) => at + 11).concat([...Array(13).keys()].map((at) => 10 - at));
    expect(listed.map(({ startsAt }) => startsAt)).toEqual(months.map((at) => month(at).toISOString()));
    expect(Object.keys(listed[0] ?? {}).sort()).toEqual(["id", "startsAt", "timeZone"]);
  });
});

describe("the next session, for Today", () => {
  it("is the one going on until it ends, and carries no way to join", async () => {
    const { facilitator, member, sessionId } = await planned({ place: "Call 0131 000 0000, code 1234" });
    await planSession(facilitator, details({ date: "2026-12-17" }), now);
    const going = await getNextSession(member, new Date("2026-11-26T11:29Z"));
    expect(going).toEqual({
      id: sessionId,
      startsAt: "2026-11-26T10:00:00.000Z",
      endsAt: "2026-11-26T11:30:00.000Z",
      timeZone: "Europe/London",
      where: "Online, or another way to join, with captions",
      itemsSummary: null,
      minutes: [],
      published: false,
    });
    const next = await getNextSession(member, new Date("2026-11-26T11:30Z"));
    expect(next?.startsAt).toBe("2026-12-17T10:00:00.000Z");
    expect(await getNextSession(member, new Date("2027-12-17T10:00Z"))).toBeNull();
  });
});
