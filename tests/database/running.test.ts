import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { groupSessions, memberships, sessionRuns } from "@/db/schema";
import { unpublishAgenda } from "@/lib/agendas/commands";
import { stepRun } from "@/lib/running/commands";
import { getStage } from "@/lib/running/queries";
import type { Act } from "@/lib/running/rules";
import { asOwner } from "@/tests/support/accepting";
import { offered } from "@/tests/support/dilemmas";
import { makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";
import { given, readySession, secretNote } from "@/tests/support/runs";

type Ready = Awaited<ReturnType<typeof readySession>>;
const step = ({ facilitator, sessionId }: Ready, version: number, act: Act) =>
  stepRun(facilitator, { sessionId, version, act });
const rows = (sessionId: string) => db().select().from(sessionRuns).where(eq(sessionRuns.sessionId, sessionId));

describe("running a session", () => {
  it("keeps where the group is, for everybody in it and for whoever comes late", async () => {
    const ready = await readySession();
    expect((await getStage(ready.member, ready.sessionId))?.run).toBeNull();
    given(await step(ready, 0, "start"));
    given(await step(ready, 1, "move-on"));
    const last = given(await step(ready, 2, "five-more"));
    const seen = await getStage(ready.member, ready.sessionId);
    expect(seen).toEqual({ ...last, at: expect.any(Number) });
    expect(seen).toMatchObject({ version: 3, run: { position: 1, extraMinutes: 5, pausedAt: null } });
    expect(seen?.items?.map(({ title }) => title)).toEqual(["Settle", "Check in", "Dilemma", "Close"]);
  });

  it("pauses, goes on, finishes and goes back, and keeps each of them", async () => {
    const ready = await readySession();
    for (const [version, act] of (["start", "pause", "go-on", "move-on", "back", "finish"] as const).entries())
      given(await step(ready, version, act));
    const [row] = await rows(ready.sessionId);
    expect(row).toMatchObject({ version: 6, position: 0, pausedAt: null, earlier: [], endedAt: expect.any(Date) });
    expect(given(await step(ready, 6, "back")).run?.endedAt).toBeNull();
  });

  it("never holds the facilitator’s notes", async () => {
    const ready = await readySession();
    const answers = [given(await step(ready, 0, "start")), await getStage(ready.member, ready.sessionId)];
    expect(JSON.stringify([answers, await rows(ready.sessionId)])).not.toContain(secretNote);
  });

  it("shows a dilemma that is shared and placed by its title, and no other dilemma at all", async () => {
    const ready = await readySession();
    const [shared, quiet] = await Promise.all([
      offered(ready, { title: "Who decides?" }),
      offered(ready, { title: "For facilitators alone", audience: "facilitator" }),
    ]);
    await asOwner(
      (owner) => owner`
        update published_agendas set items = jsonb_set(jsonb_set(items, '{1,dilemmaId}', to_jsonb(${quiet}::text)), '{2,dilemmaId}', to_jsonb(${shared}::text))
         where agenda_id in (select id from agendas where session_id = ${ready.sessionId})`,
    );
    const seen = [given(await step(ready, 0, "start")), await getStage(ready.member, ready.sessionId)];
    for (const stage of seen)
      expect(stage?.items?.map(({ dilemma }) => dilemma?.title)).toEqual([
        undefined,
        undefined,
        "Who decides?",
        undefined,
      ]);
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${quiet}|${shared}|For facilitators alone`));
  });

  it("is refused too early, too late, without a published agenda and for a cancelled session, and stores nothing", async () => {
    const early = await readySession({ inMinutes: 121 });
    const late = await readySession({ inMinutes: -12 * 60 - 1 });
    const draft = await readySession({ published: false });
    const cancelled = await readySession();
    await db().update(groupSessions).set({ cancelledAt: new Date() }).where(eq(groupSessions.id, cancelled.sessionId));
    const tried = { early, late, draft, cancelled };
    const reasons = await Promise.all(
      Object.values(tried).map(async (ready) => {
        const answer = await step(ready, 0, "start");
        return answer.ok || answer.reason;
      }),
    );
    expect(reasons).toEqual(["too-early", "too-late", "not-published", "cancelled"]);
    for (const { sessionId } of Object.values(tried)) expect(await rows(sessionId)).toEqual([]);
  });

  it("starts anew at its new time when it was moved after a run", async () => {
    const ready = await readySession();
    given(await step(ready, 0, "start"));
    given(await step(ready, 1, "finish"));
    const startsAt = new Date(Date.now() + 13 * 60 * 60_000);
    await db().update(groupSessions).set({ startsAt }).where(eq(groupSessions.id, ready.sessionId));
    expect(await getStage(ready.member, ready.sessionId)).toMatchObject({ run: null, version: 2 });
    expect(await step(ready, 2, "move-on")).toEqual({ ok: false, reason: "not-started" });
  });
});

describe("two facilitators at once", () => {
  it("take one step together, never two", async () => {
    const ready = await readySession();
    given(await step(ready, 0, "start"));
    const answers = await Promise.all([1, 2, 3, 4].map(() => step(ready, 1, "move-on")));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "changed-elsewhere")).toHaveLength(3);
    expect(await rows(ready.sessionId)).toMatchObject([{ version: 2, position: 1 }]);
  });

  it("start it once", async () => {
    const ready = await readySession();
    const answers = await Promise.all([1, 2, 3].map(() => step(ready, 0, "start")));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rows(ready.sessionId)).toMatchObject([{ version: 1 }]);
  });
});

describe("an agenda that is published anew while it runs", () => {
  it("is not used before the facilitator says so, and then from the same item on", async () => {
    const ready = await readySession();
    given(await step(ready, 0, "start"));
    given(await step(ready, 1, "move-on"));
    expect((await getStage(ready.member, ready.sessionId))?.changed).toBe(false);
    expect(await step(ready, 2, "use-changed")).toEqual({ ok: false, reason: "not-changed" });
    await ready.publish(["Something new"], 1);
    const before = await getStage(ready.member, ready.sessionId);
    expect(before).toMatchObject({ changed: true, run: { number: 1, position: 1 } });
    expect(before?.items).toHaveLength(4);
    const after = given(await step(ready, 2, "use-changed"));
    expect(after).toMatchObject({ changed: false, run: { number: 2, position: 0 } });
    expect(after.items?.map(({ title }) => title)).toEqual(["Something new"]);
  });

  it("goes on with what it began with when it is taken out of sight", async () => {
    const ready = await readySession();
    given(await step(ready, 0, "start"));
    await unpublishAgenda(ready.facilitator, { sessionId: ready.sessionId });
    expect((await getStage(ready.member, ready.sessionId))?.items).toHaveLength(4);
    expect(given(await step(ready, 1, "move-on")).run?.position).toBe(1);
  });
});

describe("who may", () => {
  it("run it: whoever leads the group now, and nobody else", async () => {
    const ready = await readySession();
    const other = await makeGroup();
    const { sessionId, member, facilitator } = ready;
    const start = { sessionId, version: 0, act: "start" as const };
    const notFound = { ok: false, reason: "not-found" };
    expect(await stepRun(other.facilitator, start)).toEqual(notFound);
    expect(await stepRun(asFacilitatorForTests({ ...other.facilitator, groupId: ready.groupId }), start)).toEqual(
      notFound,
    );
    expect(await stepRun(asFacilitatorForTests(member), start)).toEqual(notFound);
    expect(await rows(sessionId)).toEqual([]);
    expect(await stepRun(facilitator, start)).toMatchObject({ ok: true });
  });

  it("see it: the members of the group, by a real id", async () => {
    const ready = await readySession();
    const other = await makeGroup();
    expect(await getStage(ready.member, ready.sessionId)).not.toBeNull();
    expect(await getStage(other.member, ready.sessionId)).toBeNull();
    expect(await getStage(other.facilitator, ready.sessionId)).toBeNull();
    for (const id of ["", "1", "' or true --"]) expect(await getStage(ready.member, id)).toBeNull();
    expect(await db().select().from(memberships).where(eq(memberships.groupId, other.groupId))).toHaveLength(2);
  });
});
