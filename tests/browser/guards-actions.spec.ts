import { expect, test } from "@playwright/test";
import { accountActions } from "../support/account-actions";
import { builderActions } from "../support/agenda-actions";
import { ask } from "../support/asking";
import { comingActions, pastSession } from "../support/coming";
import { groupActions } from "../support/group-actions";
import { stateOf } from "../support/group-state";
import { databaseOf } from "../support/joining";
import { joiningActions } from "../support/joining-actions";
import { placeActions } from "../support/place-actions";
import { actionsInApp, actionsInBuild, callAction } from "../support/routes";
import { makeRunnable } from "../support/running";
import { sites } from "../support/sites";
import { type Stored, storedOf } from "../support/stored";
import { item, makeTwoGroups, plan, type Role, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
let pastId: string;
let runnable: string;
test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
  pastId = await pastSession(groups.site, groups.people.facilitator.groupId);
  runnable = await makeRunnable(groups.site, groups.people.facilitator.groupId);
  const sql = databaseOf(groups.site);
  await sql`update messages set failed_at = now(), failed_why = 'address' where group_id = ${groups.people.facilitator.groupId}`;
  await sql.end();
});

type Tried = {
  input: (stored: Stored) => unknown;
  /** What the same person of another group is answered. */
  elsewhere: "not-found" | "in their own group";
  /** Who may: a facilitator where nothing is said. */
  who?: "member";
  /** What only reads. */
  writes?: false;
};

// Every action with an input that our people may well send.
const actions: Record<string, Tried> = {
  // First, while its message is one that could not be sent.
  tryAgain: { input: ({ messageId }) => ({ ids: [messageId] }), elsewhere: "not-found" },
  planSession: { input: () => plan(), elsewhere: "in their own group" },
  changeSession: {
    input: ({ sessionVersion }) => ({ ...plan(), sessionId: groups.sessionId, version: sessionVersion }),
    elsewhere: "not-found",
  },
  cancelSession: {
    input: ({ sessionVersion }) => ({
      sessionId: groups.sessionId,
      version: sessionVersion,
      why: "The hall is closed.",
    }),
    elsewhere: "not-found",
  },
  reinstateSession: {
    input: ({ sessionVersion }) => ({ sessionId: groups.sessionId, version: sessionVersion }),
    elsewhere: "not-found",
  },
  proposeYear: {
    input: () => ({ first: "2031-06-26", time: "10:00", timeZone: "Europe/London", rhythm: "last", months: "3" }),
    elsewhere: "in their own group",
    writes: false,
  },
  planYear: {
    input: () => ({ time: "10:00", timeZone: "Europe/London", dates: [{ date: "2031-06-26", besides: true }] }),
    elsewhere: "in their own group",
  },
  saveUsual: {
    input: ({ groupVersion }) => ({ ...plan(), format: "standard", version: groupVersion }),
    elsewhere: "in their own group",
  },
  setArranged: {
    input: () => ({ sessionId: groups.sessionId, need: "captions", arranged: true }),
    elsewhere: "not-found",
  },
  saveOwnNeeds: {
    input: () => ({ needs: ["captions"], words: "", consent: true }),
    elsewhere: "in their own group",
    who: "member",
  },
  withdrawOwnNeeds: { input: () => ({ all: true }), elsewhere: "in their own group", who: "member" },
  saveDraft: {
    input: ({ draftVersion }) => ({
      sessionId: groups.sessionId,
      version: draftVersion,
      items: [item("Anything")],
    }),
    elsewhere: "not-found",
  },
  readDraft: { input: () => ({ sessionId: groups.sessionId }), elsewhere: "not-found", writes: false },
  publishAgenda: {
    input: ({ draftVersion }) => ({ sessionId: groups.sessionId, version: draftVersion }),
    elsewhere: "not-found",
  },
  unpublishAgenda: { input: () => ({ sessionId: groups.sessionId }), elsewhere: "not-found" },
  stepRun: { input: () => ({ sessionId: runnable, version: 0, act: "start" }), elsewhere: "not-found" },
  makeInvitation: {
    input: () => ({ name: "Somebody", email: `somebody-${groups.sessionId}@example.org` }),
    elsewhere: "in their own group",
  },
  cancelInvitation: { input: ({ invitationId }) => ({ invitationId }), elsewhere: "not-found" },
  planDilemma: {
    input: () => ({ dilemmaId: groups.dilemmaId, sessionId: groups.sessionId, before: null }),
    elsewhere: "not-found",
  },
  noteBrought: {
    input: () => ({ dilemmaId: groups.dilemmaId, sessionId: pastId, before: null }),
    elsewhere: "not-found",
  },
  noteRegister: {
    input: () => ({
      sessionId: pastId,
      lines: [{ memberId: groups.people.member.memberId, came: "came", before: null }],
    }),
    elsewhere: "not-found",
  },
  makeDoorCode: { input: () => ({ memberId: groups.people.member.memberId }), elsewhere: "not-found" },
  markSent: {
    input: ({ messageId }) => ({ ids: [messageId], madeAt: "2126-01-01T00:00:00.000Z" }),
    elsewhere: "not-found",
  },
  chooseMail: {
    input: () => ({ agendas: true, dayBefore: false, hourBefore: true, announcements: true }),
    elsewhere: "in their own group",
    who: "member",
  },
  markWaiting: { input: ({ messageId }) => ({ ids: [messageId] }), elsewhere: "not-found" },
};

