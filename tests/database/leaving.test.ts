import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { getDilemma, listOffers } from "@/lib/dilemmas/queries";
import { listLearnings } from "@/lib/learnings/queries";
import { leaveForGood, leaveWhoseDayHasCome, stay } from "@/lib/leaving/commands";
import { getLeaving } from "@/lib/leaving/queries";
import { runRetention } from "@/lib/retention/commands";
import { asOwner, joined, untilSomebodyWaits } from "@/tests/support/accepting";
import { addMember, makeGroup } from "@/tests/support/groups";
import { columnsOfMembers, fromHere, leaving, memberEverywhere, rowsWith } from "@/tests/support/leaving";

/** Every column in which a member can be named. A new one fails the first test until leaving has thought of it. */
const places = [
  "access_needs.member_id",
  "agenda_looks.member_id",
  "agreement_yeses.member_id",
  "announcements.made_by",
  "appreciation_looks.member_id",
  "appreciations.member_id",
  "appreciations.to_member_id",
  "attendances.member_id",
  "calendar_feeds.member_id",
  "credentials.member_id",
  "dilemmas.member_id",
  "door_codes.made_by",
  "door_codes.member_id",
  "email_changes.email",
  "email_changes.member_id",
  "evaluation_repliers.member_id",
  "invitations.email",
  "invitations.made_by",
  "invitations.member_id",
  "join_requests.answered_by",
  "join_requests.email",
  "journal_heads.member_id",
  "journal_histories.member_id",
  "journal_items.member_id",
  "journal_keys.member_id",
  "known_browsers.member_id",
  "learnings.member_id",
  "leavings.member_id",
  "listeners.member_id",
  "mail_choices.member_id",
  "members.email",
  "members.id",
  "memberships.member_id",
  "messages.member_id",
  "messages.to_email",
  "messages.to_name",
  // A facilitator's name, as it was, in the log that another member reads of their own record: said before leaving.
  "record_log.by_name",
  "record_log.member_id",
  "second_step_codes.member_id",
  "second_steps.member_id",
  "session_answers.member_id",
  "sign_ins.member_id",
];

const left = { ok: true, leavesOn: null };
type Everywhere = Awaited<ReturnType<typeof memberEverywhere>>;

