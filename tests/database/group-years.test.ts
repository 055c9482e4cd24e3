import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { dilemmas, groupSessions, learnings } from "@/db/schema";
import { keepAgenda } from "@/lib/agendas/commands/library";
import { listKept } from "@/lib/agendas/queries";
import type { Facilitator } from "@/lib/auth/viewer";
import { answerSession } from "@/lib/coming/commands";
import { saveUsual } from "@/lib/groups/commands";
import { makeGroup as makeNewGroup, renameGroup, saveYear } from "@/lib/groups/commands/keep";
import { groupRename, groupYearChange, newGroupSent } from "@/lib/groups/input";
import { getUsual } from "@/lib/groups/queries";
import { isYearOver } from "@/lib/groups/rules";
import { asOwner, joined } from "@/tests/support/accepting";
import { offer, plannedStart, withdraw, withSession } from "@/tests/support/agendas";
import { makeGroup } from "@/tests/support/groups";

const year = { startsOn: "2026-01-10", middleOn: "2026-06-10", endsOn: "2026-12-10", goesOn: "", version: 1 };
const now = new Date("2026-11-25T12:00Z");
/** Ends a group's year some days ago, as time would. */
const end = (groupId: string, goesIn = 60) =>
  asOwner(
    (sql) => sql`update groups set year_starts_on = current_date - 300, year_ends_on = current_date - 2,
                        goes_on = current_date + ${goesIn}::int where id = ${groupId}`,
  );
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => (isYearOver(error) ? "year-over" : error),
  );

