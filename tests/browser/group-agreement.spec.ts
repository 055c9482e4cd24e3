import { expect, type Page } from "@playwright/test";
import { enter } from "../support/entering";
import { databaseOf } from "../support/joining";
import { tabTo } from "../support/keyboard";
import { ownGroup } from "../support/planning";
import { sites } from "../support/sites";
import { test } from "../support/visit";

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const points = (page: Page) =>
  page
    .getByRole("textbox", { name: /^Point \d+$/ })
    .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));

async function keepThree(desk: Page): Promise<void> {
  await desk.goto("/facilitate/agreement");
  await expect(desk.getByText("A starting set of 16 points.")).toBeVisible();
  for (let left = 16; left > 3; left -= 1) await desk.locator(`#point-${left - 1}-remove`).click();
  await desk.getByLabel("Point 1", { exact: true }).fill("What is said here stays here.");
  await desk.getByLabel("Point 2", { exact: true }).fill("No recording, no screenshots.");
  await desk.getByLabel("Point 3", { exact: true }).fill("You may pass.");
}

test("a facilitator offers an agreement, each member reads and agrees, and anew to what changed since then", async ({
  visit,
}) => {
  const { desk, groupId } = await ownGroup(visit);
  const { page: ama } = await enter(visit, groupId, "Ama Reader");
  await ama.goto("/group");
  await expect(ama.getByText("There is no agreement yet.")).toBeVisible();
  await expect(ama.getByText("Rowan Lead, facilitator")).toBeVisible();
  await expect(ama.getByText("Ama Reader, you")).toBeVisible();

  await keepThree(desk);
  await press(desk, "Share with the group");
  await expect(desk.getByText("Version 1 is shared. Members find it on the group’s page.")).toBeVisible();

  await ama.reload();
  await expect(ama.getByText("Version 1 is there for you to read.")).toBeVisible();
  await ama.getByRole("link", { name: "Read the agreement" }).click();
  await expect(ama.getByText("What is said here stays here.")).toBeVisible();
  await expect(ama.getByText("That is a full answer, and you need not press anything.")).toBeVisible();
  await press(ama, "I have read this and agree");
  await expect(ama.getByRole("paragraph").filter({ hasText: /^You agreed on / })).toBeFocused();
  await ama.reload();
  await expect(ama.getByText(/^You agreed on /)).toBeVisible();
  await expect(ama.getByRole("button", { name: "I have read this and agree" })).toHaveCount(0);

  await desk.reload();
  const row = (name: string) => desk.getByRole("row", { name: new RegExp(`^${name}`) });
  await expect(row("Ama Reader")).toContainText(/day \d/);
  await expect(row("Rowan Lead")).toContainText("Not to this version");

  // A new version: one point in other words, one new, one taken out.
  await desk.getByLabel("Point 2", { exact: true }).fill("No recording, no screenshots, no AI note-takers.");
  await press(desk, /^Remove: You may pass/);
  await press(desk, "Add a point");
  await expect(desk.getByLabel("Point 3", { exact: true })).toBeFocused();
  await desk.keyboard.type("Share the time.");
  await press(desk, "Share as version 2");
  await expect(desk.getByRole("link", { name: "Say in a few words what changed" })).toBeVisible();
  await desk.getByLabel("What changed", { exact: true }).fill("We said more about recording.");
  await press(desk, "Share as version 2");
  await expect(desk.getByText("Version 2 is shared. Members find it on the group’s page.")).toBeVisible();

  await ama.reload();
  await expect(ama.getByText(/^What changed since version 1, which you agreed to on /)).toBeVisible();
  await expect(ama.getByText("We said more about recording.")).toBeVisible();
  const marked = (words: string) => ama.getByRole("listitem").filter({ hasText: words });
  await expect(marked("no AI note-takers")).toContainText("Changed");
  await ama.getByText("What it said before").click();
  await expect(ama.getByRole("paragraph").filter({ hasText: /^No recording, no screenshots\.$/ })).toBeVisible();
  await expect(marked("Share the time.")).toContainText("New");
  await expect(ama.getByRole("heading", { name: "Taken out" })).toBeVisible();
  await ama.getByText(/^Version 1, /).click();
  await expect(ama.getByRole("listitem").filter({ hasText: /^You may pass\.$/ })).toHaveCount(2);
  await press(ama, "I have read this and agree");
  await expect(ama.getByText(/^You agreed on /)).toBeVisible();

  // A year later it is asked again.
  const sql = databaseOf(sites().group);
  await sql`update agreement_yeses set agreed_on = agreed_on - 366 where group_id = ${groupId}`;
  await sql.end();
  await ama.goto("/group");
  await expect(ama.getByText("Version 2 is there for you to read.")).toBeVisible();
  await ama.goto("/group/agreement");
  await expect(ama.getByText(/^You last agreed on /)).toBeVisible();
  await press(ama, "I have read this and agree");
  await expect(ama.getByText(/^You agreed on /)).toBeVisible();
});

