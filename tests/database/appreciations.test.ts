import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { appreciationLooks, appreciations } from "@/db/schema";
import { saveAppreciation, withdrawAppreciation } from "@/lib/appreciations/commands";
import { showRound } from "@/lib/appreciations/commands/rounds";
import { getLook, getRound, listOthers, listOwnThanks } from "@/lib/appreciations/queries";
import { runRetention } from "@/lib/retention/commands";
import { asOwner, untilSomebodyWaits } from "@/tests/support/accepting";
import { makeGroup } from "@/tests/support/groups";
import { look, minutesOn, now, opened } from "@/tests/support/thanks";

describe("writing thanks", () => {
  it("keeps them for their author alone until they are shown, to be changed and taken back", async () => {
    const { member, other, facilitator, roundId, thank } = await opened();
    const kept = await thank(member, "For listening", other);
    if (!kept.ok) throw new Error(kept.reason);
    expect(kept.value).toEqual({
      id: expect.any(String),
      toMemberId: other.memberId,
      to: other.name,
      words: "For listening",
      named: true,
    });
    await thank(member, "For listening so well", null, { id: kept.value.id, named: false });
    expect(await listOwnThanks(member, roundId)).toMatchObject([
      { id: kept.value.id, to: null, words: "For listening so well", named: false },
    ]);
    for (const viewer of [other, facilitator]) {
      expect(await listOwnThanks(viewer, roundId)).toEqual([]);
      expect(await asMember(viewer.memberId, (tx) => tx.select().from(appreciations))).toEqual([]);
      expect(await look(viewer, roundId)).toEqual({ ok: false, reason: "not-shown" });
      expect(await withdrawAppreciation(viewer, { appreciationId: kept.value.id })).toMatchObject({
        reason: "not-found",
      });
      expect(await thank(viewer, "Planted", null, { id: kept.value.id })).toMatchObject({ reason: "not-found" });
    }
    expect(await db().select().from(appreciations)).toEqual([]);
    expect(await withdrawAppreciation(member, { appreciationId: kept.value.id })).toEqual({ ok: true, value: null });
    expect(await listOwnThanks(member, roundId)).toEqual([]);
  });

  it("twice under one id is once, also at the same moment, and after they were shown", async () => {
    const { member, other, facilitator, roundId, thank } = await opened();
    const id = randomUUID();
    const send = () => thank(member, "For listening", other, { id, adding: true });
    const [first, second] = await Promise.all([send(), send()]);
    expect(first).toMatchObject({ ok: true, value: { id, words: "For listening", to: other.name } });
    expect(second).toEqual(first);
    expect(await thank(member, "For listening to us", null, { id, adding: true })).toMatchObject({ ok: true });
    expect(await listOwnThanks(member, roundId)).toMatchObject([{ id, to: null, words: "For listening to us" }]);
    // Somebody else's id is nobody's to write under.
    for (const viewer of [other, facilitator])
      expect(await thank(viewer, "Planted", null, { id, adding: true })).toMatchObject({ reason: "not-found" });
    await send();
    await showRound(facilitator, { roundId }, now);
    expect(await send()).toEqual(first);
    expect(await thank(member, "Other words", other, { id, adding: true })).toMatchObject({ reason: "shown" });
    const seen = await look(other, roundId);
    expect(seen).toMatchObject({ value: { thanks: [{ words: "For listening" }] } });
  });

  it("is to somebody of the group and not to oneself", async () => {
    const { member, thank } = await opened();
    const elsewhere = await makeGroup();
    for (const to of [member, elsewhere.member])
      expect(await thank(member, "Thank you", to)).toEqual({ ok: false, reason: "nobody" });
    expect((await listOthers(member)).map(({ name }) => name)).toEqual(["Quillon Ashgrove", "Test Facilitator"]);
  });

  it("is no longer possible once they are shown", async () => {
    const { member, facilitator, roundId, thank } = await opened();
    const kept = await thank(member, "In time", null);
    if (!kept.ok) throw new Error(kept.reason);
    await showRound(facilitator, { roundId }, now);
    expect(await thank(member, "Too late", null)).toEqual({ ok: false, reason: "shown" });
    expect(await thank(member, "Changed", null, { id: kept.value.id })).toEqual({ ok: false, reason: "shown" });
    expect(await withdrawAppreciation(member, { appreciationId: kept.value.id })).toEqual({
      ok: false,
      reason: "shown",
    });
  });

  it("at the moment of showing is either among what is shown or refused, never lost between", async () => {
    const { member, facilitator, roundId, thank } = await opened();
    await asOwner(async (sql) => {
      let showing: ReturnType<typeof showRound> | undefined;
      let writing: ReturnType<typeof thank> | undefined;
      await sql.begin(async (held) => {
        await held`select 1 from appreciation_rounds where id = ${roundId} for update`;
        showing = showRound(facilitator, { roundId }, now);
        await untilSomebodyWaits(held);
        writing = thank(member, "At the last moment", null);
      });
      expect(await showing).toMatchObject({ ok: true });
      const kept = await writing;
      const seen = await look(member, roundId);
      if (!seen.ok || !kept) throw new Error("Nothing was shown");
      expect(seen.value.thanks.map(({ words }) => words)).toEqual(kept.ok ? ["At the last moment"] : []);
    });
  });

  it("is not for another group's round, nor for a round that never was", async () => {
    const { roundId } = await opened();
    const { member } = await makeGroup();
    for (const id of [roundId, randomUUID()]) {
      const page = { appreciationId: randomUUID(), adding: true, toMemberId: "", words: "Planted", named: true };
      expect(await saveAppreciation(member, { roundId: id, ...page })).toEqual({ ok: false, reason: "not-found" });
      expect(await look(member, id)).toEqual({ ok: false, reason: "not-found" });
    }
  });
});

