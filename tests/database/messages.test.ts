import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { messages } from "@/db/schema";
import { publishAgenda, saveDraft, unpublishAgenda } from "@/lib/agendas/commands";
import { draftAgenda } from "@/lib/agendas/input";
import type { Facilitator } from "@/lib/auth/viewer";
import { changeSession, planSession } from "@/lib/group-sessions/commands";
import { cancelSession, reinstateSession } from "@/lib/group-sessions/commands/cancel";
import { sessionDetails } from "@/lib/group-sessions/input";
import { markSent, markWaiting, queueMessages } from "@/lib/messages/commands";
import { listWaitingMessages } from "@/lib/messages/queries";
import { runRetention } from "@/lib/retention/commands";
import { asOwner } from "@/tests/support/accepting";
import { makeGroup } from "@/tests/support/groups";

const now = new Date("2026-11-23T12:00Z");
const kind = "session-moved" as const;

async function planned() {
  const group = await makeGroup();
  const answer = await planSession(group.facilitator, sessionDetails.parse(fields), now);
  if (!answer.ok) throw new Error(answer.reason);
  return { ...group, sessionId: answer.value.sessionId };
}

const queue = (facilitator: Facilitator, sessionId: string) =>
  asMember(facilitator.memberId, (tx) => queueMessages(tx, facilitator, { kind, sessionId }, now));
const idsOf = async (facilitator: Facilitator) =>
  (await listWaitingMessages(facilitator, now)).flatMap(({ people }) => people.map(({ messageId }) => messageId));

/** Marks everything that waits as sent, as the page shows it now. */
async function sendAll(facilitator: Facilitator) {
  for (const { people, madeAt } of await listWaitingMessages(facilitator, now))
    await markSent(facilitator, { ids: people.map(({ messageId }) => messageId), madeAt: madeAt.toISOString() });
}
const kindsOf = async (facilitator: Facilitator) =>
  (await listWaitingMessages(facilitator, now)).map((card) => card.kind).sort();
const fields = {
  date: "2026-11-26",
  time: "10:00",
  minutes: "90",
  timeZone: "Europe/London",
  joinLink: "",
  place: "",
  provided: "",
};
const change = (facilitator: Facilitator, sessionId: string, version: number, more: Partial<typeof fields>) =>
  changeSession(facilitator, { ...sessionDetails.parse({ ...fields, ...more }), sessionId, version }, now);
async function save(facilitator: Facilitator, sessionId: string, version: number) {
  const items = [{ kind: "item", title: `Item ${version}`, minutes: "10", line: "", facilitatorNote: "" }];
  await saveDraft(facilitator, draftAgenda.parse({ sessionId, version, items }));
}

