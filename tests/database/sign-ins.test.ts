import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { beginSignIn, endSignIn, findSignIn } from "@/lib/auth/sign-ins";
import { hashToken, makeToken, openLocalKey } from "@/lib/auth/tokens";
import { env } from "@/lib/env";
import { runRetention } from "@/lib/retention/commands";
import { asOwner, joined } from "@/tests/support/accepting";

const days = async (token: string) => {
  const [row] = await asOwner(
    (sql) => sql`
    select round(extract(epoch from expires_at - now()) / 86400)::int as idle,
           round(extract(epoch from ends_at - now()) / 86400)::int as whole, last_seen_on = current_date as seen
      from sign_ins where token_hash = ${hashToken(token)}`,
  );
  return row ? { ...row } : null;
};

async function signedIn(own = false) {
  const person = await joined();
  const { memberId } = person;
  return { ...person, token: await beginSignIn({ memberId, epoch: 1, own }) };
}

describe("a sign-in", () => {
  it("is 43 opaque characters, of which the database keeps the hash alone", async () => {
    const { token, memberId } = await signedIn();
    expect(token).toMatch(/^[\w-]{43}$/);
    const [row] = await asOwner((sql) => sql`select s::text as said from sign_ins s where member_id = ${memberId}`);
    expect(row?.said).toContain(createHash("sha256").update(token).digest("hex"));
    expect(row?.said).not.toContain(token);
    expect(row?.said).not.toContain(Buffer.from(token, "base64url").toString("hex"));
  });

  it("lasts 14 days without use and 60 in all; on an own device 60 days and a year", async () => {
    expect(await days((await signedIn()).token)).toEqual({ idle: 14, whole: 60, seen: true });
    const own = await days((await signedIn(true)).token);
    expect(own).toEqual({ idle: 60, whole: expect.any(Number), seen: true });
    expect([365, 366]).toContain(own?.whole);
  });

  it("lasts again when it is seen on a later day, and never past its end", async () => {
    for (const own of [false, true]) {
      const { token } = await signedIn(own);
      const back = (endsIn: string) =>
        asOwner(
          (sql) => sql`update sign_ins set last_seen_on = current_date - 1, expires_at = now() + interval '1 day',
                       ends_at = now() + ${endsIn}::interval where token_hash = ${hashToken(token)}`,
        );
      await back("90 days");
      expect(await findSignIn(token)).not.toBeNull();
      expect(await days(token)).toEqual({ idle: own ? 60 : 14, whole: 90, seen: true });
      await back("3 days");
      expect(await findSignIn(token)).not.toBeNull();
      expect(await days(token)).toEqual({ idle: 3, whole: 3, seen: true });
    }
  });

  it("is nothing once it is too old, too long unused, ended or made up", async () => {
    const ended = await signedIn();
    expect(await findSignIn(ended.token)).toMatchObject({ memberId: ended.memberId, epoch: 1, own: false });
    await endSignIn(ended.token);
    const unused = await signedIn();
    const old = await signedIn();
    await asOwner(async (sql) => {
      await sql`update sign_ins set expires_at = now(), last_seen_on = current_date - 14
                 where token_hash = ${hashToken(unused.token)}`;
      await sql`update sign_ins set ends_at = now(), last_seen_on = current_date - 1
                 where token_hash = ${hashToken(old.token)}`;
    });
    for (const token of [ended.token, unused.token, old.token, makeToken(), "", "' or true --"])
      expect(await findSignIn(token)).toBeNull();
    // Being looked for has not brought it back.
    expect(await findSignIn(unused.token)).toBeNull();
  });

  it("is nothing under a password that is no longer the member's", async () => {
    const { token, memberId } = await signedIn();
    await asOwner((sql) => sql`update credentials set retired_on = current_date where member_id = ${memberId}`);
    expect(await findSignIn(token)).toBeNull();
    await asOwner((sql) => sql`update credentials set retired_on = null, epoch = 2 where member_id = ${memberId}`);
    expect(await findSignIn(token)).toBeNull();
    await asOwner((sql) => sql`update credentials set epoch = 1 where member_id = ${memberId}`);
    expect(await findSignIn(token)).not.toBeNull();
  });

  it("ends alone: the member's others go on", async () => {
    const { token, memberId } = await signedIn();
    const other = await beginSignIn({ memberId, epoch: 1, own: true });
    await endSignIn(token);
    expect(await findSignIn(token)).toBeNull();
    expect(await findSignIn(other)).toMatchObject({ memberId, own: true });
  });

  it("has a local key of its own, which the database alone does not give", async () => {
    const { token, memberId } = await signedIn();
    const other = await beginSignIn({ memberId, epoch: 1, own: false });
    const key = (await findSignIn(token))?.localKey();
    expect(key).toHaveLength(32);
    expect((await findSignIn(token))?.localKey()).toEqual(key);
    expect((await findSignIn(other))?.localKey()).not.toEqual(key);
    const rows = await asOwner(
      (sql) => sql`select sealed_local_key as sealed, s::text as said from sign_ins s
                                             where member_id = ${memberId} order by token_hash = ${hashToken(token)}`,
    );
    expect(rows[1]?.said).not.toContain(key?.toString("hex"));
    expect(openLocalKey(env().signInKey, hashToken(token), rows[1]?.sealed)).toEqual(key);
    expect(() => openLocalKey(randomBytes(32), hashToken(token), rows[1]?.sealed)).toThrow();
    expect(() => openLocalKey(env().signInKey, hashToken(token), rows[0]?.sealed)).toThrow();
  });

  it("goes from the database with the day's retention once it is over", async () => {
    const [over, going] = [await signedIn(), await signedIn()];
    await asOwner((sql) => sql`update sign_ins set expires_at = now() where token_hash = ${hashToken(over.token)}`);
    await runRetention();
    expect([await days(over.token), await days(going.token)]).toEqual([null, expect.anything()]);
  });
});
