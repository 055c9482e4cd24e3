import { createHash, randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkPassword } from "@/lib/auth/check-password";
import { addressPrefix, giveBack, secondsToWait, takeTry } from "@/lib/auth/limits";
import { prelogin } from "@/lib/auth/prelogin";
import { lookWithCode } from "@/lib/auth/recover";
import { rememberBrowser } from "@/lib/auth/sign-ins";
import { makeToken } from "@/lib/auth/tokens";
import { makeDoorCode } from "@/lib/members/commands";
import { runRetention } from "@/lib/retention/commands";
import { asOwner, holdWaits, joined } from "@/tests/support/accepting";

const noMatch = { ok: false, reason: "no-match" };
const waiting = { ok: false, reason: "wait", retryAfter: expect.any(Number) };
const unknownEmail = () => `${randomUUID()}@example.org`;
// One of its own for each try, so that only the account's own limit is at work.
const anywhere = () => `2001:db8:${randomBytes(2).toString("hex")}:${randomBytes(2).toString("hex")}::1`;
const fail = (email: string, from: { address?: string; browser?: string | null } = {}) =>
  checkPassword({ email, auth: randomBytes(32), address: anywhere(), browser: null, ...from });

/** Lets time go by for everything that was counted: the rows move back instead. */
const later = (by: string) =>
  asOwner((sql) => sql`update attempts set since = since - ${by}::interval, wait_until = wait_until - ${by}::interval`);

describe("tries at one account", () => {
  it("are free eight times; then each waits longer, and never longer than 15 minutes", async () => {
    const of = { kind: "account", of: unknownEmail() } as const;
    for (let n = 0; n < 8; n += 1) expect(await takeTry(of)).toBe(0);
    const waits: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      expect(await takeTry(of)).toBe(0);
      waits.push(await secondsToWait(of));
      await later(`${waits.at(-1)} seconds`);
    }
    const said = [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900];
    // A second may have gone by between the try and the question.
    expect(waits.every((wait, at) => wait <= (said[at] ?? 0) && wait >= (said[at] ?? 0) - 1)).toBe(true);
  });

  it("wait with the right password too, which works after the wait and forgets what was counted", async () => {
    const { email, auth } = await joined();
    const right = () => checkPassword({ email, auth, address: anywhere(), browser: null });
    for (let n = 0; n < 8; n += 1) expect(await fail(email)).toEqual(noMatch);
    expect(await fail(email)).toEqual(noMatch);
    await holdWaits();
    expect(await right()).toEqual(waiting);
    await later("1 hour");
    expect(await right()).toMatchObject({ ok: true });
    for (let n = 0; n < 8; n += 1) expect(await fail(email)).toEqual(noMatch);
    expect(await right()).toMatchObject({ ok: true });
  });

  it("that come a hundred at once count as a hundred", async () => {
    const email = unknownEmail();
    const waits = await Promise.all(Array.from({ length: 100 }, () => takeTry({ kind: "account", of: email })));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(9);
    expect(waits.filter((wait) => wait > 0)).toHaveLength(91);
  });

  it("are free again after a day", async () => {
    const email = unknownEmail();
    for (let n = 0; n < 9; n += 1) await fail(email);
    await holdWaits();
    expect(await fail(email)).toEqual(waiting);
    await later("25 hours");
    for (let n = 0; n < 8; n += 1) expect(await fail(email)).toEqual(noMatch);
  });
});