describe("messages that members are owed", () => {
  it("are queued once for every other member, and again only when the first was sent", async () => {
    const { facilitator, member, sessionId } = await planned();
    expect(await queue(facilitator, sessionId)).toBe(1);
    expect(await queue(facilitator, sessionId)).toBe(1);
    const waiting = await listWaitingMessages(facilitator, now);
    expect(waiting).toMatchObject([{ kind, session: { id: sessionId }, people: [{ email: member.email }] }]);
    await sendAll(facilitator);
    expect(await listWaitingMessages(facilitator, now)).toEqual([]);
    expect(await queue(facilitator, sessionId)).toBe(1);
  });

  it("go back to waiting when the facilitator takes it back, once", async () => {
    const { facilitator, sessionId } = await planned();
    await queue(facilitator, sessionId);
    const ids = await idsOf(facilitator);
    const [card] = await listWaitingMessages(facilitator, now);
    const madeAt = card?.madeAt.toISOString() ?? "";
    expect(await markSent(facilitator, { ids, madeAt })).toEqual({ ok: true, value: { ids } });
    expect(await markSent(facilitator, { ids, madeAt })).toEqual({ ok: true, value: { ids: [] } });
    expect(await markWaiting(facilitator, { ids })).toEqual({ ok: true, value: { ids } });
    expect(await idsOf(facilitator)).toEqual(ids);
  });

  it("stay sent when that is taken back after the member is owed a newer one, so that nobody is told twice", async () => {
    const { facilitator, sessionId } = await planned();
    await queue(facilitator, sessionId);
    const ids = await idsOf(facilitator);
    await sendAll(facilitator);
    await queue(facilitator, sessionId);
    const newer = await idsOf(facilitator);
    expect(await markWaiting(facilitator, { ids })).toEqual({ ok: true, value: { ids: [] } });
    expect(await idsOf(facilitator)).toEqual(newer);
  });

  it("are owed no more when their session is over", async () => {
    const { facilitator, sessionId } = await planned();
    await queue(facilitator, sessionId);
    expect(await listWaitingMessages(facilitator, new Date("2026-11-26T11:29Z"))).toHaveLength(1);
    expect(await listWaitingMessages(facilitator, new Date("2026-11-26T11:31Z"))).toEqual([]);
  });

  it("say of an agenda only what is true now, and never twice in other words", async () => {
    const { facilitator, sessionId } = await planned();
    const kinds = () => kindsOf(facilitator);
    const publish = (version: number) => publishAgenda(facilitator, { sessionId, version }, now);
    await save(facilitator, sessionId, 0);
    expect(await publish(1)).toMatchObject({ ok: true, value: { told: 1 } });
    await save(facilitator, sessionId, 1);
    // The first still waits, and says it: that one is there to send.
    expect(await publish(2)).toMatchObject({ ok: true, value: { told: 1 } });
    expect(await kinds()).toEqual(["agenda-published"]);
    await unpublishAgenda(facilitator, { sessionId });
    expect(await kinds()).toEqual([]);
    await publish(2);
    expect(await kinds()).toEqual(["agenda-published"]);
    await cancelSession(facilitator, { sessionId, version: 1, why: "" }, now);
    expect(await kinds()).toEqual(["session-cancelled"]);
    await reinstateSession(facilitator, { sessionId, version: 2 }, now);
    expect(await kinds()).toEqual(["agenda-published", "session-reinstated"]);
  });

  it("are of an agenda that was published while the session was cancelled, once it is back", async () => {
    const { facilitator, sessionId } = await planned();
    expect(await cancelSession(facilitator, { sessionId, version: 1, why: "" }, now)).toMatchObject({
      value: { waiting: 1 },
    });
    await sendAll(facilitator);
    await save(facilitator, sessionId, 0);
    expect(await publishAgenda(facilitator, { sessionId, version: 1 }, now)).toMatchObject({ value: { told: 0 } });
    expect(await kindsOf(facilitator)).toEqual([]);
    expect(await reinstateSession(facilitator, { sessionId, version: 2 }, now)).toMatchObject({
      value: { waiting: 2 },
    });
    expect(await kindsOf(facilitator)).toEqual(["agenda-published", "session-reinstated"]);
  });

  it("are not made of a session that is over", async () => {
    const { facilitator, sessionId } = await planned();
    await save(facilitator, sessionId, 0);
    const later = new Date("2026-11-26T11:31Z");
    expect(await publishAgenda(facilitator, { sessionId, version: 1 }, later)).toMatchObject({ value: { told: 0 } });
    expect(await kindsOf(facilitator)).toEqual([]);
  });

  it("are marked as sent only as they were shown: a card whose session changed since waits on", async () => {
    const { facilitator, sessionId } = await planned();
    await save(facilitator, sessionId, 0);
    await publishAgenda(facilitator, { sessionId, version: 1 }, now);
    await change(facilitator, sessionId, 1, { date: "2026-12-03" });
    const seen = await listWaitingMessages(facilitator, now);
    expect(await change(facilitator, sessionId, 2, { date: "2026-12-10" })).toMatchObject({ value: { waiting: 1 } });
    expect(seen.map((card) => card.kind).sort()).toEqual(["agenda-published", "session-moved"]);
    for (const { people, madeAt } of seen) {
      const ids = people.map(({ messageId }) => messageId);
      const answer = await markSent(facilitator, { ids, madeAt: madeAt.toISOString() });
      expect(answer).toEqual({ ok: false, reason: "changed-elsewhere" });
    }
    expect(await kindsOf(facilitator)).toEqual(["agenda-published", "session-moved"]);
    await sendAll(facilitator);
    expect(await kindsOf(facilitator)).toEqual([]);
  });

  it("tell of another place, length or way to join by name alone, and gather what changes before they are sent", async () => {
    const { facilitator, sessionId } = await planned();
    const words = async () => {
      const [card] = await listWaitingMessages(facilitator, now);
      return card ? { kind: card.kind, changes: [...card.changes].sort() } : null;
    };
    expect(await change(facilitator, sessionId, 1, { provided: "BSL" })).toMatchObject({ value: { waiting: null } });
    expect(await words()).toBeNull();
    const place = { place: "12 Secret Street" };
    expect(await change(facilitator, sessionId, 2, place)).toMatchObject({ value: { waiting: 1, moved: false } });
    expect(await words()).toEqual({ kind: "session-changed", changes: ["place"] });
    const more = { ...place, minutes: "60", joinLink: "https://meet.example.org/other" };
    expect(await change(facilitator, sessionId, 3, more)).toMatchObject({ value: { waiting: 1 } });
    expect(await words()).toEqual({ kind: "session-changed", changes: ["joining", "length", "place"] });
    await sendAll(facilitator);
    // One message is enough when it moves, too.
    await change(facilitator, sessionId, 4, { ...more, date: "2026-12-03", minutes: "90" });
    await change(facilitator, sessionId, 5, { ...more, date: "2026-12-03", minutes: "90", place: "" });
    expect(await listWaitingMessages(facilitator, now)).toHaveLength(1);
    expect(await words()).toEqual({ kind: "session-moved", changes: ["length", "place"] });
  });

  it("are kept for as long as they wait for a session to come, and go 90 days after they were sent", async () => {
    const [waits, sent, over] = [await planned(), await planned(), await planned()];
    for (const { facilitator, sessionId } of [waits, sent, over]) await queue(facilitator, sessionId);
    await sendAll(sent.facilitator);
    await asOwner(async (owner) => {
      const ids = [waits, sent, over].map(({ sessionId }) => sessionId);
      await owner`update messages set made_at = made_at - interval '91 days', sent_at = sent_at - interval '91 days'
                   where session_id = any(${ids})`;
      await owner`update group_sessions set starts_at = now() + interval '30 days' where id = any(${ids})`;
      await owner`update group_sessions set starts_at = now() - interval '2 hours' where id = ${over.sessionId}`;
    });
    await runRetention();
    const left = ({ sessionId }: { sessionId: string }) =>
      asOwner(async (owner) => (await owner`select 1 from messages where session_id = ${sessionId}`).length);
    expect([await left(waits), await left(sent), await left(over)]).toEqual([1, 0, 0]);
  });

  it("are out of reach for members, for another group, and for whoever is not signed in", async () => {
    const [ours, theirs] = [await planned(), await planned()];
    await queue(ours.facilitator, ours.sessionId);
    const ids = await idsOf(ours.facilitator);
    expect(await queue(theirs.facilitator, ours.sessionId)).toBe(0);
    const madeAt = new Date().toISOString();
    expect(await markSent(theirs.facilitator, { ids, madeAt })).toEqual({ ok: false, reason: "not-found" });
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
