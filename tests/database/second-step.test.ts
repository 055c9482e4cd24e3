import { describe, expect, it } from "vitest";
import { asMember } from "@/db/client";
import { recordLog, secondSteps } from "@/db/schema";
import {
  beginSecondStep,
  confirmSecondStep,
  endOwnSecondStep,
  getSecondStep,
  isWaiting,
  takeSecondStep,
} from "@/lib/auth/second-step";
import { codeAt, openSecret } from "@/lib/auth/second-step-secret";
import { beginSignIn, findSignIn } from "@/lib/auth/sign-ins";
import { makeCode, makeToken } from "@/lib/auth/tokens";
import type { Facilitator } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { endSecondStep } from "@/lib/members/commands/second-step";
import { listMembers, listRecord } from "@/lib/members/queries";
import { asOwner, holdWaits, joined } from "@/tests/support/accepting";
import { addMember, makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

const noMatch = { ok: false, reason: "no-match" };
const later = (moment: Date, seconds: number) => new Date(moment.getTime() + seconds * 1000);
const noon = new Date("2026-11-25T12:00:05Z");

/** A facilitator who joined by the real door, signed in. */
async function lead() {
  const group = await makeGroup();
  const person = await joined(group);
  await asOwner((sql) => sql`update memberships set leads = true where member_id = ${person.memberId}`);
  const facilitator = asFacilitatorForTests({ ...person.member, name: "Test Lead" });
  const token = await beginSignIn({ memberId: person.memberId, epoch: 1, own: true });
  return { ...person, group, facilitator, token };
}

const secretOf = (who: Facilitator) =>
  asMember(who.memberId, async (tx) => {
    const [held] = await tx.select().from(secondSteps);
    return openSecret(env().signInKey, who.memberId, held?.sealedSecret ?? new Uint8Array());
  });

/** The same with a second step since `noon`. */
async function withStep() {
  const who = await lead();
  expect(await beginSecondStep(who.facilitator, who.token)).toMatchObject({ ok: true });
  const secret = await secretOf(who.facilitator);
  const confirmed = await confirmSecondStep(who.facilitator, { code: codeAt(secret, noon) }, who.token, noon);
  if (!confirmed.ok) throw new Error(confirmed.reason);
  return { ...who, secret, codes: confirmed.value.codes };
}

describe("setting a second step up", () => {
  it("shows the secret as letters and as a code to scan, and asks nothing before a code of it is given", async () => {
    const { facilitator, token, memberId } = await lead();
    const begun = await beginSecondStep(facilitator, token);
    if (!begun.ok) throw new Error(begun.reason);
    expect(begun.value.letters).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(begun.value.qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    const [row] = await asOwner((sql) => sql`select sealed_secret from second_steps where member_id = ${memberId}`);
    expect(row?.sealed_secret.includes(await secretOf(facilitator))).toBe(false);
    const elsewhere = await beginSignIn({ memberId, epoch: 1, own: false });
    expect(await findSignIn(elsewhere)).not.toBeNull();
    expect(await confirmSecondStep(facilitator, { code: "000000" }, token, new Date(0))).toEqual(noMatch);
    expect(await getSecondStep(facilitator)).toEqual({ isOn: false, codesLeft: 0 });
    // Begun anew, the code of before is not the code of now.
    const before = await secretOf(facilitator);
    await beginSecondStep(facilitator, token);
    expect(await confirmSecondStep(facilitator, { code: codeAt(before, noon) }, token, noon)).toEqual(noMatch);
  });

  it("counts this sign-in as having taken it, ends every other, and gives eight codes once", async () => {
    const { facilitator, token, memberId } = await lead();
    const elsewhere = await beginSignIn({ memberId, epoch: 1, own: true });
    await beginSecondStep(facilitator, token);
    const code = codeAt(await secretOf(facilitator), noon);
    const confirmed = await confirmSecondStep(facilitator, { code }, token, noon);
    if (!confirmed.ok) throw new Error(confirmed.reason);
    expect(new Set(confirmed.value.codes).size).toBe(8);
    expect(await findSignIn(token)).not.toBeNull();
    expect(await findSignIn(elsewhere)).toBeNull();
    expect(await isWaiting(elsewhere)).toBe(false);
    expect(await getSecondStep(facilitator)).toEqual({ isOn: true, codesLeft: 8 });
    expect(await confirmSecondStep(facilitator, { code }, token, noon)).toEqual({ ok: false, reason: "not-begun" });
    expect(await beginSecondStep(facilitator, token)).toEqual({ ok: false, reason: "already-on" });
    const told = await asOwner((sql) => sql`select kind from messages where member_id = ${memberId}`);
    expect([...told]).toEqual([{ kind: "second-step-changed" }]);
  });

  it("asks for the password again when it was last proved too long ago", async () => {
    const { facilitator, token, memberId } = await lead();
    await asOwner(
      (sql) => sql`update sign_ins set proved_at = now() - interval '11 minutes' where member_id = ${memberId}`,
    );
    expect(await beginSecondStep(facilitator, token)).toEqual({ ok: false, reason: "password-needed" });
    expect(await beginSecondStep(facilitator, makeToken())).toEqual({ ok: false, reason: "password-needed" });
  });
});

describe("a sign-in that waits for its second step", () => {
  it("opens nothing, is found by no guard, and lasts ten minutes; a code makes it whole", async () => {
    const { memberId, secret } = await withStep();
    const token = await beginSignIn({ memberId, epoch: 1, own: true });
    expect(await findSignIn(token)).toBeNull();
    expect(await isWaiting(token)).toBe(true);
    const lasts = () =>
      asOwner(async (sql) => {
        const [row] = await sql`select extract(day from max(expires_at) - now())::int as days from sign_ins
                                 where member_id = ${memberId} and second_step_at is null`;
        return row?.days;
      });
    expect(await lasts()).toBe(0);
    const code = codeAt(secret, later(noon, 60));
    expect(await takeSecondStep(token, { code }, later(noon, 60))).toEqual({ ok: true });
    expect(await findSignIn(token)).toMatchObject({ memberId });
    expect(await lasts()).toBeNull();
    // It waits no longer, and no other token waits at all.
    for (const other of [token, makeToken(), null])
      expect(await takeSecondStep(other, { code }, noon)).toEqual({ ok: false, reason: "signed-out" });
  });

  it("takes the codes of the steps beside this one, and no code twice, not even an older one", async () => {
    const { memberId, secret } = await withStep();
    const waiting = () => beginSignIn({ memberId, epoch: 1, own: false });
    const at = later(noon, 600);
    const take = async (offset: number) =>
      takeSecondStep(await waiting(), { code: codeAt(secret, later(at, offset)) }, at);
    expect(await take(60)).toEqual(noMatch);
    expect(await take(-60)).toEqual(noMatch);
    expect(await take(-30)).toEqual({ ok: true });
    expect(await take(-30)).toEqual(noMatch);
    expect(await take(30)).toEqual({ ok: true });
    expect(await take(0)).toEqual(noMatch);
    expect(await take(30)).toEqual(noMatch);
  });

  it("takes one code for one of two who give it at once", async () => {
    const { memberId, secret } = await withStep();
    const at = later(noon, 3600);
    const tokens = await Promise.all([1, 2, 3].map(() => beginSignIn({ memberId, epoch: 1, own: false })));
    const answers = await Promise.all(tokens.map((token) => takeSecondStep(token, { code: codeAt(secret, at) }, at)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("takes each single-use code once, however it is spelled, and nobody else's", async () => {
    const [mine, theirs] = [await withStep(), await withStep()];
    const take = async (code: string) =>
      takeSecondStep(await beginSignIn({ memberId: mine.memberId, epoch: 1, own: false }), { code }, later(noon, 90));
    const [first = "", second = ""] = mine.codes;
    expect(await take(theirs.codes[0] ?? "")).toEqual(noMatch);
    expect(await take(makeCode())).toEqual(noMatch);
    expect(await take(first.toLowerCase().replaceAll("-", ""))).toEqual({ ok: true });
    expect(await take(first)).toEqual(noMatch);
    expect(await take(second)).toEqual({ ok: true });
    expect(await getSecondStep(mine.facilitator)).toEqual({ isOn: true, codesLeft: 6 });
  });

  it("is slowed after many wrong codes, by a limit of its own, and is let in when the wait is over", async () => {
    const { memberId, secret } = await withStep();
    const token = await beginSignIn({ memberId, epoch: 1, own: false });
    const at = later(noon, 7200);
    for (let n = 0; n < 9; n += 1) expect(await takeSecondStep(token, { code: "x" }, at)).toEqual(noMatch);
    await holdWaits();
    const code = codeAt(secret, at);
    expect(await takeSecondStep(token, { code }, at)).toMatchObject({ ok: false, reason: "wait" });
    await asOwner((sql) => sql`update attempts set wait_until = now() where wait_until is not null`);
    expect(await takeSecondStep(token, { code }, at)).toEqual({ ok: true });
  });
});

describe("ending a second step", () => {
  it("needs a code of it for one's own, and signs in with the password alone afterwards", async () => {
    const { facilitator, memberId, secret } = await withStep();
    const at = later(noon, 300);
    expect(await endOwnSecondStep(facilitator, { code: codeAt(secret, noon) }, at)).toEqual(noMatch);
    expect(await endOwnSecondStep(facilitator, { code: codeAt(secret, at) }, at)).toEqual({ ok: true, value: null });
    expect(await getSecondStep(facilitator)).toEqual({ isOn: false, codesLeft: 0 });
    expect(await findSignIn(await beginSignIn({ memberId, epoch: 1, own: false }))).not.toBeNull();
  });

  it("is for another facilitator of the group, who is named in the record; for nobody else", async () => {
    const who = await withStep();
    const { memberId } = who;
    const elsewhere = (await makeGroup()).facilitator;
    const refused = { ok: false, reason: "not-found" };
    const pretended = asFacilitatorForTests(await addMember(who.groupId, "No Lead"));
    for (const other of [elsewhere, who.facilitator, pretended])
      expect(await endSecondStep(other, { memberId })).toEqual(refused);
    expect((await listMembers(who.group.facilitator)).find(({ id }) => id === memberId)?.hasSecondStep).toBe(true);
    expect(await endSecondStep(who.group.facilitator, { memberId })).toEqual({ ok: true, value: null });
    expect(await endSecondStep(who.group.facilitator, { memberId })).toEqual(refused);
    expect(await getSecondStep(who.facilitator)).toEqual({ isOn: false, codesLeft: 0 });
    expect(await listRecord(who.facilitator)).toMatchObject([
      { kind: "second-step-ended", by: "Test Facilitator" },
      { kind: "invited", by: "Test Facilitator" },
    ]);
    // Nobody but its member reads a record, not even who wrote it.
    const seen = await asMember(who.group.facilitator.memberId, (tx) => tx.select().from(recordLog));
    expect(seen).toEqual([]);
  });
});
