import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { agendas, publishedAgendas } from "@/db/schema";
import { publishAgenda, saveDraft, unpublishAgenda } from "@/lib/agendas/commands";
import type { DraftItem } from "@/lib/agendas/input";
import { getDraft, readDraft } from "@/lib/agendas/queries";
import { timed } from "@/lib/agendas/rules";
import { formatClock } from "@/lib/dates";
import { planSession } from "@/lib/group-sessions/commands";
import { sessionDetails } from "@/lib/group-sessions/input";
import { getNextSession, getSession, listPlannedSessions } from "@/lib/group-sessions/queries";
import { makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

const now = new Date("2026-11-23T12:00Z");
const secret = "Ask Sam before this one";
const item = (title: string, minutes = 10): DraftItem => ({
  kind: "item",
  title,
  minutes,
  line: "You can pass.",
  facilitatorNote: secret,
});
const rest: DraftItem = { kind: "break", title: "Break", minutes: 10, line: "", facilitatorNote: "" };

async function planned(date = "2026-11-26", time = "10:00") {
  const group = await makeGroup();
  const details = sessionDetails.parse({
    date,
    time,
    minutes: "90",
    timeZone: "Europe/London",
    joinLink: "https://meet.example.org/room",
    place: "",
    provided: "",
  });
  const answer = await planSession(group.facilitator, details, now);
  if (!answer.ok) throw new Error(answer.reason);
  return { ...group, sessionId: answer.value.sessionId };
}

const snapshots = (sessionId: string) =>
  db()
    .select({ number: publishedAgendas.number, items: publishedAgendas.items })
    .from(publishedAgendas)
    .innerJoin(agendas, eq(agendas.id, publishedAgendas.agendaId))
    .where(eq(agendas.sessionId, sessionId))
    .orderBy(publishedAgendas.number);

describe("saving a draft", () => {
  it("keeps items in order with both notes, and gives the next version", async () => {
    const { facilitator, sessionId } = await planned();
    const items = [item("Check in"), rest, item("Close")];
    expect(await saveDraft(facilitator, { sessionId, version: 0, items })).toMatchObject({
      ok: true,
      value: { version: 1 },
    });
    expect((await getDraft(facilitator, sessionId))?.draft).toMatchObject({ version: 1, items });
    await saveDraft(facilitator, { sessionId, version: 1, items: [items[2] ?? rest] });
    expect((await getDraft(facilitator, sessionId))?.draft.items).toMatchObject([items[2]]);
  });

  it("from a stale version is refused, and the newer one stays whole", async () => {
    const { facilitator, sessionId } = await planned();
    await saveDraft(facilitator, { sessionId, version: 0, items: [item("Theirs")] });
    expect(await saveDraft(facilitator, { sessionId, version: 0, items: [item("Mine")] })).toEqual({
      ok: false,
      reason: "changed-elsewhere",
    });
    expect((await getDraft(facilitator, sessionId))?.draft.items).toMatchObject([item("Theirs")]);
  });

  it("by two at the same moment lets exactly one through", async () => {
    const { facilitator, sessionId } = await planned();
    const both = ["A", "B", "C", "D"].map((title) =>
      saveDraft(facilitator, { sessionId, version: 0, items: [item(title)] }),
    );
    const answers = await Promise.all(both);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await getDraft(facilitator, sessionId))?.draft).toMatchObject({
      version: 1,
      items: [{ facilitatorNote: secret }],
    });
  });

  it("shows members nothing", async () => {
    const { facilitator, member, sessionId } = await planned();
    await saveDraft(facilitator, { sessionId, version: 0, items: [item("Check in")] });
    expect((await getSession(member, sessionId))?.items).toBeNull();
  });
});

