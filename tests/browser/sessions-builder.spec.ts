import { expect, type Page } from "@playwright/test";
import { sessionFormats } from "@/lib/agendas/formats";
import { clockTimes, draftState, itemNames, ownGroup, planSession, savedDraft, sum } from "../support/planning";
import { signIn, test } from "../support/visit";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const said = (page: Page) => page.locator("p.vh[role=status]:not([tabindex])").first();

test("an agenda starts from each format, and says how it stands against the length", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  expect(sessionFormats.map(({ name }) => name)).toHaveLength(5);
  for (const format of sessionFormats) {
    await planSession(desk);
    await expect(desk.getByRole("heading", { name: "Start from a format" })).toBeVisible();
    await press(desk, `${format.name}, ${format.minutes} minutes`);
    expect(await itemNames(desk)).toEqual(format.items.map(({ title }) => title));
    await expect(sum(desk)).toHaveText(
      format.minutes === 90
        ? "90 of 90 minutes. Finishes at 11:30."
        : `${format.minutes - 90} minutes over. Finishes at 12:00.`,
    );
    await expect(desk.getByRole("heading", { name: "Start from a format" })).toHaveCount(0);
    await savedDraft(desk);
    await desk.reload();
    expect(await itemNames(desk)).toEqual(format.items.map(({ title }) => title));
  }
});

test("an agenda is built from nothing, and all of it is there after loading the page again", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk, { minutes: "30" });
  await expect(sum(desk)).toHaveText("0 of 30 minutes. Finishes at 10:00.");
  await press(desk, "Add an item");
  await expect(desk.getByLabel("Item 1", { exact: true })).toBeFocused();
  await desk.keyboard.type("Welcome");
  await desk.getByLabel("Minutes for Welcome").fill("7");
  await press(desk, "Add a break");
  await press(desk, "5 minutes less for Break");
  await press(desk, "Add an item");
  await desk.keyboard.type("Talk");
  await press(desk, "5 minutes more for Talk");
  await expect(sum(desk)).toHaveText("27 of 30 minutes. Finishes at 10:27.");
  await press(desk, "5 minutes more for Talk");
  await expect(sum(desk)).toHaveText("2 minutes over. Finishes at 10:32.");
  expect(await clockTimes(desk)).toEqual(["10:00", "10:07", "10:12"]);

  await press(desk, "Notes: Talk");
  await desk.getByLabel("For members", { exact: true }).fill("5 min Two by two\nYou can pass.");
  await desk.getByLabel("For facilitators alone").fill("Mind the time.");
  await savedDraft(desk);
  await desk.reload();
  expect(await itemNames(desk)).toEqual(["Welcome", "Break", "Talk"]);
  await press(desk, "Notes: Talk");
  await expect(desk.getByLabel("For members", { exact: true })).toHaveValue("5 min Two by two\nYou can pass.");
  await expect(desk.getByLabel("For facilitators alone")).toHaveValue("Mind the time.");
  await expect(desk.locator(".item.rest")).toHaveCount(1);
});

test("items change places with the keyboard: the button keeps the focus, and the new place is said", async ({
  visit,
}) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk);
  await press(desk, "Ending, 90 minutes");
  const names = await itemNames(desk);
  await desk.getByRole("button", { name: `Move down: ${names[0]}`, exact: true }).focus();
  await desk.keyboard.press("Enter");
  await expect(said(desk)).toHaveText(`${names[0]}, now item 2 of 7, starts at 10:10.`);
  await expect(desk.getByRole("button", { name: `Move down: ${names[0]}`, exact: true })).toBeFocused();
  await desk.keyboard.press("Enter");
  await expect(said(desk)).toHaveText(`${names[0]}, now item 3 of 7, starts at 10:35.`);

  const up = desk.getByRole("button", { name: `Move up: ${names[1]}`, exact: true });
  await expect(up).toHaveAttribute("aria-disabled", "true");
  await up.focus();
  await desk.keyboard.press("Enter");
  await expect(up).toBeFocused();
  expect(await itemNames(desk)).toEqual([names[1], names[2], names[0], ...names.slice(3)]);
  await savedDraft(desk);
  await desk.reload();
  expect(await itemNames(desk)).toEqual([names[1], names[2], names[0], ...names.slice(3)]);
});

test("a removed item comes back with every word, and the focus goes along", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk);
  await press(desk, "Standard, 90 minutes");
  await press(desk, "Remove: Looking back");
  await expect(desk.getByText("Removed “Looking back”, 8 minutes.")).toBeVisible();
  await expect(desk.getByRole("button", { name: "Undo" })).toBeFocused();
  await expect(sum(desk)).toHaveText("82 of 90 minutes. Finishes at 11:22.");
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("button", { name: "Remove: Looking back" })).toBeFocused();
  await expect(sum(desk)).toHaveText("90 of 90 minutes. Finishes at 11:30.");
});

