import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { messages } from "@/db/schema";
import type { Facilitator } from "@/lib/auth/viewer";
import { planSession } from "@/lib/group-sessions/commands";
import { sessionDetails } from "@/lib/group-sessions/input";
import { markSent, markWaiting, queueMessages } from "@/lib/messages/commands";
import { listWaitingMessages } from "@/lib/messages/queries";
import { makeGroup } from "@/tests/support/groups";

const now = new Date("2026-11-23T12:00Z");
const kind = "agenda-published" as const;

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
        queueMessages(tx, ours.facilitator, { kind: "session-moved", sessionId: ours.sessionId }),
      ),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
