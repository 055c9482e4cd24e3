import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { acceptInvitation } from "@/lib/invitations/commands";
import { makeInvitation } from "@/lib/invitations/commands/offer";
import { askToJoin } from "@/lib/join-requests/commands";
import { countWaitingRequests, getRequest, listRequests } from "@/lib/join-requests/queries";
import { openDetails } from "@/lib/mail/details";
import { accepting, asOwner, joined } from "@/tests/support/accepting";
import { addMember, makeGroup } from "@/tests/support/groups";
import { asked, openGroup } from "@/tests/support/requests";

const from = () => ({ address: `10.${randomUUID()}` });
const rowsOf = (groupId: string) =>
  asOwner(async (owner) =>
    (await owner`select * from join_requests where group_id = ${groupId} order by asked_at`).map((row) => ({ ...row })),
  );
const messagesOf = (groupId: string) =>
  asOwner(async (owner) =>
    (await owner`select * from messages where group_id = ${groupId} order by kind`).map((row) => ({ ...row })),
  );

// What was counted for the whole site in one test must not stop another.
beforeEach(() => asOwner((owner) => owner`delete from attempts`));

describe("asking to join", () => {
  it("keeps the request for ninety days, and tells the asker and every facilitator without a word of it", async () => {
    const { groupId, facilitator } = await makeGroup();
    await addMember(groupId, "Second Lead", { leads: true });
    await openGroup(groupId);
    const request = asked(groupId, { needs: ["captions"], needsWords: "A quiet room", needsConsent: true });
    expect(await askToJoin(request, from())).toEqual({ ok: true });
    const [row, ...more] = await rowsOf(groupId);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ name: request.name, email: request.email, state: "waiting", needs: ["captions"] });
    const [days] = await asOwner(
      (owner) => owner`select goes_on - current_date as days from join_requests where group_id = ${groupId}`,
    );
    expect(days?.days).toBe(90);
    const messages = await messagesOf(groupId);
    expect(
      messages.map(({ kind, to_email, member_id, sealed }) => ({ kind, to_email, lead: member_id !== null, sealed })),
    ).toEqual([
      { kind: "request-received", to_email: request.email, lead: false, sealed: null },
      { kind: "request-waiting", to_email: null, lead: true, sealed: null },
      { kind: "request-waiting", to_email: null, lead: true, sealed: null },
    ]);
    expect(JSON.stringify(messages)).not.toContain(request.draws);
    expect(await listRequests(facilitator)).toMatchObject([{ name: request.name, state: "waiting" }]);
    expect(await countWaitingRequests(facilitator)).toBe(1);
  });

  it("answers somebody new, who asked before, who is invited and who is a member alike", async () => {
    const group = await makeGroup();
    await openGroup(group.groupId);
    const { email: members } = await joined(group);
    const invitedEmail = `${randomUUID()}@example.org`;
    await makeInvitation(group.facilitator, { name: "Invited", email: invitedEmail });
    const newcomer = `${randomUUID()}@example.org`;
    const answers = [];
    for (const email of [newcomer, newcomer, invitedEmail, members])
      answers.push(JSON.stringify(await askToJoin(asked(group.groupId, { email }), from())));
    expect(new Set(answers)).toEqual(new Set(['{"ok":true}']));
    expect((await rowsOf(group.groupId)).map(({ email }) => email)).toEqual([
      newcomer,
      newcomer,
      invitedEmail,
      members,
    ]);
  });

  it("keeps access needs with their own consent alone", async () => {
    const { groupId, facilitator } = await makeGroup();
    await openGroup(groupId);
    await askToJoin(asked(groupId, { needs: [], needsWords: "", needsConsent: true }), from());
    await askToJoin(asked(groupId, { needs: ["bsl"], needsConsent: true }), from());
    const [withNeeds, without] = await listRequests(facilitator);
    expect(await getRequest(facilitator, withNeeds?.id ?? "")).toMatchObject({ needs: { ticked: ["bsl"] } });
    expect((await getRequest(facilitator, without?.id ?? ""))?.needs).toBeNull();
    await expect(
      db().execute(sql`insert into join_requests (group_id, name, email, role, draws, dates, needs, goes_on)
                       values (${groupId}, 'A', 'a@b.example', 'r', 'd', 'yes', '{bsl}', current_date)`),
    ).rejects.toThrow();
  });

  it("is refused by a group that is closed, and by one that does not exist", async () => {
    const { groupId } = await makeGroup();
    expect(await askToJoin(asked(groupId), from())).toEqual({ ok: false, reason: "closed" });
    expect(await askToJoin(asked(randomUUID()), from())).toEqual({ ok: false, reason: "closed" });
    await openGroup(groupId, "list");
    expect(await askToJoin(asked(groupId), from())).toEqual({ ok: true });
    await asOwner(
      (owner) => owner`update groups set joining = 'closed', joining_opens_on = current_date + 2 where id = ${groupId}`,
    );
    expect(await askToJoin(asked(groupId), from())).toEqual({ ok: false, reason: "closed" });
    await asOwner((owner) => owner`update groups set joining_opens_on = current_date - 1 where id = ${groupId}`);
    expect(await askToJoin(asked(groupId), from())).toEqual({ ok: true });
  });

  it("slows one address down, then the whole site, and nothing beyond is kept", async () => {
    const { groupId } = await makeGroup();
    await openGroup(groupId);
    const one = from();
    for (let n = 0; n < 30; n += 1) expect(await askToJoin(asked(groupId), one)).toEqual({ ok: true });
    expect(await askToJoin(asked(groupId), one)).toMatchObject({ ok: false, reason: "wait" });
    const rest = await Promise.all(Array.from({ length: 250 }, () => askToJoin(asked(groupId), from())));
    expect(rest.filter(({ ok }) => ok)).toHaveLength(200 - 30);
    const refused = rest.filter((answer) => !answer.ok && answer.reason === "wait");
    expect(refused).toHaveLength(250 - 170);
    expect(await rowsOf(groupId)).toHaveLength(200);
    // The facilitators were not written to two hundred times.
    expect((await messagesOf(groupId)).filter(({ kind }) => kind === "request-waiting")).toHaveLength(20);
  });

  it("with somebody else's address again and again fills nobody's letter box", async () => {
    const { groupId } = await makeGroup();
    await openGroup(groupId);
    const email = `${randomUUID()}@example.org`;
    for (let n = 0; n < 6; n += 1) expect(await askToJoin(asked(groupId, { email }), from())).toEqual({ ok: true });
    expect((await messagesOf(groupId)).filter(({ kind }) => kind === "request-received")).toHaveLength(2);
    expect(await rowsOf(groupId)).toHaveLength(6);
  });
});

