import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { agendaLibrary } from "@/db/schema";
import { publishAgenda, saveDraft } from "@/lib/agendas/commands";
import { keepAgenda, removeKept, renameKept } from "@/lib/agendas/commands/library";
import { getDraft, getSources, listKept } from "@/lib/agendas/queries";
import { getAgendaNews, listVersions } from "@/lib/agendas/queries/versions";
import type { Facilitator } from "@/lib/auth/viewer";
import { getSession } from "@/lib/group-sessions/queries";
import {
  change,
  item,
  offer,
  planned,
  plannedFor,
  secret,
  shown,
  withdraw,
  withSession,
} from "@/tests/support/agendas";
import { makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

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
    await change(facilitator, brought, { broughtAt: new Date() });
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
