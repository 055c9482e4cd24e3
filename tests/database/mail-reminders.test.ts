import { afterAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import { openTransport } from "@/lib/mail/transport";
import { handOverWaiting, stopQueue } from "@/lib/messages/commands/hand-over";
import { sendMessage } from "@/lib/messages/commands/send";
import { addMember, addSession, makeGroup } from "@/tests/support/groups";
import { asOwner, mailServer, messageOf } from "@/tests/support/mails";

afterAll(async () => {
  await stopQueue(5);
  await mailServer.close();
});

const remindersOf = (sessionId: string) =>
  asOwner(async (sql) => {
    const rows = await sql`select p.name, m.kind, m.not_before from messages m join members p on p.id = m.member_id
      where m.session_id = ${sessionId} order by p.name, m.kind, m.not_before`;
    return rows.map(({ name, kind, not_before: due }) => [name, kind, due.toISOString()]);
  });
const choose = (memberId: string, day: boolean, hour: boolean) =>
  asOwner(
    (sql) => sql`insert into mail_choices (member_id, day_before, hour_before) values (${memberId}, ${day}, ${hour})
    on conflict (member_id) do update set day_before = excluded.day_before, hour_before = excluded.hour_before`,
  );

describe("a reminder", () => {
  it("comes a day before to who did not decline it, and an hour before to who asked, once however often it is looked", async () => {
    const group = await makeGroup();
    const [asked, declined, away, paused] = [
      await addMember(group.groupId, "Asked"),
      await addMember(group.groupId, "Declined"),
      await addMember(group.groupId, "Away"),
      await addMember(group.groupId, "Paused"),
    ];
    const starts = new Date("2027-02-11T10:00Z");
    const sessionId = await addSession(group.groupId, starts);
    await choose(asked.memberId, true, true);
    await choose(declined.memberId, false, false);
    await asOwner(async (sql) => {
      await sql`insert into session_answers (session_id, member_id, answer) values (${sessionId}, ${away.memberId}, 'not-coming')`;
      await sql`update memberships set paused_on = current_date where member_id = ${paused.memberId}`;
    });
    const day = "2027-02-10T10:00:00.000Z";
    await handOverWaiting(false, new Date("2027-02-10T09:59Z"));
    expect(await remindersOf(sessionId)).toEqual([]);
    await Promise.all([1, 2, 3].map(() => handOverWaiting(false, new Date("2027-02-10T10:01Z"))));
    const first = [
      ["Asked", "reminder-day", day],
      ["Test Facilitator", "reminder-day", day],
      ["Test Member", "reminder-day", day],
    ];
    expect(await remindersOf(sessionId)).toEqual(first);
    await handOverWaiting(false, new Date("2027-02-11T09:01Z"));
    const hour = ["Asked", "reminder-hour", "2027-02-11T09:00:00.000Z"];
    expect(await remindersOf(sessionId)).toEqual([first[0], hour, ...first.slice(1)]);
  });

  it("comes at the same clock time of the day before, also when the clocks change that night", async () => {
    const group = await makeGroup();
    // 10am in London on the Sunday that the clocks go forward, and of the day before.
    const sessionId = await addSession(group.groupId, new Date("2027-03-28T09:00Z"));
    await handOverWaiting(false, new Date("2027-03-27T09:59Z"));
    expect(await remindersOf(sessionId)).toEqual([]);
    await handOverWaiting(false, new Date("2027-03-27T10:00Z"));
    expect((await remindersOf(sessionId)).map(([, , due]) => due)).toEqual(Array(2).fill("2027-03-27T10:00:00.000Z"));
    // And 10am on the Sunday that they go back: 25 hours before.
    const autumn = await addSession(group.groupId, new Date("2027-10-31T10:00Z"));
    await handOverWaiting(false, new Date("2027-10-30T09:00Z"));
    expect((await remindersOf(autumn)).map(([, , due]) => due)).toEqual(Array(2).fill("2027-10-30T09:00:00.000Z"));
  });

  it("comes anew for another date, and the one of before is not sent", async () => {
    const group = await makeGroup();
    const before = new Date(Date.now() + 5 * 3_600_000);
    const sessionId = await addSession(group.groupId, before);
    await handOverWaiting(false);
    const [old] = await asOwner(
      (sql) => sql`select id from messages where session_id = ${sessionId} and member_id = ${group.member.memberId}`,
    );
    await asOwner(
      (sql) => sql`update group_sessions set starts_at = starts_at + interval '2 hours' where id = ${sessionId}`,
    );
    await handOverWaiting(false);
    expect((await remindersOf(sessionId)).filter(([name]) => name === "Test Member")).toHaveLength(2);
    const mail = env().mail;
    if (!mail) throw new Error("These tests need the mail server.");
    const transport = openTransport(mail.server, mail.from);
    expect(await sendMessage(old?.id, { transport })).toBe("not-sent");
    transport.close();
    expect(await messageOf(old?.id)).toMatchObject({ settled_why: "not-true" });
  });

  it("comes for no session that is cancelled, has begun, or is so near that it would be no help", async () => {
    const group = await makeGroup();
    const starts = new Date("2027-05-06T10:00Z");
    const sessionId = await addSession(group.groupId, starts);
    await handOverWaiting(false, new Date("2027-05-06T08:00Z"));
    expect(await remindersOf(sessionId)).toEqual([]);
    await asOwner((sql) => sql`update group_sessions set cancelled_at = now() where id = ${sessionId}`);
    await handOverWaiting(false, new Date("2027-05-05T12:00Z"));
    expect(await remindersOf(sessionId)).toEqual([]);
  });
});
