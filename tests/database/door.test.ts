import { createHook } from "node:async_hooks";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkPassword } from "@/lib/auth/check-password";
import { preloginInput } from "@/lib/auth/input";
import { takeTry } from "@/lib/auth/limits";
import { prelogin } from "@/lib/auth/prelogin";
import { currentCredential } from "@/lib/auth/sign-ins";
import { checkAuth } from "@/lib/auth/verifier";
import { env } from "@/lib/env";
import { acceptInvitation } from "@/lib/invitations/commands";
import { accepting, asOwner, invited, joined } from "@/tests/support/accepting";
import { makeGroup } from "@/tests/support/groups";

// Every test comes from an address of its own: they share one database, and tries from one address are counted together.
const somewhere = () => ({ address: `2001:db8:${randomBytes(2).toString("hex")}:1::1`, browser: null });
const unknownEmail = () => `${randomUUID()}@example.org`;

/** How many scrypts Node was asked for meanwhile. */
async function workOf(task: () => Promise<unknown>) {
  let scrypts = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === "SCRYPTREQUEST") scrypts += 1;
    },
  }).enable();
  await task();
  hook.disable();
  return scrypts;
}

describe("prelogin", () => {
  it("answers alike for a known and an unknown email, and steadily", async () => {
    const { email, seed } = await joined();
    const stranger = unknownEmail();
    const known = await prelogin({ email, ...somewhere() });
    const unknown = await prelogin({ email: stranger, ...somewhere() });
    expect(known).toEqual({ kdf: 1, seed: Buffer.from(seed).toString("hex"), retryAfter: 0 });
    expect(unknown).toEqual({ kdf: 1, seed: expect.stringMatching(/^[0-9a-f]{64}$/), retryAfter: 0 });
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    expect(await prelogin({ email, ...somewhere() })).toEqual(known);
    expect(await prelogin({ email: stranger, ...somewhere() })).toEqual(unknown);
    expect((await prelogin({ email: unknownEmail(), ...somewhere() })).seed).not.toBe(unknown.seed);
  });

  it("reads an email in the one spelling that an account has, known or not", async () => {
    for (const email of [(await joined()).email, unknownEmail()]) {
      const plain = await prelogin({ ...preloginInput.parse({ email }), ...somewhere() });
      const loud = await prelogin({ ...preloginInput.parse({ email: ` ${email.toUpperCase()} ` }), ...somewhere() });
      expect(loud).toEqual(plain);
    }
  });

  it("pretends the same seed for somebody who is invited and has not joined", async () => {
    const { token, email } = await invited((await makeGroup()).facilitator);
    const before = await prelogin({ email, ...somewhere() });
    expect(await prelogin({ email, ...somewhere() })).toEqual(before);
    const sent = accepting(token);
    await acceptInvitation(sent);
    expect((await prelogin({ email, ...somewhere() })).seed).toBe(Buffer.from(sent.seed).toString("hex"));
  });

  it("makes somebody wait alike whether the email is known or not", async () => {
    const waits: number[] = [];
    for (const email of [(await joined()).email, unknownEmail()]) {
      for (let n = 0; n < 9; n += 1) await takeTry({ kind: "account", of: email });
      waits.push((await prelogin({ email, ...somewhere() })).retryAfter);
    }
    expect(waits.every((wait) => wait > 0 && wait <= 2)).toBe(true);
  });
});

describe("a password", () => {
  it("that is right gives back the very wrap that was stored", async () => {
    const { email, auth, wrap, memberId, seed, keyId } = await joined();
    const checked = await checkPassword({ email, auth, ...somewhere() });
    expect(checked).toMatchObject({ ok: true, memberId, epoch: 1 });
    if (!checked.ok) throw new Error("not reached");
    expect(Buffer.from(checked.wrap ?? [])).toEqual(Buffer.from(wrap));
    expect([checked.seed, checked.keyId].map((bytes) => Buffer.from(bytes ?? []))).toEqual(
      [seed, keyId].map((bytes) => Buffer.from(bytes)),
    );
  });

  it("that is wrong, and an email that nobody has, get one answer after the same work", async () => {
    const { email, auth } = await joined();
    const wrong = { email, auth: randomBytes(32), ...somewhere() };
    const unknown = { email: unknownEmail(), auth: randomBytes(32), ...somewhere() };
    expect(await checkPassword(wrong)).toEqual({ ok: false, reason: "no-match" });
    expect(await checkPassword(unknown)).toEqual({ ok: false, reason: "no-match" });
    expect(await workOf(() => checkPassword(wrong))).toBe(1);
    expect(await workOf(() => checkPassword(unknown))).toBe(1);
    // The control: the same counter sees the right password's work too, and none where there is none.
    expect(await workOf(() => checkPassword({ email, auth, ...somewhere() }))).toBe(1);
    expect(await workOf(() => prelogin(unknown))).toBe(0);
  });

  it("never matches another member's account", async () => {
    const [mine, theirs] = [await joined(), await joined()];
    const stored = await currentCredential(mine.memberId);
    if (!stored) throw new Error("not reached");
    expect(await checkPassword({ email: theirs.email, auth: mine.auth, ...somewhere() })).toEqual({
      ok: false,
      reason: "no-match",
    });
    // Not even with the whole row laid under the other's name: the pepper's hash names the member.
    expect(await checkAuth(env().pepper, { ...stored, memberId: theirs.memberId }, mine.auth)).toBeNull();
    expect(await checkAuth(env().pepper, stored, mine.auth)).not.toBeNull();
  });
});

describe("what is stored of a password", () => {
  it("is neither the password's proof nor the wrap, in any spelling", async () => {
    const { memberId, auth, wrap } = await joined();
    const [row] = await asOwner((sql) => sql`select c::text as said from credentials c where member_id = ${memberId}`);
    for (const secret of [auth, wrap, wrap.slice(24, 56), createHash("sha256").update(auth).digest()])
      expect(row?.said).not.toContain(Buffer.from(secret).toString("hex"));
    const [seen] = await asOwner((sql) => sql`select seed from credentials where member_id = ${memberId}`);
    // The control: what is stored in the open is found by the same search.
    expect(row?.said).toContain(Buffer.from(seen?.seed).toString("hex"));
  });

  it("gives nothing without the pepper, which is not in the database", async () => {
    const { memberId, auth } = await joined();
    const stored = await currentCredential(memberId);
    expect(await checkAuth(randomBytes(32), stored, auth)).toBeNull();
    const said = await asOwner((sql) => sql`select c::text as said from credentials c`);
    expect(said.some((row) => row.said.includes(env().pepper.toString("hex")))).toBe(false);
  });

  it("seals the wrap to its member and its epoch: moved elsewhere it does not open", async () => {
    const [mine, theirs] = [await joined(), await joined()];
    const [own, other] = [await currentCredential(mine.memberId), await currentCredential(theirs.memberId)];
    if (!own || !other) throw new Error("not reached");
    await expect(checkAuth(env().pepper, { ...own, epoch: 2 }, mine.auth)).rejects.toThrow();
    await expect(checkAuth(env().pepper, { ...own, sealedWrap: other.sealedWrap }, mine.auth)).rejects.toThrow();
    const cut = own.sealedWrap?.slice(0, -1) ?? null;
    await expect(checkAuth(env().pepper, { ...own, sealedWrap: cut }, mine.auth)).rejects.toThrow();
    expect((await checkAuth(env().pepper, own, mine.auth))?.wrap).toEqual(Buffer.from(mine.wrap));
  });
});
