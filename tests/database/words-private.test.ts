import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asMember, type Transaction } from "@/db/client";
import { agreementYeses, appreciations, attendances, dilemmas, learnings, messages } from "@/db/schema";
import { makeAgreement } from "@/lib/agreements/commands";
import { showRound } from "@/lib/appreciations/commands/rounds";
import type { Member } from "@/lib/auth/viewer";
import { shareLearning } from "@/lib/learnings/commands";
import { asOwner } from "@/tests/support/accepting";
import { at, gathered, now, offered } from "@/tests/support/dilemmas";
import { addSession } from "@/tests/support/groups";
import { opened } from "@/tests/support/thanks";

const refused = { cause: { code: "42501" } };
const as = <T>(viewer: Member, work: (tx: Transaction) => Promise<T>) => asMember(viewer.memberId, work);
/** Refused to this viewer, by the database itself. */
const refuses = (viewer: Member, work: (tx: Transaction) => Promise<unknown>) =>
  expect(as(viewer, work)).rejects.toMatchObject(refused);

// Two groups, each with a round of thanks, an agreement, sessions and a dilemma. Ours tries for theirs.
let ours: Awaited<ReturnType<typeof everything>>;
let theirs: Awaited<ReturnType<typeof everything>>;
async function everything() {
  const group = await opened();
  const agreement = await makeAgreement(group.facilitator, { number: 0, points: ["Ours"], whatChanged: "" });
  if (!agreement.ok) throw new Error(agreement.reason);
  const sessionId = await addSession(group.groupId, at(-1));
  return { ...group, agreementId: agreement.value.id, sessionId };
}
beforeAll(async () => {
  [ours, theirs] = [await everything(), await everything()];
});

describe("a row that names another group", () => {
  it("is not written as thanks: not in their round, not to one of theirs, and not once they are shown", async () => {
    const { member, other, groupId, roundId } = ours;
    const row = { roundId, groupId, memberId: member.memberId, words: "Planted" };
    const put = (change: object) => (tx: Transaction) => tx.insert(appreciations).values({ ...row, ...change });
    await refuses(member, put({ roundId: theirs.roundId }));
    await refuses(member, put({ roundId: theirs.roundId, groupId: theirs.groupId }));
    await refuses(member, put({ toMemberId: theirs.member.memberId }));
    const [kept] = await as(member, (tx) =>
      tx
        .insert(appreciations)
        .values({ ...row, toMemberId: other.memberId })
        .returning({ id: appreciations.id }),
    );
    await refuses(member, (tx) => tx.update(appreciations).set({ roundId: theirs.roundId }));
    await showRound(ours.facilitator, { roundId }, now);
    await refuses(member, put({}));
    await refuses(member, (tx) => tx.update(appreciations).set({ words: "Too late" }));
    expect(await as(member, (tx) => tx.select({ id: appreciations.id }).from(appreciations))).toEqual([kept]);
    // Whom they are for reads the words, and nowhere who wrote them: not theirs, nor anybody's of another group.
    expect(await as(other, (tx) => tx.select().from(appreciations))).toEqual([]);
    const shown = (viewer: Member) => as(viewer, (tx) => tx.execute(sql`select * from shown_thanks(${roundId})`));
    const [thanks] = await shown(other);
    expect(Object.keys(thanks ?? {})).toEqual(["id", "to_all", "words", "name"]);
    expect([...(await shown(theirs.member))]).toEqual([]);
    expect([...(await shown(ours.facilitator))]).toEqual([]);
  });

  it("is not written as a yes to their agreement, and is not read", async () => {
    const { member, groupId } = ours;
    const yes = { groupId, memberId: member.memberId, agreementId: theirs.agreementId };
    await refuses(member, (tx) => tx.insert(agreementYeses).values(yes));
    await as(member, (tx) => tx.insert(agreementYeses).values({ ...yes, agreementId: ours.agreementId }));
    for (const viewer of [theirs.member, theirs.facilitator])
      expect(await as(viewer, (tx) => tx.select().from(agreementYeses))).toEqual([]);
  });

  it("is not written into a register, and is not read out of one", async () => {
    const { facilitator, member, sessionId } = ours;
    const line = { sessionId, memberId: member.memberId, came: "came" } as const;
    await as(facilitator, (tx) => tx.insert(attendances).values(line));
    const put = (change: object) => (tx: Transaction) => tx.insert(attendances).values({ ...line, ...change });
    await refuses(facilitator, put({ memberId: theirs.member.memberId }));
    await refuses(facilitator, put({ sessionId: theirs.sessionId, memberId: theirs.member.memberId }));
    await refuses(facilitator, (tx) => tx.update(attendances).set({ sessionId: theirs.sessionId }));
    // Even a line that is there, about our member, in a group that is not theirs.
    await asOwner(
      (owner) => owner`insert into attendances (session_id, member_id, came)
                       values (${theirs.sessionId}, ${member.memberId}, 'came')`,
    );
    const seen = await as(member, (tx) => tx.select({ sessionId: attendances.sessionId }).from(attendances));
    expect(seen).toEqual([{ sessionId }]);
    const questioned = (id: string) =>
      as(member, (tx) => tx.execute(sql`select question_attendance(${id}) as done`)).then(([row]) => row?.done);
    expect([await questioned(theirs.sessionId), await questioned(sessionId)]).toEqual([false, true]);
  });

  it("is not written as a message about their session, and is not read", async () => {
    const { facilitator, member, groupId, sessionId } = ours;
    const owed = { groupId, memberId: member.memberId, kind: "session-moved", sessionId } as const;
    await refuses(facilitator, (tx) => tx.insert(messages).values({ ...owed, sessionId: theirs.sessionId }));
    await refuses(facilitator, (tx) =>
      tx.insert(messages).values({ ...owed, groupId: theirs.groupId, memberId: theirs.member.memberId }),
    );
    await asOwner(
      (owner) => owner`insert into messages (group_id, member_id, kind, session_id)
                       values (${groupId}, ${member.memberId}, 'session-moved', ${theirs.sessionId})`,
    );
    await as(facilitator, (tx) => tx.insert(messages).values(owed));
    expect(await as(facilitator, (tx) => tx.select({ sessionId: messages.sessionId }).from(messages))).toEqual([
      { sessionId },
    ]);
    for (const viewer of [member, theirs.member, theirs.facilitator])
      expect(await as(viewer, (tx) => tx.select().from(messages))).toEqual([]);
  });
});