test("minutes that are none and an item without a name stop nothing but publishing, and stay as typed", async ({
  visit,
}) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk);
  await press(desk, "Publish and tell members");
  await expect(desk.locator(".problem")).toBeFocused();
  await expect(desk.locator(".problem").getByRole("link")).toHaveText(["Add at least one item before you publish"]);

  await press(desk, "Add an item");
  for (const minutes of ["0", "-5", "ten", "7.5", "481", ""]) {
    await desk.getByLabel("Minutes for Item 1").fill(minutes);
    await desk.getByLabel("Item 1", { exact: true }).focus();
    await desk.getByRole("button", { name: "Add an item" }).focus();
    await expect(desk.getByLabel("Minutes for Item 1")).toHaveAccessibleDescription(
      "Error: Enter whole minutes, from 1 to 480",
    );
    await expect(draftState(desk)).toHaveText("Not saved yet. Something above needs putting right first.");
    await expect(desk.getByLabel("Minutes for Item 1")).toHaveValue(minutes);
  }
  await press(desk, "Publish and tell members");
  const links = desk.locator(".problem").getByRole("link");
  await expect(links).toHaveText(["Item 1: Give this item a name", "Item 1: Enter whole minutes, from 1 to 480"]);
  await expect(desk).toHaveTitle(/^Error: Build the agenda/);
  await links.last().click();
  await expect(desk.getByLabel("Minutes for Item 1")).toBeFocused();
  await desk.getByLabel("Minutes for Item 1").fill("5");
  await savedDraft(desk);
  await desk.getByLabel("Item 1", { exact: true }).fill("Arrive");
  await press(desk, "Publish and tell members");
  await expect(desk.getByText(/^Published on /)).toBeVisible();
});

test("clock times are right in a session during which the clocks go forward", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk, { date: "2031-03-30", time: "00:30" });
  await press(desk, "Standard, 90 minutes");
  // Telling it starts at 12:57 and takes ten minutes of real time, over the hour that is skipped.
  expect((await clockTimes(desk)).slice(0, 6)).toEqual(["12:30", "12:35", "12:47", "12:55", "12:57", "2:07"]);
  await expect(sum(desk)).toHaveText("90 of 90 minutes. Finishes at 3:00.");
});

test("without the server the draft says that it is not saved, and is saved when the server is back", async ({
  visit,
}) => {
  const { desk } = await ownGroup(visit);
  const id = await planSession(desk);
  await press(desk, "Ending, 90 minutes");
  await savedDraft(desk);
  const there = await desk.context().newPage();

  await desk.context().setOffline(true);
  await desk.getByLabel("Item 1", { exact: true }).fill("Typed on a train");
  await expect(draftState(desk)).toHaveText("Not saved yet. Keep this page open; we are trying again.");
  await press(desk, "Publish and tell members");
  await expect(desk.locator(".problem")).toContainText("It could not be saved, so it was not published.");
  await expect(desk.getByLabel("Item 1", { exact: true })).toHaveValue("Typed on a train");
  await desk.context().setOffline(false);
  await savedDraft(desk);
  await there.goto(`/facilitate/sessions/${id}`);
  await expect(there.getByLabel("Item 1", { exact: true })).toHaveValue("Typed on a train");
  await expect(there.getByText("Draft. Members cannot see the agenda yet.")).toBeVisible();
});

test("signed out meanwhile, the draft stays on the page and is saved after signing in in another tab", async ({
  visit,
}) => {
  const { desk, lead } = await ownGroup(visit);
  const id = await planSession(desk);
  await press(desk, "Ending, 90 minutes");
  await savedDraft(desk);
  await desk.context().clearCookies();
  await desk.getByLabel("Item 1", { exact: true }).fill("Typed while signed out");
  await expect(draftState(desk)).toHaveText(
    "Not saved yet. You are signed out. Sign in again in another tab and keep this page open.",
  );
  const other = await desk.context().newPage();
  await signIn(other, lead);
  await savedDraft(desk);
  await other.goto(`/facilitate/sessions/${id}`);
  await expect(other.getByLabel("Item 1", { exact: true })).toHaveValue("Typed while signed out");
});

test("two tabs that change one agenda never overwrite each other unseen", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk);
  await press(desk, "Ending, 90 minutes");
  await savedDraft(desk);
  const other = await desk.context().newPage();
  await other.goto(desk.url());
  await other.getByLabel("Item 1", { exact: true }).fill("Theirs");
  await savedDraft(other);

  const mine = desk.getByLabel("Item 1", { exact: true });
  await mine.fill("Mine");
  await expect(draftState(desk)).toHaveText("Not saved yet. Choose at the top of this page which version to keep.");
  await press(desk, "Load the other version");
  await expect(mine).toHaveValue("Theirs");
  await press(desk, "Put mine back");
  await expect(mine).toHaveValue("Mine");
  await savedDraft(desk);

  // The other tab is the stale one now, and keeps its own this time.
  await other.getByLabel("Item 1", { exact: true }).fill("Theirs after all");
  await other.getByRole("button", { name: "Keep mine in its place" }).click();
  await savedDraft(other);
  await desk.reload();
  await expect(mine).toHaveValue("Theirs after all");
});
