import { describe, expect, it } from "vitest";
import { keepAgenda, removeKept } from "@/lib/agendas/commands/library";
import { getDraft } from "@/lib/agendas/queries";
import { listOwnFormats } from "@/lib/agendas/queries/formats";
import type { Facilitator } from "@/lib/auth/viewer";
import { planSession } from "@/lib/group-sessions/commands";
import { planYear } from "@/lib/group-sessions/commands/year";
import { sessionPlan } from "@/lib/group-sessions/input";
import { listPlannedSessions } from "@/lib/group-sessions/queries";
import { saveUsual } from "@/lib/groups/commands";
import { usualChange } from "@/lib/groups/input";
import { getUsual } from "@/lib/groups/queries";
import { makeGroup } from "@/tests/support/groups";

const now = new Date("2026-11-23T12:00Z");
const fields = { time: "10:00", minutes: "90", timeZone: "Europe/London", joinLink: "", place: "", provided: "" };
const change = (version: number, more: { format: string }) => usualChange.parse({ ...fields, version, ...more });

describe("the group's own formats", () => {
  const own = (facilitator: Facilitator) =>
    keepAgenda(facilitator, {
      kind: "format",
      name: "Ours",
      items: [{ kind: "item", title: "Tea first", minutes: 15, line: "", facilitatorNote: "Ask Sam" }],
    });
  const first = async (facilitator: Facilitator) => {
    const [planned] = await listPlannedSessions(facilitator);
    return (await getDraft(facilitator, planned?.id ?? ""))?.draft.items[0];
  };
  const oneDate = { time: "10:00", timeZone: "Europe/London", dates: [{ date: "2030-01-31", besides: false }] };

  it("can be the usual, and a year and a session start from it, with its notes", async () => {
    const { facilitator } = await makeGroup();
    const kept = await own(facilitator);
    if (!kept.ok) throw new Error(kept.reason);
    const format = kept.value.id;
    expect(await saveUsual(facilitator, change(1, { format }))).toMatchObject({ ok: true });
    expect((await getUsual(facilitator))?.fields.format).toBe(format);
    expect(await listOwnFormats(facilitator)).toEqual([{ id: format, name: "Ours", minutes: 15 }]);
    expect(await planYear(facilitator, oneDate, now)).toMatchObject({ ok: true });
    expect(await first(facilitator)).toMatchObject({ title: "Tea first", minutes: 15, facilitatorNote: "Ask Sam" });
    const plan = sessionPlan.parse({ ...fields, date: "2031-01-30", format });
    expect(await planSession(facilitator, plan, now)).toMatchObject({ ok: true });
    expect(await first(facilitator)).toMatchObject({ title: "Tea first" });
  });

  it("gives way to the standard when it was taken out of the library, and nobody else's can be chosen", async () => {
    const [{ facilitator }, other] = [await makeGroup(), await makeGroup()];
    const [kept, theirs] = [await own(facilitator), await own(other.facilitator)];
    if (!kept.ok || !theirs.ok) throw new Error("It was not kept");
    const gone = { ok: false, reason: "format-gone" };
    expect(await saveUsual(facilitator, change(1, { format: theirs.value.id }))).toEqual(gone);
    const plan = sessionPlan.parse({ ...fields, date: "2031-01-30", format: theirs.value.id });
    expect(await planSession(facilitator, plan, now)).toEqual(gone);
    await saveUsual(facilitator, change(1, { format: kept.value.id }));
    await removeKept(facilitator, { id: kept.value.id });
    expect((await getUsual(facilitator))?.fields.format).toBe("standard");
    expect(await planYear(facilitator, oneDate, now)).toMatchObject({ ok: true });
    expect(await first(facilitator)).toMatchObject({ title: "Arrive and settle" });
  });
});
