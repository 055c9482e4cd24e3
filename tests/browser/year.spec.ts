import { expect } from "@playwright/test";
import { databaseOf, newMember } from "../support/joining";
import { itemNames, ownGroup, planSession } from "../support/planning";
import { sites } from "../support/sites";
import { formReady, signIn, test } from "../support/visit";

test("a year is planned from the group's usual in one act, with one date left out and one moved", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  await desk.goto("/facilitate/sessions/usual");
  await desk.getByLabel("Length in minutes").fill("120");
  await desk.getByLabel("Agenda to start from").selectOption("two-dilemmas");
  await desk.getByRole("radio", { name: "Both at once" }).check({ force: true });
  await desk.getByLabel(/^Link to join/).fill("https://meet.example.org/usual");
  await desk.getByLabel(/^Place/).fill("The library, Mill Street");
  await desk.getByLabel("BSL interpreter").check();
  await desk.getByRole("button", { name: "Save the usual" }).click();
  await expect(desk.getByText("Saved. New sessions start from this.")).toBeVisible();

  await desk.goto("/facilitate/sessions");
  await desk.getByRole("link", { name: "Plan a year" }).click();
  await desk.waitForURL("**/facilitate/sessions/year");
  await formReady(desk);
  await desk.getByLabel("First date").fill("2030-12-26");
  await desk.getByLabel("Starts at").fill("10:00");
  await desk.getByLabel("How many months").fill("6");
  await desk.getByRole("radio", { name: "last Thursday" }).check({ force: true });
  await desk.getByRole("button", { name: "Show the dates" }).click();
  await expect(desk.getByRole("heading", { name: "The dates" })).toBeFocused();
  const days = desk.locator("ol li .check label");
  await expect(days).toHaveText([
    "Thursday 26 December 2030",
    "Thursday 30 January 2031",
    "Thursday 27 February 2031",
    "Thursday 27 March 2031",
    "Thursday 24 April 2031",
    "Thursday 29 May 2031",
  ]);
  await desk.getByLabel("Thursday 26 December 2030").uncheck();
  await desk.getByLabel("Move to: date 5").fill("2031-05-29");
  await expect(desk.getByText("This day is in the list twice").first()).toBeVisible();
  await desk.getByLabel("Move to: date 5").fill("2031-04-17");
  await expect(desk.getByText("This day is in the list twice")).toHaveCount(0);
  await desk.getByRole("button", { name: "Plan these 5 sessions" }).click();
  await desk.waitForURL(/\/facilitate\/sessions$/);

  const coming = desk.locator("section[aria-labelledby=coming] li");
  await expect(coming.locator("a")).toHaveText([
    "Thursday 30 January 2031",
    "Thursday 27 February 2031",
    "Thursday 27 March 2031",
    "Thursday 17 April 2031",
    "Thursday 29 May 2031",
  ]);
  await expect(coming.last()).toHaveText(
    "Thursday 29 May 2031 10am to midday In person or online Draft agenda. Members cannot see it yet",
    { useInnerText: true },
  );
  await coming.last().getByRole("link").click();
  await expect(desk.getByRole("heading", { name: "Build the agenda" })).toBeVisible();
  expect(await itemNames(desk)).toContain("First dilemma");

  const id = desk.url().split("/").at(-1);
  const reader = await member();
  await reader.goto(`/sessions/${id}`);
  await expect(reader.locator(".lead")).toHaveText(
    "10am to midday, in person or online, with a BSL interpreter. We stop on time.",
  );
  await expect(reader.getByText("The library, Mill Street")).toBeVisible();
  await reader.goto("/sessions");
  expect(await reader.content()).not.toContain("Mill Street");
});

test("a date that the clocks skip is told at its line, and nothing is planned until it is moved or left out", async ({
  visit,
}) => {
  const { desk, groupId } = await ownGroup(visit);
  await desk.goto("/facilitate/sessions/year");
  await formReady(desk);
  await desk.getByLabel("First date").fill("2031-02-23");
  await desk.getByLabel("Starts at").fill("01:30");
  await desk.getByLabel("How many months").fill("2");
  await desk.getByRole("radio", { name: "last Sunday" }).check({ force: true });
  await desk.getByRole("button", { name: "Show the dates" }).click();
  // The clocks go forward in the night before 30 March 2031.
  const skipped = desk.getByLabel("Sunday 30 March 2031");
  await expect(skipped).not.toBeChecked();
  await expect(skipped).toHaveAccessibleDescription(/this time does not exist on that day/);
  await skipped.check();
  await desk.getByRole("button", { name: "Plan these 2 sessions" }).click();
  await expect(desk.locator(".problem")).toBeFocused();
  await expect(desk.getByLabel("Move to: date 2")).toHaveAccessibleDescription(/this time does not exist/);
  const sql = databaseOf(sites().group);
  expect(await sql`select 1 from group_sessions where group_id = ${groupId}`).toHaveLength(0);
  await sql.end();
  await desk.getByLabel("Move to: date 2").fill("2031-03-29");
  await desk.getByRole("button", { name: "Plan these 2 sessions" }).click();
  await desk.waitForURL(/\/facilitate\/sessions$/);
  await expect(desk.locator("section[aria-labelledby=coming] li")).toHaveCount(2);
});

