import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { groupActions } from "../support/group-actions";
import { databaseOf } from "../support/joining";
import { callAction } from "../support/routes";
import { sites } from "../support/sites";
import { makeTwoGroups, type Role, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
type Made = { agreementId: string; number: number; learningId: string; roundId: string; appreciationId: string };
let made: Made;

const call = (name: string, role: Role, input: unknown, how: { origin?: string | null; on?: string } = {}) =>
  callAction(groups.site, name, input, { cookie: groups.cookies[role], ...how });

async function value<T>(name: string, role: Role, input: unknown): Promise<T> {
  const { result, text } = await call(name, role, input);
  const answer = result as { ok: boolean; value: T } | null;
  if (!answer?.ok) throw new Error(`${name} was refused: ${text}`);
  return answer.value;
}

test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
  const agreement = await value<{ id: string; number: number }>("makeAgreement", "facilitator", {
    number: 0,
    points: ["Ours alone"],
    whatChanged: "",
  });
  const line = await value<{ id: string }>("shareLearning", "member", {
    learningId: randomUUID(),
    line: "A line of ours",
    named: false,
  });
  const round = await value<{ id: string }>("openRound", "facilitator", { after: null });
  const thanks = await value<{ id: string }>("saveAppreciation", "member", words(round.id));
  made = {
    agreementId: agreement.id,
    number: agreement.number,
    learningId: line.id,
    roundId: round.id,
    appreciationId: thanks.id,
  };
});

const words = (roundId: string) => ({
  roundId,
  appreciationId: randomUUID(),
  adding: true,
  toMemberId: "",
  words: "Thank you",
  named: false,
});
const lead = ["makeAgreement", "readNewestAgreement", "openRound", "showRound", "closeRound"];

// An input that whoever may call it sends, and what somebody of another group is answered.
const inputs: Record<string, { input: () => unknown; elsewhere: "not-found" | "in their own group" }> = {
  agree: { input: () => ({ agreementId: made.agreementId }), elsewhere: "not-found" },
  shareLearning: {
    input: () => ({ learningId: randomUUID(), line: "Another line", named: true }),
    elsewhere: "in their own group",
  },
  withdrawLearning: { input: () => ({ learningId: made.learningId }), elsewhere: "not-found" },
  saveAppreciation: { input: () => words(made.roundId), elsewhere: "not-found" },
  withdrawAppreciation: { input: () => ({ appreciationId: made.appreciationId }), elsewhere: "not-found" },
  makeAgreement: {
    input: () => ({ number: 0, points: [`Point ${made.number}`], whatChanged: "" }),
    elsewhere: "in their own group",
  },
  readNewestAgreement: { input: () => ({ number: 0 }), elsewhere: "in their own group" },
  openRound: { input: () => ({ after: null }), elsewhere: "in their own group" },
  showRound: { input: () => ({ roundId: made.roundId }), elsewhere: "not-found" },
  closeRound: { input: () => ({ roundId: made.roundId }), elsewhere: "not-found" },
  lookAtAppreciations: { input: () => ({ roundId: made.roundId }), elsewhere: "not-found" },
};

/** Everything that these actions could have written in our group, in one text. */
async function ours(): Promise<string> {
  const sql = databaseOf(groups.site);
  const { groupId } = groups.people.facilitator;
  try {
    const rounds = sql`select id from appreciation_rounds where group_id = ${groupId}`;
    return JSON.stringify([
      await sql`select * from agreements where group_id = ${groupId} order by number`,
      await sql`select * from agreement_yeses where group_id = ${groupId} order by member_id, agreed_on`,
      await sql`select * from learnings where group_id = ${groupId} order by id`,
      await sql`select * from appreciation_rounds where group_id = ${groupId} order by id`,
      await sql`select * from appreciations where round_id in (${rounds}) order by id`,
      await sql`select * from appreciation_looks where round_id in (${rounds}) order by member_id`,
    ]);
  } finally {
    await sql.end();
  }
}

test("this list is that of the group's actions", () => {
  expect(Object.keys(inputs).sort()).toEqual(groupActions);
});

test("a visitor is refused every one, a member those of facilitators, and nothing is written", async () => {
  const before = await ours();
  for (const [name, { input }] of Object.entries(inputs))
    for (const on of [undefined, "/", "/journal"]) {
      expect((await call(name, "visitor", input(), { on })).result, name).toEqual({ ok: false, reason: "signed-out" });
      if (!lead.includes(name)) continue;
      for (const role of ["member", "member elsewhere"] as const)
        expect((await call(name, role, input(), { on })).result, name).toEqual({ ok: false, reason: "not-found" });
    }
  expect(await ours()).toBe(before);
});

test("nobody of another group reaches anything of ours, and the facilitator takes back nobody's words", async () => {
  const before = await ours();
  for (const [name, { input, elsewhere }] of Object.entries(inputs))
    for (const role of ["member elsewhere", "facilitator elsewhere"] as const) {
      if (lead.includes(name) && role === "member elsewhere") continue;
      const { result, text } = await call(name, role, input());
      for (const said of ["Ours alone", "A line of ours", "Thank you"])
        if (name !== "saveAppreciation") expect(text, name).not.toContain(said);
      if (elsewhere === "not-found") expect(result, `${name} ${role}`).toEqual({ ok: false, reason: "not-found" });
    }
  for (const name of ["withdrawLearning", "withdrawAppreciation"])
    expect((await call(name, "facilitator", inputs[name]?.input())).result).toEqual({ ok: false, reason: "not-found" });
  expect(await ours()).toBe(before);
});

test("a page of another site cannot act, and what is not asked for is refused", async () => {
  const before = await ours();
  for (const [name, { input }] of Object.entries(inputs)) {
    for (const origin of ["https://elsewhere.example", "null"]) {
      const { status, result } = await call(name, "facilitator", input(), { origin });
      expect({ name, status, result }).toEqual({ name, status: 500, result: null });
    }
    for (const wrong of [null, "text", [], {}, { roundId: { $ne: null } }, 7])
      expect((await call(name, "facilitator", wrong)).result, name).toMatchObject({ ok: false, reason: "invalid" });
  }
  expect(await ours()).toBe(before);
});

test("those who may are answered by every one, so the refusals above mean something", async () => {
  const next = {
    makeAgreement: () => ({ number: made.number, points: ["Ours, changed"], whatChanged: "One point" }),
    // The round of before is not gone, so that there is one more way to be answered.
    openRound: () => ({ after: made.roundId }),
  } as Record<string, () => unknown>;
  for (const [name, { input }] of Object.entries(inputs)) {
    const before = await ours();
    const { result } = await call(name, lead.includes(name) ? "facilitator" : "member", (next[name] ?? input)());
    // There is a round, and by the time that somebody tries to close it, it is shown.
    const reason = { openRound: "still-there", closeRound: "shown" }[name];
    if (reason) expect(result).toEqual({ ok: false, reason });
    else expect(result, name).toMatchObject({ ok: true });
    if (name === "readNewestAgreement" || reason) expect(await ours()).toBe(before);
    else expect(await ours(), name).not.toBe(before);
  }
});
