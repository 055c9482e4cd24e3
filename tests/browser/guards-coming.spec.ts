import { expect, test } from "@playwright/test";
import { comingActions, pastSession } from "../support/coming";
import { databaseOf } from "../support/joining";
import { callAction } from "../support/routes";
import { sites } from "../support/sites";
import { makeTwoGroups, type Role, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
let pastId: string;
test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
  const { groupId, memberId } = groups.people.member;
  pastId = await pastSession(groups.site, groupId);
  const sql = databaseOf(groups.site);
  await sql`insert into attendances (session_id, member_id, came) values (${pastId}, ${memberId}, 'missed')`;
  await sql.end();
});

/** Everything that a member's action could have written about our member. */
async function ourState(): Promise<string> {
  const sql = databaseOf(groups.site);
  const { memberId } = groups.people.member;
  try {
    return JSON.stringify([
      await sql`select * from dilemmas where member_id = ${memberId} order by id`,
      await sql`select * from session_answers where member_id = ${memberId} order by session_id`,
      await sql`select * from attendances where member_id = ${memberId} order by session_id`,
      await sql`select * from listeners where member_id = ${memberId} order by group_id`,
    ]);
  } finally {
    await sql.end();
  }
}

const call = (name: string, role: Role, how: { input?: unknown; origin?: string; on?: string } = {}) => {
  const { input = comingActions[name]?.input(groups, pastId), ...rest } = how;
  return callAction(groups.site, name, input, { cookie: groups.cookies[role], ...rest });
};

test("a visitor is told that they are signed out, wherever they send a member's action", async () => {
  const before = await ourState();
  for (const name of Object.keys(comingActions))
    for (const on of [undefined, "/sessions", "/", "/journal"]) {
      const { result, text } = await call(name, "visitor", { on });
      expect(result, `${name} on ${on}: ${text}`).toEqual({ ok: false, reason: "signed-out" });
    }
  expect(await ourState()).toBe(before);
});

test("nobody else reaches what is a member's own, and another group's session is not there", async () => {
  const before = await ourState();
  for (const [name, { own }] of Object.entries(comingActions)) {
    for (const role of ["member elsewhere", "facilitator", "facilitator elsewhere"] as const) {
      const elsewhere = role !== "facilitator";
      const { result } = await call(name, role);
      const refused = own || (elsewhere && name !== "chooseListening");
      expect({ name, role, result }).toMatchObject({
        name,
        role,
        result: refused ? { ok: false, reason: "not-found" } : { ok: true },
      });
    }
  }
  // What the others did say is about themselves.
  expect(await ourState()).toBe(before);
});

test("a page of another site cannot act for a member, and nonsense writes nothing", async () => {
  const before = await ourState();
  for (const name of Object.keys(comingActions)) {
    for (const origin of ["https://elsewhere.example", "null"]) {
      const { status, result } = await call(name, "member", { origin });
      expect({ name, origin, status, result }).toEqual({ name, origin, status: 500, result: null });
    }
    for (const input of [null, "text", [], {}, { sessionId: { $ne: null } }, { dilemmaId: "1' or '1'='1" }, 7]) {
      const { result } = await call(name, "member", { input });
      expect(result, `${name} ${JSON.stringify(input)}`).toMatchObject({ ok: false, reason: "invalid" });
    }
  }
  expect(await ourState()).toBe(before);
});

test("the member is answered by every one of these actions, so the refusals above mean something", async () => {
  for (const name of Object.keys(comingActions).filter((one) => one !== "sayWhatSince")) {
    const before = await ourState();
    const { result } = await call(name, "member");
    expect(result, name).toMatchObject({ ok: true });
    expect(await ourState(), name).not.toBe(before);
  }
  const { result } = await call("sayWhatSince", "member");
  expect(result).toEqual({ ok: false, reason: "not-brought" });
});