test("nobody agrees to a version that was made while they were reading another", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const reader = await member();
  await keepThree(desk);
  await press(desk, "Share with the group");
  await expect(desk.getByText(/^Version 1 is shared/)).toBeVisible();
  await reader.goto("/group/agreement");
  await expect(reader.getByRole("button", { name: "I have read this and agree" })).toBeVisible();
  await desk.getByLabel("Point 1", { exact: true }).fill("Everything may be told.");
  await desk.getByLabel("What changed", { exact: true }).fill("The first point");
  await press(desk, "Share as version 2");
  await expect(desk.getByText(/^Version 2 is shared/)).toBeVisible();
  await press(reader, "I have read this and agree");
  await expect(reader.getByText("A new version was made since you opened this page.")).toBeVisible();
  await reader.getByRole("link", { name: "Load the page again" }).click();
  await expect(reader.getByText("Everything may be told.")).toBeVisible();
  await expect(reader.getByRole("button", { name: "I have read this and agree" })).toBeVisible();
});

test("an agreement that is being written survives a reload and a newer version, and can be begun again", async ({
  visit,
}) => {
  const { desk } = await ownGroup(visit);
  await keepThree(desk);
  const mine = ["What is said here stays here.", "No recording, no screenshots.", "You may pass."];
  await desk.reload();
  await expect(desk.getByLabel("Point 3", { exact: true })).toHaveValue("You may pass.");
  expect(await points(desk)).toEqual(mine);
  await press(desk, "Start again from the starting set");
  await expect(desk.getByRole("button", { name: "Put mine back" })).toBeFocused();
  expect(await points(desk)).toHaveLength(16);
  await press(desk, "Put mine back");
  expect(await points(desk)).toEqual(mine);
  await press(desk, "Share with the group");
  await expect(desk.getByText(/^Version 1 is shared/)).toBeVisible();
  await desk.reload();
  await expect(desk.getByText(/^They have version 1, /)).toBeVisible();
  expect(await points(desk)).toEqual(mine);

  // Kept while somebody else shares a version: whose words go on is asked as soon as they are back.
  await desk.getByLabel("Point 3", { exact: true }).fill("You may pass, always.");
  await desk.getByLabel("What changed", { exact: true }).fill("The last point");
  const other = await desk.context().newPage();
  await other.goto("/facilitate/agreement");
  await expect(other.getByLabel("Point 3", { exact: true })).toHaveValue("You may pass.");
  await other.getByLabel("Point 1", { exact: true }).fill("Everything stays here.");
  await other.getByLabel("What changed", { exact: true }).fill("The first point");
  await press(other, "Share as version 2");
  await expect(other.getByText(/^Version 2 is shared/)).toBeVisible();
  await desk.reload();
  await expect(desk.getByText("Another version was shared from somewhere else")).toBeVisible();
  await expect(desk.getByLabel("Point 3", { exact: true })).toHaveValue("You may pass, always.");
  await expect(desk.getByLabel("What changed", { exact: true })).toHaveValue("The last point");
  await press(desk, "Share as version 3");
  await expect(desk.getByText("Another version was shared from somewhere else")).toBeVisible();
  await press(desk, "Go on with mine, after it");
  await press(desk, "Share as version 3");
  await expect(desk.getByText(/^Version 3 is shared/)).toBeVisible();
});

