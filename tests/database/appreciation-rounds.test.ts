import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { appreciationLooks, appreciationRounds } from "@/db/schema";
import { withdrawAppreciation } from "@/lib/appreciations/commands";
import { closeRound, openRound, showRound } from "@/lib/appreciations/commands/rounds";
import { getRound } from "@/lib/appreciations/queries";
import { asOwner, untilSomebodyWaits } from "@/tests/support/accepting";
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

  it("opened by mistake is closed while nobody has written in it, and another can be opened at once", async () => {
    const { facilitator, member, roundId, thank } = await opened();
    expect(await closeRound(facilitator, { roundId })).toEqual({ ok: true, value: { after: null } });
    expect(await getRound(member, now)).toBeNull();
    expect(await closeRound(facilitator, { roundId })).toEqual({ ok: false, reason: "not-found" });
    // Whoever was writing is told that it is not there, and keeps the words on the page.
    expect(await thank(member, "Thank you", null)).toEqual({ ok: false, reason: "not-found" });
    // With one that is over still there, the next follows on that one.
    const over = await openRound(facilitator, { after: null }, now);
    if (!over.ok) throw new Error(over.reason);
    await showRound(facilitator, { roundId: over.value.id }, now);
    const later = new Date("2026-12-23T12:00Z");
    const mistaken = await openRound(facilitator, { after: over.value.id }, later);
    if (!mistaken.ok) throw new Error(mistaken.reason);
    const closed = await closeRound(facilitator, { roundId: mistaken.value.id });
    expect(closed).toEqual({ ok: true, value: { after: over.value.id } });
    expect(await openRound(facilitator, { after: over.value.id }, later)).toMatchObject({ ok: true });
  });

  it("with thanks in it is not closed, until their author has taken them back, nor once they are shown", async () => {
    const { facilitator, member, roundId, thank } = await opened();
    const kept = await thank(member, "Thank you", null);
    if (!kept.ok) throw new Error(kept.reason);
    expect(await closeRound(facilitator, { roundId })).toEqual({ ok: false, reason: "written" });
    await showRound(facilitator, { roundId }, now);
    expect(await closeRound(facilitator, { roundId })).toEqual({ ok: false, reason: "shown" });
    const other = await opened();
    const theirs = await other.thank(other.member, "Thank you", null);
    if (!theirs.ok) throw new Error(theirs.reason);
    await withdrawAppreciation(other.member, { appreciationId: theirs.value.id });
    for (const pretender of [asFacilitatorForTests(other.member), facilitator])
      expect(await closeRound(pretender, { roundId: other.roundId })).toEqual({ ok: false, reason: "not-found" });
    expect(await closeRound(other.facilitator, { roundId: other.roundId })).toMatchObject({ ok: true });
  });

  it("is not closed over words that are just being written", async () => {
    const { facilitator, member, roundId, thank } = await opened();
    await asOwner(async (sql) => {
      let writing: ReturnType<typeof thank> | undefined;
      let closing: ReturnType<typeof closeRound> | undefined;
      await sql.begin(async (held) => {
        await held`select 1 from appreciation_rounds where id = ${roundId} for update`;
        writing = thank(member, "At the last moment", null);
        await untilSomebodyWaits(held);
        closing = closeRound(facilitator, { roundId });
      });
      const [kept, closed] = await Promise.all([writing, closing]);
      expect([kept?.ok, closed?.ok].sort()).toEqual([false, true]);
      const [row] = await sql`select count(*)::int as rows from appreciations where round_id = ${roundId}`;
      expect(row?.rows).toBe(kept?.ok ? 1 : 0);
    });
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
