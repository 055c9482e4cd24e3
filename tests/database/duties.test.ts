import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asMember, db } from "@/db/client";
import { saveResponsibilities, saveSection } from "@/lib/duties/commands";
import { handOver } from "@/lib/duties/commands/hand-over";
import { responsibilityChange } from "@/lib/duties/input";
import { getPaper } from "@/lib/duties/queries";
import { heldPage } from "@/lib/duties/rules/held-page";
import { acceptInvitation } from "@/lib/invitations/commands";
import { askToJoin } from "@/lib/join-requests/commands";
import { acceptRequest } from "@/lib/join-requests/commands/answer";
import { listRequests } from "@/lib/join-requests/queries";
import { saveJoining } from "@/lib/joining/commands";
import { joiningChange } from "@/lib/joining/input";
import {
  getJoining,
  getOwnJoining,
  getResponsibilities,
  listDatesToJoin,
  listGroupsToJoin,
} from "@/lib/joining/queries";
import { retention } from "@/lib/retention/rules";
import { accepting, asOwner } from "@/tests/support/accepting";
import { addSession, makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests, asMemberForTests } from "@/tests/support/people";
import { asked, fillDuties, openGroup } from "@/tests/support/requests";

const filled = {
  responsible: "Kindling",
  contact: "hello@kindling.example",
  registration: "",
  suppliers: "None",
  backupDays: "14",
  retentionRead: true,
};
const opening = { joining: "open" as const, opensOn: "", question: "", answerWithinDays: "10" };

beforeEach(() => asOwner((owner) => owner`delete from responsibilities`));

describe("opening a group", () => {
  it("is refused, now and for a day, until the site's duties are filled in and the times were read", async () => {
    const { facilitator, groupId } = await makeGroup();
    const open = (more: object) => saveJoining(facilitator, joiningChange.parse({ ...opening, version: 1, ...more }));
    for (const more of [{}, { joining: "list" }, { joining: "closed", opensOn: "2031-01-01" }])
      expect(await open(more)).toEqual({ ok: false, reason: "duties-missing" });
    expect(await getOwnJoining(facilitator)).toMatchObject({
      missing: ["responsible", "contact", "suppliers", "backup-days", "retention-read"],
    });
    expect((await saveResponsibilities(facilitator, responsibilityChange.parse({ ...filled, version: 0 }))).ok).toBe(
      true,
    );
    await asOwner((owner) => owner`update responsibilities set retention_read_on = null`);
    expect(await open({})).toEqual({ ok: false, reason: "duties-missing" });
    await fillDuties();
    expect(await open({ question: "What would a good year be?" })).toEqual({ ok: true, value: { version: 2 } });
    expect(await open({})).toEqual({ ok: false, reason: "changed-elsewhere" });
    expect((await listGroupsToJoin()).find(({ id }) => id === groupId)).toMatchObject({
      state: "open",
      question: "What would a good year be?",
      answerWithinDays: 10,
    });
  });

  it("is for its own facilitators, and closing needs no duties", async () => {
    const { facilitator, member } = await makeGroup();
    const change = joiningChange.parse({ ...opening, joining: "closed", version: 1 });
    expect(await saveJoining(asFacilitatorForTests(member), change)).toEqual({ ok: false, reason: "not-found" });
    expect(await saveJoining(facilitator, change)).toEqual({ ok: true, value: { version: 2 } });
  });

  it("comes by itself on its day, in the group's own zone, and ends with the group's year", async () => {
    const { groupId } = await makeGroup("Pacific/Auckland");
    await openGroup(groupId);
    await asOwner(
      (owner) => owner`update groups set joining = 'closed', joining_opens_on = '2031-03-02' where id = ${groupId}`,
    );
    const stateAt = async (at: string) => (await listGroupsToJoin(new Date(at))).some(({ id }) => id === groupId);
    expect(await stateAt("2031-03-01T10:59:00Z")).toBe(false);
    expect(await stateAt("2031-03-01T11:01:00Z")).toBe(true);
    await asOwner(
      (owner) =>
        owner`update groups set year_starts_on = '2030-01-01', year_ends_on = '2031-03-05' where id = ${groupId}`,
    );
    expect(await stateAt("2031-03-05T10:00:00Z")).toBe(true);
    expect(await stateAt("2031-03-06T10:00:00Z")).toBe(false);
  });

  it("tells a visitor days and times alone, and on the landing page no more than how it stands", async () => {
    const { groupId } = await makeGroup();
    await openGroup(groupId);
    const sessionId = await addSession(groupId, new Date(Date.now() + 7 * 86_400_000));
    await addSession(groupId, new Date(Date.now() - 86_400_000));
    await asOwner(
      (owner) =>
        owner`update group_sessions set join_link = 'https://secret.example', place = 'Secret hall' where id = ${sessionId}`,
    );
    const dates = await listDatesToJoin(groupId);
    expect(dates.map((date) => Object.keys(date).sort())).toEqual([["minutes", "startsAt", "timeZone", "way"]]);
    expect(await getJoining()).toEqual({ state: "open", opensOn: null });
    expect(await listDatesToJoin("no id")).toEqual([]);
  });
});

