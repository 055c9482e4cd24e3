import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { endCalendarLink, makeCalendarLink } from "@/lib/calendar/commands";
import { getCalendarLink, getCalendarSession, listFeedSessions } from "@/lib/calendar/queries";
import { asOwner } from "@/tests/support/accepting";
import { makeGroup } from "@/tests/support/groups";
import { asMemberForTests } from "@/tests/support/people";

const now = new Date("2026-11-25T12:00Z");

async function groupWith(...starts: string[]) {
  const group = await makeGroup();
  const ids = await asOwner(async (owner) => {
    const all: string[] = [];
    for (const startsAt of starts) {
      const [row] = await owner`
        insert into group_sessions (group_id, starts_at, minutes, time_zone, join_link, place, provided)
        values (${group.groupId}, ${startsAt}, 90, 'Europe/London', 'https://meet.example.org/x', 'Door 4711', 'Captions')
        returning id`;
      all.push(row?.id);
    }
    return all;
  });
  return { ...group, ids };
}

const nameOf = (path: string) => path.split("/").at(-1) ?? "";
const linkOf = async (member: Parameters<typeof makeCalendarLink>[0], renew = false) => {
  const answer = await makeCalendarLink(member, { renew });
  if (!answer.ok) throw new Error("No link was made");
  return nameOf(answer.value.path);
};

describe("a member's calendar feed", () => {
  it("holds the past year and all to come of their group, cancelled ones too, and no way to join", async () => {
    const { member, ids } = await groupWith(
      "2025-11-20T10:00Z",
      "2025-12-04T10:00Z",
      "2026-12-03T10:00Z",
      "2031-05-01T09:00Z",
    );
    await groupWith("2026-12-03T10:00Z");
    await asOwner(
      (owner) => owner`update group_sessions set cancelled_at = now(), version = 2 where id = ${ids[2] ?? ""}`,
    );
    const sessions = await listFeedSessions(await linkOf(member), now);
    expect(sessions?.map(({ id }) => id)).toEqual(ids.slice(1));
    expect(sessions?.map(({ cancelledAt }) => cancelledAt !== null)).toEqual([false, true, false]);
    expect(Object.keys(sessions?.[0] ?? {}).sort()).toEqual([
      "cancelledAt",
      "id",
      "minutes",
      "startsAt",
      "timeZone",
      "version",
    ]);
  });

  it("keeps its link until a new one is asked for, which ends the old one at once", async () => {
    const { member } = await groupWith("2026-12-03T10:00Z");
    expect(await getCalendarLink(member)).toBeNull();
    const first = await linkOf(member);
    expect(await linkOf(member)).toBe(first);
    expect(nameOf((await getCalendarLink(member))?.path ?? "")).toBe(first);
    const second = await linkOf(member, true);
    expect(second).not.toBe(first);
    expect(await listFeedSessions(first, now)).toBeNull();
    expect(await listFeedSessions(second, now)).toHaveLength(1);
  });

  it("ends with its link when that is stopped, for its own member alone, and a later link is another", async () => {
    const [mine, theirs] = [await groupWith("2026-12-03T10:00Z"), await groupWith("2026-12-03T10:00Z")];
    const [first, other] = [await linkOf(mine.member), await linkOf(theirs.member)];
    for (const _ of [1, 2]) expect(await endCalendarLink(mine.member)).toEqual({ ok: true, value: null });
    expect(await getCalendarLink(mine.member)).toBeNull();
    expect(await listFeedSessions(first, now)).toBeNull();
    expect(await linkOf(mine.member)).not.toBe(first);
    expect(await listFeedSessions(first, now)).toBeNull();
    const gone = await asMember(mine.member.memberId, (tx) =>
      tx.execute(sql`delete from calendar_feeds where member_id = ${theirs.member.memberId} returning 1`),
    );
    expect([...gone]).toEqual([]);
    expect(await listFeedSessions(other, now)).toHaveLength(1);
  });

  it("opens for its own link and for nothing that looks like one, not even with all that the database holds", async () => {
    const [mine, theirs] = [await groupWith("2026-12-03T10:00Z"), await groupWith("2026-12-03T10:00Z")];
    const [link, other] = [await linkOf(mine.member), await linkOf(theirs.member)];
    const [id = "", proof = ""] = link.replace(/\.ics$/, "").split(".");
    const otherProof = other.split(".")[1];
    const guesses = [
      id,
      `${id}.ics`,
      `${id}..ics`,
      `${id}.${otherProof}.ics`,
      `${randomUUID()}.${proof}.ics`,
      `${id}.${"A".repeat(43)}.ics`,
      `${id}.${Buffer.alloc(32).toString("base64url")}.ics`,
      `${id}.${proof.slice(0, -1)}.ics`,
      `${id}.${proof}`,
      `${id.toUpperCase()}.${proof}.ics`,
      `${proof}.${id}.ics`,
      `' or true --.${proof}.ics`,
      "",
    ];
    for (const guess of guesses) expect(await listFeedSessions(guess, now), guess).toBeNull();
    expect(await listFeedSessions(link, now)).toHaveLength(1);
  });

  it("is empty for somebody who has left the group", async () => {
    const { member } = await groupWith("2026-12-03T10:00Z");
    const link = await linkOf(member);
    await asOwner((owner) => owner`delete from memberships where member_id = ${member.memberId}`);
    expect(await listFeedSessions(link, now)).toEqual([]);
    await asOwner((owner) => owner`delete from members where id = ${member.memberId}`);
    expect(await listFeedSessions(link, now)).toBeNull();
  });

  it("gives two devices that ask at once the same first link", async () => {
    const { member } = await makeGroup();
    const links = await Promise.all(Array.from({ length: 6 }, () => linkOf(member)));
    expect(new Set(links).size).toBe(1);
  });
});

