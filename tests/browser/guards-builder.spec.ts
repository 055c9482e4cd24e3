import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { builderActions } from "../support/agenda-actions";
import { ask } from "../support/asking";
import { databaseOf } from "../support/joining";
import { callAction } from "../support/routes";
import { sites } from "../support/sites";
import { item, makeTwoGroups, type Role, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
let keptId = "";
const planted = `Kept for us alone ${randomUUID()}`;

const stage = (name: string, facilitatorNote = "") => ({
  kind: "stage",
  name,
  items: [item(name, { facilitatorNote })],
});
const call = async (name: string, input: unknown, role: Role) =>
  (await callAction(groups.site, name, input, { cookie: groups.cookies[role] })).result;

test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
  const kept = (await call("keepAgenda", stage("Ours", planted), "facilitator")) as { value: { id: string } };
  keptId = kept.value.id;
});

async function state(): Promise<string> {
  const sql = databaseOf(groups.site);
  const { groupId } = groups.people.facilitator;
  const looks = sql`select * from agenda_looks where agenda_id in
    (select a.id from agendas a join group_sessions s on s.id = a.session_id where s.group_id = ${groupId})`;
  const rows = [await sql`select * from agenda_library where group_id = ${groupId} order by id`, await looks];
  await sql.end();
  return JSON.stringify(rows);
}

const inputs = (): Record<string, unknown> => ({
  keepAgenda: stage(randomUUID()),
  renameKept: { id: keptId, name: randomUUID() },
  lookAtAgenda: { sessionId: groups.sessionId, number: 1 },
  removeKept: { id: keptId },
});

test("nobody from outside, and no member, changes the library or another group's looks", async () => {
  expect(Object.keys(inputs()).sort()).toEqual([...builderActions].sort());
  const before = await state();
  for (const [name, input] of Object.entries(inputs())) {
    expect(await call(name, input, "visitor"), name).toEqual({ ok: false, reason: "signed-out" });
    expect(await call(name, input, "member elsewhere"), name).toEqual({ ok: false, reason: "not-found" });
    if (name !== "lookAtAgenda")
      expect(await call(name, input, "member"), name).toEqual({ ok: false, reason: "not-found" });
    const elsewhere = await call(name, input, "facilitator elsewhere");
    if (name === "keepAgenda") expect(elsewhere).toMatchObject({ ok: true });
    else expect(elsewhere, name).toEqual({ ok: false, reason: "not-found" });
  }
  for (const name of builderActions)
    for (const input of [null, "text", [], {}, { id: "1' or '1'='1" }, { sessionId: { $ne: null } }, 7])
      expect(await call(name, input, "facilitator")).toMatchObject({ ok: false, reason: "invalid" });
  expect(await state()).toBe(before);
});

test("what the library keeps reaches its group's facilitators, and nobody else", async () => {
  const pages = ["/facilitate/library", `/facilitate/sessions/${groups.sessionId}`, `/sessions/${groups.sessionId}`];
  for (const role of ["visitor", "member", "member elsewhere", "facilitator elsewhere"] as const)
    for (const page of pages)
      for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
        const answer = await ask(groups.site, page, { cookie: groups.cookies[role], headers });
        expect(answer.text, `${page} for a ${role}`).not.toContain(planted);
      }
  const own = await ask(groups.site, pages[1] ?? "", { cookie: groups.cookies.facilitator });
  expect(own.text).toContain(planted);
});

test("its own people are answered by each of these, so the refusals above mean something", async () => {
  expect(await call("lookAtAgenda", inputs().lookAtAgenda, "member")).toEqual({ ok: true, value: null });
  for (const [name, input] of Object.entries(inputs())) {
    const before = await state();
    expect(await call(name, input, "facilitator"), name).toMatchObject({ ok: true });
    expect(await state(), name).not.toBe(before);
  }
});
