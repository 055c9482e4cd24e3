import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import {
  changeDilemma,
  chooseListening,
  noteBrought,
  offerDilemma,
  planDilemma,
  withdrawDilemma,
} from "@/lib/dilemmas/commands";
import { getDilemma, getOffer, listDilemmas, listOffers } from "@/lib/dilemmas/queries";
import { asOwner } from "@/tests/support/accepting";
import { bring, gathered, now, offered, plan, refusal, words } from "@/tests/support/dilemmas";
import { addMember } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

describe("offering a dilemma", () => {
  it("sent twice under one id is one dilemma, with the words of the last", async () => {
    const group = await gathered();
    const dilemmaId = randomUUID();
    for (const title of ["First", "Second"]) await offerDilemma(group.member, { dilemmaId, ...words({ title }) });
    const { own } = await listDilemmas(group.member);
    expect(own.map(({ title }) => title)).toEqual(["Second"]);
    // The words of the first are version 1: whoever acts on those is told that there are others.
    const change = { dilemmaId, ...words({ title: "Third" }) };
    expect(await changeDilemma(group.member, { ...change, version: 1 })).toEqual(refusal("changed-elsewhere"));
    expect(await changeDilemma(group.member, { ...change, version: 2 })).toEqual({ ok: true, value: { version: 3 } });
    expect(await offerDilemma(group.member, { dilemmaId, ...words() })).toEqual(refusal("changed-elsewhere"));
    // Somebody else's id is nobody's to write under.
    for (const viewer of [group.other, group.facilitator, group.elsewhere.member])
      expect(await offerDilemma(viewer, { dilemmaId, ...words() })).toEqual(refusal("not-found"));
    expect(await getDilemma(group.member, dilemmaId)).toMatchObject({ title: "Third", version: 3 });
  });

  it("sent twice with the same words gives the same answer, also at once, and changes nothing", async () => {
    const group = await gathered();
    const dilemmaId = randomUUID();
    const send = () => offerDilemma(group.member, { dilemmaId, ...words() });
    const first = { ok: true, value: { dilemmaId } };
    expect(await Promise.all([send(), send(), send()])).toEqual([first, first, first]);
    expect(await getDilemma(group.member, dilemmaId)).toMatchObject({ version: 1 });
    await plan(group, dilemmaId, group.next);
    expect(await send()).toEqual(first);
    expect((await listDilemmas(group.member)).own).toMatchObject([{ plannedSessionId: group.next }]);
    await withdrawDilemma(group.member, { dilemmaId });
    expect(await send()).toEqual(refusal("changed-elsewhere"));
  });

  it("to the facilitators alone reaches no other member, and each facilitator reads it whole", async () => {
    const group = await gathered();
    const id = await offered(group, { audience: "facilitator" });
    expect(await getDilemma(group.other, id)).toBeNull();
    expect(JSON.stringify(await listDilemmas(group.other))).not.toContain(id);
    // Neither do the members' pages of somebody who leads: their desk is the place.
    expect(await getDilemma(group.facilitator, id)).toBeNull();
    expect(JSON.stringify(await listDilemmas(group.facilitator))).not.toContain(id);
    const second = asFacilitatorForTests(await addMember(group.groupId, "Another Facilitator", { leads: true }));
    for (const facilitator of [group.facilitator, second])
      expect(await getOffer(facilitator, id, now)).toMatchObject({
        dilemma: { author: "Test Member", happened: "Planted happened", wish: "Planted wish" },
      });
  });

  it("to the group without a name tells the others neither a name nor an id of its author", async () => {
    const group = await gathered();
    const unnamed = await offered(group, { named: false });
    const named = await offered(group);
    const told = JSON.stringify([
      await getDilemma(group.other, unnamed),
      (await listDilemmas(group.other)).shared.filter(({ id }) => id === unnamed),
    ]);
    expect(told).toContain("Planted happened");
    expect(told).not.toContain(group.member.name);
    expect(told).not.toContain(group.member.memberId);
    expect(await getDilemma(group.other, named)).toMatchObject({ author: "Test Member", mine: false });
    expect(JSON.stringify(await getDilemma(group.other, named))).not.toContain(group.member.memberId);
    expect(await getOffer(group.facilitator, unnamed)).toMatchObject({ dilemma: { author: "Test Member" } });
  });

  it("is for the group alone: another group's people find nothing", async () => {
    const group = await gathered();
    const id = await offered(group);
    for (const who of [group.elsewhere.member, group.elsewhere.facilitator]) {
      expect(await getDilemma(who, id)).toBeNull();
      expect(await listDilemmas(who)).toMatchObject({ own: [], shared: [] });
    }
    const pretenders = [
      asFacilitatorForTests(group.member),
      group.elsewhere.facilitator,
      asFacilitatorForTests({ ...group.elsewhere.facilitator, groupId: group.groupId }),
    ];
    for (const pretender of pretenders) {
      expect(await getOffer(pretender, id)).toBeNull();
      expect((await listOffers(pretender)).offers).toEqual([]);
      for (const act of [planDilemma, noteBrought])
        expect(await act(pretender, { dilemmaId: id, sessionId: group.next, before: null }, now)).toEqual(
          refusal("not-found"),
        );
    }
    expect(await getDilemma(group.member, "nothing")).toBeNull();
  });

  it("goes with its author's place in the group", async () => {
    const group = await gathered();
    const id = await offered(group);
    await plan(group, id, group.next);
    await chooseListening(group.member, { listening: true });
    await asOwner((owner) => owner`delete from memberships where member_id = ${group.member.memberId}`);
    expect(await getOffer(group.facilitator, id)).toBeNull();
    const { offers, turns } = await listOffers(group.facilitator);
    expect([offers, turns.map(({ name }) => name)]).toEqual([[], ["Another Member", "Test Facilitator"]]);
    expect(await plan(group, id, null, group.next)).toEqual(refusal("not-found"));
  });
});

