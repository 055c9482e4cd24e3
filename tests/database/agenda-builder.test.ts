import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { agendaLooks, agendas, groupSessions, messages, publishedAgendas, sessionRuns } from "@/db/schema";
import { publishAgenda, saveDraft, unpublishAgenda } from "@/lib/agendas/commands";
import { lookAtAgenda } from "@/lib/agendas/commands/look";
import { draftAgenda } from "@/lib/agendas/input";
import { getDraft } from "@/lib/agendas/queries";
import { getAgendaNews, listVersions } from "@/lib/agendas/queries/versions";
import { getSession } from "@/lib/group-sessions/queries";
import { item, secret, shown, waiting, withSession } from "@/tests/support/agendas";
import { makeGroup } from "@/tests/support/groups";

describe("the keys of items", () => {
  it("stay with their items over saves and into what members get; a second one of a kind is made new", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    const [first, second] = [item("First"), item("Second")];
    await saveDraft(facilitator, { sessionId, version, items: [first, second, { ...first, title: "Twin" }] });
    const items = (await getDraft(facilitator, sessionId))?.draft.items ?? [];
    expect(items.map(({ title }) => title)).toEqual(["First", "Second", "Twin"]);
    expect(items.slice(0, 2).map(({ key }) => key)).toEqual([first.key, second.key]);
    expect(new Set(items.map(({ key }) => key)).size).toBe(3);
    await shown(facilitator, sessionId, version + 1, [second, first]);
    expect((await getSession(member, sessionId))?.items?.map(({ key }) => key)).toEqual([second.key, first.key]);
  });

  it("are made for items that bring none", async () => {
    const { facilitator, sessionId, version } = await withSession();
    const { key, dilemmaId, ...bare } = item("Bare");
    await saveDraft(facilitator, { sessionId, version, items: [bare] });
    expect((await getDraft(facilitator, sessionId))?.draft.items).toEqual([
      { ...bare, key: expect.any(String), dilemmaId: null },
    ]);
  });
});

describe("too much", () => {
  it("is refused before anything is read: 500 items, and an item of 100,000 characters", () => {
    const base = { sessionId: randomUUID(), version: 0 };
    const fields = { ...item("One"), minutes: "10" };
    const many = draftAgenda.safeParse({ ...base, items: Array.from({ length: 500 }, () => fields) });
    expect(many.error?.issues.map(({ message }) => message)).toEqual(["An agenda has at most 60 items"]);
    const long = draftAgenda.safeParse({ ...base, items: [{ ...fields, line: "x".repeat(100_000) }] });
    expect(long.error?.issues.map(({ path }) => path.join("."))).toEqual(["items.0.line"]);
  });
});

describe("publishing", () => {
  it("queues one message to each other member, of the right kind, and none when they are not to be told", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    await saveDraft(facilitator, { sessionId, version, items: [item("Check in")] });
    expect(await publishAgenda(facilitator, { sessionId, version: version + 1 })).toMatchObject({ value: { told: 1 } });
    expect(await waiting(facilitator)).toEqual([{ kind: "agenda-published", to: member.memberId }]);
    await saveDraft(facilitator, { sessionId, version: version + 1, items: [item("Check in", { minutes: 20 })] });
    const quiet = await publishAgenda(facilitator, { sessionId, version: version + 2, tell: false });
    expect(quiet).toMatchObject({ value: { told: 0 } });
    // Whoever still waits for the first is not told of the change, too.
    await asMember(facilitator.memberId, (tx) => tx.update(messages).set({ sentAt: new Date() }));
    await shown(facilitator, sessionId, version + 2, [item("Close")]);
    expect(await waiting(facilitator)).toEqual([{ kind: "agenda-changed", to: member.memberId }]);
  });

  it("by two at once: one wins, the other is told, and one message goes to each", async () => {
    const { facilitator, sessionId, version } = await withSession();
    await saveDraft(facilitator, { sessionId, version, items: [item("Check in")] });
    const both = await Promise.all(
      [1, 2, 3].map(() => publishAgenda(facilitator, { sessionId, version: version + 1 })),
    );
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of both) if (!answer.ok) expect(answer.reason).toBe("already-published");
    expect((await listVersions(facilitator, sessionId))?.versions).toHaveLength(1);
    expect(await waiting(facilitator)).toHaveLength(1);
  });

  it("cannot be taken back while the session runs from it, and can once it ended", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    await shown(facilitator, sessionId, version, [item("Check in")]);
    await db().update(groupSessions).set({ startsAt: new Date() }).where(eq(groupSessions.id, sessionId));
    await db().insert(sessionRuns).values({ sessionId, number: 1 });
    expect(await unpublishAgenda(facilitator, { sessionId })).toEqual({ ok: false, reason: "running" });
    expect((await getSession(member, sessionId))?.items).toHaveLength(1);
    await db().update(sessionRuns).set({ endedAt: new Date() }).where(eq(sessionRuns.sessionId, sessionId));
    expect(await unpublishAgenda(facilitator, { sessionId })).toEqual({ ok: true, value: null });
  });

  it("can be taken back though nobody finished the run, once its day is over or the session has moved", async () => {
    const { facilitator, sessionId, version } = await withSession();
    const next = await shown(facilitator, sessionId, version, [item("Check in")]);
    const begun = async (startsAt: Date, startedAt: Date) => {
      await db().update(groupSessions).set({ startsAt }).where(eq(groupSessions.id, sessionId));
      const run = { sessionId, number: 1, startedAt, itemStartedAt: startedAt };
      await db().insert(sessionRuns).values(run).onConflictDoUpdate({ target: sessionRuns.sessionId, set: run });
    };
    const yesterday = new Date(Date.now() - 13 * 3_600_000);
    await begun(yesterday, yesterday);
    expect(await unpublishAgenda(facilitator, { sessionId })).toEqual({ ok: true, value: null });
    expect(await publishAgenda(facilitator, { sessionId, version: next })).toMatchObject({ ok: true });
    await begun(new Date(Date.now() + 7 * 86_400_000), yesterday);
    expect(await unpublishAgenda(facilitator, { sessionId })).toEqual({ ok: true, value: null });
  });

  it("keeps every version, with its note and without the facilitator's own", async () => {
    const { facilitator, sessionId, version } = await withSession();
    const next = await shown(facilitator, sessionId, version, [item("First")]);
    await shown(facilitator, sessionId, next, [item("Second")], "Shorter check-in");
    const found = await listVersions(facilitator, sessionId);
    expect(found?.versions).toMatchObject([
      { number: 2, note: "Shorter check-in", shown: true, items: [{ title: "Second" }] },
      { number: 1, note: "", shown: false, items: [{ title: "First" }] },
    ]);
    expect(JSON.stringify(found)).not.toContain(secret);
  });
});

