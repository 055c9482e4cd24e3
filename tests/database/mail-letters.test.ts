import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import { makeInvitation } from "@/lib/invitations/commands/offer";
import { openTransport } from "@/lib/mail/transport";
import type { SingleMessage } from "@/lib/messages/commands/queue";
import { sendMessage } from "@/lib/messages/commands/send";
import { addMember, addSession, makeGroup } from "@/tests/support/groups";
import { aboutSession, asOwner, mailServer, messageOf, queued, site } from "@/tests/support/mails";

const mail = env().mail;
if (!mail) throw new Error("These tests need the mail server.");
const transport = openTransport(mail.server, mail.from);
afterAll(async () => {
  transport.close();
  await mailServer.close();
});

type Group = Awaited<ReturnType<typeof makeGroup>>;
let group: Group;
let sessionId: string;
let starts: Date;
// None of these may be in any mail.
const planted = ["Planted", "planted-link", "not-coming", "not coming"];

beforeAll(async () => {
  group = await makeGroup();
  starts = new Date(Date.now() + 5 * 60 * 60_000);
  sessionId = await addSession(group.groupId, starts);
  const other = await addMember(group.groupId, "Planted Other");
  await asOwner(async (sql) => {
    await sql`update members set name = 'Planted Other' where id = ${group.facilitator.memberId}`;
    await sql`update group_sessions set place = 'Planted Place', join_link = 'https://meet.example.org/planted-link'
              where id = ${sessionId}`;
    await sql`update agendas set published_number = 1 where session_id = ${sessionId}`;
    await sql`insert into agenda_items (agenda_id, position, kind, title, minutes)
              select id, 0, 'item', 'Planted agenda', 10 from agendas where session_id = ${sessionId}`;
    await sql`insert into dilemmas (group_id, member_id, title, audience)
              values (${group.groupId}, ${other.memberId}, 'Planted dilemma', 'group')`;
    await sql`insert into session_answers (session_id, member_id, answer)
              values (${sessionId}, ${other.memberId}, 'not-coming')`;
  });
});

async function read(id: string) {
  expect(await sendMessage(id, { transport })).toBe("sent");
  const one = mailServer.arrived.at(-1);
  if (!one) throw new Error("Nothing arrived.");
  expect(await messageOf(id)).toMatchObject({ sealed: null, failed_at: null });
  return one;
}

