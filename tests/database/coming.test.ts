import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { answerSession, noteRegister, questionAttendance } from "@/lib/coming/commands";
import { getOwnComing, getRegister } from "@/lib/coming/queries";
import { asOwner } from "@/tests/support/accepting";
import { addMember, addSession, makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

const before = new Date("2026-11-26T09:00Z");
const startsAt = new Date("2026-11-26T10:00Z");
const at = startsAt.toISOString();
const after = new Date("2026-11-26T12:00Z");

async function gathered() {
  const group = await makeGroup();
  const other = await addMember(group.groupId, "Another Member");
  const sessionId = await addSession(group.groupId, startsAt);
  return { ...group, other, sessionId, elsewhere: await makeGroup() };
}

const cancel = (sessionId: string) =>
  asOwner((owner) => owner`update group_sessions set cancelled_at = now() where id = ${sessionId}`);

describe("saying whether one comes", () => {
  it("can be changed until the session starts, and the server decides when that is", async () => {
    const { member, facilitator, sessionId } = await gathered();
    for (const answer of ["coming", "not-sure", "not-coming"] as const)
      expect(await answerSession(member, { sessionId, startsAt: at, answer }, before)).toEqual({
        ok: true,
        value: { answer },
      });
    expect(await getOwnComing(member, sessionId)).toMatchObject({ answer: "not-coming" });
    for (const now of [startsAt, after])
      expect(await answerSession(member, { sessionId, startsAt: at, answer: "coming" }, now)).toEqual({
        ok: false,
        reason: "begun",
      });
    const register = await getRegister(facilitator, sessionId);
    expect(register?.lines.map(({ name, answer }) => [name, answer])).toEqual([
      ["Another Member", null],
      ["Test Facilitator", null],
      ["Test Member", "not-coming"],
    ]);
  });

  it("is refused from a page that shows another start: it would be about that one", async () => {
    const { member, sessionId } = await gathered();
    const earlier = { sessionId, startsAt: "2026-11-26T09:30:00.000Z", answer: "coming" } as const;
    expect(await answerSession(member, earlier, before)).toEqual({ ok: false, reason: "moved" });
    expect(await getOwnComing(member, sessionId)).toMatchObject({ answer: null });
  });

  it("is refused for a cancelled session, another group's and one that is not there", async () => {
    const { member, elsewhere, sessionId } = await gathered();
    const say = (who: typeof member, id: string) =>
      answerSession(who, { sessionId: id, startsAt: at, answer: "coming" }, before);
    for (const [who, id] of [
      [elsewhere.member, sessionId],
      [elsewhere.facilitator, sessionId],
      [member, randomUUID()],
    ] as const)
      expect(await say(who, id)).toEqual({ ok: false, reason: "not-found" });
    await cancel(sessionId);
    expect(await say(member, sessionId)).toEqual({ ok: false, reason: "cancelled" });
    expect(await getOwnComing(member, sessionId)).toMatchObject({ answer: null });
    expect(await getOwnComing(elsewhere.member, sessionId)).toBeNull();
    expect(await getOwnComing(member, "nothing")).toBeNull();
  });
});

describe("the register", () => {
  it("is noted after the start, one line or all, and stays open to correction", async () => {
    const { facilitator, member, other, sessionId } = await gathered();
    const line = (memberId: string, came: "came" | "missed", was: "came" | null = null) => ({
      memberId,
      came,
      before: was,
    });
    const one = { sessionId, lines: [line(member.memberId, "came")] };
    expect(await noteRegister(facilitator, one, before)).toEqual({ ok: false, reason: "not-yet" });
    expect(await noteRegister(facilitator, one, after)).toMatchObject({ ok: true });
    const rest = [line(member.memberId, "missed", "came"), line(other.memberId, "came")];
    expect(await noteRegister(facilitator, { sessionId, lines: rest }, after)).toMatchObject({ ok: true });
    const register = await getRegister(facilitator, sessionId);
    expect(register?.lines.map(({ came }) => came)).toEqual(["came", null, "missed"]);
    await cancel(sessionId);
    expect(await noteRegister(facilitator, one, after)).toEqual({ ok: false, reason: "cancelled" });
  });

  it("writes nothing of what another facilitator noted otherwise meanwhile, or of somebody who has left", async () => {
    const { facilitator, member, other, sessionId, elsewhere } = await gathered();
    const line = (memberId: string) => ({ memberId, came: "came" as const, before: null });
    const lines = [line(member.memberId), line(other.memberId)];
    const both = await Promise.all([1, 2].map(() => noteRegister(facilitator, { sessionId, lines }, after)));
    expect(both.map((answer) => (answer.ok ? "saved" : answer.reason)).sort()).toEqual(["changed-elsewhere", "saved"]);
    const strangers = [{ ...lines[0], before: "came" as const } as never, line(elsewhere.member.memberId)];
    expect(await noteRegister(facilitator, { sessionId, lines: strangers }, after)).toEqual({
      ok: false,
      reason: "gone",
    });
    const rows = await asOwner((owner) => owner`select member_id from attendances where session_id = ${sessionId}`);
    expect(rows).toHaveLength(2);
  });

  it("can be questioned by the member it is about, until a facilitator notes it anew", async () => {
    const { facilitator, member, other, sessionId } = await gathered();
    const note = (came: "came" | "missed", was: "missed" | null) =>
      noteRegister(facilitator, { sessionId, lines: [{ memberId: member.memberId, came, before: was }] }, after);
    expect(await questionAttendance(member, { sessionId })).toEqual({ ok: false, reason: "not-found" });
    await note("missed", null);
    expect(await questionAttendance(other, { sessionId })).toEqual({ ok: false, reason: "not-found" });
    expect(await questionAttendance(member, { sessionId })).toMatchObject({ ok: true });
    expect(await getOwnComing(member, sessionId)).toMatchObject({ came: "missed", questioned: true });
    const lines = async () => (await getRegister(facilitator, sessionId))?.lines.filter(({ questioned }) => questioned);
    expect(await lines()).toMatchObject([{ memberId: member.memberId, came: "missed" }]);
    await note("came", "missed");
    expect(await lines()).toEqual([]);
    expect(await getOwnComing(member, sessionId)).toMatchObject({ came: "came", questioned: false });
  });

  it("is no register for anybody who does not lead the group, whatever they hold", async () => {
    const { member, sessionId, elsewhere, groupId } = await gathered();
    const pretenders = [
      asFacilitatorForTests(member),
      elsewhere.facilitator,
      asFacilitatorForTests({ ...elsewhere.facilitator, groupId }),
    ];
    for (const pretender of pretenders) {
      const lines = [{ memberId: member.memberId, came: "came" as const, before: null }];
      expect(await noteRegister(pretender, { sessionId, lines }, after)).toEqual({ ok: false, reason: "not-found" });
      expect(await getRegister(pretender, sessionId)).toBeNull();
    }
  });
});

describe("underneath, the database", () => {
  it("shows answers and attendances to their member and the facilitator, and lets nobody else write them", async () => {
    const { facilitator, member, other, sessionId, elsewhere } = await gathered();
    await answerSession(member, { sessionId, startsAt: at, answer: "not-sure" }, before);
    const mine = [{ memberId: member.memberId, came: "missed" as const, before: null }];
    await noteRegister(facilitator, { sessionId, lines: mine }, after);
    for (const table of ["session_answers", "attendances"]) {
      const rows = async (who: string) =>
        (await asMember(who, (tx) => tx.execute(sql`select * from ${sql.identifier(table)}`))).length;
      expect((await db().execute(sql`select * from ${sql.identifier(table)}`)).length, table).toBe(0);
      expect(await rows(member.memberId), table).toBe(1);
      expect(await rows(facilitator.memberId), table).toBe(1);
      for (const who of [other, elsewhere.member, elsewhere.facilitator])
        expect(await rows(who.memberId), table).toBe(0);
      const change = table === "attendances" ? sql`came = 'came'` : sql`answer = 'coming'`;
      for (const who of [other, elsewhere.facilitator])
        await asMember(who.memberId, (tx) => tx.execute(sql`update ${sql.identifier(table)} set ${change}`));
    }
    // A member changes no line of the register, not even their own; a facilitator answers for nobody.
    await asMember(member.memberId, (tx) => tx.execute(sql`update attendances set came = 'came'`));
    await asMember(facilitator.memberId, (tx) => tx.execute(sql`update session_answers set answer = 'coming'`));
    expect(await getOwnComing(member, sessionId)).toMatchObject({ answer: "not-sure", came: "missed" });
    const forged = asMember(other.memberId, (tx) =>
      tx.execute(
        sql`insert into session_answers (session_id, member_id, answer) values (${sessionId}, ${facilitator.memberId}, 'coming')`,
      ),
    );
    await expect(forged).rejects.toThrow();
  });
});
