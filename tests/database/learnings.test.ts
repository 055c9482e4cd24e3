import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { learnings } from "@/db/schema";
import { shareLearning, withdrawLearning } from "@/lib/learnings/commands";
import { listLearnings } from "@/lib/learnings/queries";
import { asOwner } from "@/tests/support/accepting";
import { companion } from "@/tests/support/companions";
import { makeGroup } from "@/tests/support/groups";

const now = new Date("2026-11-23T12:00Z");

async function shared(named: boolean, line = "Silence is also an answer") {
  const group = await makeGroup();
  const author = await companion(group, "Quillon Ashgrove");
  const made = await shareLearning(author, { learningId: randomUUID(), line, named }, now);
  if (!made.ok) throw new Error(made.reason);
  return { ...group, author, learningId: made.value.id };
}

describe("a line on the learning board", () => {
  it("without a name says nothing of its author to anybody, and its author knows it", async () => {
    const { author, member, facilitator } = await shared(false);
    for (const viewer of [member, facilitator]) {
      const seen = await listLearnings(viewer);
      expect(seen).toEqual([
        { id: expect.any(String), line: "Silence is also an answer", sharedOn: "2026-11-23", name: null, mine: false },
      ]);
      expect(JSON.stringify(seen)).not.toContain(author.memberId);
      expect(JSON.stringify(seen)).not.toContain("Quillon");
    }
    expect(await listLearnings(author)).toMatchObject([{ mine: true, name: null }]);
  });

  it("has the name of whoever chose so", async () => {
    const { member } = await shared(true);
    expect(await listLearnings(member)).toMatchObject([{ name: "Quillon Ashgrove", mine: false }]);
  });

  it("stands under its day alone: within a day nothing tells which came first", async () => {
    const { author, member } = await shared(false);
    const share = (line: string, at: Date) =>
      shareLearning(author, { learningId: randomUUID(), line, named: false }, at);
    for (const line of ["B", "C", "D", "E", "F"]) await share(line, now);
    await share("Later", new Date("2026-11-24T12:00Z"));
    const list = await listLearnings(member);
    expect(list[0]).toMatchObject({ line: "Later", sharedOn: "2026-11-24" });
    const ids = list.slice(1).map(({ id }) => id);
    expect(ids).toHaveLength(6);
    expect(ids).toEqual([...ids].sort());
  });

  it("sent twice is one line with one answer, also at once; other words under its id take its place", async () => {
    const { member, facilitator } = await makeGroup();
    const elsewhere = await makeGroup();
    const line = { learningId: randomUUID(), line: "Silence is also an answer", named: false };
    const send = (change: object = {}) => shareLearning(member, { ...line, ...change }, now);
    const [first, second] = await Promise.all([send(), send()]);
    expect(first).toMatchObject({ ok: true, value: { id: line.learningId, line: line.line, name: null } });
    expect(second).toEqual(first);
    // The day of the first stays: it is the first one's answer.
    expect(await shareLearning(member, line, new Date("2026-11-25T12:00Z"))).toEqual(first);
    expect(await listLearnings(member)).toHaveLength(1);
    expect(await send({ line: "Said better", named: true })).toMatchObject({ value: { name: "Test Member" } });
    expect(await listLearnings(facilitator)).toMatchObject([{ line: "Said better", name: "Test Member" }]);
    for (const viewer of [facilitator, elsewhere.member])
      expect(await shareLearning(viewer, line, now)).toEqual({ ok: false, reason: "not-found" });
    expect(await listLearnings(facilitator)).toMatchObject([{ line: "Said better" }]);
  });

  it("withdrawn by its author is gone from the table, and once only", async () => {
    const { author, member, learningId } = await shared(true);
    expect(await withdrawLearning(author, { learningId })).toEqual({ ok: true, value: null });
    expect(await listLearnings(member)).toEqual([]);
    expect(await asOwner((sql) => sql`select 1 from learnings where id = ${learningId}`)).toHaveLength(0);
    expect(await withdrawLearning(author, { learningId })).toEqual({ ok: false, reason: "not-found" });
  });

  it("is withdrawn by nobody else: not by a member, not by the facilitator, not from elsewhere", async () => {
    const { member, facilitator, learningId } = await shared(false);
    const elsewhere = await makeGroup();
    for (const viewer of [member, facilitator, elsewhere.member, elsewhere.facilitator]) {
      expect(await withdrawLearning(viewer, { learningId })).toEqual({ ok: false, reason: "not-found" });
      const deleted = await asMember(viewer.memberId, (tx) => tx.delete(learnings).returning());
      expect(deleted).toEqual([]);
    }
    expect(await listLearnings(member)).toHaveLength(1);
  });

  it("is no line at all for another group, and nobody writes into a group that is not theirs", async () => {
    const { groupId } = await shared(true);
    const { member } = await makeGroup();
    expect(await listLearnings({ ...member, groupId })).toEqual([]);
    expect(await asMember(member.memberId, (tx) => tx.select().from(learnings))).toEqual([]);
    expect(await db().select().from(learnings)).toEqual([]);
    const line = { learningId: randomUUID(), line: "Planted", named: true };
    expect(await shareLearning({ ...member, groupId }, line, now)).toEqual({ ok: false, reason: "not-found" });
    const planted = { groupId, memberId: member.memberId, line: "Planted" };
    await expect(asMember(member.memberId, (tx) => tx.insert(learnings).values(planted))).rejects.toMatchObject({
      cause: { code: "42501" },
    });
  });

  it("is not shared in another's name, and not changed", async () => {
    const { author, member, groupId } = await shared(false);
    const refused = { cause: { code: "42501" } };
    const forged = { groupId, memberId: author.memberId, line: `Forged ${randomUUID()}` };
    await expect(asMember(member.memberId, (tx) => tx.insert(learnings).values(forged))).rejects.toMatchObject(refused);
    await expect(asMember(author.memberId, (tx) => tx.update(learnings).set({ named: true }))).rejects.toMatchObject(
      refused,
    );
  });
});
