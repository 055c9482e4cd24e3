import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember } from "@/db/client";
import { saveOwnNeeds, setArranged, withdrawOwnNeeds } from "@/lib/access-needs/commands";
import { getChecklist, getOwnNeeds } from "@/lib/access-needs/queries";
import { planSession } from "@/lib/group-sessions/commands";
import { sessionDetails } from "@/lib/group-sessions/input";
import { asOwner } from "@/tests/support/accepting";
import { makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

async function planned() {
  const group = await makeGroup();
  const details = { date: "2031-05-29", time: "10:00", minutes: "90", timeZone: "Europe/London" };
  const plan = sessionDetails.parse({ ...details, joinLink: "", place: "", provided: "" });
  const answer = await planSession(group.facilitator, plan);
  if (!answer.ok) throw new Error(answer.reason);
  return { ...group, sessionId: answer.value.sessionId };
}

describe("access needs", () => {
  const said = { needs: ["captions" as const], words: "Slowly, please", consent: true };

  it("are seen on the checklist of a session, but not of one who cannot come", async () => {
    const { facilitator, member, sessionId } = await planned();
    await saveOwnNeeds(member, said);
    const lines = async () => (await getChecklist(facilitator, sessionId))?.lines.map(({ people }) => people);
    expect(await lines()).toEqual([["Test Member"]]);
    const answer = (what: string) =>
      asMember(member.memberId, (tx) =>
        tx.execute(sql`insert into session_answers (session_id, member_id, answer)
          values (${sessionId}, ${member.memberId}, ${what})
          on conflict (session_id, member_id) do update set answer = excluded.answer`),
      );
    await answer("not-coming");
    expect(await lines()).toEqual([]);
    await answer("not-sure");
    expect(await lines()).toEqual([["Test Member"]]);
  });

  it("are gone at once when they are taken back, and taking back twice is no problem", async () => {
    const { facilitator, member, sessionId } = await planned();
    await saveOwnNeeds(member, said);
    await setArranged(facilitator, { sessionId, need: "words", arranged: true });
    expect(await withdrawOwnNeeds(member)).toEqual({ ok: true, value: null });
    expect(await withdrawOwnNeeds(member)).toEqual({ ok: true, value: null });
    expect(await getOwnNeeds(member)).toBeNull();
    expect(await getChecklist(facilitator, sessionId)).toMatchObject({ lines: [], words: [] });
    const rows = await asOwner((owner) => owner`select 1 from access_needs where member_id = ${member.memberId}`);
    expect(rows).toHaveLength(0);
  });

  it("are ticked by facilitators of the group alone", async () => {
    const { facilitator, member, sessionId } = await planned();
    await saveOwnNeeds(member, said);
    const tick = { sessionId, need: "captions" as const, arranged: true };
    const other = await makeGroup();
    for (const pretender of [asFacilitatorForTests(member), other.facilitator]) {
      expect(await setArranged(pretender, tick)).toEqual({ ok: false, reason: "not-found" });
      expect(await getChecklist(pretender, sessionId)).toBeNull();
    }
    for (const arranged of [true, true, false]) {
      await setArranged(facilitator, { ...tick, arranged });
      expect((await getChecklist(facilitator, sessionId))?.lines[0]?.arranged).toBe(arranged);
    }
  });

  it("are no rows at all for another member, another group's facilitator, or nobody", async () => {
    const { facilitator, member, groupId } = await planned();
    await saveOwnNeeds(member, said);
    const other = await makeGroup();
    const read = (who: string) =>
      asMember(who, (tx) => tx.execute(sql`select 1 from access_needs where member_id = ${member.memberId}`));
    expect(await read(other.facilitator.memberId)).toHaveLength(0);
    expect(await read(other.member.memberId)).toHaveLength(0);
    const peer = randomUUID();
    await asOwner(async (owner) => {
      await owner`insert into members (id, name, email) values (${peer}, 'Peer', ${`${peer}@example.org`})`;
      await owner`insert into memberships (group_id, member_id) values (${groupId}, ${peer})`;
    });
    expect(await read(peer)).toHaveLength(0);
    expect(await read(facilitator.memberId)).toHaveLength(1);
    // Read, and never written by anybody else.
    for (const who of [facilitator.memberId, peer, other.facilitator.memberId]) {
      const gone = await asMember(who, (tx) =>
        tx.execute(sql`delete from access_needs where member_id = ${member.memberId} returning 1`),
      );
      expect(gone).toHaveLength(0);
    }
    expect(await getOwnNeeds(member)).toMatchObject({ words: "Slowly, please" });
  });
});