describe("a browser that has signed in before", () => {
  it("is not kept waiting by a stranger's failures, and a stranger is", async () => {
    const { email, auth, memberId } = await joined();
    const browser = makeToken();
    await rememberBrowser(memberId, browser);
    for (let n = 0; n < 9; n += 1) await fail(email);
    await holdWaits();
    const from = { email, auth, address: anywhere() };
    expect(await checkPassword({ ...from, browser: null })).toEqual(waiting);
    expect(await checkPassword({ ...from, browser: makeToken() })).toEqual(waiting);
    expect((await prelogin({ email, address: anywhere(), browser: null })).retryAfter).toBeGreaterThan(0);
    expect((await prelogin({ email, address: anywhere(), browser })).retryAfter).toBe(0);
    expect(await checkPassword({ ...from, browser })).toMatchObject({ ok: true });
  });

  it("has a count of its own, which does not touch anybody else's", async () => {
    const { email, auth, memberId } = await joined();
    const browser = makeToken();
    await rememberBrowser(memberId, browser);
    for (let n = 0; n < 9; n += 1) expect(await fail(email, { browser })).toEqual(noMatch);
    await holdWaits();
    expect(await fail(email, { browser })).toEqual(waiting);
    expect(await checkPassword({ email, auth, address: anywhere(), browser: null })).toMatchObject({ ok: true });
  });

  it("is known to its own account alone", async () => {
    const [mine, theirs] = [await joined(), await joined()];
    const browser = makeToken();
    await rememberBrowser(theirs.memberId, browser);
    for (let n = 0; n < 9; n += 1) await fail(mine.email);
    await holdWaits();
    expect(await fail(mine.email, { browser })).toEqual(waiting);
  });

  it("is let in from an address where many others failed", async () => {
    const { email, auth, memberId } = await joined();
    const browser = makeToken();
    await rememberBrowser(memberId, browser);
    const address = anywhere();
    for (let n = 0; n < 60; n += 1) await takeTry({ kind: "address", of: addressPrefix(address) });
    expect(await checkPassword({ email, auth, address, browser: null })).toEqual(waiting);
    expect(await checkPassword({ email, auth, address, browser })).toMatchObject({ ok: true });
  });
});

describe("tries from one address", () => {
  it("may fail sixty times in an hour, whoever they are for; the next waits, and after the hour they may again", async () => {
    const address = "198.51.100.7";
    const answers = await Promise.all(Array.from({ length: 65 }, () => fail(unknownEmail(), { address })));
    expect(answers.filter((answer) => !answer.ok && answer.reason === "no-match")).toHaveLength(60);
    const refused = await fail(unknownEmail(), { address });
    expect(refused).toEqual(waiting);
    expect(!refused.ok && refused.reason === "wait" && refused.retryAfter).toBeGreaterThan(3500);
    expect(await fail(unknownEmail(), { address: "198.51.100.8" })).toEqual(noMatch);
    await later("1 hour");
    expect(await fail(unknownEmail(), { address })).toEqual(noMatch);
    await later("1 second");
    expect(await fail(unknownEmail(), { address })).toEqual(noMatch);
  });

  it("that succeed are not counted: failures alone are", async () => {
    const { email, auth } = await joined();
    const address = "198.51.100.20";
    const of = { kind: "address", of: address } as const;
    for (let n = 0; n < 59; n += 1) expect(await takeTry(of)).toBe(0);
    for (let n = 0; n < 3; n += 1)
      expect(await checkPassword({ email, auth, address, browser: null })).toMatchObject({ ok: true });
    expect(await fail(email, { address })).toEqual(noMatch);
    expect(await fail(email, { address })).toEqual(waiting);
  });

  it("are counted by the part of it that a household shares", () => {
    expect(addressPrefix("203.0.113.9")).toBe("203.0.113.9");
    expect(addressPrefix("::ffff:203.0.113.9")).toBe("203.0.113.9");
    expect(addressPrefix("2001:db8:1:2:3:4:5:6")).toBe(addressPrefix("2001:db8:1:2::9"));
    expect(addressPrefix("2001:db8:1:2:3:4:5:6")).not.toBe(addressPrefix("2001:db8:1:3:3:4:5:6"));
    expect(addressPrefix("::1")).toBe("0:0:0:0::/64");
  });
});