describe("what changed since a member looked", () => {
  it("is nothing at the first look, and then each change with the words for it, until they have seen it", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    const [a, b] = [item("Check in"), item("Close")];
    expect(await getAgendaNews(member, sessionId)).toBeNull();
    let next = await shown(facilitator, sessionId, version, [a, b]);
    expect(await getAgendaNews(member, sessionId)).toEqual({ number: 1, changes: [], notes: [] });
    expect(await lookAtAgenda(member, { sessionId, number: 1 })).toEqual({ ok: true, value: null });
    expect(await getAgendaNews(member, sessionId)).toBeNull();
    next = await shown(facilitator, sessionId, next, [b, a], "In another order");
    await shown(facilitator, sessionId, next, [b, { ...a, minutes: 25 }], "More time for it");
    const news = await getAgendaNews(member, sessionId);
    expect(news).toEqual({
      number: 3,
      changes: [
        { what: "moved", title: "Check in", number: 2 },
        { what: "minutes", title: "Check in", from: 10, to: 25 },
      ],
      notes: ["In another order", "More time for it"],
    });
    await lookAtAgenda(member, { sessionId, number: 3 });
    // An older look that arrives late takes nothing back.
    await lookAtAgenda(member, { sessionId, number: 1 });
    expect(await getAgendaNews(member, sessionId)).toBeNull();
  });

  it("is each member's own, and out of reach for another group", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    const other = await makeGroup();
    await shown(facilitator, sessionId, version, [item("Check in")]);
    await lookAtAgenda(member, { sessionId, number: 1 });
    expect(await getAgendaNews(facilitator, sessionId)).toEqual({ number: 1, changes: [], notes: [] });
    expect(await getAgendaNews(other.member, sessionId)).toBeNull();
    for (const number of [1, 2])
      expect(await lookAtAgenda(other.member, { sessionId, number })).toEqual({ ok: false, reason: "not-found" });
    expect(await lookAtAgenda(member, { sessionId, number: 2 })).toEqual({ ok: false, reason: "not-found" });
    for (const viewer of [facilitator, other.member])
      expect(await asMember(viewer.memberId, (tx) => tx.select().from(agendaLooks))).toEqual([]);
    expect(await db().select().from(agendaLooks)).toEqual([]);
  });
});

it("snapshots that came before keys are still read, and told apart by names", async () => {
  const { facilitator, member, sessionId, version } = await withSession();
  const next = await shown(facilitator, sessionId, version, [item("Check in"), item("Close")]);
  await lookAtAgenda(member, { sessionId, number: 1 });
  const [agenda] = await db().select().from(agendas).where(eq(agendas.sessionId, sessionId));
  const old = [{ kind: "item", title: "Check in", minutes: 10, line: "You can pass." }];
  const later = await shown(facilitator, sessionId, next, [item("Check in", { minutes: 15 })]);
  expect(later).toBe(next + 1);
  expect(agenda).toBeDefined();
  await db()
    .insert(publishedAgendas)
    .values({
      agendaId: agenda?.id ?? "",
      number: 3,
      draftVersion: later,
      items: old as never,
    });
  await db().update(agendas).set({ publishedNumber: 3 }).where(eq(agendas.sessionId, sessionId));
  expect((await getSession(member, sessionId))?.items).toEqual([{ key: undefined, ...old[0] }]);
  expect((await getAgendaNews(member, sessionId))?.changes).toEqual([{ what: "gone", title: "Close" }]);
});