function looksRight(
  { mail: { text = "", html, headers, subject, messageId, date }, raw }: Awaited<ReturnType<typeof read>>,
  id: string,
) {
  const page = String(html);
  for (const word of planted) expect(`${raw}\n${text}\n${page}\n${subject}`).not.toContain(word);
  expect(headers.get("auto-submitted")).toBe("auto-generated");
  expect(headers.has("x-mailer")).toBe(false);
  expect(messageId).toMatch(new RegExp(`^<${id}\\.[0-9a-z]+@group\\.example\\.org>$`));
  expect(Math.abs(Date.now() - (date?.getTime() ?? 0))).toBeLessThan(60_000);
  // Nothing from elsewhere: no picture, no script, no file, and every address is ours.
  expect(page).not.toMatch(/<(img|script|link|iframe|object|svg|form)\b|url\(|@import|src=/i);
  for (const [, address = ""] of page.matchAll(/(https?:\/\/[^\s"'<]+)/g))
    expect(address.startsWith(`${site}/`)).toBe(true);
  expect(page).toContain('<html lang="en-GB">');
  // The page says what the text says.
  for (const line of text.split("\n").filter((said) => said && !said.startsWith("--")))
    expect(page.replaceAll("&#39;", "'").replaceAll("&quot;", '"')).toContain(line.replace(/:$/, "").trim());
}

describe("a mail about a session", () => {
  it.each([
    ["agenda-published", "The agenda for", true],
    ["agenda-changed", "The agenda for", true],
    ["session-moved", "Our session is now on", false],
    ["session-changed", "A change to our session on", false],
    ["session-reinstated", "will take place", false],
    ["session-cancelled", "is cancelled", false],
    ["reminder-day", "A reminder: our session on", true],
    ["reminder-hour", "starts soon", true],
  ] as const)(
    "%s says its day and its page, and nothing of what the session holds",
    async (kind, subject, declined) => {
      await asOwner(async (sql) => {
        await sql`update group_sessions set cancelled_at = ${kind === "session-cancelled" ? new Date() : null},
                       starts_at = ${kind === "reminder-hour" ? new Date(Date.now() + 40 * 60_000) : starts} where id = ${sessionId}`;
        if (kind === "reminder-hour")
          await sql`insert into mail_choices (member_id, hour_before) values (${group.member.memberId}, true)`;
      });
      const id = await aboutSession(
        group.facilitator,
        group.member.memberId,
        sessionId,
        kind,
        kind === "session-changed" ? ["place"] : [],
      );
      const arrived = await read(id);
      looksRight(arrived, id);
      const { mail: said } = arrived;
      expect(said.subject).toContain(subject);
      expect(said.text).toContain("Hello Test Member,");
      expect(said.text).toContain(`${site}/sessions/${sessionId}`);
      expect(said.text).toMatch(/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ \w+/);
      const unfolded = arrived.raw.replace(/\r\n[ \t]+/g, " ");
      expect(unfolded.includes("List-Unsubscribe-Post: List-Unsubscribe=One-Click")).toBe(declined);
      expect(/^List-Unsubscribe: <https:\/\/group\.example\.org\/unsubscribe\//m.test(unfolded)).toBe(declined);
    },
  );
});

describe("a mail to one person", () => {
  const words = "Hello Kit,\n\nI am sorry: I cannot offer you a place this time.\n\nRowan";
  const kinds: [SingleMessage, { says: RegExp; link: string | null; account: boolean }][] = [
    [{ kind: "request-received" }, { says: /Thank you for asking/, link: "/how-a-session-works", account: false }],
    [{ kind: "request-waiting" }, { says: /waiting for you to read/, link: "/facilitate/requests", account: false }],
    [
      { kind: "request-declined", details: { words } },
      { says: /cannot offer you a place/, link: null, account: false },
    ],
    [
      { kind: "request-held", details: { words } },
      { says: /cannot offer you a place/, link: null, account: false },
    ],
    [
      { kind: "request-listed", details: { words } },
      { says: /cannot offer you a place/, link: null, account: false },
    ],
    [
      { kind: "reset-link", details: { code: "planted-code" } },
      { says: /new password/, link: "/recover#planted-code", account: true },
    ],
    [
      { kind: "new-device", details: { device: "Firefox on Windows" } },
      { says: /Firefox on Windows/, link: "/account", account: true },
    ],
    [{ kind: "password-changed" }, { says: /was changed/, link: "/recover", account: true }],
    [{ kind: "recovery-changed" }, { says: /New recovery words/, link: "/account", account: true }],
    [{ kind: "second-step-changed" }, { says: /second step/, link: "/account", account: true }],
    [
      { kind: "email-confirm-old", details: { token: "t1" } },
      { says: /confirm it/, link: "/account/email#t1", account: true },
    ],
    [
      { kind: "email-confirm-new", details: { token: "t2" } },
      { says: /confirm it/, link: "/account/email#t2", account: true },
    ],
    [{ kind: "email-changed" }, { says: /was changed/, link: "/sign-in", account: true }],
    [{ kind: "leaving" }, { says: /leaving/, link: "/account", account: true }],
  ];
  it.each(kinds.map(([message, it]) => [message.kind, message, it] as const))(
    "%s says what to do, and what was sealed for it goes with the sending",
    async (_kind, message, { says, link, account }) => {
      const to = account ? { memberId: group.member.memberId } : { name: "Kit", email: "kit@example.org" };
      const id = await queued(account ? group.member : group.facilitator, {
        ...message,
        to,
        groupId: account ? null : group.groupId,
      });
      const arrived = await read(id);
      looksRight(arrived, id);
      expect(arrived.to).toEqual([account ? group.member.email : "kit@example.org"]);
      expect(arrived.mail.text).toMatch(says);
      if (link) expect(arrived.mail.text).toContain(`${site}${link}\n`);
      else expect(arrived.mail.text).not.toContain("http");
      expect(arrived.raw).not.toContain("List-Unsubscribe");
    },
  );

  it("an invitation holds its link in the part of an address that no server sees, and its last day", async () => {
    const made = await makeInvitation(group.facilitator, { name: "Kit", email: "invited@example.org" });
    if (!made.ok) throw new Error(made.reason);
    const invitation = { kind: "invitation", details: { token: made.value.token } } as const;
    const id = await queued(group.facilitator, {
      ...invitation,
      to: { name: "Kit", email: "invited@example.org" },
      groupId: group.groupId,
    });
    const arrived = await read(id);
    looksRight(arrived, id);
    expect(arrived.mail.text).toContain(`${site}/welcome#${made.value.token}\n`);
    expect(arrived.mail.text).toMatch(/used once, until \w+day \d+ \w+/);
    // One that is not open any more would only send its reader to a closed door.
    const late = await queued(group.facilitator, {
      ...invitation,
      to: { name: "Kit", email: "invited@example.org" },
      groupId: group.groupId,
    });
    await asOwner((sql) => sql`update invitations set cancelled_at = now() where email = 'invited@example.org'`);
    expect(await sendMessage(late, { transport })).toBe("not-sent");
    expect(await messageOf(late)).toMatchObject({ settled_why: "not-true", sealed: null });
  });

  it("an announcement holds the facilitator's own words and can be declined", async () => {
    const id = await asOwner(async (sql) => {
      const [said] = await sql`insert into announcements (group_id, subject, words)
        values (${group.groupId}, 'About the summer', ${"First thing.\n\nSecond <b>thing</b> & more."}) returning id`;
      const [row] = await sql`insert into messages (group_id, member_id, kind, announcement_id)
        values (${group.groupId}, ${group.member.memberId}, 'announcement', ${said?.id}) returning id`;
      return row?.id as string;
    });
    const arrived = await read(id);
    expect(arrived.mail.subject).toBe("About the summer");
    expect(arrived.mail.text).toContain("Second <b>thing</b> & more.");
    expect(String(arrived.mail.html)).toContain("Second &lt;b&gt;thing&lt;/b&gt; &amp; more.");
    expect(arrived.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  });

  it("takes a name that would write headers of its own as a name", async () => {
    const name = "Kit\r\nBcc: victim@example.org\r\nX-Planted: 1\r\n\r\nPlanted body";
    const id = await queued(group.facilitator, {
      kind: "request-received",
      to: { name, email: "odd+tag@example.org" },
      groupId: group.groupId,
    });
    const { mail: said, to, raw } = await read(id);
    expect(to).toEqual(["odd+tag@example.org"]);
    expect(said.headers.has("x-planted")).toBe(false);
    expect(said.headers.has("bcc")).toBe(false);
    expect(raw.split("\r\n\r\n")[0]).not.toMatch(/^(Bcc|X-Planted):/m);
    expect(said.text).toContain("Hello Kit Bcc: victim@example.org X-Planted: 1 Planted body,");
  });

  it("an address that would be two is no address, and nothing is sent to either", async () => {
    for (const email of [
      "kit@example.org, victim@example.org",
      "kit@example.org\r\nRCPT TO:<victim@example.org>",
      "no address",
    ]) {
      const id = await queued(group.facilitator, {
        kind: "request-received",
        to: { name: "Kit", email },
        groupId: group.groupId,
      });
      expect(await sendMessage(id, { transport })).toBe("failed");
      expect(await messageOf(id)).toMatchObject({ failed_why: "address", sent_at: null });
    }
    expect(mailServer.to("victim@example.org")).toEqual([]);
  });
});