describe("responsibilities and papers", () => {
  it("are one for the site, and the later of two facilitators is told", async () => {
    const [one, other] = [await makeGroup(), await makeGroup()];
    const said = responsibilityChange.parse({ ...filled, version: 0 });
    const answers = await Promise.all([
      saveResponsibilities(one.facilitator, said),
      saveResponsibilities(other.facilitator, said),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(
      await saveResponsibilities(one.facilitator, { ...said, version: 1, contact: "new@kindling.example" }),
    ).toEqual({ ok: true, value: { version: 2 } });
    expect(await saveResponsibilities(other.facilitator, { ...said, version: 1 })).toEqual({
      ok: false,
      reason: "changed-elsewhere",
    });
    expect(await getResponsibilities()).toMatchObject({ contact: "new@kindling.example", backupDays: 14 });
    expect(await saveResponsibilities(asFacilitatorForTests(one.member), { ...said, version: 2 })).toEqual({
      ok: false,
      reason: "not-found",
    });
  });

  it("start from the drafts, are kept section by section, and are nobody's who does not lead", async () => {
    const { facilitator, member } = await makeGroup();
    const drafted = await getPaper(facilitator, "impact-assessment");
    expect(drafted.length).toBeGreaterThan(8);
    const change = {
      paper: "impact-assessment" as const,
      section: "ask",
      words: "We asked all members in May.",
      version: 0,
    };
    expect(await saveSection(facilitator, change)).toEqual({ ok: true, value: { version: 1 } });
    expect(await saveSection(facilitator, change)).toEqual({ ok: false, reason: "changed-elsewhere" });
    expect(await saveSection(facilitator, { ...change, section: "no-such" })).toEqual({
      ok: false,
      reason: "not-found",
    });
    const now = await getPaper(facilitator, "impact-assessment");
    expect(now.find(({ id }) => id === "ask")).toMatchObject({ words: change.words, version: 1 });
    expect(now.find(({ id }) => id === "why")?.words).toBe(drafted.find(({ id }) => id === "why")?.words);
    await expect(saveSection(asFacilitatorForTests(member), { ...change, section: "why" })).rejects.toThrow();
    expect([...(await asMember(member.memberId, (tx) => tx.execute(sql`select * from duty_words`)))]).toEqual([]);
  });
});

describe("everything held about a member", () => {
  it("holds what facilitators hold, names what it cannot hold, and is in the member's log", async () => {
    const group = await makeGroup();
    await openGroup(group.groupId);
    const request = asked(group.groupId, { draws: "<b>Words</b> of mine", needs: ["bsl"], needsConsent: true });
    await askToJoin(request, { address: "192.0.2.1" });
    const [listed] = await listRequests(group.facilitator);
    const accepted = await acceptRequest(group.facilitator, { requestId: listed?.id ?? "", version: 1 });
    if (!accepted.ok) throw new Error(accepted.reason);
    await acceptInvitation(accepting(accepted.value.token, { name: "Rosa" }));
    const [row] = await asOwner((owner) => owner`select id from members where email = ${request.email}`);
    const memberId: string = row?.id;
    const sessionId = await addSession(group.groupId, new Date());
    await asOwner(async (owner) => {
      await owner`insert into attendances (session_id, member_id, came) values (${sessionId}, ${memberId}, 'apologies')`;
      await owner`insert into dilemmas (group_id, member_id, title, audience) values (${group.groupId}, ${memberId}, 'A dilemma of mine', 'facilitator')`;
      await owner`insert into learnings (group_id, member_id, line, named) values (${group.groupId}, ${memberId}, 'By name', true), (${group.groupId}, ${memberId}, 'By nobody', false)`;
    });
    const answer = await handOver(group.facilitator, { memberId });
    if (!answer.ok) throw new Error(answer.reason);
    const page = heldPage(answer.value);
    for (const said of [
      "Rosa",
      request.email,
      "&lt;b&gt;Words&lt;/b&gt; of mine",
      "BSL interpreter",
      "apologies",
      "A dilemma of mine",
      "By name",
      "The journal. It is sealed",
    ])
      expect(page).toContain(said);
    for (const unsaid of ["By nobody", "<b>Words"]) expect(page).not.toContain(unsaid);
    const log = await asMember(memberId, (tx) => tx.execute(sql`select kind, by_name from record_log order by at`));
    expect([...log]).toEqual([
      { kind: "accepted", by_name: group.facilitator.name },
      { kind: "exported", by_name: group.facilitator.name },
    ]);
  });

  it("is for a facilitator of their group alone, and leaves no line when refused", async () => {
    const [mine, other] = [await makeGroup(), await makeGroup()];
    const { memberId } = mine.member;
    for (const nobody of [other.facilitator, asFacilitatorForTests(mine.member)])
      expect(await handOver(nobody, { memberId })).toEqual({ ok: false, reason: "not-found" });
    expect(await handOver(mine.facilitator, { memberId: randomUUID() })).toEqual({ ok: false, reason: "not-found" });
    const log = await asMember(asMemberForTests(mine.member).memberId, (tx) =>
      tx.execute(sql`select kind from record_log`),
    );
    expect([...log]).toEqual([]);
  });
});

it("the times that are shown are those that the database keeps to", async () => {
  const functions = await db().execute<{ name: string; body: string }>(
    sql`select proname as name, prosrc as body from pg_proc where proname in ('run_retention', 'run_group_retention', 'run_joining_retention', 'run_message_retention', 'carry_over_request')`,
  );
  const body = (name: string) => functions.find((one) => one.name === name)?.body ?? "";
  const { joined, invitation, withdrawnDilemma, message, replacedKey, code, attempts } = retention;
  for (const [name, says] of [
    ["carry_over_request", `set goes_on = current_date + ${joined.days} `],
    ["run_joining_retention", `interval '${invitation.days} days'`],
    ["run_group_retention", `withdrawn_at <= now() - interval '${withdrawnDilemma.days} days'`],
    ["run_group_retention", `coalesce(m.sent_at, m.made_at) <= now() - interval '${message.days} days'`],
    ["run_message_retention", `failed_at, made_at) <= now() - interval '${message.days} days'`],
    ["run_retention", `locked_on <= current_date - ${replacedKey.days}`],
    ["run_retention", `expires_at <= now() - interval '${code.days} days'`],
    ["run_retention", `since <= now() - interval '${attempts.days} days'`],
  ] as const)
    expect(body(name), name).toContain(says);
});