describe("a group's year", () => {
  it("has its pages go 90 days after the end where no day is given", async () => {
    const { facilitator } = await makeGroup();
    const saved = await saveYear(facilitator, groupYearChange.parse(year), now);
    expect(saved).toEqual({ ok: true, value: { version: 2, goesOn: "2027-03-10" } });
    expect(await saveYear(facilitator, groupYearChange.parse(year), now)).toEqual({
      ok: false,
      reason: "changed-elsewhere",
    });
  });

  it("never ends so that its pages go before everybody could read them", async () => {
    const { facilitator } = await makeGroup();
    const soon = groupYearChange.parse({ ...year, endsOn: "2026-11-01", goesOn: "2026-11-30" });
    expect(await saveYear(facilitator, soon, now)).toEqual({ ok: false, reason: "goes-too-soon" });
    expect(await saveYear(facilitator, { ...soon, goesOn: "2026-12-25" }, now)).toMatchObject({ ok: true });
  });

  it("has its days in order, and a name on one line", () => {
    const wrong = { ...year, endsOn: "2026-01-10", middleOn: "2027-01-01", goesOn: "2026-01-09" };
    const paths = groupYearChange.safeParse(wrong).error?.issues.map(({ path }) => path[0]);
    expect(paths).toEqual(["endsOn", "middleOn", "goesOn"]);
    expect(groupYearChange.safeParse({ ...year, startsOn: "31 February" }).success).toBe(false);
    expect(groupRename.parse({ name: " Monday\r\nBcc: all@example.org ", version: 1 }).name).toBe(
      "Monday Bcc: all@example.org",
    );
    for (const name of ["", "  ", "x".repeat(81)])
      expect(groupRename.safeParse({ name, version: 1 }).success).toBe(false);
  });

  it("is changed by who leads the group and nobody else, of two at once by one", async () => {
    const { facilitator, member } = await makeGroup();
    const elsewhere = await makeGroup();
    const pretends = { ...elsewhere.facilitator, groupId: facilitator.groupId } as Facilitator;
    for (const actor of [pretends, member as Facilitator]) {
      expect(await saveYear(actor, groupYearChange.parse(year), now)).toEqual({ ok: false, reason: "not-found" });
      expect(await renameGroup(actor, { name: "Taken", version: 1 })).toEqual({ ok: false, reason: "not-found" });
    }
    const both = await Promise.all([
      renameGroup(facilitator, { name: "One", version: 1 }),
      renameGroup(facilitator, { name: "Two", version: 1 }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe("after the year", () => {
  it("what is of the group is written no more, own words can be taken back, and the dates be changed", async () => {
    const { facilitator, member, groupId, sessionId } = await withSession();
    const dilemmaId = await offer(member);
    const usual = (await getUsual(facilitator))?.fields;
    if (!usual) throw new Error("There is no usual");
    await end(groupId);
    const inMember = (work: Parameters<typeof asMember>[1]) => asMember(member.memberId, work);
    expect({
      answer: await refusal(answerSession(member, { sessionId, startsAt: plannedStart, answer: "coming" })),
      offer: await refusal(offer(member)),
      line: await refusal(
        inMember((tx) => tx.insert(learnings).values({ groupId, memberId: member.memberId, line: "One more" })),
      ),
      session: await refusal(asMember(facilitator.memberId, (tx) => tx.delete(groupSessions))),
      rename: await refusal(renameGroup(facilitator, { name: "Later", version: 1 })),
    }).toEqual({
      answer: "year-over",
      offer: "year-over",
      line: "year-over",
      session: "year-over",
      rename: "year-over",
    });
    await withdraw(member, dilemmaId);
    const [row] = (await inMember((tx) => tx.select().from(dilemmas))) as { withdrawnAt: Date | null }[];
    expect(row?.withdrawnAt).not.toBeNull();
    const longer = groupYearChange.parse({ ...year, endsOn: "2199-12-31" });
    expect(await saveYear(facilitator, longer)).toMatchObject({ ok: true });
    expect(await answerSession(member, { sessionId, startsAt: plannedStart, answer: "coming" })).toMatchObject({
      ok: true,
    });
  });

  it("every table that a group's rows stand in is held, or is named here with its reason", async () => {
    const rows = await asOwner(
      (sql) => sql`
        with recursive hangs(oid) as (
          select 'groups'::regclass::oid
          union
          select c.conrelid from pg_constraint c join hangs on hangs.oid = c.confrelid
           where c.contype = 'f' and c.confdeltype = 'c')
        select relname as name, exists (select 1 from pg_trigger t where t.tgrelid = pg_class.oid
                                           and t.tgname = 'refuse_when_over') as held
          from hangs join pg_class using (oid) order by relname`,
    );
    expect(rows.filter(({ held }) => !held).map(({ name }) => name)).toEqual([
      // What was read, by whom: reading goes on.
      "agenda_looks",
      "appreciation_looks",
      // The year is looked back on when it is over.
      "evaluation_repliers",
      "evaluation_replies",
      "evaluations",
      // Requests are answered, and people pause, hand over and go, at any time.
      "join_requests",
      "memberships",
      "messages",
    ]);
  });

  it("the group goes on its day with all that hangs on it, and no account and no journal with it", async () => {
    const person = await joined();
    const stays = await makeGroup();
    await end(person.groupId, 1);
    const left = () =>
      asOwner(async (sql) => {
        const [row] = await sql`
          select (select count(*)::int from groups where id = ${person.groupId}) as groups,
                 (select count(*)::int from memberships where member_id = ${person.memberId}) as places,
                 (select count(*)::int from members where id = ${person.memberId}) as account,
                 (select count(*)::int from journal_keys where member_id = ${person.memberId}) as journal,
                 (select count(*)::int from groups where id = ${stays.groupId}) as others`;
        return { ...row };
      });
    await db().execute("select run_year_retention()");
    expect(await left()).toEqual({ groups: 1, places: 1, account: 1, journal: 1, others: 1 });
    await end(person.groupId, 0);
    for (const _ of [1, 2]) await db().execute("select run_year_retention()");
    expect(await left()).toEqual({ groups: 0, places: 0, account: 1, journal: 1, others: 1 });
  });
});

describe("a new group", () => {
  const made = (more: object = {}) =>
    newGroupSent.parse({
      groupId: randomUUID(),
      name: "Next year",
      timeZone: "Europe/London",
      copies: true,
      memberIds: [],
      ...more,
    });

  it("takes the chosen members and what sessions start from along, its own formats too, and nobody else's", async () => {
    const { facilitator, member, groupId } = await makeGroup();
    const elsewhere = await makeGroup();
    const items = [{ kind: "item", title: "Arrive", minutes: 5, line: "", facilitatorNote: "" }] as const;
    const kept = await keepAgenda(facilitator, { kind: "format", name: "Ours", items: [...items] } as never);
    if (!kept.ok) throw new Error(kept.reason);
    const before = await getUsual(facilitator);
    if (!before) throw new Error("There is no usual");
    await asOwner(
      (sql) => sql`update groups set usual_minutes = 75, usual_place = 'The hall',
                          usual_format = (select id::text from agenda_library where group_id = ${groupId})
                    where id = ${groupId}`,
    );
    // Also from a group whose year is over.
    await end(groupId);
    const choice = made({ memberIds: [member.memberId, elsewhere.member.memberId] });
    expect(await makeNewGroup(facilitator, choice)).toEqual({ ok: true, value: { groupId: choice.groupId } });
    expect(await makeNewGroup(facilitator, choice)).toEqual({ ok: true, value: { groupId: choice.groupId } });
    const there = { ...facilitator, groupId: choice.groupId } as Facilitator;
    const [copied] = await listKept(there);
    expect(copied).toMatchObject({ name: "Ours" });
    expect((await getUsual(there))?.fields).toMatchObject({ minutes: "75", place: "The hall", format: copied?.id });
    const places = await asOwner(
      (sql) => sql`select member_id, leads from memberships where group_id = ${choice.groupId}`,
    );
    expect(places.map((row) => ({ ...row }))).toEqual([
      { member_id: facilitator.memberId, leads: true },
      { member_id: member.memberId, leads: false },
    ]);
  });

  it("is empty where nothing was chosen, and is never another's that has its id", async () => {
    const { facilitator } = await makeGroup();
    const elsewhere = await makeGroup();
    const choice = made({ copies: false, groupId: elsewhere.groupId });
    expect(await makeNewGroup(facilitator, choice)).toEqual({ ok: false, reason: "not-found" });
    expect(await saveUsual(elsewhere.facilitator, { version: 9 } as never)).toMatchObject({
      reason: "changed-elsewhere",
    });
  });
});
