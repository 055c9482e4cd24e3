import { expect, test } from "@playwright/test";
import { accountActions } from "../support/account-actions";
import { signInDirectly } from "../support/asking";
import { databaseOf } from "../support/joining";
import { callAction } from "../support/routes";
import { sites } from "../support/sites";
import { makeTwoGroups, type Role, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
});
const call = async (name: string, role: Role, input: unknown, how: { origin?: string } = {}) =>
  (await callAction(groups.site, name, input, { cookie: groups.cookies[role], ...how })).result;

const details = { name: "Ours Member", pronouns: "", organisation: "" };
const inputs: Record<string, unknown> = {
  beginSecondStep: {},
  changeOwnDetails: details,
  confirmSecondStep: { code: "123456" },
  endDevice: { id: "0".repeat(64) },
  endOtherDevices: { all: true },
  endOwnSecondStep: { code: "123456" },
  endSecondStep: { memberId: "00000000-0000-4000-8000-000000000000" },
};
const forFacilitators = ["beginSecondStep", "confirmSecondStep", "endSecondStep"];

test("every action of the account's pages is here, refuses a visitor and another site, and members what is not theirs", async () => {
  expect(Object.keys(inputs).sort()).toEqual(accountActions);
  for (const [name, input] of Object.entries(inputs)) {
    expect(await call(name, "visitor", input), name).toEqual({ ok: false, reason: "signed-out" });
    expect(await call(name, "member", input, { origin: "https://elsewhere.example" }), name).toBeNull();
    for (const wrong of [null, 7, [], { id: "1' or '1'='1", code: "", memberId: "x" }])
      expect(await call(name, "facilitator", wrong), name).toMatchObject({ ok: false });
    if (forFacilitators.includes(name))
      expect(await call(name, "member", input), name).toEqual({ ok: false, reason: "not-found" });
  }
});

test("an action of the account reaches its caller's own account alone", async () => {
  const { site, people } = groups;
  const sql = databaseOf(site);
  const rowsOf = async (memberId: string) =>
    JSON.stringify([
      await sql`select * from members where id = ${memberId}`,
      await sql`select token_hash from sign_ins where member_id = ${memberId} order by token_hash`,
      await sql`select * from second_steps where member_id = ${memberId}`,
    ]);
  await signInDirectly(site, people.member);
  const before = await rowsOf(people.member.memberId);
  const [row] =
    await sql`select encode(token_hash, 'hex') as id from sign_ins where member_id = ${people.member.memberId}`;
  for (const role of ["member elsewhere", "facilitator", "facilitator elsewhere"] as const) {
    expect(await call("changeOwnDetails", role, { ...details, name: people[role].name })).toMatchObject({ ok: true });
    expect(await call("endDevice", role, { id: row?.id })).toEqual({ ok: false, reason: "not-found" });
    expect(await call("endOtherDevices", role, { all: true })).toMatchObject({ ok: true });
    expect(await call("endOwnSecondStep", role, { code: "123456" })).toEqual({ ok: false, reason: "no-match" });
  }
  expect(await call("endSecondStep", "facilitator", people.member)).toEqual({ ok: false, reason: "not-found" });
  expect(await rowsOf(people.member.memberId)).toBe(before);

  // The same, asked by who may: so that the refusals above mean something.
  expect(await call("endOtherDevices", "member", { all: true })).toEqual({ ok: true, value: { count: 1 } });
  expect(await call("changeOwnDetails", "member", { ...details, pronouns: "she/her" })).toMatchObject({ ok: true });
  await call("beginSecondStep", "facilitator", {});
  expect(await rowsOf(people.facilitator.memberId)).toContain("sealed_secret");
  expect(await rowsOf(people.member.memberId)).not.toBe(before);
  await sql.end();
});