describe("reading thanks", () => {
  it("each sees those to everybody and to themselves, with a name only where it was chosen", async () => {
    const { member, other, facilitator, roundId, thank } = await opened();
    await thank(member, "To all of you", null, { named: false });
    await thank(member, "To Quillon alone", other);
    await thank(other, "To the facilitator alone", facilitator);
    await showRound(facilitator, { roundId }, now);
    const seen = await look(other, roundId);
    expect(seen).toMatchObject({
      ok: true,
      value: {
        thanks: [
          { toAll: false, words: "To Quillon alone", from: "Test Member" },
          { toAll: true, words: "To all of you", from: null },
        ],
      },
    });
    expect(JSON.stringify(seen)).not.toContain(member.memberId);
    // The facilitator reads their own, and nobody else's. The table itself has only what one wrote oneself.
    expect(JSON.stringify(await look(facilitator, roundId))).not.toContain("Quillon alone");
    const rows = await asMember(facilitator.memberId, (tx) =>
      tx.select({ words: appreciations.words }).from(appreciations),
    );
    expect(rows).toEqual([]);
    const elsewhere = await makeGroup();
    expect(await asMember(elsewhere.member.memberId, (tx) => tx.select().from(appreciations))).toEqual([]);
  });

  it("is once, and again within a quarter of an hour in case the answer was lost", async () => {
    const { member, other, facilitator, roundId, thank } = await opened();
    await thank(other, "Thank you all", null);
    await showRound(facilitator, { roundId }, now);
    expect(await getLook(member, roundId)).toBeNull();
    const first = await look(member, roundId);
    expect(first).toMatchObject({ ok: true, value: { seenAt: now, thanks: [{ words: "Thank you all" }] } });
    expect(await getLook(member, roundId)).toEqual(now);
    expect(await look(member, roundId, minutesOn(15))).toEqual(first);
    expect(await look(member, roundId, minutesOn(16))).toEqual({ ok: false, reason: "shown-once" });
    // What one member has seen is not over for another.
    expect(await look(other, roundId, minutesOn(60))).toMatchObject({ ok: true });
    expect(await asMember(other.memberId, (tx) => tx.select().from(appreciationLooks))).toHaveLength(1);
  });

  it("ends for everybody on the day it is deleted, and the retention deletes all of it", async () => {
    const { member, other, facilitator, roundId, thank } = await opened();
    await thank(other, "Thank you all", null);
    const shown = await showRound(facilitator, { roundId }, now);
    expect(shown).toMatchObject({ ok: true, value: { goesOn: "2026-12-23" } });
    expect(await getRound(member, new Date("2026-12-22T12:00Z"))).toMatchObject({ state: "shown" });
    const day = new Date("2026-12-23T12:00Z");
    expect(await getRound(member, day)).toMatchObject({ state: "gone" });
    expect(await look(member, roundId, day)).toEqual({ ok: false, reason: "shown-once" });
    await asOwner((sql) => sql`update appreciation_rounds set goes_on = current_date where id = ${roundId}`);
    await runRetention();
    const [left] = await asOwner(
      (sql) => sql`select (select count(*) from appreciations where round_id = ${roundId})
        + (select count(*) from appreciation_looks where round_id = ${roundId})
        + (select count(*) from appreciation_rounds where id = ${roundId}) as rows`,
    );
    expect(Number(left?.rows)).toBe(0);
  });
});
