import { expect, test } from "@playwright/test";
import { stateOf } from "../support/group-state";
import { databaseOf } from "../support/joining";
import { placeActions } from "../support/place-actions";
import { callAction } from "../support/routes";
import { sites } from "../support/sites";
import { makeTwoGroups, type Role, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
});

const ours = () => stateOf(groups.site, groups.people.facilitator.groupId);
async function call(name: string, role: Role, how: { origin?: string } = {}) {
  const sql = databaseOf(groups.site);
  const groupId = groups.people[role === "visitor" ? "facilitator" : role].groupId;
  const [group] = await sql`select version from groups where id = ${groupId}`;
  await sql.end();
  const input = placeActions[name]?.input(groups, group?.version);
  return callAction(groups.site, name, input, { cookie: groups.cookies[role], ...how });
}
const forFacilitators = Object.entries(placeActions).flatMap(([name, { who }]) =>
  who === "facilitator" ? [name] : [],
);

test("nobody else changes a group or who is in it, and nothing of it is written", async () => {
  const before = await ours();
  for (const name of Object.keys(placeActions)) {
    const { result } = await call(name, "visitor");
    expect(result, name).toEqual({ ok: false, reason: "signed-out" });
    const sent = await call(name, "facilitator", { origin: "https://elsewhere.example" });
    expect({ name, status: sent.status }).toEqual({ name, status: 500 });
  }
  for (const name of forFacilitators)
    for (const role of ["member", "member elsewhere"] as const)
      expect((await call(name, role)).result, `${name} as ${role}`).toEqual({ ok: false, reason: "not-found" });
  const theirOwn = ["renameGroup", "saveGroupYear", "sendAnnouncement", "makeGroup"];
  for (const name of forFacilitators.filter((one) => !theirOwn.includes(one)))
    expect((await call(name, "facilitator elsewhere")).result, name).toEqual({ ok: false, reason: "not-found" });
  // What is about the group that is shown writes in their own.
  for (const name of theirOwn)
    expect((await call(name, "facilitator elsewhere")).result, name).toMatchObject({ ok: true });
  expect((await call("chooseGroup", "member elsewhere")).result).toEqual({ ok: false, reason: "not-found" });
  expect((await call("pauseOwnPlace", "member elsewhere")).result).toMatchObject({ ok: true });
  for (const name of Object.keys(placeActions))
    for (const input of [null, "text", [], {}, { memberId: "1' or '1'='1" }, 7]) {
      const { result } = await callAction(groups.site, name, input, { cookie: groups.cookies.facilitator });
      expect(result, `${name} ${JSON.stringify(input)}`).toMatchObject({ ok: false, reason: "invalid" });
    }
  expect(await ours()).toBe(before);
});

test("the people of the group are answered by every one of them, so the refusals above mean something", async () => {
  for (const [name, { who }] of Object.entries(placeActions)) {
    const before = await ours();
    const { result } = await call(name, who);
    // There is no second group of theirs to go to; the database's own tests move somebody.
    if (name === "moveMember") expect(result).toEqual({ ok: false, reason: "not-found" });
    else expect(result, name).toMatchObject({ ok: true });
    if (!["chooseGroup", "makeGroup", "moveMember"].includes(name)) expect(await ours(), name).not.toBe(before);
  }
});