describe("requests in the database", () => {
  it("go in from nobody, and come out to facilitators of their group alone", async () => {
    const [mine, other] = [await makeGroup(), await makeGroup()];
    await openGroup(mine.groupId);
    await askToJoin(asked(mine.groupId), from());
    const all = sql`select id from join_requests`;
    expect([...(await db().execute(all))]).toEqual([]);
    for (const { memberId } of [mine.member, other.member, other.facilitator])
      expect([...(await asMember(memberId, (tx) => tx.execute(all)))]).toEqual([]);
    const [listed] = await listRequests(mine.facilitator);
    expect([...(await asMember(mine.facilitator.memberId, (tx) => tx.execute(all)))]).toEqual([{ id: listed?.id }]);
    expect(await getRequest(other.facilitator, listed?.id ?? "")).toBeNull();
    expect(await getRequest(mine.facilitator, "no id")).toBeNull();
    // Nobody answers in their own request, changes another's, or asks in a member's name.
    const values = sql`(group_id, name, email, role, draws, dates, goes_on, state) values (${mine.groupId}, 'A', 'a@b.example', 'r', 'd', 'yes', current_date, 'accepted')`;
    await expect(db().execute(sql`insert into join_requests ${values}`)).rejects.toThrow();
    for (const { memberId } of [mine.member, other.facilitator])
      expect([
        ...(await asMember(memberId, (tx) =>
          tx.execute(sql`update join_requests set state = 'declined' returning id`),
        )),
      ]).toEqual([]);
    await expect(db().execute(sql`delete from join_requests`)).rejects.toThrow();
  });

  it("whose day has come are gone for their facilitator at once, and from the database with the daily run", async () => {
    const { groupId, facilitator } = await makeGroup();
    await openGroup(groupId);
    await askToJoin(asked(groupId), from());
    await askToJoin(asked(groupId, { name: "Stays" }), from());
    const [, old] = await listRequests(facilitator);
    await asOwner((owner) => owner`update join_requests set goes_on = current_date where id = ${old?.id ?? ""}`);
    expect(await listRequests(facilitator)).toMatchObject([{ name: "Stays" }]);
    expect(await getRequest(facilitator, old?.id ?? "")).toBeNull();
    for (let run = 0; run < 2; run += 1) await db().execute(sql`select run_joining_retention()`);
    expect((await rowsOf(groupId)).map(({ name }) => name)).toEqual(["Stays"]);
  });

  it("leave with invitations that were over ninety days ago, and no sooner", async () => {
    const { groupId, facilitator } = await makeGroup();
    for (const name of ["Open", "Over", "Long over"])
      await makeInvitation(facilitator, { name, email: `${randomUUID()}@example.org` });
    await asOwner(
      (owner) =>
        owner`update invitations set expires_at = now() - interval '89 days' where name = 'Over' and group_id = ${groupId}`,
    );
    await asOwner(
      (owner) =>
        owner`update invitations set expires_at = now() - interval '91 days' where name = 'Long over' and group_id = ${groupId}`,
    );
    await db().execute(sql`select run_joining_retention()`);
    const left = await asOwner(
      (owner) => owner`select name from invitations where group_id = ${groupId} order by name`,
    );
    expect(left.map(({ name }) => name)).toEqual(["Open", "Over"]);
  });
});

it("an invitation's queued mail holds the link's token sealed, and nobody's words", async () => {
  const { groupId, facilitator } = await makeGroup();
  const made = await makeInvitation(facilitator, { name: "Ana", email: `${randomUUID()}@example.org` });
  const [message] = await messagesOf(groupId);
  const opened = openDetails(Buffer.from(process.env.SIGN_IN_KEY ?? "", "hex"), message?.id, message?.sealed);
  expect(made).toEqual({ ok: true, value: { token: opened.token } });
  expect(JSON.stringify(message)).not.toContain(opened.token);
  expect(await acceptInvitation(accepting(opened.token ?? ""))).toEqual({ ok: true });
});