describe("prelogin", () => {
  it("asks for a wait after six hundred in an hour from one address, alike for known and unknown", async () => {
    const { email } = await joined();
    const address = "198.51.100.30";
    for (let n = 0; n < 600; n += 1) expect(await takeTry({ kind: "prelogin", of: address })).toBe(0);
    for (const asked of [email, unknownEmail()]) {
      const { retryAfter } = await prelogin({ email: asked, address, browser: null });
      expect(retryAfter).toBeGreaterThan(3500);
      expect((await prelogin({ email: asked, address: "198.51.100.31", browser: null })).retryAfter).toBe(0);
    }
  });
});

describe("tries at a one-time code", () => {
  const wrong = (email: string, browser: string | null = null) =>
    lookWithCode({ email, code: "AAAA-BBBB-CCCC" }, { address: anywhere(), browser });

  it("are counted apart from tries at the password, and slowed alike", async () => {
    const { email, auth } = await joined();
    for (let n = 0; n < 9; n += 1) expect(await wrong(email)).toEqual(noMatch);
    await holdWaits();
    expect(await wrong(email)).toEqual(waiting);
    expect(await checkPassword({ email, auth, address: anywhere(), browser: null })).toMatchObject({ ok: true });
    const stranger = unknownEmail();
    for (let n = 0; n < 9; n += 1) expect(await wrong(stranger)).toEqual(noMatch);
    await holdWaits();
    expect(await wrong(stranger)).toEqual(waiting);
  });

  it("do not keep the member's own browser waiting; the right code forgets what was counted", async () => {
    const { email, memberId, facilitator } = await joined();
    const made = await makeDoorCode(facilitator, { memberId });
    if (!made.ok) throw new Error(made.reason);
    const { code } = made.value;
    const browser = makeToken();
    await rememberBrowser(memberId, browser);
    for (let n = 0; n < 9; n += 1) await wrong(email);
    await holdWaits();
    expect(await lookWithCode({ email, code }, { address: anywhere(), browser: null })).toEqual(waiting);
    expect(await lookWithCode({ email, code }, { address: anywhere(), browser })).toMatchObject({ ok: true });
    await later("1 hour");
    expect(await lookWithCode({ email, code }, { address: anywhere(), browser: null })).toMatchObject({ ok: true });
    for (let n = 0; n < 8; n += 1) expect(await wrong(email)).toEqual(noMatch);
  });
});

describe("what is kept of tries", () => {
  it("says neither who nor from where, in the open or as a bare hash", async () => {
    const { email } = await joined();
    const address = "203.0.113.77";
    await fail(email, { address });
    await prelogin({ email, address, browser: null });
    const rows = await asOwner((sql) => sql`select bucket, a::text as said from attempts a`);
    expect(rows.length).toBeGreaterThan(2);
    const said = rows.map((row) => row.said).join("\n");
    for (const secret of [email, address])
      for (const kind of ["", "account\0", "address\0", "prelogin\0"]) {
        const text = `${kind}${secret}`;
        expect(said).not.toContain(text);
        expect(said).not.toContain(Buffer.from(text).toString("hex"));
        expect(said).not.toContain(createHash("sha256").update(text).digest("hex"));
      }
    expect(rows.every((row) => row.bucket.length === 32)).toBe(true);
    // The control: the same search finds what is there.
    expect(said).toContain(rows[0]?.bucket.toString("hex"));
  });

  it("goes after a success, and in any case after two days", async () => {
    const of = { kind: "account", of: unknownEmail() } as const;
    const count = async () => (await asOwner((sql) => sql`select bucket from attempts`)).length;
    const before = await count();
    await takeTry(of);
    expect(await count()).toBe(before + 1);
    await giveBack(of);
    expect(await count()).toBe(before);
    await takeTry(of);
    await later("49 hours");
    await runRetention();
    expect(await count()).toBe(0);
    expect(await secondsToWait(of)).toBe(0);
  });
});
