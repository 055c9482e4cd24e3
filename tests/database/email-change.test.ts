import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { members } from "@/db/schema";
import { beginEmailChange, confirmEmailChange, getEmailChange, takeBackEmailChange } from "@/lib/auth/change-email";
import { changePassword } from "@/lib/auth/change-password";
import { emailChangeInput } from "@/lib/auth/input";
import { beginSignIn, findSignIn } from "@/lib/auth/sign-ins";
import { env } from "@/lib/env";
import { fromHex, toHex } from "@/lib/journal/vault/bytes";
import { changeEmail } from "@/lib/journal/vault/new-password";
import { openWrap, sealWrap } from "@/lib/journal/vault/wrap";
import { openDetails } from "@/lib/mail/details";
import { asOwner, holdWaits } from "@/tests/support/accepting";
import {
  accountOf,
  deriveOnce,
  from,
  isSignedIn,
  makePerson,
  newSecret,
  type PersonForTests,
  tryPassword,
} from "@/tests/support/person";

vi.setConfig({ testTimeout: 120_000 });
// Read once and lazily: this file's site can send mail, as far as it knows.
// Nobody answers there, and nobody has to: what waits is read from its row.
Object.assign(process.env, {
  SMTP_URL: "smtp://127.0.0.1:9",
  MAIL_FROM: "group@example.org",
  PUBLIC_URL: "https://group.example.org",
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** What a browser sends for another email: the same password, and keys made for the new address. */
async function wanting(person: PersonForTests, email: string) {
  const proved = await tryPassword(person, person.password);
  if (!proved) throw new Error("the password opens nothing");
  const next = await newSecret({ email: email.normalize("NFKC").trim().toLowerCase() }, person.password);
  const wrap = await sealWrap(proved.raw, next.derived, { type: 1, memberId: person.memberId, seed: next.seed });
  return emailChangeInput.parse({
    email,
    auth: proved.derived.authHex,
    newAuth: next.derived.authHex,
    seed: toHex(next.seed),
    wrap: toHex(wrap),
  });
}

/** The mails that wait for somebody: by their own id, or by an address that is nobody's. Newest last. */
async function mailsTo(to: { memberId: string } | { email: string }) {
  const rows = await asOwner((sql) =>
    "memberId" in to
      ? sql`select id, kind, sealed, to_email from messages where member_id = ${to.memberId} order by made_at`
      : sql`select id, kind, sealed, to_email from messages where to_email = ${to.email} order by made_at`,
  );
  return rows.map(({ id, kind, sealed }) => ({
    kind: kind as string,
    token: sealed ? (openDetails(env().signInKey, id, sealed).token ?? "") : "",
  }));
}

async function begun(email = `new+${randomUUID()}@example.org`) {
  const person = await makePerson();
  expect(await beginEmailChange(person.member, await wanting(person, email), from(person))).toEqual({ ok: true });
  const [old] = await mailsTo(person);
  const [fresh] = await mailsTo({ email });
  return { person, email, old: old?.token ?? "", fresh: fresh?.token ?? "" };
}

const notFound = { ok: false, reason: "not-found" };
const emailOf = async ({ memberId }: { memberId: string }) =>
  (await asOwner((sql) => sql`select email from members where id = ${memberId}`))[0]?.email as string;

describe("a change of email", () => {
  it("holds once both addresses have said yes, in either order: the same password opens the same journal", async () => {
    const { person, email, old, fresh } = await begun();
    const elsewhere = await beginSignIn({ memberId: person.memberId, epoch: 1, own: true });
    const before = await tryPassword(person, person.password);
    expect(await getEmailChange(person.member)).toMatchObject({ email, oldConfirmed: false, newConfirmed: false });

    expect(await confirmEmailChange(person.member, { token: fresh }, person)).toEqual({ ok: true, done: false, email });
    expect(await confirmEmailChange(person.member, { token: fresh }, person)).toEqual({ ok: true, done: false, email });
    expect(await emailOf(person)).toBe(person.email);
    expect(await tryPassword(person, person.password)).not.toBeNull();
    expect(await getEmailChange(person.member)).toMatchObject({ oldConfirmed: false, newConfirmed: true });

    expect(await confirmEmailChange(person.member, { token: old }, person)).toEqual({ ok: true, done: true, email });
    expect(await emailOf(person)).toBe(email);
    expect(await isSignedIn(person.token)).toBe(true);
    expect(await isSignedIn(elsewhere)).toBe(false);
    expect(await tryPassword(person, person.password)).toBeNull();
    const opened = await tryPassword({ ...person, email }, person.password);
    expect(opened && toHex(opened.raw.raw)).toBe(before && toHex(before.raw.raw));
    expect((await mailsTo(person)).map(({ kind }) => kind)).toEqual(["email-confirm-old", "email-changed"]);
    expect((await mailsTo({ email: person.email })).map(({ kind }) => kind)).toEqual(["email-changed"]);
    // Used: neither link does anything any more.
    for (const token of [old, fresh])
      expect(await confirmEmailChange(person.member, { token }, person)).toEqual(notFound);
    expect(await getEmailChange(person.member)).toBeNull();
  });

  it("is made by the vault as the server takes it", async () => {
    const person = await makePerson();
    const email = `${randomUUID()}@example.org`;
    const sent: unknown[] = [];
    const account = await accountOf(person);
    vi.stubGlobal("Worker", WorkerHere);
    vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
      const body = JSON.parse(String(init.body));
      if (path === "/api/door/prelogin") return Response.json(await preloginOf(person));
      if (path === "/api/journal/unlock") return Response.json(await unlockOf(person));
      sent.push(path);
      return Response.json(await beginEmailChange(person.member, emailChangeInput.parse(body), from(person)));
    });
    expect(await changeEmail(account, ` ${email.toUpperCase()} `, person.password)).toEqual({ ok: true });
    expect(sent).toEqual(["/api/account/email"]);
    for (const to of [{ memberId: person.memberId }, { email }]) {
      const [mail] = await mailsTo(to);
      await confirmEmailChange(person.member, { token: mail?.token ?? "" }, person);
    }
    expect(await tryPassword({ ...person, email }, person.password)).not.toBeNull();
  });

  it("needs the password, and waits like signing in after many wrong ones", async () => {
    const person = await makePerson();
    const given = await wanting(person, `${randomUUID()}@example.org`);
    const wrong = { ...given, auth: new Uint8Array(32) };
    for (let n = 0; n < 9; n += 1)
      expect(await beginEmailChange(person.member, wrong, from(person))).toEqual({ ok: false, reason: "no-match" });
    await holdWaits();
    expect(await beginEmailChange(person.member, given, from(person))).toMatchObject({ reason: "wait" });
    expect(await mailsTo(person)).toEqual([]);
  });

  it("to somebody's address is answered like any other, writes them nothing, and never comes true", async () => {
    const [person, owner] = [await makePerson(), await makePerson()];
    const taken = await beginEmailChange(person.member, await wanting(person, owner.email), from(person));
    expect(taken).toEqual({ ok: true });
    expect(await getEmailChange(person.member)).toMatchObject({ email: owner.email });
    expect(await mailsTo({ email: owner.email })).toEqual([]);
    expect(await mailsTo(owner)).toEqual([]);
    const [old] = await mailsTo(person);
    expect(await confirmEmailChange(person.member, { token: old?.token ?? "" }, person)).toMatchObject({ done: false });
    expect(await emailOf(person)).toBe(person.email);
  });

  it("gives way when somebody joined with the address meanwhile, and changes nothing", async () => {
    const { person, email, old, fresh } = await begun();
    await db().insert(members).values({ name: "Quicker", email });
    await confirmEmailChange(person.member, { token: old }, person);
    expect(await confirmEmailChange(person.member, { token: fresh }, person)).toEqual({ ok: false, reason: "taken" });
    expect(await getEmailChange(person.member)).toBeNull();
    expect(await emailOf(person)).toBe(person.email);
    expect(await tryPassword(person, person.password)).not.toBeNull();
    expect(await isSignedIn(person.token)).toBe(true);
  });

  it("is its member's alone, ends when taken back, when too old, and when another begins", async () => {
    const { person, old, fresh } = await begun();
    const other = await begun();
    for (const token of [old, fresh])
      expect(await confirmEmailChange(other.person.member, { token }, other.person)).toEqual(notFound);
    const again = `${randomUUID()}@example.org`;
    await beginEmailChange(person.member, await wanting(person, again), from(person));
    expect(await confirmEmailChange(person.member, { token: fresh }, person)).toEqual(notFound);
    const [newest] = await mailsTo({ email: again });
    await asOwner((sql) => sql`update email_changes set expires_at = now() where member_id = ${person.memberId}`);
    expect(await confirmEmailChange(person.member, { token: newest?.token ?? "" }, person)).toEqual(notFound);
    await takeBackEmailChange(other.person.member);
    expect(await confirmEmailChange(other.person.member, { token: other.old }, other.person)).toEqual(notFound);
    expect(await takeBackEmailChange(other.person.member)).toEqual({ ok: true });
  });

  it("is stale once the password changed: what waited was sealed for another time", async () => {
    const { person, old, fresh } = await begun();
    const proved = await tryPassword(person, person.password);
    if (!proved) throw new Error("the password opens nothing");
    const next = await newSecret(person, "a quite new password");
    const wrap = await sealWrap(proved.raw, next.derived, { type: 1, memberId: person.memberId, seed: next.seed });
    const given = { auth: fromHex(proved.derived.authHex), newAuth: next.auth, seed: next.seed, wrap };
    expect(await changePassword(person.member, given, from(person))).toEqual({ ok: true });
    for (const token of [old, fresh])
      expect(await confirmEmailChange(person.member, { token }, person)).toEqual(notFound);
    expect(await getEmailChange(person.member)).toBeNull();
    expect(await findSignIn(person.token)).not.toBeNull();
  });

  it("takes plus signs, capitals and wide letters as one address, and refuses what is none", async () => {
    const id = randomUUID();
    const parse = (email: string) => emailChangeInput.shape.email.safeParse(email);
    expect(parse(` Ａmina+Notes-${id}@Example.org `).data).toBe(`amina+notes-${id}@example.org`);
    for (const email of [
      "",
      "amina",
      "a@b",
      "a@b.org\r\nBcc: all@example.org",
      `${"x".repeat(300)}@example.org`,
      "a".repeat(5000),
    ])
      expect(parse(email).success, email).toBe(false);
  });
});

/* The vault's worker and two routes, answered here. */
class WorkerHere {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  postMessage(given: { email: string; password: string; seedHex: string }) {
    void deriveOnce(given).then((derived) => this.onmessage?.({ data: { ok: true, derived } }));
  }
  terminate() {}
}
const preloginOf = async (person: PersonForTests) => {
  const [row] = await asOwner((sql) => sql`select seed from credentials where member_id = ${person.memberId}`);
  return { kdf: 1, seed: row?.seed.toString("hex"), retryAfter: 0 };
};
const unlockOf = async (person: PersonForTests) => {
  const proved = await tryPassword(person, person.password);
  if (!proved) return { ok: false, reason: "no-match" };
  const { seed } = await preloginOf(person);
  const wrap = await sealWrap(proved.raw, proved.derived, { type: 1, memberId: person.memberId, seed: fromHex(seed) });
  const opened = await openWrap(wrap, proved.derived, { type: 1, memberId: person.memberId, seed: fromHex(seed) });
  return { ok: opened.ok, wrap: toHex(wrap) };
};
