import { expect, test } from "@playwright/test";
import { builderActions } from "../support/agenda-actions";
import { ask } from "../support/asking";
import { databaseOf } from "../support/joining";
import { actionsInApp, actionsInBuild, callAction } from "../support/routes";
import { sites } from "../support/sites";
import { item, makeTwoGroups, plan, type Role, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
});

type Stored = { sessionVersion: number; draftVersion: number; invitationId: string };

// Every action with an input that our facilitator may well send, and what a facilitator of another group is answered.
const actions: Record<string, { input: (stored: Stored) => unknown; elsewhere: "not-found" | "in their own group" }> = {
  planSession: { input: () => plan(), elsewhere: "in their own group" },
  changeSession: {
    input: ({ sessionVersion }) => ({ ...plan(), sessionId: groups.sessionId, version: sessionVersion }),
    elsewhere: "not-found",
  },
  saveDraft: {
    input: ({ draftVersion }) => ({
      sessionId: groups.sessionId,
      version: draftVersion,
      items: [item("Anything")],
    }),
    elsewhere: "not-found",
  },
  readDraft: { input: () => ({ sessionId: groups.sessionId }), elsewhere: "not-found" },
  publishAgenda: {
    input: ({ draftVersion }) => ({ sessionId: groups.sessionId, version: draftVersion }),
    elsewhere: "not-found",
  },
  unpublishAgenda: { input: () => ({ sessionId: groups.sessionId }), elsewhere: "not-found" },
  makeInvitation: {
    input: () => ({ name: "Somebody", email: `somebody-${groups.sessionId}@example.org` }),
    elsewhere: "in their own group",
  },
  cancelInvitation: { input: ({ invitationId }) => ({ invitationId }), elsewhere: "not-found" },
  makeDoorCode: { input: () => ({ memberId: groups.people.member.memberId }), elsewhere: "not-found" },
};

/** Everything that an action could have written in one group, in one text. */
async function stateOf(groupId: string): Promise<string> {
  const sql = databaseOf(groups.site);
  try {
    const sessions = sql`select id from group_sessions where group_id = ${groupId}`;
    const people = sql`select member_id from memberships where group_id = ${groupId}`;
    const agendas = sql`select id from agendas where session_id in (${sessions})`;
    const rows = [
      await sql`select * from group_sessions where group_id = ${groupId} order by id`,
      await sql`select * from agendas where session_id in (${sessions}) order by id`,
      await sql`select * from agenda_items where agenda_id in (${agendas}) order by agenda_id, position`,
      await sql`select * from published_agendas where agenda_id in (${agendas}) order by agenda_id, number`,
      await sql`select * from invitations where group_id = ${groupId} order by id`,
      await sql`select * from memberships where group_id = ${groupId} order by member_id`,
      await sql`select * from members where id in (${people}) order by id`,
      await sql`select * from door_codes where member_id in (${people}) order by id`,
    ];
    return JSON.stringify(rows, null, 1);
  } finally {
    await sql.end();
  }
}

async function stored(): Promise<Stored> {
  const sql = databaseOf(groups.site);
  const [row] = await sql`
    select s.version as session_version, a.version as draft_version,
           (select id from invitations where group_id = s.group_id and email = ${groups.secrets.invited}) as invitation_id
      from group_sessions s join agendas a on a.session_id = s.id where s.id = ${groups.sessionId}`;
  await sql.end();
  return {
    sessionVersion: row?.session_version,
    draftVersion: row?.draft_version,
    invitationId: row?.invitation_id,
  };
}

const ours = () => stateOf(groups.people.facilitator.groupId);
const theirs = () => stateOf(groups.people["facilitator elsewhere"].groupId);
const call = async (name: string, role: Role, how: { origin?: string | null; on?: string } = {}) => {
  const input = actions[name]?.input(await stored());
  return callAction(groups.site, name, input, { cookie: groups.cookies[role], ...how });
};

test("every action of the app is in this list, and every one of them is in the build", () => {
  expect([...Object.keys(actions), ...builderActions].sort()).toEqual(actionsInApp());
  expect(
    actionsInBuild()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(actionsInApp());
});

for (const role of ["visitor", "member", "member elsewhere"] as const) {
  test(`every action refuses a ${role}, and writes nothing`, async () => {
    const before = [await ours(), await theirs()];
    const reason = role === "visitor" ? "signed-out" : "not-found";
    for (const name of Object.keys(actions)) {
      // The action's own page, one that the role may see, and a static one: an id is answered wherever it is sent.
      for (const on of [undefined, "/sessions", "/", "/journal"]) {
        const { result, text } = await call(name, role, { on });
        expect(result, `${name} on ${on}: ${text}`).toEqual({ ok: false, reason });
      }
    }
    expect([await ours(), await theirs()]).toEqual(before);
  });
}

test("a facilitator of another group reaches nothing of ours, and what they make is in their own group", async () => {
  const before = await ours();
  for (const [name, { elsewhere }] of Object.entries(actions)) {
    const own = await theirs();
    const { result, text } = await call(name, "facilitator elsewhere");
    for (const words of Object.values(groups.secrets)) expect(text).not.toContain(words);
    if (elsewhere === "not-found") {
      expect(result, name).toEqual({ ok: false, reason: "not-found" });
      expect(await theirs(), name).toBe(own);
    } else {
      expect(result, name).toMatchObject({ ok: true });
      expect(await theirs(), name).not.toBe(own);
    }
  }
  expect(await ours()).toBe(before);
});

test("a page of another site cannot act for a facilitator", async () => {
  const before = await ours();
  const { cookies, site } = groups;
  for (const name of Object.keys(actions)) {
    for (const origin of ["https://elsewhere.example", "null", "http://127.0.0.1:1"]) {
      const { status, result } = await call(name, "facilitator", { origin });
      expect({ name, origin, status, result }).toEqual({ name, origin, status: 500, result: null });
    }
    // The same without JavaScript: a form that names the action in a field. Sent from our own page it is read.
    const { id = "", page = "" } = actionsInBuild().find((action) => action.name === name) ?? {};
    for (const origin of ["https://elsewhere.example", "null", site.url]) {
      const { status } = await ask(site, page.replace("[id]", groups.sessionId), {
        method: "POST",
        headers: { "Content-Type": "multipart/form-data; boundary=x", Origin: origin },
        cookie: cookies.facilitator,
        body: `--x\r\nContent-Disposition: form-data; name="$ACTION_ID_${id}"\r\n\r\n\r\n--x--\r\n`,
      });
      expect({ name, origin, status }).toEqual({ name, origin, status: origin === site.url ? 200 : 500 });
    }
  }
  expect(await ours()).toBe(before);
});

test("an input that is not what was asked for writes nothing, whoever sends it", async () => {
  const before = await ours();
  for (const name of Object.keys(actions))
    for (const input of [null, "text", [], {}, { sessionId: "1' or '1'='1" }, { sessionId: { $ne: null } }, 7]) {
      const { result } = await callAction(groups.site, name, input, { cookie: groups.cookies.facilitator });
      expect(result, `${name} ${JSON.stringify(input)}`).toMatchObject({ ok: false, reason: "invalid" });
    }
  expect(await ours()).toBe(before);
});

test("the facilitator of the group is answered by every one of these actions, so the refusals above mean something", async () => {
  for (const name of Object.keys(actions)) {
    const before = await ours();
    const { result } = await call(name, "facilitator");
    expect(result, name).toMatchObject({ ok: true });
    if (name === "readDraft") expect(await ours()).toBe(before);
    else expect(await ours(), name).not.toBe(before);
  }
});
