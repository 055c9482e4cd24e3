import { expect, type Page } from "@playwright/test";
import { beginSession } from "../support/coming";
import { databaseOf, newMember } from "../support/joining";
import { ownGroup, planSession } from "../support/planning";
import { sites } from "../support/sites";
import { signIn, test } from "../support/visit";

const choose = (page: Page, name: string) => page.getByRole("radio", { name }).check({ force: true });
// What is refused goes back at once, perhaps before a look at it.
const press = (page: Page, name: string) => page.getByRole("radio", { name }).click({ force: true });
const saved = (page: Page) =>
  expect(page.getByText("Saved. You can change this until the session starts.")).toBeVisible();

test("a member says whether they come, changes it, and the facilitator sees the plan and then keeps the register", async ({
  visit,
}) => {
  const { desk, groupId, member } = await ownGroup(visit);
  const id = await planSession(desk);
  const reader = await member();
  const third = await (await visit(sites().group)).newPage();
  await signIn(third, await newMember(sites().group, { name: "Third Member", groupId }));

  await reader.goto(`/sessions/${id}`);
  await reader.evaluate(() => Object.assign(window, { same: true }));
  await choose(reader, "I can come");
  await saved(reader);
  await choose(reader, "Not sure yet");
  await saved(reader);
  await choose(reader, "I can’t make this one");
  await saved(reader);
  // The page was never loaded again, and no field anywhere asks why.
  expect(await reader.evaluate(() => "same" in window)).toBe(true);
  await expect(reader.locator("main textarea, main input[type=text]")).toHaveCount(0);
  await reader.reload();
  await expect(reader.getByRole("radio", { name: "I can’t make this one" })).toBeChecked();

  await desk.goto(`/facilitate/sessions/${id}`);
  await desk.getByRole("link", { name: "Who comes" }).click();
  const said = (heading: string) => desk.getByRole("region", { name: heading }).getByRole("listitem");
  await expect(said("Can’t make this one")).toHaveText("Kit Member");
  await expect(said("Have not said yet")).toHaveText(["Rowan Lead", "Third Member"]);
  // What one says is for the facilitator: nobody else finds it.
  await third.goto(`/sessions/${id}`);
  expect(await third.content()).not.toContain("Kit Member");

  // It starts while the page is open: nothing changes any more, and the page says so kindly.
  await beginSession(sites().group, id);
  await choose(reader, "I can come");
  await expect(reader.getByText(/^The session has begun, so this stays as it is/)).toBeVisible();
  await expect(reader.getByRole("radio", { name: "I can’t make this one" })).toBeChecked();
  await reader.reload();
  await expect(reader.getByText("You said that you can’t make this one.")).toBeVisible();
  await expect(reader.getByRole("radio")).toHaveCount(0);

  await desk.reload();
  const line = (name: string) => desk.getByRole("group", { name });
  await expect(desk.getByText("Had said: I can’t make this one")).toBeVisible();
  await desk.getByRole("button", { name: "Note the rest as they had said" }).click();
  await expect(desk.getByText("Saved for everybody who was not noted yet.")).toBeVisible();
  await line("Kit Member").getByRole("radio", { name: "Did not come" }).check({ force: true });
  await expect(desk.getByText("Kit Member: Did not come. Saved.")).toBeVisible();
  await desk.reload();
  await expect(line("Kit Member").getByRole("radio", { name: "Did not come" })).toBeChecked();
  await expect(line("Third Member").getByRole("radio", { name: "Came", exact: true })).toBeChecked();

  await reader.reload();
  await expect(reader.getByText("The register says that you did not come.")).toBeVisible();
  await reader.getByRole("button", { name: "This is not right" }).click();
  await expect(reader.getByText("You said that this is not right. Your facilitator will look at it.")).toBeVisible();
  await desk.reload();
  await expect(desk.getByText(/^Kit Member says that this is not right/)).toBeVisible();
  await line("Kit Member").getByRole("radio", { name: "Apologies" }).check({ force: true });
  await expect(desk.getByText("Kit Member: Apologies. Saved.")).toBeVisible();
  await expect(desk.getByText(/^Kit Member says that this is not right/)).toHaveCount(0);
  await reader.reload();
  await expect(reader.getByText("The register says that you sent apologies.")).toBeVisible();
  await expect(reader.getByRole("button", { name: "This is not right" })).toBeVisible();
});

test("the answer is given by keyboard alone, and each choice is said aloud", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const id = await planSession(desk);
  const page = await member();
  await page.goto(`/sessions/${id}`);
  await page.getByRole("radio", { name: "I can come" }).focus();
  await page.keyboard.press("Space");
  await saved(page);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "I can’t make this one" })).toBeFocused();
  await saved(page);
  await expect(page.locator("[role=status]", { hasText: "Saved." })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: "I can’t make this one" })).toBeChecked();
  await expect(page.getByRole("group", { name: "Can you come?" })).toHaveAccessibleDescription(/no need to say why/);
});

test("a session that is cancelled, or a site that is away, takes no answer and shows what stands", async ({
  visit,
}) => {
  const { desk, member } = await ownGroup(visit);
  const id = await planSession(desk);
  const page = await member();
  await page.goto(`/sessions/${id}`);
  await choose(page, "I can come");
  await saved(page);
  await page.context().setOffline(true);
  await press(page, "Not sure yet");
  await expect(page.getByText("It was not saved. Nothing has changed. Try again in a moment")).toBeVisible();
  await expect(page.getByRole("radio", { name: "I can come" })).toBeChecked();
  await page.context().setOffline(false);
  const sql = databaseOf(sites().group);
  await sql`update group_sessions set cancelled_at = now() where id = ${id}`;
  await sql.end();
  await press(page, "Not sure yet");
  await expect(page.getByText(/^This session is cancelled, so there is nothing to say here now/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio")).toHaveCount(0);
  await desk.goto(`/facilitate/sessions/${id}/register`);
  await expect(desk.getByText(/^This session is cancelled, so nobody is asked/)).toBeVisible();
});

test("two facilitators at one register never write over each other unseen", async ({ visit }) => {
  const { desk, groupId, member } = await ownGroup(visit);
  await member();
  const id = await planSession(desk);
  await beginSession(sites().group, id);
  const second = await (await visit(sites().group)).newPage();
  await signIn(second, await newMember(sites().group, { name: "Second Lead", leads: true, groupId }));
  for (const page of [desk, second]) await page.goto(`/facilitate/sessions/${id}/register`);
  const radio = (page: Page, name: string) =>
    page.getByRole("group", { name: "Kit Member" }).getByRole("radio", { name });
  await radio(desk, "Apologies").check({ force: true });
  await expect(desk.getByText("Kit Member: Apologies. Saved.")).toBeVisible();
  await radio(second, "Did not come").click({ force: true });
  await expect(second.getByText(/^Somebody else has noted this meanwhile/)).toBeVisible();
  await expect(radio(second, "Did not come")).not.toBeChecked();
  await second.reload();
  await expect(radio(second, "Apologies")).toBeChecked();
});
