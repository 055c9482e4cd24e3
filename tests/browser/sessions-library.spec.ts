import { expect, type Page } from "@playwright/test";
import { databaseOf } from "../support/joining";
import { draftState, itemNames, ownGroup, planSession, savedDraft } from "../support/planning";
import { sites } from "../support/sites";
import { test } from "../support/visit";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const said = (page: Page) => page.locator("p.vh[role=status]:not([tabindex])").first();
const own = "Rowan’s note for the next time";

test("an agenda and an item are kept with their notes, used again, renamed, removed and put back", async ({
  visit,
}) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk);
  await press(desk, "Ending, 90 minutes");
  await press(desk, "Notes: Appreciations");
  await desk.getByLabel("For facilitators alone").fill(own);
  await desk.getByText("Keep this item for other sessions").click();
  await press(desk, "Keep this item as a stage");
  await expect(desk.getByText("Kept as “Appreciations”.")).toBeVisible();
  await press(desk, "Keep this item as a stage");
  await expect(desk.getByLabel("Name of the stage")).toHaveAccessibleDescription(/The library has one with this name/);
  await desk.getByText("Keep this agenda for other sessions").click();
  await press(desk, "Keep this agenda as a format");
  await expect(desk.getByLabel("Name of the format")).toHaveAccessibleDescription(/Give it a name/);
  await desk.getByLabel("Name of the format").fill("Our ending");
  await press(desk, "Keep this agenda as a format");
  await expect(desk.getByText("Kept as “Our ending”.")).toBeVisible();

  await planSession(desk);
  await press(desk, "Our ending, 90 minutes");
  expect(await itemNames(desk)).toHaveLength(7);
  await desk.getByText("Add a saved stage").click();
  await press(desk, "Appreciations, 15 min");
  await expect(said(desk)).toHaveText("Appreciations: 1 item added.");
  expect(await itemNames(desk)).toHaveLength(8);
  await savedDraft(desk);
  await desk.reload();
  await desk.getByRole("button", { name: "Notes: Appreciations" }).last().click();
  await expect(desk.getByLabel("For facilitators alone")).toHaveValue(own);

  await desk.getByRole("link", { name: "Your group’s library" }).click();
  await press(desk, "Rename: Our ending");
  await desk.getByLabel("New name").fill("Year’s end");
  await press(desk, "Save this name");
  await expect(desk.getByRole("heading", { name: "Year’s end" })).toBeVisible();
  await press(desk, "Remove: Appreciations");
  await expect(desk.getByRole("button", { name: "Undo" })).toBeFocused();
  await desk.keyboard.press("Enter");
  await expect(desk.getByText("Put back.")).toBeVisible();
  await press(desk, "Remove: Year’s end");
  await expect(desk.getByText("Removed “Year’s end”.")).toBeVisible();
  await desk.reload();
  await expect(desk.getByRole("heading", { level: 3 })).toHaveText(["Appreciations"]);
});

test("an earlier session is a start, with its notes; what was there can be put back", async ({ visit }) => {
  const { desk, groupId } = await ownGroup(visit);
  const earlier = await planSession(desk);
  await press(desk, "Ending, 90 minutes");
  await press(desk, "Notes: Goodbye");
  await desk.getByLabel("For facilitators alone").fill(own);
  await savedDraft(desk);
  const sql = databaseOf(sites().group);
  await sql`update group_sessions set starts_at = '2025-01-09T10:00Z' where id = ${earlier} and group_id = ${groupId}`;
  await sql.end();

  await planSession(desk);
  await press(desk, "Standard, 90 minutes");
  await desk.getByText("Start again from a format or an earlier session").click();
  await desk.getByText("Start from an earlier session", { exact: true }).click();
  await desk.getByRole("button", { name: /^Thursday 9 January/ }).click();
  await expect(desk.getByRole("button", { name: "Put mine back" })).toBeFocused();
  expect(await itemNames(desk)).toHaveLength(7);
  await press(desk, "Notes: Goodbye");
  await expect(desk.getByLabel("For facilitators alone")).toHaveValue(own);
  await press(desk, "Put mine back");
  expect(await itemNames(desk)).toHaveLength(13);
  await savedDraft(desk);
});

test("pasted lines become items once they were looked at, and too many stay where they were typed", async ({
  visit,
}) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk);
  await press(desk, "Add an item");
  // Several lines into a name that holds one: they go where lines belong, by keyboard alone.
  await desk.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text", "10:00 Check-in 12\n- Talk\nBreak 10");
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  const lines = desk.getByLabel("One item in each line");
  await expect(lines).toBeFocused();
  await expect(lines).toHaveValue("10:00 Check-in 12\n- Talk\nBreak 10");
  await expect(said(desk)).toContainText("Several lines were pasted.");
  await expect(desk.locator("details .steps li")).toHaveText([
    "12 minCheck-in",
    "10 minTalk (no minutes were given, so it gets 10)",
    "10 minBreak",
  ]);
  await desk.getByRole("button", { name: "Add these 3 items" }).focus();
  await desk.keyboard.press("Enter");
  await expect(said(desk)).toHaveText("Pasted lines: 3 items added.");
  expect(await itemNames(desk)).toEqual(["", "Check-in", "Talk", "Break"]);
  await expect(desk.getByLabel("Item 2", { exact: true })).toBeFocused();
  await savedDraft(desk);

  await desk.getByText("Paste lines", { exact: true }).click();
  const many = Array.from({ length: 500 }, (_, at) => `Line ${at} of many, 5 min`).join("\n");
  await lines.fill(many);
  await press(desk, "Add these 500 items");
  await expect(desk.locator(".problem")).toContainText("An agenda has at most 60 items. With these there would be 504");
  await expect(lines).toHaveValue(many);
  await expect(draftState(desk)).toHaveText(/^Draft saved at /);
});

test("an item of 100,000 characters says so at its field and stays, and steps say when they do not add up", async ({
  visit,
}) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk);
  await press(desk, "Add an item");
  await desk.keyboard.type("Long");
  await press(desk, "Notes: Long");
  const words = "word ".repeat(20_000);
  await desk.getByLabel("For members", { exact: true }).fill(words);
  await desk.getByRole("button", { name: "Add an item" }).focus();
  await expect(desk.getByLabel("For members", { exact: true })).toHaveAccessibleDescription(
    /Use 1,000 characters or fewer/,
  );
  await expect(draftState(desk)).toHaveText("Not saved yet. Something above needs putting right first.");
  await expect(desk.getByLabel("For members", { exact: true })).toHaveValue(words);
  await desk.getByLabel("For members", { exact: true }).fill("3 min Quiet\n4 min Talking");
  await expect(desk.getByText("Steps: 7 of 10 minutes")).toBeVisible();
  await savedDraft(desk);
  await desk.getByLabel("Minutes for Long").fill("7");
  await expect(desk.getByText(/^Steps:/)).toHaveCount(0);
});
