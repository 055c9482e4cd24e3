import { expect, type Page } from "@playwright/test";
import { ownGroup } from "../support/planning";
import { current, letPass, press, readyToRun, runNote, start, startsIn } from "../support/running";
import { sites } from "../support/sites";
import { test } from "../support/visit";

const follow = async (page: Page, id: string) => {
  await page.goto(`/sessions/${id}/now`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
};

test("two members go along with the facilitator, a late comer finds the same, and everybody sees the end", async ({
  visit,
}) => {
  const { desk, member } = await ownGroup(visit);
  const id = await readyToRun(desk);
  const [one, two] = [await member(), await member()];
  await one.goto(`/sessions/${id}`);
  await one.getByRole("link", { name: "Follow along" }).click();
  await follow(two, id);
  for (const page of [one, two]) await expect(page.getByText("It has not started yet.")).toBeVisible();

  await start(desk);
  for (const page of [one, two]) {
    await expect(current(page)).toHaveText("Arrive and settle");
    await expect(page.getByText("About 5 minutes left")).toBeVisible();
  }
  await press(desk, "Move on to: Check-in round");
  for (const page of [one, two]) {
    await expect(current(page)).toHaveText("Check-in round");
    await expect(page.getByText("How are you arriving? You can pass.")).toBeVisible();
    await expect(page.locator("li.item.done h3")).toHaveText(["Arrive and settle"]);
    await expect(page.locator("li.item.next h3")).toHaveText("Looking back");
  }
  const late = await member();
  await follow(late, id);
  await press(desk, "5 more minutes");
  for (const page of [one, two, late]) await expect(page.getByText("About 17 minutes left")).toBeVisible();
  await press(desk, "Pause");
  for (const page of [one, late]) await expect(page.getByText("We go on when everybody is ready.")).toBeVisible();
  await one.reload();
  await expect(one.getByText("We go on when everybody is ready.")).toBeVisible();
  await press(desk, "Go on");
  for (const page of [one, two]) await expect(page.getByText("About 17 minutes left")).toBeVisible();

  await press(desk, "Back one");
  for (const page of [one, two, late]) await expect(current(page)).toHaveText("Arrive and settle");
  await press(desk, "Finish the session");
  for (const page of [desk, one, two, late]) {
    await expect(page.getByText("This session is over. Take your time.")).toBeVisible();
    expect(await page.content()).not.toContain(runNote);
  }
  // A slip, too: finishing is taken back like any other step.
  await press(desk, "Back one");
  await expect(current(one)).toHaveText("Arrive and settle");
  await press(desk, "Finish the session");
  await one.getByRole("link", { name: "To the page of this session" }).click();
  await one.waitForURL(`**/sessions/${id}`);
  await expect(one.getByRole("link", { name: "Follow along" })).toHaveCount(0);
});

test("an item that is over its time stays, and says so softly", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const id = await readyToRun(desk);
  await start(desk);
  const page = await member();
  await follow(page, id);
  await startsIn(id, -7);
  await letPass(sites().group, id, 7);
  await expect(page.getByText("A little over. Take what you need.")).toBeVisible();
  await expect(page.getByText("Running 2 minutes behind. That is fine.")).toBeVisible();
  await expect(current(page)).toHaveText("Arrive and settle");
});

test("a member whose stream is held back follows by asking", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const id = await readyToRun(desk);
  const page = await member();
  await page.route("**/now/stream", () => {});
  await follow(page, id);
  await start(desk);
  await expect(current(page)).toHaveText("Arrive and settle");
  await press(desk, "Move on to: Check-in round");
  await expect(current(page)).toHaveText("Check-in round");
});

