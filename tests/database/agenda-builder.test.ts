import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { agendaLibrary, agendaLooks, agendas, dilemmas, messages, publishedAgendas, sessionRuns } from "@/db/schema";
import { publishAgenda, saveDraft, unpublishAgenda } from "@/lib/agendas/commands";
import { keepAgenda, removeKept, renameKept } from "@/lib/agendas/commands/library";
import { lookAtAgenda } from "@/lib/agendas/commands/look";
import { type DraftItem, draftAgenda } from "@/lib/agendas/input";
import { getDraft, getSources, listKept } from "@/lib/agendas/queries";
import { getAgendaNews, listVersions } from "@/lib/agendas/queries/versions";
import type { Facilitator, Member } from "@/lib/auth/viewer";
import { planSession } from "@/lib/group-sessions/commands";
import { sessionDetails } from "@/lib/group-sessions/input";
import { getSession } from "@/lib/group-sessions/queries";
import { makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

const secret = "Ask Sam before this one";
const item = (title: string, more: Partial<DraftItem> = {}): DraftItem => ({
  key: randomUUID(),
  kind: "item",
  title,
  minutes: 10,
  line: "You can pass.",
  facilitatorNote: secret,
  dilemmaId: null,
  ...more,
});

async function planned(group: { facilitator: Facilitator }, date = "2031-05-29", now = new Date("2026-11-23T12:00Z")) {
  const fields = {
    date,
    time: "10:00",
    minutes: "90",
    timeZone: "Europe/London",
    joinLink: "",
    place: "",
    provided: "",
  };
  const details = sessionDetails.parse({ ...fields, way: "online", provisions: [] });
  const answer = await planSession(group.facilitator, details, now);
  if (!answer.ok) throw new Error(answer.reason);
  const version = (await getDraft(group.facilitator, answer.value.sessionId))?.draft.version ?? 0;
  return { sessionId: answer.value.sessionId, version };
}

async function withSession() {
  const group = await makeGroup();
  return { ...group, ...(await planned(group)) };
}

const offer = async (member: Member, more: Partial<typeof dilemmas.$inferInsert> = {}) => {
  const [row] = await asMember(member.memberId, (tx) =>
    tx
      .insert(dilemmas)
      .values({
        groupId: member.groupId,
        memberId: member.memberId,
        title: "Asked to speak for everyone",
        audience: "group",
        ...more,
      })
      .returning({ id: dilemmas.id }),
  );
  return row?.id ?? "";
};
const change = (member: Member, id: string, set: Partial<typeof dilemmas.$inferInsert>) =>
  asMember(member.memberId, (tx) => tx.update(dilemmas).set(set).where(eq(dilemmas.id, id)));
const withdraw = (member: Member, id: string) =>
  change(member, id, { withdrawnAt: new Date(), title: "", happened: "", wish: "", plannedSessionId: null });
const plannedFor = async (member: Member, id: string) =>
  (await asMember(member.memberId, (tx) => tx.select().from(dilemmas).where(eq(dilemmas.id, id))))[0]?.plannedSessionId;
const waiting = (facilitator: Facilitator) =>
  asMember(facilitator.memberId, (tx) =>
    tx
      .select({ kind: messages.kind, to: messages.memberId })
      .from(messages)
      .where(eq(messages.groupId, facilitator.groupId)),
  );

/** Saves these items and publishes them. Gives the next draft version. */
async function shown(facilitator: Facilitator, sessionId: string, version: number, items: DraftItem[], note = "") {
  const saved = await saveDraft(facilitator, { sessionId, version, items });
  if (!saved.ok) throw new Error(saved.reason);
  const answer = await publishAgenda(facilitator, { sessionId, version: saved.value.version, note });
  if (!answer.ok) throw new Error(answer.reason);
  return saved.value.version;
}

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

describe("a dilemma in an agenda", () => {
  it("is planned when it is placed, and no longer when it is taken out; its words are never copied", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    const dilemmaId = await offer(member);
    const held = item("Dilemma", { dilemmaId });
    await saveDraft(facilitator, { sessionId, version, items: [held] });
    expect(await plannedFor(member, dilemmaId)).toBe(sessionId);
    const stored = await db().execute(sql`select title, line from agenda_items where dilemma_id = ${dilemmaId}`);
    expect(JSON.stringify(stored)).not.toContain("speak for everyone");
    await saveDraft(facilitator, { sessionId, version: version + 1, items: [{ ...held, dilemmaId: null }] });
    expect(await plannedFor(member, dilemmaId)).toBeNull();
  });

  it("goes on to another session that takes it, and is not called back by the first", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    const other = await planned({ facilitator }, "2031-06-29");
    const dilemmaId = await offer(member);
    const items = [item("Dilemma", { dilemmaId })];
    await saveDraft(facilitator, { sessionId, version, items });
    await saveDraft(facilitator, { ...other, items });
    await saveDraft(facilitator, { sessionId, version: version + 1, items: [...items, item("Close")] });
    expect(await plannedFor(member, dilemmaId)).toBe(other.sessionId);
    await saveDraft(facilitator, { sessionId, version: version + 2, items: [item("Close")] });
    expect(await plannedFor(member, dilemmaId)).toBe(other.sessionId);
  });

  it("shows members its title, and who offers it only where they chose so", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    const named = await offer(member, { title: "With a name" });
    const unnamed = await offer(member, { title: "Without", named: false });
    const alone = await offer(member, { title: "For the facilitator alone", audience: "facilitator" });
    const items = [named, unnamed, alone].map((dilemmaId) => item("Dilemma", { dilemmaId }));
    await shown(facilitator, sessionId, version, items);
    for (const viewer of [member, facilitator]) {
      const seen = await getSession(viewer, sessionId);
      expect(seen?.items?.map(({ dilemma }) => dilemma)).toEqual([
        { title: "With a name", by: "Test Member" },
        { title: "Without", by: null },
        undefined,
      ]);
      for (const hidden of ["facilitator alone", named, unnamed, alone, secret])
        expect(JSON.stringify(seen)).not.toContain(hidden);
    }
  });

  it("is gone from every version at once when it is withdrawn", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    const dilemmaId = await offer(member);
    await shown(facilitator, sessionId, version, [item("Dilemma", { dilemmaId })]);
    await withdraw(member, dilemmaId);
    const answers = [
      await getSession(member, sessionId),
      await listVersions(facilitator, sessionId),
      await getAgendaNews(member, sessionId),
      await getSources(facilitator, sessionId),
    ];
    expect(JSON.stringify(answers)).not.toContain("speak for everyone");
    expect(answers[0]).toMatchObject({ items: [{ title: "Dilemma" }] });
  });

  it("that was withdrawn or brought meanwhile is refused at its place, and nothing is half done", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    const [gone, brought, open] = [await offer(member), await offer(member), await offer(member)];
    await withdraw(member, gone);
    await change(member, brought, { broughtAt: new Date() });
    const items = [
      item("Open", { dilemmaId: open }),
      item("Gone", { dilemmaId: gone }),
      item("B", { dilemmaId: brought }),
    ];
    expect(await saveDraft(facilitator, { sessionId, version, items })).toMatchObject({
      ok: false,
      reason: "dilemma-gone",
      problems: [{ path: "items.1.dilemmaId" }, { path: "items.2.dilemmaId" }],
    });
    expect((await getDraft(facilitator, sessionId))?.draft).toMatchObject({ version, items: [] });
    expect(await plannedFor(member, open)).toBeNull();
    expect((await getSources(facilitator, sessionId)).dilemmas.map(({ id }) => id)).toEqual([open]);
  });

  it("withdrawn after it was saved is not published", async () => {
    const { facilitator, member, sessionId, version } = await withSession();
    const dilemmaId = await offer(member);
    await saveDraft(facilitator, { sessionId, version, items: [item("Dilemma", { dilemmaId })] });
    await withdraw(member, dilemmaId);
    expect(await publishAgenda(facilitator, { sessionId, version: version + 1 })).toMatchObject({
      reason: "dilemma-gone",
    });
    expect((await getSession(member, sessionId))?.items).toBeNull();
  });

  it("of another group is none", async () => {
    const { facilitator, sessionId, version } = await withSession();
    const theirs = await offer((await makeGroup()).member);
    const answer = await saveDraft(facilitator, { sessionId, version, items: [item("D", { dilemmaId: theirs })] });
    expect(answer).toMatchObject({ ok: false, reason: "dilemma-gone" });
    expect((await getSources(facilitator, sessionId)).dilemmas).toEqual([]);
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
    await shown(facilitator, sessionId, version + 2, [item("Close")]);
    expect((await waiting(facilitator)).map(({ kind }) => kind)).toEqual(["agenda-published", "agenda-changed"]);
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
    await db().insert(sessionRuns).values({ sessionId, number: 1 });
    expect(await unpublishAgenda(facilitator, { sessionId })).toEqual({ ok: false, reason: "running" });
    expect((await getSession(member, sessionId))?.items).toHaveLength(1);
    await db().update(sessionRuns).set({ endedAt: new Date() }).where(eq(sessionRuns.sessionId, sessionId));
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

describe("the library", () => {
  it("keeps a format with its notes and without its dilemmas, once under each name", async () => {
    const { facilitator } = await makeGroup();
    const kept = {
      kind: "format",
      name: "Short evening",
      items: [item("Check in", { dilemmaId: randomUUID() })],
    } as const;
    expect(await keepAgenda(facilitator, { ...kept, items: [...kept.items] })).toMatchObject({ ok: true });
    expect(await keepAgenda(facilitator, { ...kept, items: [...kept.items] })).toEqual({
      ok: false,
      reason: "name-taken",
    });
    const [only] = await listKept(facilitator);
    expect(only?.items).toEqual([
      { kind: "item", title: "Check in", minutes: 10, line: "You can pass.", facilitatorNote: secret },
    ]);
  });

  it("can be renamed, but not to a name that is taken, and emptied", async () => {
    const { facilitator } = await makeGroup();
    for (const name of ["A", "B"]) await keepAgenda(facilitator, { kind: "stage", name, items: [item(name)] });
    const [a, b] = await listKept(facilitator);
    const [idA, idB] = [a?.id ?? "", b?.id ?? ""];
    expect(await renameKept(facilitator, { id: idA, name: "B" })).toEqual({ ok: false, reason: "name-taken" });
    expect(await renameKept(facilitator, { id: idA, name: "C" })).toEqual({ ok: true, value: null });
    expect(await removeKept(facilitator, { id: idB })).toEqual({ ok: true, value: null });
    expect(await removeKept(facilitator, { id: idB })).toEqual({ ok: false, reason: "not-found" });
    expect((await listKept(facilitator)).map(({ name }) => name)).toEqual(["C"]);
  });

  it("is for the group's facilitators alone", async () => {
    const { facilitator, member } = await makeGroup();
    const other = await makeGroup();
    await keepAgenda(facilitator, { kind: "stage", name: "Ours", items: [item("Ours")] });
    const id = (await listKept(facilitator))[0]?.id ?? "";
    for (const pretender of [asFacilitatorForTests(member), other.facilitator]) {
      expect(await listKept(pretender)).toEqual([]);
      expect(await renameKept(pretender, { id, name: "Theirs" })).toEqual({ ok: false, reason: "not-found" });
      expect(await removeKept(pretender, { id })).toEqual({ ok: false, reason: "not-found" });
      expect(await asMember(pretender.memberId, (tx) => tx.select().from(agendaLibrary))).toEqual([]);
    }
    const stage = { kind: "stage" as const, name: "Mine", items: [item("Mine")] };
    expect(await keepAgenda(asFacilitatorForTests(member), stage)).toEqual({ ok: false, reason: "not-found" });
    expect((await listKept(facilitator)).map(({ name }) => name)).toEqual(["Ours"]);
  });
});

describe("earlier sessions", () => {
  it("are offered when they are over and have items, in the facilitator's own group", async () => {
    const group = await makeGroup();
    const now = new Date("2027-02-01T12:00Z");
    const past = await planned(group, "2026-12-10");
    const empty = await planned(group, "2026-12-11");
    const coming = await planned(group, "2031-05-29");
    await saveDraft(group.facilitator, { ...past, items: [item("Check in")] });
    await saveDraft(group.facilitator, { ...empty, items: [] });
    await saveDraft(group.facilitator, { ...coming, items: [item("Check in")] });
    const ids = async (facilitator: Facilitator, at = coming.sessionId) =>
      (await getSources(facilitator, at, now)).earlier.map(({ id }) => id);
    expect(await ids(group.facilitator)).toEqual([past.sessionId]);
    expect(await ids(group.facilitator, past.sessionId)).toEqual([]);
    expect(await ids((await makeGroup()).facilitator)).toEqual([]);
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
