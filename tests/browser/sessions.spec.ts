import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { databaseOf, makeOtherGroup } from "../support/joining";
import { fillPlan, ownGroup, planSession } from "../support/planning";
import { sites } from "../support/sites";
import { test } from "../support/visit";

const typed = {
  minutes: "90",
  link: "https://meet.example.org/room-7",
  place: "By phone: 0300 000 0000, code 123",
  provided: "Live captions",
};

// The clocks go forward in the night before 30 March 2031, and back in the night before 26 October.
const refused = [
  { plan: { date: "" }, field: "Date", says: "Enter the date, like 26 November 2026" },
  { plan: { time: "" }, field: "Starts at", says: "Enter the time it starts, like 10:00" },
  { plan: { date: "2020-02-28" }, field: "Date", says: "Choose a date and time still to come" },
  {
    plan: { date: "2031-03-30", time: "01:30" },
    field: "Starts at",
    says: "The clocks go forward then, so this time does not exist on that day. Choose another time",
  },
  ...["0", "-90", "ninety", "90.5", "601", ""].map((minutes) => ({
    plan: { minutes },
    field: "Length in minutes",
    says: "Enter the length in minutes, from 15 to 600",
  })),
  {
    plan: { link: "http://meet.example.org/room-7" },
    field: "Link to join online (optional)",
    says: "Enter a link that starts with https://",
  },
];

async function valuesOf(page: Page): Promise<string[]> {
  const labels = [
    "Date",
    "Starts at",
    "Length in minutes",
    /^Link to join/,
    /^How to join by phone/,
    /^Anything else that is provided/,
    "Time zone",
  ];
  return Promise.all(labels.map((label) => page.getByLabel(label).inputValue()));
}

test("a session that cannot be is refused at its field, and nothing of what was typed is lost", async ({ visit }) => {
  const { desk, groupId } = await ownGroup(visit);
  for (const { plan, field, says } of refused) {
    await test.step(`${field}: ${JSON.stringify(plan)}`, async () => {
      await desk.goto("/facilitate/sessions/new");
      await fillPlan(desk, { ...typed, ...plan });
      await desk.getByLabel("Time zone").selectOption("Europe/London");
      const before = await valuesOf(desk);
      await desk.getByRole("button", { name: "Plan this session" }).click();
      const summary = desk.locator(".problem");
      await expect(summary).toBeFocused();
      await expect(summary.getByRole("link")).toHaveText([says]);
      await expect(desk).toHaveTitle(/^Error: Plan a session/);
      await expect(desk.getByLabel(field)).toHaveAccessibleDescription(new RegExp(`Error: ${says.slice(0, 30)}`));
      await expect(desk.getByLabel(field)).toHaveAttribute("aria-invalid", "true");
      await summary.getByRole("link").click();
      await expect(desk.getByLabel(field)).toBeFocused();
      expect(await valuesOf(desk)).toEqual(before);
    });
  }
  const sql = databaseOf(sites().group);
  expect(await sql`select 1 from group_sessions where group_id = ${groupId}`).toHaveLength(0);
  await sql.end();
});

test("a session is planned, found again as typed, moved, and members see it at once", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const reader = await member();
  const id = await planSession(desk, { ...typed, date: "2031-10-26", time: "01:30" });
  await desk.getByText("How to join, what is provided, time zone").click();
  expect(await valuesOf(desk)).toEqual([
    "2031-10-26",
    "01:30",
    "90",
    typed.link,
    typed.place,
    typed.provided,
    "Europe/London",
  ]);
  await expect(desk.getByText("this time comes twice. The session starts the first time.")).toBeVisible();

  await reader.goto(`/sessions/${id}`);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Sunday 26 October 2031");
  // 90 minutes after the first 1:30 the clocks have gone back.
  await expect(reader.locator(".lead")).toHaveText("1:30am to 2am, online, with live captions. We stop on time.");

  await desk.getByLabel("Date").fill("2031-05-29");
  await desk.getByLabel("Starts at").fill("12:00");
  await expect(desk.getByText("These details are not saved yet.")).toBeVisible();
  await desk.getByLabel("Time zone").selectOption("Europe/Lisbon");
  await desk.getByRole("button", { name: "Save these details" }).click();
  await expect(desk.getByText("Saved. Members see these details now.")).toBeVisible();
  await reader.reload();
  await expect(reader.locator(".lead")).toHaveText(
    "midday to 1:30pm, Lisbon time, online, with live captions. We stop on time.",
  );
  await expect(reader.getByText(typed.place)).toBeVisible();
});

test("of two facilitators who change the same details the later one is told, and keeps what was typed", async ({
  visit,
}) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk);
  const other = await desk.context().newPage();
  await other.goto(desk.url());
  await other.getByLabel("Starts at").fill("11:00");
  await other.getByRole("button", { name: "Save these details" }).click();
  await expect(other.getByText("Saved. Members see these details now.")).toBeVisible();

  await desk.getByLabel("Starts at").fill("14:00");
  await desk.getByRole("button", { name: "Save these details" }).click();
  await expect(desk.locator(".problem")).toContainText("These details were changed from somewhere else");
  await expect(desk.getByLabel("Starts at")).toHaveValue("14:00");
  await other.reload();
  await expect(other.getByLabel("Starts at")).toHaveValue("11:00");
});

test("members see their group's sessions in order, and how to join stands on the session's page alone", async ({
  visit,
}) => {
  const { groupId, member } = await ownGroup(visit);
  const otherGroup = await makeOtherGroup(sites().group);
  const link = "https://meet.example.org/only-on-its-page";
  const sql = databaseOf(sites().group);
  const at = async (group: string, startsAt: string) => {
    const id = randomUUID();
    await sql`insert into group_sessions (id, group_id, starts_at, minutes, time_zone, join_link, place, provided)
      values (${id}, ${group}, ${startsAt}, 90, 'Europe/London', ${link}, 'Door code 4711', 'Captions')`;
    return id;
  };
  const soon = await at(groupId, "2031-03-27T10:00Z");
  const later = await at(groupId, "2031-04-24T09:00Z");
  const long = await at(groupId, "2020-01-30T10:00Z");
  const past = await at(groupId, "2021-01-28T10:00Z");
  const foreign = await at(otherGroup, "2031-04-03T09:00Z");
  await sql.end();

  const page = await member();
  await page.goto("/sessions");
  const hrefs = (section: string) =>
    page
      .locator(`section[aria-labelledby=${section}] li a`)
      .evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  expect(await hrefs("coming")).toEqual([`/sessions/${soon}`, `/sessions/${later}`]);
  expect(await hrefs("past")).toEqual([`/sessions/${past}`, `/sessions/${long}`]);
  await expect(page.locator("section[aria-labelledby=coming] li").first()).toHaveText(
    "Thursday 27 March 2031 10am to 11:30am Online Agenda not ready yet",
    { useInnerText: true },
  );
  const everywhereElse = [await page.content(), await (await page.request.get("/api/today")).text()];
  await page.goto(`/sessions/${past}`);
  everywhereElse.push(await page.content());
  for (const text of everywhereElse) {
    expect(text).not.toContain("only-on-its-page");
    expect(text).not.toContain("4711");
  }
  await page.goto(`/sessions/${soon}`);
  await expect(page.getByRole("link", { name: "Join link" })).toHaveAttribute("href", link);
  await expect(page.getByText("Door code 4711")).toBeVisible();

  // Another group's session is no session: not for a member, and not for a facilitator of this group.
  expect((await page.goto(`/sessions/${foreign}`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We could not find that page");
});