describe("the calendar file of one session", () => {
  it("is for members of its group alone", async () => {
    const [mine, theirs] = [await groupWith("2026-12-03T10:00Z"), await groupWith("2026-12-03T10:00Z")];
    const [id = ""] = mine.ids;
    expect(await getCalendarSession(mine.member, id)).toMatchObject({ id, version: 1, minutes: 90 });
    expect(await getCalendarSession(mine.facilitator, id)).toMatchObject({ id });
    expect(await getCalendarSession(theirs.member, id)).toBeNull();
    expect(await getCalendarSession(asMemberForTests({ ...theirs.member, groupId: mine.groupId }), id)).toBeNull();
    for (const none of ["", "1", randomUUID(), "%00"]) expect(await getCalendarSession(mine.member, none)).toBeNull();
  });
});

describe("the table of calendar links", () => {
  it("shows and gives a member their own row and nobody else's", async () => {
    const [mine, theirs] = [await makeGroup(), await makeGroup()];
    await linkOf(mine.member);
    await linkOf(theirs.member);
    const seen = (memberId: string) =>
      asMember(memberId, (tx) => tx.execute<{ member_id: string }>(sql`select member_id from calendar_feeds`));
    expect([...(await seen(mine.member.memberId))]).toEqual([{ member_id: mine.member.memberId }]);
    expect([...(await seen(mine.facilitator.memberId))]).toEqual([]);
    expect([...(await db().execute(sql`select * from calendar_feeds`))]).toEqual([]);
    const change = await asMember(mine.member.memberId, (tx) =>
      tx.execute(
        sql`update calendar_feeds set feed_id = gen_random_uuid() where member_id = ${theirs.member.memberId} returning 1`,
      ),
    );
    expect([...change]).toEqual([]);
    const take = asMember(mine.facilitator.memberId, (tx) =>
      tx.execute(sql`insert into calendar_feeds (member_id) values (${theirs.facilitator.memberId})`),
    );
    await expect(take).rejects.toMatchObject({ cause: { code: "42501" } });
    const give = asMember(mine.member.memberId, (tx) =>
      tx.execute(sql`update calendar_feeds set member_id = ${theirs.facilitator.memberId}`),
    );
    await expect(give).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
