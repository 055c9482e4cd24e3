import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getStage } from "@/lib/running/queries";
import type { Stage } from "@/lib/running/rules";
import { makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";
import { note, runnable } from "@/tests/support/runnable";

const position = (stage: Stage | null) => stage?.run?.position;

describe("a step in a running session", () => {
  it("is seen by every member of the group, and the notes of the facilitator by nobody", async () => {
    const { step, member, sessionId } = await runnable();
    expect(await getStage(member, sessionId)).toMatchObject({ version: 0, run: null });
    expect(await step("start", 0)).toMatchObject({ ok: true, value: { version: 1, run: { position: 0 } } });
    expect(await step("move-on", 1)).toMatchObject({ ok: true, value: { version: 2, run: { position: 1 } } });
    const stage = await getStage(member, sessionId);
    expect(stage).toMatchObject({ version: 2, run: { position: 1 }, changed: false });
    expect(JSON.stringify(stage)).not.toContain(note);
  });

  it("pressed by two at the same moment happens once, and the other is told", async () => {
    const { step, member, sessionId } = await runnable();
    await step("start", 0);
    const answers = await Promise.all([step("move-on", 1), step("move-on", 1), step("move-on", 1)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "changed-elsewhere")).toHaveLength(2);
    expect(position(await getStage(member, sessionId))).toBe(1);
  });

  it("started by two at the same moment starts once", async () => {
    const { step } = await runnable();
    const answers = await Promise.all([step("start", 0), step("start", 0)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, reason: "changed-elsewhere" });
  });

  it("can be taken back with all that belonged to the item, and so can the end", async () => {
    const { step, member, sessionId } = await runnable();
    await step("start", 0);
    await step("five-more", 1);
    const was = (await getStage(member, sessionId))?.run;
    await step("move-on", 2);
    await step("back", 3);
    expect((await getStage(member, sessionId))?.run).toEqual(was);
    await step("finish", 4);
    expect((await getStage(member, sessionId))?.run?.endedAt).not.toBeNull();
    await step("back", 5);
    expect((await getStage(member, sessionId))?.run).toEqual(was);
  });

  it("is nobody's who does not lead the group, or leads another, or no longer leads it", async () => {
    const { step, sql, sessionId, member, facilitator } = await runnable();
    const other = await makeGroup();
    expect(await step("start", 0, other.facilitator)).toEqual({ ok: false, reason: "not-found" });
    expect(await step("start", 0, asFacilitatorForTests(member))).toEqual({ ok: false, reason: "not-found" });
    expect(await getStage(other.member, sessionId)).toBeNull();
    expect(await getStage(member, "1")).toBeNull();
    expect(await getStage(member, randomUUID())).toBeNull();
    await sql`update memberships set leads = false where member_id = ${facilitator.memberId}`;
    expect(await step("start", 0)).toEqual({ ok: false, reason: "not-found" });
    expect(await sql`select 1 from session_runs where session_id = ${sessionId}`).toHaveLength(0);
  });

  it("waits for its hour, and for an agenda that members can see", async () => {
    expect(await (await runnable(121)).step("start", 0)).toEqual({ ok: false, reason: "too-early" });
    expect(await (await runnable(-721)).step("start", 0)).toEqual({ ok: false, reason: "too-late" });
    const { step, sql, sessionId } = await runnable();
    await sql`update group_sessions set cancelled_at = now() where id = ${sessionId}`;
    expect(await step("start", 0)).toEqual({ ok: false, reason: "cancelled" });
    await sql`update group_sessions set cancelled_at = null where id = ${sessionId}`;
    await sql`update agendas set published_number = null where session_id = ${sessionId}`;
    expect(await step("start", 0)).toEqual({ ok: false, reason: "not-published" });
  });

  it("stays in the agenda it began with until the facilitator takes the changed one", async () => {
    const { step, publish, member, sessionId } = await runnable();
    await step("start", 0);
    await step("move-on", 1);
    await publish(2, ["Dilemma", "Close", "Arrive"]);
    const before = await getStage(member, sessionId);
    expect(before).toMatchObject({ changed: true, run: { number: 1, position: 1 } });
    expect(before?.items?.map(({ title }) => title)).toEqual(["Arrive", "Dilemma", "Close"]);
    expect(await step("use-changed", 2)).toMatchObject({ ok: true });
    const after = await getStage(member, sessionId);
    expect(after).toMatchObject({ changed: false, run: { number: 2, position: 0 } });
    expect(after?.items?.map(({ title }) => title)).toEqual(["Dilemma", "Close", "Arrive"]);
    expect(await step("use-changed", 3)).toEqual({ ok: false, reason: "not-changed" });
  });

  it("of a session that was moved to another day is over with, and it can start there", async () => {
    const { step, sql, member, sessionId } = await runnable();
    await step("start", 0);
    await sql`update session_runs set started_at = started_at - interval '7 days' where session_id = ${sessionId}`;
    expect(await getStage(member, sessionId)).toMatchObject({ version: 1, run: null });
    expect(await step("start", 1)).toMatchObject({ ok: true, value: { version: 2, run: { position: 0 } } });
  });
});