test("two facilitators who write at once are asked, and neither loses a word", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await keepThree(desk);
  await press(desk, "Share with the group");
  await expect(desk.getByText(/^Version 1 is shared/)).toBeVisible();
  const other = await desk.context().newPage();
  await other.goto("/facilitate/agreement");
  await other.getByLabel("Point 1", { exact: true }).fill("Written in the other page.");
  await other.getByLabel("What changed", { exact: true }).fill("The first point");
  await press(other, "Share as version 2");
  await expect(other.getByText(/^Version 2 is shared/)).toBeVisible();

  await desk.getByLabel("Point 3", { exact: true }).fill("Written in this page.");
  await desk.getByLabel("What changed", { exact: true }).fill("The last point");
  await press(desk, "Share as version 2");
  await expect(desk.getByText("Another version was shared from somewhere else")).toBeVisible();
  const mine = ["What is said here stays here.", "No recording, no screenshots.", "Written in this page."];
  expect(await points(desk)).toEqual(mine);
  await press(desk, "Load the other version");
  await expect(desk.getByRole("button", { name: "Put mine back" })).toBeFocused();
  expect(await points(desk)).toEqual(["Written in the other page.", "No recording, no screenshots.", "You may pass."]);
  await press(desk, "Put mine back");
  expect(await points(desk)).toEqual(mine);
  await press(desk, "Share as version 3");
  await expect(desk.getByText(/^Version 3 is shared/)).toBeVisible();
  await desk.goto("/group/agreement");
  await expect(desk.getByText("Written in this page.")).toBeVisible();
  await desk.getByText(/^Version 2, /).click();
  await expect(desk.getByRole("listitem").filter({ hasText: /^Written in the other page\.$/ })).toBeVisible();
});

test("with the keyboard alone points are moved, taken out and put back, and it is said where they are", async ({
  visit,
}) => {
  const { desk } = await ownGroup(visit);
  await desk.goto("/facilitate/agreement");
  const said = desk.locator("form p.vh[role=status]");
  await tabTo(desk, /^Move down: What is said here/);
  await desk.keyboard.press("Enter");
  await expect(said).toHaveText("What is said here stays here. You may take away…, now point 2 of 16.");
  await expect(desk.getByRole("button", { name: /^Move down: What is said here/ })).toBeFocused();
  await desk.keyboard.press("Enter");
  await expect(said).toHaveText(/now point 3 of 16\.$/);
  await tabTo(desk, /^Remove: What is said here/);
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("button", { name: "Undo" })).toBeFocused();
  expect(await points(desk)).toHaveLength(15);
  await desk.keyboard.press("Enter");
  await expect(said).toHaveText("Put back.");
  await expect(desk.getByRole("button", { name: /^Remove: What is said here/ })).toBeFocused();
  const now = await points(desk);
  expect(now).toHaveLength(16);
  expect(now[2]).toMatch(/^What is said here stays here\./);
  // At the end nothing moves, and the focus stays.
  await tabTo(desk, /^Move up: There are limits/);
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("button", { name: /^Move up: There are limits/ })).toBeFocused();
  expect(await points(desk)).toEqual(now);
});

test("what was typed outlives a lost connection and a point that is too long", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await desk.goto("/facilitate/agreement");
  await desk.getByLabel("Point 2", { exact: true }).fill("a".repeat(100_000));
  await desk.getByLabel("Point 4", { exact: true }).fill(" ");
  await press(desk, "Share with the group");
  await expect(desk.locator(".problem")).toBeFocused();
  await expect(desk.getByRole("link", { name: "Point 2: Use 600 characters or fewer" })).toBeVisible();
  await desk.getByRole("link", { name: "Point 4: Write this point, or take it out" }).click();
  await expect(desk.getByLabel("Point 4", { exact: true })).toBeFocused();
  await desk.keyboard.type("Kept through it all.");
  await desk.getByLabel("Point 2", { exact: true }).fill("Short enough.");
  await desk.context().setOffline(true);
  await press(desk, "Share with the group");
  await expect(desk.getByText("Something went wrong on our side, and nothing was changed.")).toBeVisible();
  await desk.context().setOffline(false);
  await press(desk, "Share with the group");
  await expect(desk.getByText(/^Version 1 is shared/)).toBeVisible();
  expect((await points(desk))[3]).toBe("Kept through it all.");
});