/** In which tables anything of this member is, by their id, their address or their words. */
const whereIs = (who: Everywhere) =>
  asOwner(async (owner) => {
    const tables = await owner<{ name: string }[]>`
      select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
    const found = new Set<string>();
    for (const { name } of tables)
      for (const words of [who.memberId, who.email, "canary-"])
        if ((await rowsWith(owner, name, words)) > 0) found.add(name);
    return [...found];
  });

const rowsIn = (place: string, who: Everywhere) =>
  asOwner(async (owner) => {
    const [table = "", column = ""] = place.split(".");
    const [row] = await owner`
      select count(*)::int as rows from ${owner(table)}
       where ${owner(column)}::text in (${who.memberId}, ${who.email}, 'Test Member')
          or ${owner(column)}::text like 'canary-%'`;
    return row?.rows as number;
  });

describe("what the site holds of a member", () => {
  it("is in these columns and no others, as the database itself tells", async () => {
    const found = await asOwner((owner) => columnsOfMembers(owner));
    expect(found.map(({ place }) => place)).toEqual(places);
  });

  it("is gone from every one of them when they leave, and no word of theirs is left anywhere", async () => {
    const who = await memberEverywhere();
    const before = await Promise.all(places.map(async (place) => ({ place, rows: await rowsIn(place, who) })));
    // The control: each place held something, so that finding nothing afterwards says something.
    expect(before.filter(({ rows }) => rows === 0).map(({ place }) => place)).toEqual(["record_log.by_name"]);

    expect(await leaveForGood(who.member, leaving(who.auth), fromHere())).toEqual(left);
    const goodbye = ["messages.to_email", "messages.to_name"];
    for (const place of places.filter((one) => !goodbye.includes(one)))
      expect({ place, rows: await rowsIn(place, who) }).toEqual({ place, rows: 0 });
    // One message is still to go, to say that it is done; with its sending, its address goes too.
    expect(await whereIs(who)).toEqual(["messages"]);
    await asOwner((owner) => owner`update messages set sent_at = now() where to_email = ${who.email}`);
    await runRetention();
    expect(await whereIs(who)).toEqual([]);
  });
});

describe("what was shared", () => {
  let who: Everywhere;
  beforeAll(async () => {
    who = await memberEverywhere();
    expect(await leaveForGood(who.member, leaving(who.auth, { keepShared: true }), fromHere())).toEqual(left);
  });

  it("stays as nobody's where its author lets it: lines, and dilemmas that were brought", async () => {
    expect(await whereIs(who)).toEqual(["dilemmas", "learnings", "messages"]);
    const lines = await listLearnings(who.other);
    expect(lines).toEqual([expect.objectContaining({ line: who.kept.line, name: null, mine: false })]);
    const { offers } = await listOffers(who.facilitator);
    expect(offers.map(({ title, author, since }) => ({ title, author, since }))).toEqual([
      { title: who.kept.dilemma, author: null, since: who.kept.since },
    ]);
    const read = await getDilemma(who.other, offers[0]?.id ?? "");
    expect(read).toMatchObject({ title: who.kept.dilemma, author: null, mine: false });
  });

  it("is then changed by nobody, not by those who lead either", async () => {
    const change = asMember(who.facilitator.memberId, (tx) =>
      tx.execute(sql`update dilemmas set title = 'Other words' where group_id = ${who.groupId}`),
    );
    await expect(change).rejects.toMatchObject({ cause: { code: "42501" } });
    const take = asMember(who.facilitator.memberId, (tx) =>
      tx.execute(sql`update dilemmas set member_id = ${who.facilitator.memberId} where group_id = ${who.groupId}`),
    );
    await expect(take).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});

describe("leaving for good", () => {
  it("takes nothing away for a wrong password, and counts the tries", async () => {
    const who = await joined();
    const from = fromHere();
    const wrong = { ...leaving(who.auth), auth: new Uint8Array(32) };
    const answers = [];
    for (let n = 0; n < 12; n += 1) answers.push(await leaveForGood(who.member, wrong, from));
    expect(answers[0]).toEqual({ ok: false, reason: "no-match" });
    expect(answers.at(-1)).toMatchObject({ ok: false, reason: "wait" });
    expect(await getLeaving(who.member)).toMatchObject({ leavesOn: null });
  });

  it("is refused to whoever leads a group alone, and to the second of two at once", async () => {
    const group = await makeGroup();
    const [first, second] = [await joined(group), await joined(group)];
    await asOwner(async (owner) => {
      await owner`update memberships set leads = member_id in (${first.memberId}, ${second.memberId}) where group_id = ${group.groupId}`;
    });
    const answers = await Promise.all(
      [first, second].map((who) => leaveForGood(who.member, leaving(who.auth), fromHere())),
    );
    expect(answers).toHaveLength(2);
    expect(answers).toContainEqual(left);
    expect(answers).toContainEqual({ ok: false, reason: "last-facilitator" });
    const last = answers[0]?.ok ? second : first;
    expect(await leaveForGood(last.member, leaving(last.auth, { when: "later" }), fromHere())).toEqual({
      ok: false,
      reason: "last-facilitator",
    });
    expect((await getLeaving(last.member)).leftAlone).toEqual([group.facilitator.groupName]);
  });

  it("takes a group along that nobody else is in", async () => {
    const group = await makeGroup();
    const who = await joined(group);
    await asOwner(async (owner) => {
      await owner`delete from members where id in (${group.facilitator.memberId}, ${group.member.memberId})`;
      await owner`update memberships set leads = true where member_id = ${who.memberId}`;
    });
    expect(await leaveForGood(who.member, leaving(who.auth), fromHere())).toEqual(left);
    expect(await asOwner((owner) => rowsWith(owner, "groups", group.groupId))).toBe(0);
  });

  it("done twice at once is done once, with one message", async () => {
    const who = await joined();
    const answers = await Promise.all([1, 2].map(() => leaveForGood(who.member, leaving(who.auth), fromHere())));
    expect(answers).toContainEqual(left);
    for (const answer of answers) expect([left, { ok: false, reason: "no-match" }]).toContainEqual(answer);
    expect(await asOwner((owner) => rowsWith(owner, "messages", who.email))).toBe(1);
    const [said] = await db().execute(
      sql`select has_left(${who.memberId}) as gone, has_left(${who.facilitator.memberId}) as here`,
    );
    expect(said).toEqual({ gone: true, here: false });
  });

  it("waits for a save that has begun, and takes what it saved along", async () => {
    const who = await joined();
    const done: string[] = [];
    await asOwner((owner) =>
      owner
        .begin(async (tx) => {
          await tx`select 1 from journal_heads where member_id = ${who.memberId} for update`;
          const gone = leaveForGood(who.member, leaving(who.auth), fromHere()).then(() => done.push("left"));
          await untilSomebodyWaits(tx);
          done.push("saved");
          return { gone };
        })
        .then(({ gone }) => gone),
    );
    expect(done).toEqual(["saved", "left"]);
  });

  it("is gone back on until its day, and happens on its day, once, in however many servers", async () => {
    const [who, stays] = [await joined(), await joined()];
    for (const one of [who, stays]) {
      const answer = await leaveForGood(one.member, leaving(one.auth, { when: "later" }), fromHere());
      const { leavesOn, laterOn } = await getLeaving(one.member);
      expect(answer).toEqual({ ok: true, leavesOn: laterOn });
      expect(leavesOn).toBe(laterOn);
    }
    await leaveWhoseDayHasCome();
    expect((await getLeaving(who.member)).leavesOn).not.toBeNull();
    expect(await stay(stays.member)).toEqual({ ok: true });
    expect(await stay(stays.member)).toEqual({ ok: true });
    await asOwner((owner) => owner`update leavings set leaves_on = current_date`);
    await Promise.all(Array.from({ length: 4 }, () => runRetention()));
    expect(await asOwner((owner) => rowsWith(owner, "members", who.memberId))).toBe(0);
    expect(await asOwner((owner) => rowsWith(owner, "messages", who.email))).toBe(1);
    expect(await asOwner((owner) => rowsWith(owner, "members", stays.memberId))).toBe(1);
  });

  it("of one whose day has come does not keep another's, where one cannot leave", async () => {
    const group = await makeGroup();
    const [lead, who] = [await joined(group), await joined()];
    await addMember(group.groupId, "Stays Behind");
    await asOwner(async (owner) => {
      await owner`update memberships set leads = (member_id = ${lead.memberId}) where group_id = ${group.groupId}`;
      for (const { memberId } of [lead, who])
        await owner`insert into leavings (member_id, leaves_on, keep_shared) values (${memberId}, current_date - 1, false)`;
    });
    await runRetention();
    expect(await asOwner((owner) => rowsWith(owner, "members", who.memberId))).toBe(0);
    expect(await asOwner((owner) => rowsWith(owner, "members", lead.memberId))).toBe(1);
  });
});
