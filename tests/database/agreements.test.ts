import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { agreements, agreementYeses } from "@/db/schema";
import { agree, makeAgreement } from "@/lib/agreements/commands";
import { agreementVersion } from "@/lib/agreements/input";
import { getAgreement, listAgreed, listAgreements, readNewestAgreement } from "@/lib/agreements/queries";
import { coFacilitator, companion } from "@/tests/support/companions";
import { makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

const now = new Date("2026-11-23T12:00Z");
const version = (number: number, points: string[], whatChanged = number ? "A word" : "") =>
  agreementVersion.parse({ number, points, whatChanged });

async function withAgreement(points = ["What is said stays", "You may pass"]) {
  const group = await makeGroup();
  const made = await makeAgreement(group.facilitator, version(0, points));
  if (!made.ok) throw new Error(made.reason);
  return { ...group, agreement: made.value };
}

describe("a version of the agreement", () => {
  it("comes after the one before, which stays to be read", async () => {
    const { facilitator, member } = await withAgreement();
    expect(await getAgreement((await makeGroup()).member, now)).toBeNull();
    await makeAgreement(facilitator, version(1, ["What is said stays", "You may pass", "No recording"], "Recording"));
    expect(await listAgreements(member)).toMatchObject([
      { number: 2, whatChanged: "Recording", points: ["What is said stays", "You may pass", "No recording"] },
      { number: 1, whatChanged: "", points: ["What is said stays", "You may pass"] },
    ]);
  });

  it("is refused when another was made meanwhile, and when it says what the one before says", async () => {
    const group = await withAgreement();
    const other = await coFacilitator(group, "Second Lead");
    expect(await makeAgreement(group.facilitator, version(1, ["What is said stays", "You may pass"]))).toEqual({
      ok: false,
      reason: "no-change",
    });
    expect(await makeAgreement(group.facilitator, version(1, ["Mine"]))).toMatchObject({ ok: true });
    expect(await makeAgreement(other, version(1, ["Theirs"]))).toEqual({ ok: false, reason: "changed-elsewhere" });
    expect(await readNewestAgreement(other, { number: 1 })).toMatchObject({ value: { number: 2, points: ["Mine"] } });
  });

  it("made by several at the same moment is made once", async () => {
    const group = await withAgreement();
    const answers = await Promise.all(
      ["A", "B", "C", "D", "E"].map((point) => makeAgreement(group.facilitator, version(1, [point]))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await listAgreements(group.member)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it("is made by nobody but a facilitator of the group", async () => {
    const { member, groupId } = await withAgreement();
    const { facilitator: elsewhere } = await makeGroup();
    for (const pretender of [asFacilitatorForTests(member), { ...elsewhere, groupId }])
      expect(await makeAgreement(pretender, version(1, ["Planted"]))).toEqual({ ok: false, reason: "not-found" });
    expect(await listAgreements({ ...elsewhere, groupId })).toEqual([]);
    expect(await listAgreements(member)).toHaveLength(1);
  });
});

describe("agreeing", () => {
  it("is to be done for each version and again after a year", async () => {
    const { facilitator, member, agreement } = await withAgreement();
    expect(await getAgreement(member, now)).toMatchObject({ state: "to-read", agreedOn: null, agreedBefore: null });
    expect(await agree(member, { agreementId: agreement.id }, now)).toEqual({
      ok: true,
      value: { agreedOn: "2026-11-23" },
    });
    expect(await getAgreement(member, now)).toMatchObject({ state: "agreed", agreedOn: "2026-11-23" });
    expect(await getAgreement(member, new Date("2027-11-22T12:00Z"))).toMatchObject({ state: "agreed" });
    const yearOn = new Date("2027-11-23T12:00Z");
    expect(await getAgreement(member, yearOn)).toMatchObject({ state: "again", agreedOn: "2026-11-23" });
    await agree(member, { agreementId: agreement.id }, yearOn);
    expect(await getAgreement(member, yearOn)).toMatchObject({ state: "agreed", agreedOn: "2027-11-23" });
    await makeAgreement(facilitator, version(1, ["Another"]));
    expect(await getAgreement(member, yearOn)).toMatchObject({
      state: "to-read",
      agreedOn: null,
      agreedBefore: { number: 1, agreedOn: "2027-11-23" },
    });
  });

  it("counts the day by the group's own clock, and twice a day is once", async () => {
    const group = await makeGroup("Pacific/Auckland");
    const made = await makeAgreement(group.facilitator, version(0, ["One"]));
    if (!made.ok) throw new Error(made.reason);
    const evening = new Date("2026-11-23T20:00Z");
    for (const _ of [1, 2])
      expect(await agree(group.member, { agreementId: made.value.id }, evening)).toMatchObject({
        value: { agreedOn: "2026-11-24" },
      });
  });

  it("to a version that is no longer the newest is refused: nobody agrees to what they have not seen", async () => {
    const { facilitator, member, agreement } = await withAgreement();
    await makeAgreement(facilitator, version(1, ["Another"]));
    expect(await agree(member, { agreementId: agreement.id }, now)).toEqual({ ok: false, reason: "changed-elsewhere" });
    expect(await getAgreement(member, now)).toMatchObject({ agreedBefore: null });
  });

  it("with another group's agreement is not found", async () => {
    const { agreement } = await withAgreement();
    const { member } = await makeGroup();
    for (const agreementId of [agreement.id, randomUUID()])
      expect(await agree(member, { agreementId }, now)).toEqual({ ok: false, reason: "not-found" });
  });

  it("is seen by that member and the facilitators, by name and day", async () => {
    const group = await withAgreement();
    const { facilitator, member, agreement } = group;
    const other = await companion(group, "Ama Other");
    await agree(member, { agreementId: agreement.id }, now);
    expect(await listAgreed(facilitator, now)).toEqual([
      { name: "Ama Other", agreedOn: null, state: "to-read" },
      { name: "Test Facilitator", agreedOn: null, state: "to-read" },
      { name: "Test Member", agreedOn: "2026-11-23", state: "agreed" },
    ]);
    expect(await listAgreed(asFacilitatorForTests(other), now)).toEqual([]);
    const elsewhere = await makeGroup();
    for (const viewer of [other, elsewhere.member, elsewhere.facilitator])
      expect(await asMember(viewer.memberId, (tx) => tx.select().from(agreementYeses))).toEqual([]);
    expect(await db().select().from(agreementYeses)).toEqual([]);
  });

  it("cannot be written in another's name, taken back or moved", async () => {
    const group = await withAgreement();
    const { member, facilitator, agreement, groupId } = group;
    const refused = { cause: { code: "42501" } };
    const yes = { agreementId: agreement.id, groupId, memberId: member.memberId };
    await expect(asMember(facilitator.memberId, (tx) => tx.insert(agreementYeses).values(yes))).rejects.toMatchObject(
      refused,
    );
    await agree(member, { agreementId: agreement.id }, now);
    await expect(asMember(member.memberId, (tx) => tx.delete(agreementYeses))).rejects.toMatchObject(refused);
    await expect(
      asMember(member.memberId, (tx) => tx.update(agreementYeses).set({ agreedOn: "2030-01-01" })),
    ).rejects.toMatchObject(refused);
    await expect(
      db()
        .update(agreements)
        .set({ points: ["Planted"] })
        .where(eq(agreements.id, agreement.id)),
    ).rejects.toMatchObject(refused);
  });
});
