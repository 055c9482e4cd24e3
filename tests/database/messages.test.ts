import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { messages } from "@/db/schema";
import { publishAgenda, saveDraft, unpublishAgenda } from "@/lib/agendas/commands";
import { draftAgenda } from "@/lib/agendas/input";
import type { Facilitator } from "@/lib/auth/viewer";
import { planSession } from "@/lib/group-sessions/commands";
import { cancelSession, reinstateSession } from "@/lib/group-sessions/commands/cancel";
import { sessionDetails } from "@/lib/group-sessions/input";
import { markSent, markWaiting, queueMessages } from "@/lib/messages/commands";
import { listWaitingMessages } from "@/lib/messages/queries";
import { makeGroup } from "@/tests/support/groups";

const now = new Date("2026-11-23T12:00Z");
const kind = "session-moved" as const;

async function planned() {
  const group = await makeGroup();
  const details = sessionDetails.parse({
    date: "2026-11-26",
    time: "10:00",
    minutes: "90",
    timeZone: "Europe/London",
    joinLink: "",
    place: "",
    provided: "",
  });
  const answer = await planSession(group.facilitator, details, now);
  if (!answer.ok) throw new Error(answer.reason);
  return { ...group, sessionId: answer.value.sessionId };
}

const queue = (facilitator: Facilitator, sessionId: string) =>
  asMember(facilitator.memberId, (tx) => queueMessages(tx, facilitator, { kind, sessionId }));
const idsOf = async (facilitator: Facilitator) =>
  (await listWaitingMessages(facilitator, now)).flatMap(({ people }) => people.map(({ messageId }) => messageId));

describe("messages that members are owed", () => {
  it("are queued once for every other member, and again only when the first was sent", async () => {
    const { facilitator, member, sessionId } = await planned();
    expect(await queue(facilitator, sessionId)).toBe(1);
    expect(await queue(facilitator, sessionId)).toBe(0);
    const waiting = await listWaitingMessages(facilitator, now);
    expect(waiting).toMatchObject([{ kind, session: { id: sessionId }, people: [{ email: member.email }] }]);
    await markSent(facilitator, { ids: await idsOf(facilitator) });
    expect(await listWaitingMessages(facilitator, now)).toEqual([]);
    expect(await queue(facilitator, sessionId)).toBe(1);
  });

  it("go back to waiting when the facilitator takes it back, once", async () => {
    const { facilitator, sessionId } = await planned();
    await queue(facilitator, sessionId);
    const ids = await idsOf(facilitator);
    expect(await markSent(facilitator, { ids })).toEqual({ ok: true, value: { ids } });
    expect(await markSent(facilitator, { ids })).toEqual({ ok: true, value: { ids: [] } });
    expect(await markWaiting(facilitator, { ids })).toEqual({ ok: true, value: { ids } });
    expect(await idsOf(facilitator)).toEqual(ids);
  });

  it("are owed no more when their session is over", async () => {
    const { facilitator, sessionId } = await planned();
    await queue(facilitator, sessionId);
    expect(await listWaitingMessages(facilitator, new Date("2026-11-26T11:29Z"))).toHaveLength(1);
    expect(await listWaitingMessages(facilitator, new Date("2026-11-26T11:31Z"))).toEqual([]);
  });

  it("say of an agenda only what is true now, and never twice in other words", async () => {
    const { facilitator, sessionId } = await planned();
    const kinds = async () => (await listWaitingMessages(facilitator, now)).map((card) => card.kind);
    const save = async (version: number) => {
      const items = [{ kind: "item" as const, title: `Item ${version}`, minutes: 10, line: "", facilitatorNote: "" }];
      await saveDraft(
        facilitator,
        draftAgenda.parse({ sessionId, version, items: items.map((one) => ({ ...one, minutes: "10" })) }),
      );
    };
    await save(0);
    expect(await publishAgenda(facilitator, { sessionId, version: 1 })).toMatchObject({ ok: true, value: { told: 1 } });
    await save(1);
    expect(await publishAgenda(facilitator, { sessionId, version: 2 })).toMatchObject({ ok: true, value: { told: 0 } });
    expect(await kinds()).toEqual(["agenda-published"]);
    await unpublishAgenda(facilitator, { sessionId });
    expect(await kinds()).toEqual([]);
    await publishAgenda(facilitator, { sessionId, version: 2 });
    expect(await kinds()).toEqual(["agenda-published"]);
    await cancelSession(facilitator, { sessionId, version: 1, why: "" }, now);
    expect(await kinds()).toEqual(["session-cancelled"]);
    await reinstateSession(facilitator, { sessionId, version: 2 }, now);
    expect((await kinds()).sort()).toEqual(["agenda-published", "session-reinstated"]);
  });

  it("are out of reach for members, for another group, and for whoever is not signed in", async () => {
    const [ours, theirs] = [await planned(), await planned()];
    await queue(ours.facilitator, ours.sessionId);
    const ids = await idsOf(ours.facilitator);
    expect(await queue(theirs.facilitator, ours.sessionId)).toBe(0);
    expect(await markSent(theirs.facilitator, { ids })).toEqual({ ok: false, reason: "not-found" });
    expect(await listWaitingMessages(theirs.facilitator, now)).toEqual([]);
    // Even without a word in the statement about who asks.
    const rows = (memberId: string) => asMember(memberId, (tx) => tx.select({ id: messages.id }).from(messages));
    expect(await rows(ours.member.memberId)).toEqual([]);
    expect(await rows(theirs.facilitator.memberId)).toEqual([]);
    expect(await db().select().from(messages)).toEqual([]);
    expect(await rows(ours.facilitator.memberId)).toEqual(ids.map((id) => ({ id })));
    await expect(
      asMember(ours.member.memberId, (tx) =>
        queueMessages(tx, ours.facilitator, { kind: "session-reinstated", sessionId: ours.sessionId }),
      ),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
