import { afterAll, describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { mailChoices } from "@/db/schema";
import { replaceCredential } from "@/lib/auth/new-credential";
import { beginSignIn, rememberBrowser } from "@/lib/auth/sign-ins";
import { makeToken } from "@/lib/auth/tokens";
import { keepKit } from "@/lib/journal/commands";
import { unsubscribePath } from "@/lib/mail/unsubscribe";
import { chooseMail, stopMail } from "@/lib/messages/commands/choices";
import { stopQueue } from "@/lib/messages/commands/hand-over";
import { getMailChoices, getStopping } from "@/lib/messages/queries/choices";
import { getMailState, listOwedMessages } from "@/lib/messages/queries/owed";
import { joined, shapedWrap } from "@/tests/support/accepting";
import { makeGroup } from "@/tests/support/groups";
import { asOwner, mailServer, queued, site } from "@/tests/support/mails";

afterAll(async () => {
  await stopQueue(5);
  await mailServer.close();
});

const usual = { agendas: true, dayBefore: true, hourBefore: false, announcements: true };
const linkOf = (path: string) => path.split("/").at(-1) ?? "";

describe("what a member wants sent", () => {
  it("is agendas, the day before and messages to the group until they choose, and nobody else's to see or change", async () => {
    const { member, facilitator } = await makeGroup();
    expect(await getMailChoices(member)).toEqual(usual);
    const chosen = { agendas: false, dayBefore: false, hourBefore: true, announcements: false };
    await chooseMail(member, chosen);
    expect(await getMailChoices(member)).toEqual(chosen);
    expect(await getMailChoices(facilitator)).toEqual(usual);
    expect(await db().select().from(mailChoices)).toEqual([]);
    const asked = await asMember(facilitator.memberId, (tx) => tx.select().from(mailChoices));
    expect(asked).toEqual([]);
    const changed = asMember(facilitator.memberId, (tx) => tx.update(mailChoices).set({ agendas: true }).returning());
    expect(await changed).toEqual([]);
    expect(await getMailChoices(member)).toEqual(chosen);
  });

  it("can be stopped by the link of a mail, which stops what it names and nothing else, once or twice", async () => {
    const { member } = await makeGroup();
    const link = linkOf(unsubscribePath("reminders", member.memberId));
    expect(await getStopping(link)).toEqual({ what: "reminders", isStopped: false });
    expect([await stopMail(link), await stopMail(link)]).toEqual([true, true]);
    expect(await getStopping(link)).toEqual({ what: "reminders", isStopped: true });
    expect(await getMailChoices(member)).toEqual({ ...usual, dayBefore: false, hourBefore: false });
    expect(await stopMail(linkOf(unsubscribePath("announcements", member.memberId)))).toBe(true);
    expect(await getMailChoices(member)).toEqual({
      ...usual,
      dayBefore: false,
      hourBefore: false,
      announcements: false,
    });
  });

  it("is changed by no link that was made up, or of a member who has gone", async () => {
    const { member } = await makeGroup();
    const good = linkOf(unsubscribePath("agendas", member.memberId));
    const other = linkOf(unsubscribePath("agendas", (await makeGroup()).member.memberId));
    const [what = "", id = "", proof = ""] = good.split(".");
    const made = [
      "",
      "agendas",
      `${what}.${id}`,
      `reminders.${id}.${proof}`,
      `everything.${id}.${proof}`,
      `${what}.${other.split(".")[1]}.${proof}`,
      `${what}.${id}.${proof.slice(0, -1)}`,
      `${what}.${id}.${"A".repeat(43)}`,
      `${good}.more`,
    ];
    for (const link of made) expect([link, await stopMail(link), await getStopping(link)]).toEqual([link, false, null]);
    expect(await getMailChoices(member)).toEqual(usual);
    await asOwner((sql) => sql`delete from members where id = ${member.memberId}`);
    expect([await stopMail(good), await getStopping(good)]).toEqual([false, null]);
  });
});

describe("news about an account", () => {
  const kindsFor = (memberId: string) =>
    asOwner(async (sql) => {
      const rows =
        await sql`select kind, group_id from messages where member_id = ${memberId} and group_id is null order by made_at`;
      return rows.map(({ kind }) => kind);
    });

  it("is queued for a browser that was never here, but not for the one that they joined with", async () => {
    const { memberId } = await joined();
    const [first, second] = [makeToken(), makeToken()];
    await rememberBrowser(memberId, first);
    await rememberBrowser(memberId, first);
    expect(await kindsFor(memberId)).toEqual([]);
    await rememberBrowser(memberId, second, "Firefox on Windows");
    await rememberBrowser(memberId, second, "Firefox on Windows");
    expect(await kindsFor(memberId)).toEqual(["new-device"]);
  });

  it("is queued when the password or the words change, and no facilitator ever sees it", async () => {
    const { member, memberId, facilitator, keyId } = await joined();
    const fresh = {
      auth: Buffer.alloc(32, 1),
      seed: Buffer.alloc(32, 2),
      wrap: shapedWrap(1, keyId),
      token: makeToken(),
    };
    const put = { memberId, epoch: 1, keyId, opened: keyId, ...fresh };
    await asMember(memberId, (tx) => replaceCredential(tx, put));
    // Refused: another password was set meanwhile. Nothing is told of what did not happen.
    await asMember(memberId, (tx) => replaceCredential(tx, put));
    const token = await beginSignIn({ memberId, epoch: 1, own: false });
    await keepKit(member, { keyId, wrap: shapedWrap(2, keyId), proofHash: Buffer.alloc(32, 3) }, token);
    expect(await kindsFor(memberId)).toEqual(["password-changed", "recovery-changed"]);
    await queued(member, { kind: "reset-link", details: { code: "planted" }, to: { memberId }, groupId: null });
    // What they do see is what they sent themselves: the invitation.
    expect((await listOwedMessages(facilitator, site)).filter(({ kind }) => kind !== "invitation")).toEqual([]);
    expect((await getMailState(facilitator)).leaving.map(({ kind }) => kind)).toEqual(["invitation"]);
  });
});

describe("the facilitator's page", () => {
  it("shows what failed with its words, what is on its way by kind, and what has gone by kind and day", async () => {
    const { facilitator, groupId } = await makeGroup();
    const other = await makeGroup();
    const to = { name: "Kit", email: "kit@example.org" };
    const failed = await queued(facilitator, {
      kind: "request-declined",
      details: { words: "Hello Kit,\n\nNot this time." },
      to,
      groupId,
    });
    await queued(facilitator, { kind: "request-received", to, groupId });
    const sent = await queued(facilitator, { kind: "request-waiting", to, groupId });
    await asOwner(async (sql) => {
      await sql`update messages set failed_at = now(), failed_why = 'address' where id = ${failed}`;
      await sql`update messages set sent_at = now() where id = ${sent}`;
    });
    expect(await listOwedMessages(facilitator, site)).toMatchObject([
      { id: failed, failedWhy: "address", email: "kit@example.org", words: { body: "Hello Kit,\n\nNot this time.\n" } },
    ]);
    const state = await getMailState(facilitator);
    expect(state.leaving).toEqual([{ kind: "request-received", count: 1, tried: null }]);
    expect(state.sent).toMatchObject([{ kind: "request-waiting", count: 1, byHand: false }]);
    expect(JSON.stringify(state)).not.toContain("kit");
    expect(await listOwedMessages(other.facilitator, site)).toEqual([]);
    expect(await getMailState(other.facilitator)).toEqual({ leaving: [], sent: [] });
    // What was locked with another key is said to be so, and breaks nothing.
    await asOwner((sql) => sql`update messages set sealed = decode(repeat('00', 60), 'hex') where id = ${failed}`);
    expect(await listOwedMessages(facilitator, site)).toMatchObject([{ id: failed, words: null }]);
  });
});
