import { describe, expect, it } from "vitest";
import { asMember } from "@/db/client";
import { learnings } from "@/db/schema";
import { saveOwnNeeds } from "@/lib/access-needs/commands";
import { getChecklist } from "@/lib/access-needs/queries";
import type { Facilitator, Member } from "@/lib/auth/viewer";
import { answerSession } from "@/lib/coming/commands";
import { getRegister } from "@/lib/coming/queries";
import { listOffers } from "@/lib/dilemmas/queries";
import {
  endFacilitator,
  makeFacilitator,
  moveMember,
  pauseOwnPlace,
  pausePlace,
  removeMember,
  resumePlace,
} from "@/lib/memberships/commands";
import { getOwnPause, getPlace, listPlaces } from "@/lib/memberships/queries";
import { queueMessages } from "@/lib/messages/commands";
import { asOwner, untilSomebodyWaits } from "@/tests/support/accepting";
import { offer, plannedStart, withSession } from "@/tests/support/agendas";
import { addMember, makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

const recordOf = ({ memberId }: { memberId: string }) =>
  asOwner(async (sql) =>
    (await sql`select kind from record_log where member_id = ${memberId} order by at`).map(({ kind }) => kind),
  );
const groupsOf = ({ memberId }: { memberId: string }) =>
  asOwner(async (sql) =>
    (await sql`select group_id from memberships where member_id = ${memberId}`).map(({ group_id }) => group_id),
  );
const facilitatorsOf = (groupId: string) =>
  asOwner(async (sql) => {
    const [row] = await sql`
      select count(*)::int as n from memberships where group_id = ${groupId} and leads and paused_on is null`;
    return row?.n;
  });
const second = async (groupId: string) =>
  asFacilitatorForTests(await addMember(groupId, "Second Facilitator", { leads: true }));
/** The same facilitator in one more group that they lead. */
async function alsoLeads(facilitator: Facilitator) {
  const { groupId } = await makeGroup();
  await asOwner(
    (sql) =>
      sql`insert into memberships (group_id, member_id, leads) values (${groupId}, ${facilitator.memberId}, true)`,
  );
  return groupId;
}
const needs = (member: Member) => saveOwnNeeds(member, { needs: ["bsl"], words: "Left side", consent: true });

describe("the places in a group", () => {
  it("show who leads it what each member needs, since when they are there, and nothing of another group", async () => {
    const { facilitator, member } = await makeGroup();
    const other = await makeGroup();
    await needs(member);
    const places = await listPlaces(facilitator);
    expect(places.map(({ memberId }) => memberId).sort()).toEqual([facilitator.memberId, member.memberId].sort());
    expect(places.find(({ memberId }) => memberId === member.memberId)).toMatchObject({
      leads: false,
      pausedOn: null,
      needs: { labels: ["BSL interpreter"], words: "Left side" },
    });
    expect(await getPlace(other.facilitator, member.memberId)).toBeNull();
    expect(await getPlace(facilitator, "nobody")).toBeNull();
    expect(await listPlaces(asFacilitatorForTests({ ...member, leads: false }))).toEqual([]);
  });

  it("refuse every act of somebody who does not lead there, and change nothing", async () => {
    const { facilitator, member, groupId } = await makeGroup();
    const other = await makeGroup();
    const pretends = asFacilitatorForTests({ ...other.facilitator, groupId });
    for (const actor of [other.facilitator, pretends, asFacilitatorForTests(member)])
      for (const act of [pausePlace, makeFacilitator, removeMember, endFacilitator, resumePlace])
        expect(await act(actor, { memberId: member.memberId })).toEqual({ ok: false, reason: "not-found" });
    expect(await getPlace(facilitator, member.memberId)).toMatchObject({ leads: false, pausedOn: null });
    expect(await recordOf(member)).toEqual([]);
  });
});

describe("a member who pauses", () => {
  it("is owed no message, has no turn, and is not expected at a session, until they go on", async () => {
    const { facilitator, member, sessionId } = await withSession();
    await needs(member);
    await answerSession(member, { sessionId, startsAt: plannedStart, answer: "coming" });
    const expected = async () => ({
      told: await asMember(facilitator.memberId, (tx) =>
        queueMessages(tx, facilitator, { kind: "session-moved", sessionId }),
      ),
      turn: (await listOffers(facilitator)).turns.some(({ memberId }) => memberId === member.memberId),
      comes: (await getRegister(facilitator, sessionId))?.lines.some(({ memberId }) => memberId === member.memberId),
      needs: (await getChecklist(facilitator, sessionId))?.lines.length,
    });
    await pausePlace(facilitator, member);
    expect(await expected()).toEqual({ told: 0, turn: false, comes: false, needs: 0 });
    expect(await getOwnPause(member)).not.toBeNull();
    await resumePlace(facilitator, member);
    expect(await expected()).toEqual({ told: 1, turn: true, comes: true, needs: 1 });
    expect(await recordOf(member)).toEqual(["paused", "went-on"]);
  });

  it("may do it alone, and it is noted in no record", async () => {
    const { member } = await makeGroup();
    expect(await pauseOwnPlace(member, { paused: true })).toMatchObject({ ok: true });
    expect(await getOwnPause(member)).not.toBeNull();
    expect(await pauseOwnPlace(member, { paused: false })).toMatchObject({ ok: true });
    expect(await getOwnPause(member)).toBeNull();
    expect(await recordOf(member)).toEqual([]);
  });
});

describe("the last facilitator of a group", () => {
  it("can neither step down, be paused, go, nor move, and can once there is another", async () => {
    const { facilitator, member, groupId } = await makeGroup();
    const toGroupId = await alsoLeads(facilitator);
    const refused = { ok: false, reason: "last-facilitator" };
    expect(await endFacilitator(facilitator, facilitator)).toEqual(refused);
    expect(await pausePlace(facilitator, facilitator)).toEqual(refused);
    expect(await pauseOwnPlace(facilitator, { paused: true })).toEqual(refused);
    expect(await removeMember(facilitator, facilitator)).toEqual(refused);
    expect(await moveMember(facilitator, { ...facilitator, toGroupId })).toEqual(refused);
    await makeFacilitator(facilitator, member);
    // One who pauses leads nobody.
    await pausePlace(facilitator, member);
    expect(await endFacilitator(facilitator, facilitator)).toEqual(refused);
    await resumePlace(facilitator, member);
    expect(await endFacilitator(facilitator, facilitator)).toMatchObject({ ok: true });
    expect(await facilitatorsOf(groupId)).toBe(1);
    expect(await recordOf(member)).toEqual(["made-facilitator", "paused", "went-on"]);
  });

  it("is still there when two step down, pause or remove each other at the same moment", async () => {
    const pairs: [typeof endFacilitator, boolean][] = [
      [endFacilitator, false],
      [pausePlace, false],
      [removeMember, true],
    ];
    for (const [act, eachOther] of pairs) {
      const { facilitator, groupId } = await makeGroup();
      const other = await second(groupId);
      // Both wait at the group's row before either goes on.
      const answers = await asOwner((sql) =>
        sql.begin(async (tx) => {
          await tx`select 1 from groups where id = ${groupId} for update`;
          const both = [act(facilitator, eachOther ? other : facilitator), act(other, eachOther ? facilitator : other)];
          await untilSomebodyWaits(tx);
          return both;
        }),
      );
      const said = await Promise.all(answers);
      expect(said.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await facilitatorsOf(groupId)).toBe(1);
    }
  });
});

describe("a member who is taken out of a group", () => {
  it("takes offers, lines and answers along, and keeps the account; the register stays", async () => {
    const { facilitator, member, groupId, sessionId } = await withSession();
    await offer(member);
    await answerSession(member, { sessionId, startsAt: plannedStart, answer: "coming" });
    await asMember(member.memberId, (tx) =>
      tx.insert(learnings).values({ groupId, memberId: member.memberId, line: "Ask first" }),
    );
    await asOwner(
      (sql) =>
        sql`insert into attendances (session_id, member_id, came) values (${sessionId}, ${member.memberId}, 'came')`,
    );
    expect(await removeMember(facilitator, member)).toMatchObject({ ok: true });
    const left = await asOwner(async (sql) => {
      const [row] = await sql`
        select (select count(*)::int from dilemmas where member_id = ${member.memberId}) as dilemmas,
               (select count(*)::int from learnings where member_id = ${member.memberId}) as lines,
               (select count(*)::int from session_answers where member_id = ${member.memberId}) as answers,
               (select count(*)::int from attendances where member_id = ${member.memberId}) as register,
               (select count(*)::int from members where id = ${member.memberId}) as account`;
      return { ...row };
    });
    expect(left).toEqual({ dilemmas: 0, lines: 0, answers: 0, register: 1, account: 1 });
    expect(await recordOf(member)).toEqual(["removed"]);
    expect(await removeMember(facilitator, member)).toEqual({ ok: false, reason: "not-found" });
  });

  it("may go to another group that the same facilitator leads, and to no other", async () => {
    const { facilitator, member, groupId } = await makeGroup();
    const stranger = await makeGroup();
    const toGroupId = await alsoLeads(facilitator);
    expect((await getPlace(facilitator, member.memberId))?.couldGoTo.map(({ id }) => id)).toEqual([toGroupId]);
    const to = (id: string) => moveMember(facilitator, { memberId: member.memberId, toGroupId: id });
    for (const id of [stranger.groupId, groupId]) expect(await to(id)).toEqual({ ok: false, reason: "not-found" });
    expect(await groupsOf(member)).toEqual([groupId]);
    expect(await to(toGroupId)).toMatchObject({ ok: true });
    expect(await groupsOf(member)).toEqual([toGroupId]);
    expect(await recordOf(member)).toEqual(["moved"]);
  });
});
