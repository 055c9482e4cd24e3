import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { appreciationLooks, appreciationRounds } from "@/db/schema";
import { openRound, showRound } from "@/lib/appreciations/commands/rounds";
import { getRound } from "@/lib/appreciations/queries";
import { coFacilitator } from "@/tests/support/companions";
import { makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";
import { look, minutesOn, now, opened } from "@/tests/support/thanks";

describe("a round", () => {
  it("is opened once by two presses, and the next only when the one before is gone", async () => {
    const group = await makeGroup();
    const second = await coFacilitator(group, "Second Lead");
    const answers = await Promise.all(
      [group.facilitator, second, group.facilitator].map((one) => openRound(one, { after: null }, now)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const round = await getRound(group.member, now);
    if (!round) throw new Error("No round was opened");
    expect(await openRound(second, { after: round.id }, now)).toEqual({ ok: false, reason: "still-there" });
    await showRound(second, { roundId: round.id }, now);
    const shownAgain = await showRound(group.facilitator, { roundId: round.id }, minutesOn(600));
    expect(shownAgain).toMatchObject({ value: { shownAt: now, goesOn: "2026-12-23" } });
    expect(await openRound(second, { after: round.id }, now)).toEqual({ ok: false, reason: "still-there" });
    expect(await openRound(second, { after: round.id }, new Date("2026-12-23T12:00Z"))).toMatchObject({ ok: true });
  });

  it("is opened and shown by nobody but a facilitator of the group", async () => {
    const { member, roundId, groupId } = await opened();
    const elsewhere = await makeGroup();
    for (const pretender of [
      asFacilitatorForTests(member),
      { ...elsewhere.facilitator, groupId },
      elsewhere.facilitator,
    ])
      expect(await showRound(pretender, { roundId }, now)).toEqual({ ok: false, reason: "not-found" });
    expect(await openRound(asFacilitatorForTests(member), { after: roundId }, now)).toMatchObject({
      reason: "not-found",
    });
    expect(await getRound({ ...elsewhere.member, groupId }, now)).toBeNull();
    const [row] = await db().select().from(appreciationRounds).where(eq(appreciationRounds.id, roundId));
    expect(row?.shownAt).toBeNull();
  });
});

it("looks are a member's own: nobody writes one for another, and nobody takes one back", async () => {
  const { member, other, facilitator, roundId } = await opened();
  await showRound(facilitator, { roundId }, now);
  const refused = { cause: { code: "42501" } };
  const forged = { roundId, memberId: other.memberId };
  await expect(asMember(member.memberId, (tx) => tx.insert(appreciationLooks).values(forged))).rejects.toMatchObject(
    refused,
  );
  await look(other, roundId);
  expect(await asMember(facilitator.memberId, (tx) => tx.select().from(appreciationLooks))).toEqual([]);
  await expect(asMember(other.memberId, (tx) => tx.delete(appreciationLooks))).rejects.toMatchObject(refused);
});