test("a member who is offline goes on by the clock, and catches up", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const id = await readyToRun(desk);
  await start(desk);
  const page = await member();
  await page.clock.install();
  await follow(page, id);
  await expect(page.getByText("About 5 minutes left")).toBeVisible();
  await page.context().setOffline(true);
  const strip = page.getByText("You are offline. Times go on from the clock.");
  await expect(strip).toBeVisible();
  await page.clock.fastForward("02:30");
  await expect(page.getByText("About 3 minutes left")).toBeVisible();
  await press(desk, "Move on to: Check-in round");
  await expect(current(desk)).toHaveText("Check-in round");
  await expect(current(page)).toHaveText("Arrive and settle");
  await page.context().setOffline(false);
  await expect(current(page)).toHaveText("Check-in round");
  await expect(strip).toHaveCount(0);
});

test("a screen reader is told of a step only by a member who asked", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const id = await readyToRun(desk);
  await start(desk);
  const [quiet, asking] = [await member(), await member()];
  for (const page of [quiet, asking]) {
    await follow(page, id);
    await expect(page.getByLabel("Tell me when we move on")).not.toBeChecked();
  }
  await asking.getByLabel("Tell me when we move on").check();
  await press(desk, "Move on to: Check-in round");
  await expect(asking.getByTestId("said")).toHaveText("Now: Check-in round. About 12 minutes left.");
  await expect(current(quiet)).toHaveText("Check-in round");
  await expect(quiet.getByTestId("said")).toBeEmpty();
  await asking.getByLabel("Tell me when we move on").uncheck();
  await press(desk, "Pause");
  await expect(asking.getByText("We go on when everybody is ready.")).toBeVisible();
  await expect(asking.getByTestId("said")).toBeEmpty();
});

test("the facilitator runs it by keyboard alone, and the focus stays where the work is", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await readyToRun(desk);
  await desk.getByRole("button", { name: "Start the session" }).focus();
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("button", { name: "Move on to: Check-in round" })).toBeFocused();
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("button", { name: "Move on to: Looking back" })).toBeFocused();
  await desk.keyboard.press("Tab");
  await expect(desk.getByRole("button", { name: "5 more minutes" })).toBeFocused();
  await desk.keyboard.press("Tab");
  await desk.keyboard.press("Space");
  await expect(desk.getByRole("button", { name: "Go on" })).toBeFocused();
  await desk.keyboard.press("Space");
  await expect(desk.getByRole("button", { name: "Pause" })).toBeFocused();
});

test("of two facilitators at once one takes the step, and the other is told and sees it", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  const id = await readyToRun(desk);
  await start(desk);
  const second = await desk.context().newPage();
  await second.goto(`/facilitate/sessions/${id}/run`);
  await expect(current(second)).toHaveText("Arrive and settle");
  await second.route("**/api/sessions/**", (route) => route.abort());
  await second.reload();
  await press(desk, "Move on to: Check-in round");
  await expect(current(desk)).toHaveText("Check-in round");
  await press(second, "Move on to: Check-in round");
  await expect(second.getByText("The session had moved on already, so this step was not taken.")).toBeVisible();
  await second.unroute("**/api/sessions/**");
  await expect(current(second)).toHaveText("Check-in round");
  await expect(current(desk)).toHaveText("Check-in round");
});

test("a changed agenda is used when the facilitator says so, from the same item on", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const id = await readyToRun(desk);
  await start(desk);
  const page = await member();
  await follow(page, id);
  const builder = await desk.context().newPage();
  await builder.goto(`/facilitate/sessions/${id}`);
  await builder.getByLabel("Item 2", { exact: true }).fill("Check-in, slowly");
  await press(builder, "Publish changes");
  await expect(builder.getByText("They cannot see your changes since then.")).toHaveCount(0);
  await press(desk, "Use the changed agenda");
  await expect(desk.getByRole("button", { name: "Move on to: Check-in, slowly" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Check-in, slowly" })).toBeVisible();
});

test("a session cannot be run much too early, and says from when", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const id = await readyToRun(desk);
  await startsIn(id, 300);
  await desk.reload();
  await expect(desk.getByText(/^You can start it from \d.*, two hours before\.$/)).toBeVisible();
  await expect(desk.getByRole("button", { name: "Start the session" })).toHaveCount(0);
  const page = await member();
  await page.goto(`/sessions/${id}`);
  await expect(page.getByRole("link", { name: "Follow along" })).toHaveCount(0);
});