describe("changing and withdrawing", () => {
  it("writes nothing over a change from somewhere else", async () => {
    const group = await gathered();
    const dilemmaId = await offered(group);
    const change = (title: string) => changeDilemma(group.member, { dilemmaId, version: 1, ...words({ title }) });
    const both = await Promise.all([change("One"), change("Other")]);
    expect(both.map((answer) => (answer.ok ? "saved" : answer.reason)).sort()).toEqual(["changed-elsewhere", "saved"]);
    expect(await changeDilemma(group.other, { dilemmaId, version: 2, ...words() })).toEqual(refusal("not-found"));
  });

  it("empties the words at once, and plans it nowhere any more", async () => {
    const group = await gathered();
    const dilemmaId = await offered(group);
    await plan(group, dilemmaId, group.next);
    expect(await withdrawDilemma(group.other, { dilemmaId })).toEqual(refusal("not-found"));
    expect(await withdrawDilemma(group.facilitator, { dilemmaId })).toEqual(refusal("not-found"));
    expect(await withdrawDilemma(group.member, { dilemmaId })).toMatchObject({ ok: true });
    expect(await withdrawDilemma(group.member, { dilemmaId })).toMatchObject({ ok: true });
    const stored = await asOwner((owner) => owner`select d::text as row from dilemmas d where id = ${dilemmaId}`);
    expect(stored[0]?.row).not.toMatch(/Planted|Fair to one/);
    expect(stored[0]?.row).not.toContain(group.next);
    expect(await getDilemma(group.other, dilemmaId)).toBeNull();
    expect(await changeDilemma(group.member, { dilemmaId, version: 1, ...words() })).toEqual(refusal("withdrawn"));
    expect(await plan(group, dilemmaId, group.next)).toEqual(refusal("withdrawn"));
    expect(await bring(group, dilemmaId, group.past)).toEqual(refusal("withdrawn"));
  });

  it("withdrawn while a facilitator plans it, ends planned nowhere, whichever came first", async () => {
    const group = await gathered();
    for (let turn = 0; turn < 8; turn += 1) {
      const dilemmaId = await offered(group);
      const [planned, withdrawn] = await Promise.all([
        plan(group, dilemmaId, group.next),
        withdrawDilemma(group.member, { dilemmaId }),
      ]);
      expect(withdrawn).toMatchObject({ ok: true });
      if (!planned.ok) expect(planned.reason).toBe("withdrawn");
      const [row] = await asOwner(
        (owner) => owner`select planned_session_id, title from dilemmas where id = ${dilemmaId}`,
      );
      expect({ ...row }).toEqual({ planned_session_id: null, title: "" });
    }
  });
});

describe("underneath, the database", () => {
  it("shows and lets change no more than the screens do", async () => {
    const group = await gathered();
    const alone = await offered(group, { audience: "facilitator" });
    const shared = await offered(group);
    await chooseListening(group.member, { listening: true });
    const rows = async (who: string) =>
      (await asMember(who, (tx) => tx.execute<{ id: string }>(sql`select id from dilemmas`)))
        .map(({ id }) => id)
        .sort();
    expect(await db().execute(sql`select id from dilemmas`)).toHaveLength(0);
    expect(await rows(group.other.memberId)).toEqual([shared]);
    expect(await rows(group.facilitator.memberId)).toEqual([alone, shared].sort());
    expect(await rows(group.elsewhere.facilitator.memberId)).toEqual([]);
    const heard = (who: string) => asMember(who, (tx) => tx.execute(sql`select * from listeners`));
    expect(await heard(group.facilitator.memberId)).toHaveLength(1);
    for (const who of [group.other, group.elsewhere.facilitator]) {
      expect(await heard(who.memberId)).toHaveLength(0);
      const changed = await asMember(who.memberId, (tx) =>
        tx.execute(sql`update dilemmas set title = 'x' returning id`),
      );
      expect(changed).toHaveLength(0);
      await expect(
        asMember(who.memberId, (tx) =>
          tx.execute(sql`insert into dilemmas (group_id, member_id, title, audience)
          values (${group.groupId}, ${group.member.memberId}, 'x', 'group')`),
        ),
      ).rejects.toThrow();
    }
    // A dilemma is never given away, nor taken out of its group, nor withdrawn with its words left.
    for (const change of [sql`member_id = ${group.other.memberId}`, sql`withdrawn_at = now()`])
      await expect(
        asMember(group.member.memberId, (tx) => tx.execute(sql`update dilemmas set ${change} where id = ${shared}`)),
      ).rejects.toThrow();
    await expect(asMember(group.member.memberId, (tx) => tx.execute(sql`delete from dilemmas`))).rejects.toThrow();
  });
});
