import { expect, type Page } from "@playwright/test";
import { ask, signInDirectly } from "../support/asking";
import { makeOtherGroup, newMember } from "../support/joining";
import { ownGroup } from "../support/planning";
import { letPass, makeRunnable } from "../support/running";
import { sites } from "../support/sites";
import { arrives, at, dilemma, press, start } from "../support/stage-pages";
import { signIn, test } from "../support/visit";

const said = (page: Page) => page.getByTestId("said");

test("a session runs for a facilitator, two viewers and a late comer, and ends in words", async ({ visit }) => {
  const { desk, member, groupId } = await ownGroup(visit);
  const sessionId = await makeRunnable(sites().group, groupId);
  const [one, two] = [await member(), await member()];
  await one.goto(`/sessions/${sessionId}`);
  await one.getByRole("link", { name: "Follow along" }).click();
  await expect(one.getByText("It has not started yet.")).toBeVisible();
  await two.goto(`/sessions/${sessionId}/now`);

  await start(desk, sessionId);
  for (const page of [one, two]) {
    await at(page, "Arrive and settle");
    await expect(page.getByText(/^About [1-5] minutes? left$/)).toBeVisible();
    await expect(page.getByText(/^Running (to time|\d+ minutes? (ahead|behind)\. That is fine)\.$/)).toBeVisible();
    await expect(page.getByRole("button", { name: /Move on|Pause|minutes|Finish/ })).toHaveCount(0);
  }
  await press(desk, `Move on to: ${dilemma}`);
  for (const page of [desk, one, two]) {
    await at(page, dilemma);
    await expect(page.locator("li.item.done")).toHaveCount(1);
    await expect(page.locator("li.item.next")).toContainText("Break");
    await expect(page.locator(".steps li[aria-current]")).toHaveText(/Telling it/);
  }
  await press(desk, "5 more minutes");
  for (const page of [one, two]) await expect(page.getByText(/^About 3[1-5] minutes left$/)).toBeVisible(arrives);
  await press(desk, "Pause");
  await expect(one.getByText("We go on when everybody is ready.")).toBeVisible(arrives);
  await press(desk, "Go on");
  await expect(one.getByText(/^About 3[1-5] minutes left$/)).toBeVisible(arrives);

  await press(desk, "Move on to: Break");
  await at(two, "Break");
  // A slip: back, with the minutes that the item had.
  await press(desk, "Back one");
  await at(two, dilemma);
  await expect(two.getByText(/^About 3[1-5] minutes left$/)).toBeVisible();

  // Nothing moves by itself: long past its time it is the same item, and says so without a number.
  await letPass(sites().group, sessionId, 60);
  for (const page of [desk, one]) {
    await expect(page.getByText("A little over. Take what you need.")).toBeVisible(arrives);
    await at(page, dilemma);
  }
  const late = await member();
  await late.goto(`/sessions/${sessionId}/now`);
  await expect(late.getByText("A little over. Take what you need.")).toBeVisible();
  await one.reload();
  await at(one, dilemma);

  await press(desk, "Finish the session");
  for (const page of [desk, one, two, late])
    await expect(page.getByText("This session is over. Take your time.")).toBeVisible(arrives);
  await press(desk, "Back one");
  await at(one, dilemma);
  await press(desk, "Finish the session");
  await one.getByRole("link", { name: "To the page of this session" }).click();
  await expect(one).toHaveURL(new RegExp(`/sessions/${sessionId}$`));
  await expect(one.getByRole("link", { name: "Follow along" })).toHaveCount(0);
});

test("two facilitators who press at the same moment move on once, and the second is told", async ({ visit }) => {
  const { desk, groupId } = await ownGroup(visit);
  const sessionId = await makeRunnable(sites().group, groupId);
  await start(desk, sessionId);
  const other = await (await visit(sites().group)).newPage();
  await signIn(other, await newMember(sites().group, { name: "Ash Lead", leads: true, groupId }));
  // Their screen hears nothing, so that what they press belongs to the state before.
  await other.route("**/now/stream", () => {});
  await other.route("**/now", (route) => (route.request().resourceType() === "fetch" ? undefined : route.continue()));
  await other.goto(`/facilitate/sessions/${sessionId}/run`);
  await at(other, "Arrive and settle");
  await press(desk, `Move on to: ${dilemma}`);
  await at(desk, dilemma);
  await other.unroute("**/now");
  await press(other, `Move on to: ${dilemma}`);
  await expect(other.getByText("Somebody else took a step a moment ago")).toBeVisible(arrives);
  await at(other, dilemma);
  await at(desk, dilemma);
});