const ours = () => stateOf(groups.site, groups.people.facilitator.groupId);
const theirs = () => stateOf(groups.site, groups.people["facilitator elsewhere"].groupId);
const call = async (name: string, role: Role, how: { origin?: string | null; on?: string } = {}) => {
  const input = actions[name]?.input(
    await storedOf(groups, groups.people[role === "visitor" ? "facilitator" : role].groupId),
  );
  return callAction(groups.site, name, input, { cookie: groups.cookies[role], ...how });
};

test("every action of the app is in this list, and every one of them is in the build", () => {
  // What has a guard test of its own is listed beside it; those of the calendar link have theirs in calendar.spec.ts.
  const linkActions = ["makeCalendarLink", "endCalendarLink"];
  // Those of an evaluation in evaluation.spec.ts.
  const evaluationActions = ["openEvaluation", "closeEvaluation", "reply"];
  const listed = [
    ...evaluationActions,
    ...names,
    ...accountActions,
    ...groupActions,
    ...joiningActions,
    ...builderActions,
    ...Object.keys(comingActions),
    ...Object.keys(placeActions),
    ...linkActions,
  ];
  expect(listed.sort()).toEqual(actionsInApp());
  expect(
    actionsInBuild()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(actionsInApp());
});

const names = Object.keys(actions);
const forMembers = (name: string) => actions[name]?.who === "member";

for (const role of ["visitor", "member", "member elsewhere"] as const) {
  test(`every action that is not theirs refuses a ${role}, and writes nothing`, async () => {
    const before = [await ours(), await theirs()];
    const reason = role === "visitor" ? "signed-out" : "not-found";
    for (const name of names.filter((one) => role === "visitor" || !forMembers(one))) {
      // The action's own page, one that the role may see, and a static one: an id is answered wherever it is sent.
      for (const on of [undefined, "/sessions", "/", "/journal"]) {
        const { result, text } = await call(name, role, { on });
        expect(result, `${name} on ${on}: ${text}`).toEqual({ ok: false, reason });
      }
    }
    expect([await ours(), await theirs()]).toEqual(before);
  });
}

test("people of another group reach nothing of ours, and what they make is in their own group", async () => {
  const before = await ours();
  for (const [name, { elsewhere, who, writes }] of Object.entries(actions)) {
    const own = await theirs();
    const { result, text } = await call(name, who ? "member elsewhere" : "facilitator elsewhere");
    for (const words of Object.values(groups.secrets)) expect(text).not.toContain(words);
    if (elsewhere === "not-found") {
      expect(result, name).toEqual({ ok: false, reason: "not-found" });
      expect(await theirs(), name).toBe(own);
    } else {
      expect(result, name).toMatchObject({ ok: true });
      if (writes !== false) expect(await theirs(), name).not.toBe(own);
    }
  }
  expect(await ours()).toBe(before);
});

test("a page of another site cannot act for a facilitator", async () => {
  const before = await ours();
  const { cookies, site } = groups;
  for (const name of names) {
    for (const origin of ["https://elsewhere.example", "null", "http://127.0.0.1:1"]) {
      const { status, result } = await call(name, "facilitator", { origin });
      expect({ name, origin, status, result }).toEqual({ name, origin, status: 500, result: null });
    }
    // The same without JavaScript: a form that names the action in a field. Sent from our own page it is read.
    const { id = "", page = "" } = actionsInBuild().find((action) => action.name === name) ?? {};
    for (const origin of ["https://elsewhere.example", "null", site.url]) {
      const shown = page.includes("/dilemmas/") ? groups.dilemmaId : groups.sessionId;
      const { status } = await ask(site, page.replace("[id]", shown), {
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
  for (const name of names)
    for (const input of [null, "text", [], {}, { sessionId: "1' or '1'='1" }, { sessionId: { $ne: null } }, 7]) {
      const { result } = await callAction(groups.site, name, input, { cookie: groups.cookies.facilitator });
      expect(result, `${name} ${JSON.stringify(input)}`).toMatchObject({ ok: false, reason: "invalid" });
    }
  expect(await ours()).toBe(before);
});

test("the people of the group are answered by every one of these actions, so the refusals above mean something", async () => {
  for (const [name, { writes }] of Object.entries(actions)) {
    const before = await ours();
    const { result } = await call(name, forMembers(name) ? "member" : "facilitator");
    expect(result, name).toMatchObject({ ok: true });
    if (writes === false) expect(await ours()).toBe(before);
    else expect(await ours(), name).not.toBe(before);
  }
});