describe("a dilemma", () => {
  it("is planned and brought by whoever leads, who changes nothing else of it", async () => {
    const group = await gathered();
    const id = await offered(group);
    const change = (to: Partial<typeof dilemmas.$inferInsert>) => (tx: Transaction) =>
      tx.update(dilemmas).set(to).where(eq(dilemmas.id, id)).returning({ id: dilemmas.id });
    const { facilitator, member, other, next, past } = group;
    for (const to of [
      { title: "Planted" },
      { happened: "Planted" },
      { wish: "Planted" },
      { audience: "facilitator" as const },
      { named: false },
      { version: 7 },
      { since: "Planted" },
      { offeredAt: now },
      { memberId: other.memberId },
      { title: "", happened: "", wish: "", withdrawnAt: now },
    ])
      await refuses(facilitator, change(to));
    const foreign = await addSession(group.elsewhere.groupId, at(-3));
    await refuses(facilitator, change({ plannedSessionId: foreign }));
    await refuses(facilitator, change({ broughtAt: now, broughtSessionId: foreign }));
    expect(await as(facilitator, change({ plannedSessionId: next }))).toHaveLength(1);
    expect(await as(facilitator, change({ broughtAt: now, broughtSessionId: past }))).toHaveLength(1);
    expect(await as(facilitator, change({ broughtAt: null, broughtSessionId: null }))).toHaveLength(1);

    const own = { groupId: group.groupId, memberId: member.memberId, title: "Planted", audience: "group" } as const;
    for (const planted of [{ plannedSessionId: foreign }, { broughtAt: now }, { broughtSessionId: foreign }])
      await refuses(member, (tx) => tx.insert(dilemmas).values({ ...own, ...planted }));
    // Its author changes the words, and takes it out of a plan; planning is not theirs.
    await refuses(member, change({ broughtAt: now }));
    await refuses(member, change({ plannedSessionId: past }));
    expect(await as(member, change({ title: "Their own words", plannedSessionId: null }))).toHaveLength(1);
    // Nobody else has a row to change.
    for (const viewer of [other, group.elsewhere.facilitator])
      expect(await as(viewer, change({ title: "Planted" }))).toEqual([]);
  });
});

describe("a line without a name", () => {
  it("has an author for nobody else, whatever is asked of the database", async () => {
    const { member, other, facilitator, groupId } = theirs;
    await shareLearning(member, { learningId: randomUUID(), line: "Nobody’s line", named: false }, now);
    const board = (viewer: Member) => as(viewer, (tx) => tx.execute(sql`select * from group_learnings(${groupId})`));
    for (const viewer of [other, facilitator]) {
      expect(await as(viewer, (tx) => tx.select().from(learnings))).toEqual([]);
      const [line] = await board(viewer);
      expect(line).toEqual({
        id: expect.any(String),
        line: "Nobody’s line",
        shared_on: expect.anything(),
        name: null,
        mine: false,
      });
    }
    expect(await board(member)).toMatchObject([{ mine: true, name: null }]);
    for (const viewer of [ours.member, ours.facilitator]) expect([...(await board(viewer))]).toEqual([]);
  });
});
