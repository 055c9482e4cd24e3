import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { changeDilemma, chooseListening, sayWhatSince, withdrawDilemma } from "@/lib/dilemmas/commands";
import { getDilemma, listDilemmas, listLookedBack, listOffers } from "@/lib/dilemmas/queries";
import { asOwner } from "@/tests/support/accepting";
import { at, bring, gathered, now, offered, plan, refusal, words } from "@/tests/support/dilemmas";
import { addSession } from "@/tests/support/groups";

describe("planning and bringing", () => {
  it("plans for a session to come, and tells a second facilitator that the first did", async () => {
    const group = await gathered();
    const id = await offered(group);
    expect(await plan(group, id, group.past)).toEqual(refusal("session-over"));
    expect(await plan(group, id, randomUUID())).toEqual(refusal("no-session"));
    expect(await plan(group, id, await addSession(group.elsewhere.groupId, at(5)))).toEqual(refusal("no-session"));
    expect(await plan(group, id, group.next)).toMatchObject({ ok: true });
    expect(await plan(group, id, null)).toEqual(refusal("changed-elsewhere"));
    expect(await getDilemma(group.member, id)).toMatchObject({ plannedSessionId: group.next, plannedCancelled: false });
    await asOwner((owner) => owner`update group_sessions set cancelled_at = now() where id = ${group.next}`);
    expect(await getDilemma(group.member, id)).toMatchObject({ plannedCancelled: true });
    expect(await plan(group, id, group.next, group.next)).toEqual(refusal("cancelled"));
    expect(await plan(group, id, null, group.next)).toMatchObject({ ok: true });
  });

  it("notes what was brought, after which its author changes and withdraws it no more", async () => {
    const group = await gathered();
    const dilemmaId = await offered(group);
    expect(await sayWhatSince(group.member, { dilemmaId, since: "x" })).toEqual(refusal("not-brought"));
    expect(await bring(group, dilemmaId, group.next)).toEqual(refusal("not-yet"));
    expect(await bring(group, dilemmaId, group.past)).toMatchObject({ ok: true });
    expect(await withdrawDilemma(group.member, { dilemmaId })).toEqual(refusal("brought"));
    expect(await changeDilemma(group.member, { dilemmaId, version: 1, ...words() })).toEqual(refusal("brought"));
    expect(await plan(group, dilemmaId, group.next)).toEqual(refusal("brought"));
    expect(await bring(group, dilemmaId, null)).toEqual(refusal("changed-elsewhere"));
    expect(await bring(group, dilemmaId, null, group.past)).toMatchObject({ ok: true });
    expect(await withdrawDilemma(group.member, { dilemmaId })).toMatchObject({ ok: true });
  });

  it("tells the next session what has happened since, until it is taken back", async () => {
    const group = await gathered();
    const later = await addSession(group.groupId, at(40));
    const dilemmaId = await offered(group, { named: false });
    const quiet = await offered(group, { audience: "facilitator" });
    for (const id of [dilemmaId, quiet]) await bring(group, id, group.past);
    const seen = (who: typeof group.other, session: string) => listLookedBack(who, session, now);
    expect(await seen(group.other, group.next)).toEqual([]);
    expect((await seen(group.member, group.next)).map(({ id, since }) => [id, since])).toEqual(
      expect.arrayContaining([
        [dilemmaId, ""],
        [quiet, ""],
      ]),
    );
    for (const id of [dilemmaId, quiet])
      expect(await sayWhatSince(group.member, { dilemmaId: id, since: `Since ${id}` })).toMatchObject({ ok: true });
    expect(await seen(group.other, group.next)).toEqual([
      { id: dilemmaId, title: words().title, since: `Since ${dilemmaId}`, mine: false, author: null },
    ]);
    for (const session of [later, group.past]) expect(await seen(group.other, session)).toEqual([]);
    expect(await seen(group.elsewhere.member, group.next)).toEqual([]);
    expect(await bring(group, dilemmaId, null, group.past)).toEqual(refusal("looked-back"));
    expect(await sayWhatSince(group.other, { dilemmaId, since: "Mine" })).toEqual(refusal("not-found"));
    expect(await sayWhatSince(group.member, { dilemmaId, since: "" })).toMatchObject({ ok: true });
    expect(await seen(group.other, group.next)).toEqual([]);
  });

  it("shows turns by name, with who has one waiting and who would rather listen, and no numbers", async () => {
    const group = await gathered();
    const dilemmaId = await offered(group);
    await bring(group, dilemmaId, group.past);
    await chooseListening(group.other, { listening: true });
    await chooseListening(group.other, { listening: true });
    const { turns } = await listOffers(group.facilitator);
    expect(turns.map(({ memberId, ...turn }) => turn)).toEqual([
      { name: "Another Member", lastBrought: null, waiting: false, listening: true },
      { name: "Test Facilitator", lastBrought: null, waiting: false, listening: false },
      { name: "Test Member", lastBrought: at(-20), waiting: false, listening: false },
    ]);
    await chooseListening(group.other, { listening: false });
    expect((await listDilemmas(group.other)).listening).toBe(false);
  });
});