test("a session is cancelled with words for members, stays where it was, and is brought back", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const reader = await member();
  const link = "https://meet.example.org/cancelled-room";
  const id = await planSession(desk, { link, format: "standard" });
  const other = await desk.context().newPage();
  await other.goto(desk.url());
  await desk.getByText("Cancel this session").click();
  await desk.getByLabel("Words for members (optional)").fill("x".repeat(301));
  await desk.getByRole("button", { name: "Cancel the session" }).click();
  await expect(desk.getByText("Use 300 characters or fewer")).toBeVisible();
  await desk.getByLabel("Words for members (optional)").fill("The heating has failed. See you in June.");
  await desk.getByRole("button", { name: "Cancel the session" }).click();
  await expect(desk.getByText("Cancelled. 1 message is ready. See Messages")).toBeFocused();
  await expect(desk.getByRole("link", { name: "See Messages" })).toHaveAttribute("href", "/facilitate/messages");

  await other.getByText("Cancel this session").click();
  await other.getByRole("button", { name: "Cancel the session" }).click();
  await expect(other.getByText("Somebody has cancelled this session already")).toBeVisible();

  await reader.goto(`/sessions/${id}`);
  await expect(reader.locator("#main p").first()).toContainText("Shared with the group");
  await expect(reader.locator("#main .body p").first()).toHaveText("Cancelled. This session will not take place.");
  await expect(reader.getByText("The heating has failed. See you in June.")).toBeVisible();
  expect(await reader.content()).not.toContain("cancelled-room");
  await reader.goto("/sessions");
  await expect(reader.locator("section[aria-labelledby=coming] li")).toContainText("Cancelled");
  expect((await (await reader.request.get("/api/today")).text()).includes(id)).toBe(false);

  await desk.getByRole("button", { name: "Bring this session back" }).click();
  await expect(desk.getByText("The session is back. 1 message is ready. See Messages")).toBeFocused();
  await reader.goto(`/sessions/${id}`);
  await expect(reader.getByRole("link", { name: "Join link" })).toHaveAttribute("href", link);
});

test("a member says what they need, the facilitator arranges it, and nobody else sees either", async ({ visit }) => {
  const { desk, member, groupId } = await ownGroup(visit);
  const id = await planSession(desk);
  const reader = await member();
  await reader.goto("/sessions");
  await reader.getByRole("link", { name: "Your access needs" }).click();
  await reader.getByLabel("Live captions").check();
  await reader.getByLabel(/^Anything else, in your own words/).fill("Say your name first, please.");
  await reader.getByRole("button", { name: "Save" }).click();
  await expect(reader.getByRole("link", { name: /^Tick the box if we may keep this/ })).toBeVisible();
  await expect(reader.getByLabel("Live captions")).toBeChecked();
  await reader.getByLabel(/^Yes, keep this/).check();
  await reader.getByRole("button", { name: "Save" }).click();
  await expect(reader.getByText("Saved. You and your facilitators see this.")).toBeVisible();

  await desk.getByRole("navigation", { name: "This session" }).getByRole("link", { name: "Access" }).click();
  const captions = desk.getByRole("listitem").filter({ hasText: "Live captions" });
  await expect(captions).toContainText("Kit Member");
  await expect(captions).toContainText("Not among what this session provides.");
  await expect(desk.getByText("Say your name first, please.")).toBeVisible();
  const kept = desk.waitForResponse((answer) => answer.request().method() === "POST");
  await desk.getByLabel("Arranged: Live captions").check();
  await kept;
  await desk.reload();
  await expect(desk.getByLabel("Arranged: Live captions")).toBeChecked();

  const peer = await (await visit(sites().group)).newPage();
  await signIn(peer, await newMember(sites().group, { name: "Peer", groupId }));
  for (const path of ["/sessions", `/sessions/${id}`, "/group/access-needs"]) {
    await peer.goto(path);
    expect(await peer.content()).not.toContain("Say your name first");
  }
  expect((await peer.goto(`/facilitate/sessions/${id}/access`))?.status()).toBe(404);

  await reader.getByRole("button", { name: "Take all of it back" }).click();
  await expect(reader.getByText("Taken back. Nothing of it is kept.")).toBeVisible();
  await reader.reload();
  await expect(reader.getByLabel("Live captions")).not.toBeChecked();
  await desk.reload();
  await expect(desk.getByText("Nobody who may come has said")).toBeVisible();
});