test("a viewer behind a proxy that holds events back follows by asking", async ({ visit }) => {
  const { desk, member, groupId } = await ownGroup(visit);
  const sessionId = await makeRunnable(sites().group, groupId);
  const page = await member();
  // Taken, and never answered.
  await page.route("**/now/stream", () => {});
  await page.goto(`/sessions/${sessionId}/now`);
  await start(desk, sessionId);
  await at(page, "Arrive and settle");
  await press(desk, `Move on to: ${dilemma}`);
  await at(page, dilemma);
});

test("a viewer who is offline goes on from the clock, is told so, and catches up", async ({ visit }) => {
  const { desk, member, groupId } = await ownGroup(visit);
  const sessionId = await makeRunnable(sites().group, groupId);
  const page = await member();
  await start(desk, sessionId);
  await page.clock.install();
  await page.goto(`/sessions/${sessionId}/now`);
  await expect(page.getByText("About 5 minutes left")).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline. Times go on from the clock.")).toBeVisible(arrives);
  await page.clock.fastForward("02:00");
  await expect(page.getByText(/^About [23] minutes left$/)).toBeVisible();
  await page.clock.fastForward("30:00");
  await expect(page.getByText("A little over. Take what you need.")).toBeVisible();
  await at(page, "Arrive and settle");
  await press(desk, `Move on to: ${dilemma}`);
  await at(desk, dilemma);
  await page.context().setOffline(false);
  await at(page, dilemma);
  await expect(page.getByText("You are offline.")).toHaveCount(0);
});

test("a step is said aloud only to those who asked", async ({ visit }) => {
  const { desk, member, groupId } = await ownGroup(visit);
  const sessionId = await makeRunnable(sites().group, groupId);
  await start(desk, sessionId);
  const [asks, quiet] = [await member(), await member()];
  for (const page of [asks, quiet]) {
    await page.goto(`/sessions/${sessionId}/now`);
    await at(page, "Arrive and settle");
    await expect(page.getByLabel("Tell me when we move on")).not.toBeChecked();
  }
  await asks.getByLabel("Tell me when we move on").focus();
  await asks.keyboard.press("Space");
  await expect(said(asks)).toHaveText("");
  await press(desk, `Move on to: ${dilemma}`);
  await expect(said(asks)).toHaveText(new RegExp(`^Now: ${dilemma}. About \\d+ minutes left.$`), arrives);
  await at(quiet, dilemma);
  await expect(said(quiet)).toHaveText("");
  await expect(quiet.locator("[role=status]:not(:empty), [role=alert]:not(:empty)")).toHaveCount(0);
  await press(desk, "Finish the session");
  await expect(said(asks)).toHaveText("This session is over.", arrives);
});

test("the facilitator runs it by keyboard alone, and the focus goes along", async ({ visit }) => {
  const { desk, groupId } = await ownGroup(visit);
  const sessionId = await makeRunnable(sites().group, groupId);
  await desk.goto(`/facilitate/sessions/${sessionId}/run`);
  await desk.getByRole("button", { name: "Start the session" }).focus();
  await desk.keyboard.press("Enter");
  const next = (title: string) => desk.getByRole("button", { name: `Move on to: ${title}` });
  await expect(next(dilemma)).toBeFocused(arrives);
  await desk.keyboard.press("Enter");
  await expect(next("Break")).toBeFocused(arrives);
  await desk.keyboard.press("Tab");
  await desk.keyboard.press("Tab");
  await expect(desk.getByRole("button", { name: "Pause" })).toBeFocused();
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("button", { name: "Go on", exact: true })).toBeFocused(arrives);
});

test("nobody else reaches a running session, its stream or its steps, and the stream says who it is kept from", async ({
  visit,
}) => {
  const { desk, lead, groupId } = await ownGroup(visit);
  const site = sites().group;
  const sessionId = await makeRunnable(site, groupId);
  await start(desk, sessionId);
  const elsewhere = await signInDirectly(site, await newMember(site, { groupId: await makeOtherGroup(site) }));
  const own = await signInDirectly(site, lead);
  for (const path of [`/api/sessions/${sessionId}/now`, `/api/sessions/${sessionId}/now/stream`]) {
    expect((await ask(site, path)).status).toBe(401);
    expect((await ask(site, path, { cookie: elsewhere })).status).toBe(404);
  }
  const { status, text } = await ask(site, `/api/sessions/${sessionId}/now`, { cookie: own });
  expect(status).toBe(200);
  expect(text).toContain(dilemma);
  expect(text).not.toContain("Ask Sam before this one");
  const stream = await fetch(`${site.url}/api/sessions/${sessionId}/now/stream`, { headers: { Cookie: own } });
  expect(Object.fromEntries(stream.headers)).toMatchObject({
    "content-type": "text/event-stream",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  const reader = stream.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  const words = new TextDecoder().decode(value);
  expect(words).toContain(dilemma);
  expect(words).not.toContain("Ask Sam before this one");
  await reader?.cancel();
});
