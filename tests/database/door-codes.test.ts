import { createHash, randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { asMember } from "@/db/client";
import { journalItems } from "@/db/schema";
import { checkPassword } from "@/lib/auth/check-password";
import { newPasswordInput } from "@/lib/auth/input";
import { lookWithCode, setPasswordWithCode } from "@/lib/auth/recover";
import { beginSignIn, findSignIn } from "@/lib/auth/sign-ins";
import { keepKit, startFresh } from "@/lib/journal/commands";
import { getKeyState, getKitWrap } from "@/lib/journal/queries";
import { makeDoorCode } from "@/lib/members/commands";
import { asOwner, type JoinedMember, joined, shapedWrap } from "@/tests/support/accepting";
import { makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";

const somewhere = () => ({ address: `2001:db8:${randomBytes(2).toString("hex")}:2::1`, browser: null });
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const random = (length: number) => Uint8Array.from(randomBytes(length));
const noMatch = { ok: false, reason: "no-match" };

async function codeFor(person: JoinedMember): Promise<string> {
  const made = await makeDoorCode(person.facilitator, { memberId: person.memberId });
  if (!made.ok) throw new Error(made.reason);
  return made.value.code;
}

/** Gives a member a kit; answers with the proof that its words would give. */
async function withKit(person: JoinedMember) {
  const [proof, wrap] = [random(32), shapedWrap(2, person.keyId)];
  const proofHash = Uint8Array.from(createHash("sha256").update(proof).digest());
  const token = await beginSignIn({ memberId: person.memberId, epoch: 1, own: false });
  expect(await keepKit(person.member, { keyId: person.keyId, wrap, proofHash }, token)).toEqual({ ok: true });
  return { proof, wrap };
}

/** A new password as a browser would send it. */
function renewing(person: JoinedMember, code: string, more: { proof?: Uint8Array; wrap?: Uint8Array } = {}) {
  return newPasswordInput.parse({
    email: person.email,
    code,
    auth: hex(randomBytes(32)),
    seed: hex(randomBytes(32)),
    ...(more.proof ? { proof: hex(more.proof) } : {}),
    ...(more.wrap ? { wrap: hex(more.wrap) } : {}),
  });
}

const credentialsOf = (person: JoinedMember) =>
  asOwner(async (sql) =>
    (
      await sql`select epoch, retired_on is not null as retired, sealed_wrap is not null as sealed, key_id is not null as opens
                  from credentials where member_id = ${person.memberId} order by epoch`
    ).map((row) => ({ ...row })),
  );

const look = (person: JoinedMember, code: string, proof?: Uint8Array<ArrayBuffer>) =>
  lookWithCode({ email: person.email, code, ...(proof ? { proof } : {}) }, somewhere());

describe("a one-time code", () => {
  it("is made by a facilitator of the member's group, and by nobody else, for nobody else", async () => {
    const group = await makeGroup();
    const [person, other] = [await joined(group), await joined()];
    const notFound = { ok: false, reason: "not-found" };
    expect(await makeDoorCode(other.facilitator, person)).toEqual(notFound);
    expect(await makeDoorCode(asFacilitatorForTests(group.member), person)).toEqual(notFound);
    expect(await makeDoorCode(asFacilitatorForTests({ ...other.member, groupId: group.groupId }), person)).toEqual(
      notFound,
    );
    expect(await makeDoorCode(group.facilitator, group.facilitator)).toEqual(notFound);
    expect(await makeDoorCode(group.facilitator, { memberId: randomUUID() })).toEqual(notFound);
    expect(await makeDoorCode(group.facilitator, person)).toMatchObject({ ok: true });
  });

  it("is easy to read out, and stored as a keyed hash alone", async () => {
    const person = await joined();
    const code = await codeFor(person);
    expect(code).toMatch(/^[A-HJKMNP-TV-Z2-9]{4}(-[A-HJKMNP-TV-Z2-9]{4}){2}$/);
    const [row] = await asOwner(
      (sql) => sql`select d::text as said, round(extract(epoch from expires_at - now()) / 3600)::int as hours
                     from door_codes d where member_id = ${person.memberId}`,
    );
    expect(row?.hours).toBe(72);
    const plain = code.replaceAll("-", "");
    for (const text of [
      code,
      plain,
      createHash("sha256").update(plain).digest("hex"),
      Buffer.from(plain).toString("hex"),
    ])
      expect(row?.said).not.toContain(text);
  });

  it("is looked at without being used, however it is typed, and used once", async () => {
    const person = await joined();
    const code = await codeFor(person);
    for (const typed of [code, code.toLowerCase(), code.replaceAll("-", " "), ` ${code} `])
      expect(await look(person, typed)).toMatchObject({ ok: true, memberId: person.memberId, wrap: null });
    expect(await setPasswordWithCode(renewing(person, code), somewhere())).toEqual({ ok: true });
    expect(await look(person, code)).toEqual(noMatch);
    expect(await setPasswordWithCode(renewing(person, code), somewhere())).toEqual(noMatch);
  });

  it("works for one of two at once", async () => {
    const person = await joined();
    const code = await codeFor(person);
    const sent = [renewing(person, code), renewing(person, code)];
    const answers = await Promise.all(sent.map((one) => setPasswordWithCode(one, somewhere())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = sent[answers.findIndex(({ ok }) => ok)];
    expect(await credentialsOf(person)).toHaveLength(2);
    expect(
      await checkPassword({ email: person.email, auth: winner?.auth as Uint8Array, ...somewhere() }),
    ).toMatchObject({ ok: true, epoch: 2 });
  });

  it("ends with the next one made, and after three days", async () => {
    const person = await joined();
    const first = await codeFor(person);
    const second = await codeFor(person);
    expect(await look(person, first)).toEqual(noMatch);
    expect(await look(person, second)).toMatchObject({ ok: true });
    await asOwner((sql) => sql`update door_codes set expires_at = now() where member_id = ${person.memberId}`);
    expect(await look(person, second)).toEqual(noMatch);
    expect(await setPasswordWithCode(renewing(person, second), somewhere())).toEqual(noMatch);
  });

  it("that is wrong, another member's, or for an email that nobody has gets one answer, and changes nothing", async () => {
    const group = await makeGroup();
    const [mine, theirs] = [await joined(group), await joined(group)];
    const [own, other] = [await codeFor(mine), await codeFor(theirs)];
    const wrong = `${own.slice(0, -1)}${own.endsWith("A") ? "B" : "A"}`;
    for (const code of [wrong, other, "", "' or true --"]) {
      expect(await look(mine, code)).toEqual(noMatch);
      expect(await setPasswordWithCode(renewing(mine, code), somewhere())).toEqual(noMatch);
    }
    expect(await lookWithCode({ email: `${randomUUID()}@example.org`, code: own }, somewhere())).toEqual(noMatch);
    expect(await credentialsOf(mine)).toEqual([{ epoch: 1, retired: false, sealed: true, opens: true }]);
    expect(await look(mine, own)).toMatchObject({ ok: true });
  });
});

describe("a new password with a code and the words", () => {
  it("opens the journal under it, destroys the old password, ends every sign-in and keeps the words working", async () => {
    const person = await joined();
    const { proof, wrap: kit } = await withKit(person);
    const token = await beginSignIn({ memberId: person.memberId, epoch: 1, own: true });
    const code = await codeFor(person);
    const looked = await look(person, code, proof);
    expect(looked).toMatchObject({ ok: true, memberId: person.memberId });
    expect(looked.ok && hex(looked.wrap ?? new Uint8Array(0))).toBe(hex(kit));
    const wrap = shapedWrap(1, person.keyId);
    const sent = renewing(person, code, { proof, wrap });
    expect(await setPasswordWithCode(sent, somewhere())).toEqual({ ok: true });
    expect(await credentialsOf(person)).toEqual([{ epoch: 2, retired: false, sealed: true, opens: true }]);
    expect(await findSignIn(token)).toBeNull();
    expect(await checkPassword({ email: person.email, auth: person.auth, ...somewhere() })).toEqual(noMatch);
    const checked = await checkPassword({ email: person.email, auth: sent.auth, ...somewhere() });
    expect(checked.ok && checked.wrap && hex(checked.wrap)).toBe(hex(wrap));
    expect(await getKeyState(person.member)).toMatchObject({ opensWithPassword: true, hasKit: true });
    expect(await getKitWrap(person.member, { keyId: person.keyId, proof })).not.toBeNull();
  });

  it("leaves alone what an earlier reset locked: its old password's wrap and its words stay", async () => {
    const person = await joined();
    const old = await withKit(person);
    const locked = renewing(person, await codeFor(person));
    await setPasswordWithCode(locked, somewhere());
    const keyId = random(8);
    const head = Uint8Array.from([0x52, 0x4a, 1, 2, ...keyId, ...randomBytes(12 + 1024 + 16)]);
    const fresh = { keyId, wrap: shapedWrap(1, keyId), auth: locked.auth, head };
    expect(await startFresh(person.member, fresh)).toEqual({ ok: true });
    const { proof } = await withKit({ ...person, keyId });
    const sent = renewing(person, await codeFor(person), { proof, wrap: shapedWrap(1, keyId) });
    expect(await setPasswordWithCode(sent, somewhere())).toEqual({ ok: true });
    expect(await credentialsOf(person)).toEqual([
      { epoch: 1, retired: true, sealed: true, opens: true },
      { epoch: 3, retired: false, sealed: true, opens: true },
    ]);
    expect(await getKitWrap(person.member, { keyId: person.keyId, proof: old.proof })).not.toBeNull();
  });

  it("is refused for words that are not this member's kit, and the recovery wrap is not given out", async () => {
    const group = await makeGroup();
    const [mine, theirs] = [await joined(group), await joined(group)];
    await withKit(mine);
    const { proof } = await withKit(theirs);
    const code = await codeFor(mine);
    for (const other of [proof, random(32)]) {
      expect(await look(mine, code, other)).toEqual(noMatch);
      const sent = renewing(mine, code, { proof: other, wrap: shapedWrap(1, mine.keyId) });
      expect(await setPasswordWithCode(sent, somewhere())).toEqual(noMatch);
    }
    // The code alone gives no wrap, and the words alone, without a code, give nothing.
    expect(await look(mine, code)).toMatchObject({ ok: true, wrap: null });
    expect(await look(theirs, code, proof)).toEqual(noMatch);
    expect(await getKitWrap(mine.member, { keyId: mine.keyId, proof })).toBeNull();
  });

  it("is refused for a wrap of another key than the journal's", async () => {
    const person = await joined();
    const { proof } = await withKit(person);
    const code = await codeFor(person);
    const sent = renewing(person, code, { proof, wrap: shapedWrap(1) });
    expect(await setPasswordWithCode(sent, somewhere())).toEqual(noMatch);
    expect(await credentialsOf(person)).toEqual([{ epoch: 1, retired: false, sealed: true, opens: true }]);
  });
});

describe("a new password with the code alone", () => {
  it("keeps the old credential retired, the words' wrap and every reflection, and leaves the journal locked", async () => {
    const person = await joined();
    const { memberId, keyId } = person;
    const { proof } = await withKit(person);
    const envelope = Buffer.concat([Buffer.from([0x52, 0x4a, 1, 1]), keyId, randomBytes(12 + 1024 + 16)]);
    const items = () => asMember(memberId, (tx) => tx.select().from(journalItems));
    await asMember(memberId, (tx) =>
      tx.insert(journalItems).values({ id: randomUUID(), memberId, kind: 1, keyId, version: 1, rev: 1, envelope }),
    );
    const before = await items();
    const token = await beginSignIn({ memberId, epoch: 1, own: true });
    const sent = renewing(person, await codeFor(person));
    expect(await setPasswordWithCode(sent, somewhere())).toEqual({ ok: true });
    expect(await credentialsOf(person)).toEqual([
      { epoch: 1, retired: true, sealed: true, opens: true },
      { epoch: 2, retired: false, sealed: false, opens: false },
    ]);
    expect(await findSignIn(token)).toBeNull();
    expect(await checkPassword({ email: person.email, auth: person.auth, ...somewhere() })).toEqual(noMatch);
    const checked = await checkPassword({ email: person.email, auth: sent.auth, ...somewhere() });
    expect(checked).toMatchObject({ ok: true, epoch: 2, wrap: null });
    expect(await getKeyState(person.member)).toMatchObject({ opensWithPassword: false, hasKit: true });
    // Whoever has the code and not the words cannot put other words in their place.
    const other = { keyId, wrap: shapedWrap(2, keyId), proofHash: random(32) };
    const later = await beginSignIn({ memberId, epoch: 2, own: false });
    expect(await keepKit(person.member, other, later)).toEqual({ ok: false, reason: "not-found" });
    expect(await getKitWrap(person.member, { keyId, proof })).not.toBeNull();
    expect(before).toHaveLength(1);
    expect(await items()).toEqual(before);
  });

  it("and a wrap made on a device that keeps the journal open opens it, with the old credential kept", async () => {
    const person = await joined();
    const wrap = shapedWrap(1, person.keyId);
    const sent = renewing(person, await codeFor(person), { wrap });
    expect(await setPasswordWithCode(sent, somewhere())).toEqual({ ok: true });
    const checked = await checkPassword({ email: person.email, auth: sent.auth, ...somewhere() });
    expect(checked.ok && checked.wrap && hex(checked.wrap)).toBe(hex(wrap));
    expect(await credentialsOf(person)).toMatchObject([{ retired: true }, { retired: false, opens: true }]);
  });
});
