import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { closeEvaluation, openEvaluation, replyToEvaluation } from "@/lib/evaluations/commands";
import { replyInput } from "@/lib/evaluations/input";
import { getOpenEvaluation, listRounds } from "@/lib/evaluations/queries";
import { evaluationItems } from "@/lib/evaluations/rules";
import { runRetention } from "@/lib/retention/commands";
import { asOwner } from "@/tests/support/accepting";
import { addMember, makeGroup } from "@/tests/support/groups";

const says = (evaluationId: string, answer: string, line = "") =>
  replyInput.parse({ evaluationId, line, answers: Object.fromEntries(evaluationItems.map(({ id }) => [id, answer])) });

/** A group with an open round, and this many who can reply. */
async function opened(people: number) {
  const group = await makeGroup();
  const members = [];
  for (let n = 0; n < people; n += 1) members.push(await addMember(group.groupId, `Member ${n}`));
  expect(await openEvaluation(group.facilitator, { moment: "start" })).toEqual({ ok: true, value: null });
  const round = await getOpenEvaluation(group.member);
  if (!round) throw new Error("No round is open");
  return { ...group, members, id: round.id };
}

describe("an evaluation", () => {
  it("is open once at a time, and takes one reply from each member of the group", async () => {
    const { facilitator, members, id } = await opened(1);
    const [one] = members;
    if (!one) throw new Error("Nobody");
    expect(await openEvaluation(facilitator, { moment: "end" })).toEqual({ ok: false, reason: "already-open" });
    const stranger = (await makeGroup()).member;
    expect(await replyToEvaluation(stranger, says(id, "5"))).toEqual({ ok: false, reason: "not-found" });
    const answers = await Promise.all([1, 2].map(() => replyToEvaluation(one, says(id, "5"))));
    expect(answers).toContainEqual({ ok: true, value: null });
    expect(answers).toContainEqual({ ok: false, reason: "already" });
    expect((await getOpenEvaluation(one))?.replied).toBe(true);
    await closeEvaluation(facilitator, { evaluationId: id });
    expect(await replyToEvaluation(one, says(id, "5"))).toEqual({ ok: false, reason: "closed" });
    expect(await getOpenEvaluation(one)).toBeNull();
  });

  it("shows nothing below five replies, closed or not, and nothing but that there are enough while it is open", async () => {
    const { facilitator, members, id } = await opened(5);
    for (const one of members.slice(0, 4)) await replyToEvaluation(one, says(id, "4", "A line of mine"));
    expect(await listRounds(facilitator)).toMatchObject([{ enough: false, results: null }]);
    await replyToEvaluation(members[4] as never, says(id, "2"));
    expect(await listRounds(facilitator)).toMatchObject([{ enough: true, results: null }]);
    await closeEvaluation(facilitator, { evaluationId: id });
    const [round] = await listRounds(facilitator);
    expect(round?.results?.items[0]).toMatchObject({ counts: [0, 1, 0, 4, 0], said: 5, agreed: 80 });
    expect(round?.results?.lines).toEqual([]);

    const few = await opened(4);
    for (const one of few.members) await replyToEvaluation(one, says(few.id, "1"));
    await closeEvaluation(few.facilitator, { evaluationId: few.id });
    expect(await listRounds(few.facilitator)).toMatchObject([{ enough: false, results: null }]);
  });

  it("shows open lines from eight replies on, in an order that is not theirs", async () => {
    const { facilitator, members, id } = await opened(8);
    for (const [n, one] of members.entries()) await replyToEvaluation(one, says(id, "not-said", `Line ${n}`));
    await closeEvaluation(facilitator, { evaluationId: id });
    const [round] = await listRounds(facilitator);
    expect([...(round?.results?.lines ?? [])].sort()).toEqual(members.map((_, n) => `Line ${n}`));
    // Nobody said anything about any item: no share of nobody.
    expect(round?.results?.items.every(({ agreed, counts }) => agreed === null && counts.length === 0)).toBe(true);
  });

  it("lies in the database sealed, all of one length, with neither time nor place that tells whose it is", async () => {
    const { facilitator, member, members, id } = await opened(5);
    const places = new Set<string>();
    for (const [n, one] of members.entries()) {
      await replyToEvaluation(one, says(id, "5", n === 0 ? "The first of all lines" : "x".repeat(n * 90)));
      const rows = await asMember(facilitator.memberId, (tx) =>
        tx.execute<{ said: string; size: number }>(
          sql`select r::text as said, length(sealed) as size from evaluation_replies r where evaluation_id = ${id}`,
        ),
      );
      for (const row of rows) {
        expect(row.size).toBe(4124);
        expect(Buffer.from(row.said.match(/\\x[0-9a-f]+/)?.[0].slice(2) ?? "", "hex").toString("latin1")).not.toContain(
          "first of all",
        );
      }
      // Every row is written anew with each reply: none keeps an id that would say since when it is there.
      for (const { said } of rows) expect(places.has(said)).toBe(false);
      for (const { said } of rows) places.add(said);
    }
    const seenBy = (who: { memberId: string }, table: string) =>
      asMember(who.memberId, (tx) => tx.execute(sql`select 1 from ${sql.identifier(table)}`)).then(
        (rows) => rows.length,
      );
    expect(await seenBy(member, "evaluation_replies")).toBe(0);
    expect(await seenBy(facilitator, "evaluation_repliers")).toBe(0);
    expect(await seenBy((await makeGroup()).facilitator, "evaluation_replies")).toBe(0);
    expect([...(await db().execute(sql`select 1 from evaluation_replies`))]).toEqual([]);
    const write = asMember(members[0]?.memberId ?? "", (tx) =>
      tx.execute(sql`insert into evaluation_replies (evaluation_id, sealed) values (${id}, '\\x00')`),
    );
    await expect(write).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  it("forgets who replied once it is closed, and everything after two years", async () => {
    const { facilitator, members, id } = await opened(1);
    await replyToEvaluation(members[0] as never, says(id, "3"));
    const rows = () =>
      asOwner(async (owner) => {
        const [row] = await owner`
          select (select count(*)::int from evaluation_repliers where evaluation_id = ${id}) as repliers,
                 (select count(*)::int from evaluation_replies where evaluation_id = ${id}) as replies`;
        return { ...row };
      });
    await runRetention();
    expect(await rows()).toEqual({ repliers: 1, replies: 1 });
    await closeEvaluation(facilitator, { evaluationId: id });
    await runRetention();
    expect(await rows()).toEqual({ repliers: 0, replies: 1 });
    await asOwner((owner) => owner`update evaluations set opened_at = now() - interval '2 years' where id = ${id}`);
    await runRetention();
    expect(await rows()).toEqual({ repliers: 0, replies: 0 });
  });

  it("is opened and closed by those who lead the group, and no others", async () => {
    const { id, member } = await opened(0);
    const elsewhere = (await makeGroup()).facilitator;
    expect(await closeEvaluation(elsewhere, { evaluationId: id })).toEqual({ ok: false, reason: "not-found" });
    const close = await asMember(member.memberId, (tx) =>
      tx.execute(sql`update evaluations set closed_at = now() where id = ${id} returning 1`),
    );
    expect([...close]).toEqual([]);
  });
});
