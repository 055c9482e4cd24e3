import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { acceptInvitation } from "@/lib/invitations/commands";
import { cancelInvitation, makeInvitation, sendAgain } from "@/lib/invitations/commands/offer";
import { getInvitation, listInvitations } from "@/lib/invitations/queries";
import { accepting, asOwner, invited, joined, untilSomebodyWaits } from "@/tests/support/accepting";
import { makeGroup } from "@/tests/support/groups";

const hashOf = (token: string) => createHash("sha256").update(token).digest();

/** Everything that an acceptance makes, counted. */
function madeFor(token: string) {
  return asOwner(async (sql) => {
    const [row] = await sql`
      select used_at is not null as used,
             (select count(*)::int from members m where m.id = i.member_id) as members,
             (select count(*)::int from memberships m where m.member_id = i.member_id) as memberships,
             (select count(*)::int from credentials c where c.member_id = i.member_id) as credentials,
             (select count(*)::int from journal_keys k where k.member_id = i.member_id) as keys,
             (select count(*)::int from journal_heads h where h.member_id = i.member_id) as heads
        from invitations i where token_hash = ${hashOf(token)}`;
    return row;
  });
}
const everything = { used: true, members: 1, memberships: 1, credentials: 1, keys: 1, heads: 1 };
const nothing = { used: false, members: 0, memberships: 0, credentials: 0, keys: 0, heads: 0 };

