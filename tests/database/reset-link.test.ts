import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newPasswordInput } from "@/lib/auth/input";
import { lookWithCode, setPasswordWithCode } from "@/lib/auth/recover";
import { askForLink, sendLink } from "@/lib/auth/reset-link";
import { rememberBrowser } from "@/lib/auth/sign-ins";
import { makeToken } from "@/lib/auth/tokens";
import { env } from "@/lib/env";
import { openDetails } from "@/lib/mail/details";
import { makeDoorCode } from "@/lib/members/commands";
import { asOwner, type JoinedMember, joined } from "@/tests/support/accepting";

// Nobody answers there, and nobody has to: what waits is read from its row.
Object.assign(process.env, {
  SMTP_URL: "smtp://127.0.0.1:9",
  MAIL_FROM: "group@example.org",
  PUBLIC_URL: "https://group.example.org",
});

const somewhere = () => ({ address: `2001:db8:${randomBytes(2).toString("hex")}:3::1`, browser: null });
const noMatch = { ok: false, reason: "no-match" };
const hex = (length: number) => randomBytes(length).toString("hex");

/** The codes that were sent to a member, oldest first. */
async function sentTo({ memberId }: { memberId: string }): Promise<string[]> {
  const rows = await asOwner(
    (sql) =>
      sql`select id, sealed from messages where member_id = ${memberId} and kind = 'reset-link' order by made_at`,
  );
  return rows.map(({ id, sealed }) => openDetails(env().signInKey, id, sealed).code ?? "");
}
const look = (person: JoinedMember, code = "") => lookWithCode({ email: person.email, code }, somewhere());

describe("a link for a new password", () => {
  it("is asked for with the same answer, whoever has the address, and is made for its owner alone", async () => {
    const person = await joined();
    const nobodys = `${randomUUID()}@example.org`;
    const known = await askForLink({ email: person.email, ...somewhere() });
    expect(JSON.stringify(await askForLink({ email: nobodys, ...somewhere() }))).toBe(JSON.stringify(known));
    const before = await asOwner((sql) => sql`select count(*)::int as n from messages`);
    await sendLink(nobodys);
    expect(await asOwner((sql) => sql`select count(*)::int as n from messages`)).toEqual(before);
    await sendLink(person.email);
    expect(await sentTo(person)).toHaveLength(1);
    // Nothing of it can be read off the table: not the code, and it is in no group's list of messages.
    const [row] = await asOwner(
      (sql) => sql`select group_id, sealed from messages where member_id = ${person.memberId}`,
    );
    expect(row?.group_id).toBeNull();
    expect(row?.sealed.toString("latin1")).not.toContain((await sentTo(person))[0]);
  });

  it("works once, for an hour; a newer one ends it, and none ends a facilitator's code", async () => {
    const person = await joined();
    const byHand = await makeDoorCode(person.facilitator, person);
    if (!byHand.ok) throw new Error(byHand.reason);
    await sendLink(person.email);
    await sendLink(person.email);
    const [first, second] = await sentTo(person);
    expect(await look(person, first)).toEqual(noMatch);
    expect(await look(person, second)).toMatchObject({ ok: true, wrap: null });
    expect(await look(person, byHand.value.code)).toMatchObject({ ok: true });
    const [row] = await asOwner(
      (
        sql,
      ) => sql`select extract(minute from expires_at - now() + interval '30 seconds')::int + extract(hour from expires_at - now() + interval '30 seconds')::int * 60 as minutes
                     from door_codes where member_id = ${person.memberId} and by_mail and used_at is null`,
    );
    expect(row?.minutes).toBe(60);
    const sent = newPasswordInput.parse({ email: person.email, code: second, auth: hex(32), seed: hex(32) });
    expect(await setPasswordWithCode(sent, somewhere())).toEqual({ ok: true });
    // With the new password every code is over, those on paper too.
    for (const code of [second, byHand.value.code]) expect(await look(person, code)).toEqual(noMatch);
  });

  it("is too old after its hour", async () => {
    const person = await joined();
    await sendLink(person.email);
    await asOwner((sql) => sql`update door_codes set expires_at = now() where member_id = ${person.memberId}`);
    expect(await look(person, (await sentTo(person))[0])).toEqual(noMatch);
  });

  it("can be asked for five times an hour for one address, known or not; a browser of its owner has its own count", async () => {
    const person = await joined();
    const browser = makeToken();
    await rememberBrowser(person.memberId, browser);
    for (const email of [person.email, `${randomUUID()}@example.org`]) {
      for (let n = 0; n < 5; n += 1) expect(await askForLink({ email, ...somewhere() })).toEqual({ ok: true });
      const refused = await askForLink({ email, ...somewhere() });
      expect(refused).toEqual({ ok: false, reason: "wait", retryAfter: expect.any(Number) });
    }
    expect(await askForLink({ email: person.email, address: somewhere().address, browser })).toEqual({ ok: true });
  });
});
