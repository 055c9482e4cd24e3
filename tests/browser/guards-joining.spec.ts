import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { noAnswers } from "@/lib/join-requests/input";
import { databaseOf } from "../support/joining";
import { joiningActions, makeRequest } from "../support/joining-actions";
import { callAction } from "../support/routes";
import { sites } from "../support/sites";
import { makeTwoGroups, type Role, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
let made: { waiting: string; held: string; gone: string; invitationId: string };
const secret = `What only facilitators read ${randomUUID()}`;

const owner = async <T>(work: (sql: ReturnType<typeof databaseOf>) => Promise<T>): Promise<T> => {
  const sql = databaseOf(groups.site);
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
};

test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
  const { groupId } = groups.people.facilitator;
  const make = (state: string) => makeRequest(groups.site, groupId, state, secret);
  const [row] = await owner((sql) => sql`select id from invitations where email = ${groups.secrets.invited}`);
  made = {
    waiting: await make("waiting"),
    held: await make("held"),
    gone: await make("waiting"),
    invitationId: row?.id,
  };
});

const call = (name: string, role: Role, input: unknown, how: { origin?: string | null; on?: string } = {}) =>
  callAction(groups.site, name, input, { cookie: groups.cookies[role], ...how });

type Version = { site: number; group: number };
const versions = async (role: Role): Promise<Version> => {
  const { groupId } = groups.people[role === "visitor" ? "facilitator" : role];
  const [row] = await owner(
    (sql) =>
      sql`select g.version as group, (select version from responsibilities) as site from groups g where id = ${groupId}`,
  );
  return { site: row?.site, group: row?.group };
};

// An input that a facilitator of ours sends, and what one of another group is answered.
const lead: Record<
  string,
  { input: (version: Version) => unknown; elsewhere: "not-found" | "their own or the site's" }
> = {
  acceptRequest: { input: () => ({ requestId: made.waiting, version: 1 }), elsewhere: "not-found" },
  answerRequest: {
    input: () => ({ requestId: made.held, version: 1, answer: "decline", words: "Kind words" }),
    elsewhere: "not-found",
  },
  takeBackAnswer: { input: () => ({ requestId: made.held, version: 2 }), elsewhere: "not-found" },
  removeRequest: { input: () => ({ requestId: made.gone, version: 1, back: false }), elsewhere: "not-found" },
  sendAgain: { input: () => ({ invitationId: made.invitationId }), elsewhere: "not-found" },
  handOver: { input: () => ({ memberId: groups.people.member.memberId }), elsewhere: "not-found" },
  saveJoining: {
    input: ({ group }) => ({ joining: "list", opensOn: "", question: secret, answerWithinDays: "9", version: group }),
    elsewhere: "their own or the site's",
  },
  saveResponsibilities: {
    input: ({ site }) => ({
      responsible: "Kindling Practice",
      contact: "hello@kindling.example",
      registration: "",
      suppliers: "None",
      backupDays: "14",
      retentionRead: true,
      version: site,
    }),
    elsewhere: "their own or the site's",
  },
  saveSection: {
    input: () => ({ paper: "impact-assessment", section: "why", words: "Ours", version: 0 }),
    elsewhere: "their own or the site's",
  },
};
const visitors = ["postRequest", "sendRequest"];

const ours = () =>
  owner(async (sql) => {
    const { groupId } = groups.people.facilitator;
    return JSON.stringify([
      await sql`select * from join_requests where group_id = ${groupId} order by id`,
      await sql`select * from groups where id = ${groupId}`,
      await sql`select * from invitations where group_id = ${groupId} order by id`,
      await sql`select * from messages where group_id = ${groupId} order by id`,
      await sql`select * from record_log where member_id = ${groups.people.member.memberId} order by id`,
    ]);
  });

test("this list is that of the actions of asking to join", () => {
  expect([...Object.keys(lead), ...visitors].sort()).toEqual(joiningActions);
});

test("a visitor and members are refused what is the facilitators', and nothing is written", async () => {
  const before = await ours();
  for (const [name, { input }] of Object.entries(lead))
    for (const on of [undefined, "/ask-to-join", "/journal"])
      for (const role of ["visitor", "member", "member elsewhere"] as const) {
        const { result, text } = await call(name, role, input(await versions(role)), { on });
        expect(result, `${name} ${role}`).toEqual({
          ok: false,
          reason: role === "visitor" ? "signed-out" : "not-found",
        });
        expect(text).not.toContain(secret);
      }
  expect(await ours()).toBe(before);
});

test("a facilitator of another group reaches nothing of ours", async () => {
  const before = await ours();
  for (const [name, { input, elsewhere }] of Object.entries(lead)) {
    const { result, text } = await call(name, "facilitator elsewhere", input(await versions("facilitator elsewhere")));
    expect(text, name).not.toContain(secret);
    if (elsewhere === "not-found") expect(result, name).toEqual({ ok: false, reason: "not-found" });
    else
      expect((result as { ok: boolean }).ok || (result as { reason: string }).reason === "changed-elsewhere").toBe(
        true,
      );
  }
  expect(await ours()).toBe(before);
});

test("a page of another site cannot act, and what is not asked for is refused", async () => {
  const before = await ours();
  for (const name of joiningActions)
    for (const origin of ["https://elsewhere.example", "null"]) {
      const { status, result } = await call(name, "facilitator", lead[name]?.input(await versions("facilitator")), {
        origin,
      });
      expect({ name, status, result }).toEqual({ name, status: 500, result: null });
    }
  for (const name of [...Object.keys(lead), "sendRequest"])
    for (const wrong of [null, "text", [], {}, { requestId: { $ne: null } }, 7])
      expect((await call(name, "facilitator", wrong)).result, name).toMatchObject({ ok: false, reason: "invalid" });
  expect(await ours()).toBe(before);
});

test("whoever asks is answered the same, signed in or not, member or not", async () => {
  const { groupId } = groups.people.facilitator;
  await owner((sql) => sql`update groups set joining = 'open' where id = ${groupId}`);
  const answers = [];
  for (const [role, email] of [
    ["visitor", `${randomUUID()}@example.org`],
    ["visitor", groups.secrets.memberEmail],
    ["visitor", groups.secrets.invited],
    ["member", groups.secrets.memberEmail],
    ["facilitator elsewhere", `${randomUUID()}@example.org`],
  ] as const) {
    const asked = {
      ...noAnswers,
      groupId,
      name: "A",
      email,
      role: "B",
      draws: "C",
      dates: "yes",
      wantsTalk: "no",
      privacy: true,
    };
    const { status, result, headers } = await call("sendRequest", role, asked);
    answers.push(JSON.stringify({ status, result, length: headers["content-length"], cookies: headers["set-cookie"] }));
  }
  expect(new Set(answers)).toEqual(new Set([JSON.stringify({ status: 200, result: { ok: true } })]));
  const kept = await owner((sql) => sql`select 1 from join_requests where group_id = ${groupId} and draws = 'C'`);
  expect(kept).toHaveLength(5);
});

test("our own facilitator is answered by every one, so the refusals above mean something", async () => {
  for (const [name, { input, elsewhere }] of Object.entries(lead)) {
    const before = await ours();
    const { result } = await call(name, "facilitator", input(await versions("facilitator")));
    // The site's papers may have been written by the other group's facilitator above.
    if (name === "saveSection") expect(result).toMatchObject({ ok: false, reason: "changed-elsewhere" });
    else expect(result, name).toMatchObject({ ok: true });
    if (elsewhere === "not-found" || name === "saveJoining") expect(await ours(), name).not.toBe(before);
  }
});
