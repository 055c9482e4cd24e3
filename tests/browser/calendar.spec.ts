import { expect } from "@playwright/test";
import { ask, signInDirectly } from "../support/asking";
import { databaseOf, newMember } from "../support/joining";
import { ownGroup } from "../support/planning";
import { callAction } from "../support/routes";
import { sites } from "../support/sites";
import { makeTwoGroups } from "../support/two-groups";
import { test } from "../support/visit";

const label = "Private link for your calendar program";
const pathOf = (address: string) => new URL(address).pathname;

test("a member makes a private calendar link, copies it, and makes a new one that ends the old at once", async ({
  visit,
}) => {
  const { member } = await ownGroup(visit);
  const page = await member();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/sessions");
  await page.getByRole("link", { name: "Sessions in my calendar" }).click();
  await page.getByRole("button", { name: "Make my link" }).click();
  await expect(page.getByText("This is your link.")).toBeVisible();
  await expect(page.getByLabel(label)).toBeFocused();
  const first = await page.getByLabel(label).inputValue();
  await page.getByRole("button", { name: "Copy the link" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  const webcal = await page.getByRole("link", { name: "Open in my calendar program" }).getAttribute("href");
  expect(webcal).toBe(first.replace(/^http/, "webcal"));

  await page.getByRole("button", { name: "Make a new link" }).click();
  await page.getByRole("button", { name: "Keep the link I have" }).click();
  await expect(page.getByRole("button", { name: "Make a new link" })).toBeFocused();
  await page.reload();
  await expect(page.getByLabel(label)).toHaveValue(first);
  await page.getByRole("button", { name: "Make a new link" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a new link" }).click();
  await expect(page.getByText("The old one has stopped working.")).toBeVisible();
  const second = await page.getByLabel(label).inputValue();
  expect(second).not.toBe(first);
  expect((await ask(sites().group, pathOf(first))).status).toBe(404);
  expect((await ask(sites().group, pathOf(second))).status).toBe(200);

  await page.getByRole("button", { name: "Stop this link" }).click();
  await expect(page.getByRole("dialog")).toContainText("What they have copied already stays in them");
  await page.getByRole("dialog").getByRole("button", { name: "Keep the link I have" }).click();
  await expect(page.getByRole("button", { name: "Stop this link" })).toBeFocused();
  expect((await ask(sites().group, pathOf(second))).status).toBe(200);
  await page.getByRole("button", { name: "Stop this link" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop this link" }).click();
  await expect(page.getByText("The link has stopped working.")).toBeFocused();
  expect((await ask(sites().group, pathOf(second))).status).toBe(404);
  await page.reload();
  await expect(page.getByText("You have no link yet.")).toBeVisible();
});

test("a feed and a file hold title, time and link, and none of the words of any group", async () => {
  const { group } = sites();
  const { cookies, sessionId, draftOnlyId, secrets } = await makeTwoGroups(group);
  const made = await callAction(group, "makeCalendarLink", { renew: false }, { cookie: cookies.member });
  const { path } = (made.result as { value: { path: string } }).value;
  const theirs = await callAction(group, "makeCalendarLink", { renew: false }, { cookie: cookies["member elsewhere"] });
  const other = (theirs.result as { value: { path: string } }).value.path;

  const feed = await ask(group, path);
  const file = await ask(group, `/sessions/${sessionId}/calendar.ics`, { cookie: cookies.member });
  for (const answer of [feed, file]) {
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(answer.headers["cache-control"]).toContain("no-store");
    expect(answer.headers["set-cookie"]).toBeUndefined();
    for (const words of Object.values(secrets)) expect(answer.text).not.toContain(words);
    expect(answer.text).toContain(`URL;VALUE=URI:${group.url}/sessions/${sessionId}`.slice(0, 60));
    expect(answer.text.replaceAll("\r\n ", "")).toContain("DTSTART;TZID=Europe/London:20310529T100000");
    expect(answer.text).not.toMatch(/^(LOCATION|DESCRIPTION|ATTENDEE|ORGANIZER|CONFERENCE|COMMENT)/m);
  }
  expect(feed.text).toContain(`UID:${draftOnlyId}@reflective-practice-group`);
  expect(file.text).not.toContain(draftOnlyId);
  expect(file.headers["content-disposition"]).toBe('attachment; filename="session.ics"');
  const elsewhere = await ask(group, other);
  expect(elsewhere.status).toBe(200);
  expect(elsewhere.text).not.toContain(sessionId);

  // Wrong proof, another's proof, nobody's id: one and the same answer, with or without a sign-in.
  const [, id, proof] = /^\/calendar\/([^.]+)\.([^.]+)\.ics$/.exec(path) ?? [];
  const otherProof = other.split(".")[1];
  const wrong = [
    `/calendar/${id}.${otherProof}.ics`,
    `/calendar/${id}.ics`,
    `/calendar/00000000-0000-4000-8000-000000000000.${proof}.ics`,
    "/calendar/anything",
  ];
  for (const guess of wrong)
    for (const cookie of [undefined, cookies.member]) {
      const { status, text, headers } = await ask(group, guess, { cookie });
      expect({ guess, status, text, type: headers["content-type"], cache: headers["cache-control"] }).toEqual({
        guess,
        status: 404,
        text: "Not found\n",
        type: "text/plain; charset=utf-8",
        cache: "private, no-store",
      });
    }
});

test("a cancelled session is a cancellation with a higher number, in the file and in the feed", async () => {
  const { group } = sites();
  const { cookies, sessionId } = await makeTwoGroups(group);
  const read = async () => (await ask(group, `/sessions/${sessionId}/calendar.ics`, { cookie: cookies.member })).text;
  const before = await read();
  expect(before).toMatch(/METHOD:PUBLISH\r\n[\s\S]*SEQUENCE:0\r\n[\s\S]*STATUS:CONFIRMED\r\n/);
  const sql = databaseOf(group);
  await sql`update group_sessions set cancelled_at = now(), version = version + 1 where id = ${sessionId}`;
  await sql.end();
  expect(await read()).toMatch(/METHOD:CANCEL\r\n[\s\S]*SEQUENCE:1\r\n[\s\S]*STATUS:CANCELLED\r\n/);
});

test("nobody makes a calendar link for another, without a sign-in, from a page elsewhere or with another input", async () => {
  const { group } = sites();
  const who = await newMember(group);
  const cookie = await signInDirectly(group, who);
  const call = async (input: unknown, how: Parameters<typeof callAction>[3]) =>
    callAction(group, "makeCalendarLink", input, how);
  expect((await call({ renew: true }, {})).result).toEqual({ ok: false, reason: "signed-out" });
  for (const origin of ["https://elsewhere.example", "null"])
    expect((await call({ renew: true }, { cookie, origin })).status).toBe(500);
  for (const input of [null, "text", [], {}, { renew: "yes" }, 7])
    expect((await call(input, { cookie })).result).toMatchObject({ ok: false, reason: "invalid" });
  const sql = databaseOf(group);
  expect(await sql`select 1 from calendar_feeds where member_id = ${who.memberId}`).toHaveLength(0);
  expect(
    (await call({ renew: false, memberId: "00000000-0000-4000-8000-000000000000" }, { cookie })).result,
  ).toMatchObject({ ok: true });
  expect(await sql`select member_id from calendar_feeds where member_id = ${who.memberId}`).toHaveLength(1);

  // Stopping it is guarded the same.
  const stop = async (input: unknown, how: Parameters<typeof callAction>[3]) =>
    callAction(group, "endCalendarLink", input, how);
  expect((await stop({}, {})).result).toEqual({ ok: false, reason: "signed-out" });
  expect((await stop({}, { cookie, origin: "https://elsewhere.example" })).status).toBe(500);
  for (const input of [null, "text", 7])
    expect((await stop(input, { cookie })).result).toMatchObject({ ok: false, reason: "invalid" });
  const other = await signInDirectly(group, await newMember(group));
  expect((await stop({ memberId: who.memberId }, { cookie: other })).result).toMatchObject({ ok: true });
  expect(await sql`select 1 from calendar_feeds where member_id = ${who.memberId}`).toHaveLength(1);
  expect((await stop({}, { cookie })).result).toMatchObject({ ok: true });
  expect(await sql`select 1 from calendar_feeds where member_id = ${who.memberId}`).toHaveLength(0);
  await sql.end();
});