describe("publishing", () => {
  it("shows members the items, and the facilitator's notes reach neither them nor the snapshot", async () => {
    const { facilitator, member, sessionId } = await planned();
    await saveDraft(facilitator, { sessionId, version: 0, items: [item("Check in"), rest] });
    expect(await publishAgenda(facilitator, { sessionId, version: 1 })).toMatchObject({
      ok: true,
      value: { number: 1, draftVersion: 1 },
    });
    const seen = await getSession(member, sessionId);
    expect(seen?.items).toEqual([
      { key: expect.any(String), kind: "item", title: "Check in", minutes: 10, line: "You can pass." },
      { key: expect.any(String), kind: "break", title: "Break", minutes: 10, line: "" },
    ]);
    expect(JSON.stringify([seen, await getNextSession(member, now), await snapshots(sessionId)])).not.toContain(secret);
  });

  it("is refused without items, without a title, and for a version that is not the newest", async () => {
    const { facilitator, sessionId } = await planned();
    const publish = (version: number) => publishAgenda(facilitator, { sessionId, version });
    expect(await publish(0)).toEqual({ ok: false, reason: "no-items" });
    await saveDraft(facilitator, { sessionId, version: 0, items: [item(" ")] });
    expect(await publish(0)).toEqual({ ok: false, reason: "changed-elsewhere" });
    expect(await publish(1)).toEqual({ ok: false, reason: "no-title" });
    expect(await snapshots(sessionId)).toEqual([]);
  });

  it("again makes the next number; until then members see the earlier one", async () => {
    const { facilitator, member, sessionId } = await planned();
    const titles = async () => (await getSession(member, sessionId))?.items?.map(({ title }) => title);
    await saveDraft(facilitator, { sessionId, version: 0, items: [item("First")] });
    await publishAgenda(facilitator, { sessionId, version: 1 });
    await saveDraft(facilitator, { sessionId, version: 1, items: [item("Second")] });
    expect(await titles()).toEqual(["First"]);
    expect(await listPlannedSessions(facilitator)).toMatchObject([{ readiness: "changed" }]);
    expect(await publishAgenda(facilitator, { sessionId, version: 2 })).toMatchObject({ value: { number: 2 } });
    expect(await titles()).toEqual(["Second"]);
    expect((await snapshots(sessionId)).map(({ number }) => number)).toEqual([1, 2]);
    expect(await listPlannedSessions(facilitator)).toMatchObject([{ readiness: "published" }]);
  });

  it("can be taken back: members see none, the draft stays, and numbers go on", async () => {
    const { facilitator, member, sessionId } = await planned();
    await saveDraft(facilitator, { sessionId, version: 0, items: [item("Check in")] });
    await publishAgenda(facilitator, { sessionId, version: 1 });
    expect(await unpublishAgenda(facilitator, { sessionId })).toEqual({ ok: true, value: null });
    expect((await getSession(member, sessionId))?.items).toBeNull();
    expect((await getNextSession(member, now))?.published).toBe(false);
    expect(await getDraft(facilitator, sessionId)).toMatchObject({
      published: null,
      draft: { items: [item("Check in")] },
    });
    expect(await publishAgenda(facilitator, { sessionId, version: 1 })).toMatchObject({ value: { number: 2 } });
  });

  it("tells Today only minutes and rests", async () => {
    const { facilitator, member, sessionId } = await planned();
    await saveDraft(facilitator, { sessionId, version: 0, items: [item("Private title", 30), rest, item("Close", 5)] });
    await publishAgenda(facilitator, { sessionId, version: 1 });
    const next = await getNextSession(member, now);
    expect(next).toMatchObject({
      itemsSummary: "2 items, with a break",
      minutes: [
        { minutes: 30, rest: false },
        { minutes: 10, rest: true },
        { minutes: 5, rest: false },
      ],
      published: true,
    });
    expect(JSON.stringify(next)).not.toContain("Private title");
  });

  it("keeps clock times right on the day the clocks go forward", async () => {
    const { facilitator, member, sessionId } = await planned("2027-03-28", "00:15");
    await saveDraft(facilitator, { sessionId, version: 0, items: [item("A", 45), item("B", 30)] });
    await publishAgenda(facilitator, { sessionId, version: 1 });
    const seen = await getSession(member, sessionId);
    const clocks = timed(seen?.items ?? [], seen?.startsAt ?? now).map((one) =>
      formatClock(one.startsAt, "Europe/London"),
    );
    expect(clocks).toEqual(["12:15", "2:00"]);
  });
});

describe("an agenda out of reach", () => {
  it("can neither be read nor changed by a member or another group's facilitator", async () => {
    const { member, facilitator, sessionId } = await planned();
    await saveDraft(facilitator, { sessionId, version: 0, items: [item("Check in")] });
    const other = await makeGroup();
    const refusal = { ok: false, reason: "not-found" };
    for (const pretender of [asFacilitatorForTests(member), other.facilitator]) {
      expect(await getDraft(pretender, sessionId)).toBeNull();
      expect(await readDraft(pretender, { sessionId })).toEqual(refusal);
      expect(await saveDraft(pretender, { sessionId, version: 1, items: [] })).toEqual(refusal);
      expect(await publishAgenda(pretender, { sessionId, version: 1 })).toEqual(refusal);
      expect(await unpublishAgenda(pretender, { sessionId })).toEqual(refusal);
      expect(await listPlannedSessions(pretender)).toEqual([]);
    }
    expect(await getDraft(facilitator, "not-an-id")).toBeNull();
    expect(await getDraft(facilitator, randomUUID())).toBeNull();
    expect((await getDraft(facilitator, sessionId))?.draft).toMatchObject({ version: 1, items: [item("Check in")] });
  });

  it("cannot even be asked for by a member's proof: the types refuse it", async () => {
    const { member, sessionId } = await planned();
    // @ts-expect-error commands take a Facilitator, which only the guard can mint
    expect(await unpublishAgenda(member, { sessionId })).toEqual({ ok: false, reason: "not-found" });
  });
});