describe("an invitation", () => {
  it("may be looked at as often as one likes, and is used once", async () => {
    const { facilitator, groupId } = await makeGroup();
    const { token, email } = await invited(facilitator);
    for (let look = 0; look < 3; look += 1)
      expect(await getInvitation(token)).toMatchObject({ state: "open", email, groupName: `Group ${groupId}` });
    expect(await madeFor(token)).toEqual(nothing);
    expect(await acceptInvitation(accepting(token))).toEqual({ ok: true });
    expect(await madeFor(token)).toEqual(everything);
    expect(await getInvitation(token)).toEqual({ reason: "used" });
    expect(await acceptInvitation(accepting(token))).toEqual({ ok: false, reason: "used" });
    expect(await madeFor(token)).toEqual(everything);
  });

  it("lets one of several acceptances at once win, and it is that one's password that counts", async () => {
    const { facilitator } = await makeGroup();
    const { token } = await invited(facilitator);
    const sent = Array.from({ length: 5 }, () => accepting(token));
    const answers = await Promise.all(sent.map(acceptInvitation));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok)).toEqual(Array(4).fill({ ok: false, reason: "used" }));
    expect(await madeFor(token)).toEqual(everything);
    const winner = sent[answers.findIndex((answer) => answer.ok)];
    const [row] = await asOwner(
      (sql) => sql`select seed from credentials join invitations using (member_id) where token_hash = ${hashOf(token)}`,
    );
    expect(Buffer.from(row?.seed)).toEqual(Buffer.from(winner?.seed ?? []));
  });

  it("is stored as a hash alone, and ends after fourteen days", async () => {
    const { facilitator } = await makeGroup();
    const { token } = await invited(facilitator);
    const rows = await asOwner(
      (sql) => sql`
      select i::text as row, round(extract(epoch from expires_at - now()) / 3600)::int as hours
        from invitations i where token_hash = ${hashOf(token)}`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.hours).toBe(14 * 24);
    expect(rows[0]?.row).toContain(hashOf(token).toString("hex"));
    expect(rows[0]?.row).not.toContain(token);
    expect(rows[0]?.row).not.toContain(Buffer.from(token, "base64url").toString("hex"));
  });

  it("that is too old, taken back or mistyped says so and changes nothing", async () => {
    const { facilitator } = await makeGroup();
    const old = await invited(facilitator);
    await asOwner(
      (sql) =>
        sql`update invitations set expires_at = now() - interval '1 second' where token_hash = ${hashOf(old.token)}`,
    );
    const back = await invited(facilitator);
    const [listed] = (await listInvitations(facilitator)).filter(({ email }) => email === back.email);
    expect(await cancelInvitation(facilitator, { invitationId: listed?.id ?? "" })).toMatchObject({ ok: true });
    for (const [token, reason] of [
      [old.token, "expired"],
      [back.token, "cancelled"],
      [`${back.token.slice(0, -1)}_`, "not-found"],
      ["' or true --", "not-found"],
    ] as const) {
      expect(await getInvitation(token)).toEqual({ reason });
      expect(await acceptInvitation(accepting(token))).toEqual({ ok: false, reason });
    }
    expect([await madeFor(old.token), await madeFor(back.token)]).toEqual([nothing, nothing]);
  });

  it("says what ended it when it ends between the look and the button", async () => {
    const { facilitator } = await makeGroup();
    const { token } = await invited(facilitator);
    // Held by another transaction while the acceptance waits for the row; then it is taken back.
    await asOwner(async (sql) => {
      let answer: ReturnType<typeof acceptInvitation> | undefined;
      await sql.begin(async (tx) => {
        await tx`update invitations set cancelled_at = now() where token_hash = ${hashOf(token)}`;
        answer = acceptInvitation(accepting(token));
        await untilSomebodyWaits(tx);
      });
      expect(await answer).toEqual({ ok: false, reason: "cancelled" });
    });
    expect(await madeFor(token)).toEqual(nothing);
  });

  it("ends the earlier one for the same person when it is made anew", async () => {
    const { facilitator } = await makeGroup();
    const first = await invited(facilitator);
    const second = await invited(facilitator, first.email);
    const other = await invited(facilitator);
    expect(await getInvitation(first.token)).toEqual({ reason: "cancelled" });
    expect(await acceptInvitation(accepting(first.token))).toEqual({ ok: false, reason: "cancelled" });
    expect(await getInvitation(other.token)).toMatchObject({ state: "open" });
    expect(await acceptInvitation(accepting(second.token))).toEqual({ ok: true });
  });

  it("is sent again with a new link, for fourteen days from then, and the old link ends", async () => {
    const [mine, other] = [await makeGroup(), await makeGroup()];
    const old = await invited(mine.facilitator);
    await asOwner(
      (sql) =>
        sql`update invitations set expires_at = now() - interval '1 day' where token_hash = ${hashOf(old.token)}`,
    );
    const [listed] = await listInvitations(mine.facilitator);
    const choice = { invitationId: listed?.id ?? "" };
    expect(await sendAgain(other.facilitator, choice)).toEqual({ ok: false, reason: "not-found" });
    const again = await sendAgain(mine.facilitator, choice);
    if (!again.ok) throw new Error(again.reason);
    expect(await getInvitation(old.token)).toEqual({ reason: "cancelled" });
    expect(await getInvitation(again.value.token)).toMatchObject({ state: "open", email: old.email });
    expect(await sendAgain(mine.facilitator, choice)).toEqual({ ok: false, reason: "not-found" });
    const queued = await asOwner(
      (sql) => sql`select kind, sealed is not null as sealed, settled_why from messages
                    where to_email = ${old.email} order by made_at`,
    );
    // The mail with the old link is not sent any more, and neither is one that was taken back.
    expect(queued.map((row) => ({ ...row }))).toEqual([
      { kind: "invitation", sealed: false, settled_why: "not-true" },
      { kind: "invitation", sealed: true, settled_why: null },
    ]);
    const [open] = (await listInvitations(mine.facilitator)).filter(({ state }) => state === "open");
    expect(await cancelInvitation(mine.facilitator, { invitationId: open?.id ?? "" })).toMatchObject({ ok: true });
    const [left] = await asOwner(
      (sql) => sql`select count(*)::int as waiting from messages where to_email = ${old.email} and settled_at is null`,
    );
    expect(left?.waiting).toBe(0);
  });

  it("is not made for somebody who is a member already", async () => {
    const { facilitator, email } = await joined();
    expect(await makeInvitation(facilitator, { name: "Again", email })).toEqual({
      ok: false,
      reason: "already-a-member",
    });
  });

  it("of two groups to one person can be used in one of them; the other stays as it was", async () => {
    const [one, other] = [await makeGroup(), await makeGroup()];
    const first = await invited(one.facilitator);
    const second = await invited(other.facilitator, first.email);
    expect(await acceptInvitation(accepting(first.token))).toEqual({ ok: true });
    expect(await acceptInvitation(accepting(second.token))).toEqual({ ok: false, reason: "email-taken" });
    expect(await madeFor(second.token)).toEqual(nothing);
  });

  it("is taken back by a facilitator of its own group alone, and only while it is open", async () => {
    const [mine, other] = [await makeGroup(), await makeGroup()];
    const { token } = await invited(mine.facilitator);
    const [listed] = await listInvitations(mine.facilitator);
    const choice = { invitationId: listed?.id ?? "" };
    expect(await cancelInvitation(other.facilitator, choice)).toEqual({ ok: false, reason: "not-found" });
    expect(await listInvitations(other.facilitator)).toEqual([]);
    expect(await acceptInvitation(accepting(token))).toEqual({ ok: true });
    expect(await cancelInvitation(mine.facilitator, choice)).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("accepting", () => {
  it("is all or nothing: what fails half-way leaves no member and an invitation that still works", async () => {
    const { facilitator } = await makeGroup();
    const { token } = await invited(facilitator);
    // A missing seed is refused by the database after the member was made.
    await expect(acceptInvitation({ ...accepting(token), seed: null as never })).rejects.toThrow();
    expect(await madeFor(token)).toEqual(nothing);
    expect(await acceptInvitation(accepting(token))).toEqual({ ok: true });
    expect(await madeFor(token)).toEqual(everything);
  });

  it("gives the place that was offered and no other: the facilitator's seat only where it was", async () => {
    const group = await makeGroup();
    const { memberId, groupId } = await joined(group);
    const rows = await asOwner((sql) => sql`select group_id, leads from memberships where member_id = ${memberId}`);
    expect(rows.map((row) => ({ ...row }))).toEqual([{ group_id: groupId, leads: false }]);
  });

  it("of the first facilitator's invitation asks for an email, and takes only one that is free", async () => {
    const { email: taken, groupId } = await joined();
    const token = randomUUID();
    await asOwner(
      (sql) => sql`insert into invitations (group_id, email, name, leads, token_hash, expires_at)
                   values (${groupId}, '', '', true, ${hashOf(token)}, now() + interval '14 days')`,
    );
    expect(await acceptInvitation(accepting(token))).toEqual({ ok: false, reason: "email-needed" });
    expect(await acceptInvitation(accepting(token, { email: taken }))).toEqual({ ok: false, reason: "email-taken" });
    expect(await madeFor(token)).toEqual(nothing);
    const free = `${randomUUID()}@example.org`;
    expect(await acceptInvitation(accepting(token, { email: `  ${free.toUpperCase()}` }))).toEqual({ ok: true });
    const [row] = await asOwner(
      (sql) => sql`select email, leads from members join memberships on member_id = id where email = ${free}`,
    );
    expect(row).toMatchObject({ email: free, leads: true });
  });

  it("keeps the email that the invitation names, whatever is sent", async () => {
    const { facilitator } = await makeGroup();
    const { token, email } = await invited(facilitator);
    await acceptInvitation(accepting(token, { email: `${randomUUID()}@example.org` }));
    const [row] = await asOwner(
      (sql) => sql`select m.email from members m join invitations i on i.member_id = m.id
                    where token_hash = ${hashOf(token)}`,
    );
    expect(row?.email).toBe(email);
  });
});
