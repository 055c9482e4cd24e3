import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { newMember } from "../support/joining";
import { sites } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }))).toEqual([]);
}

const kept = (page: Page) =>
  page.waitForResponse(
    (answer) => answer.url().endsWith("/api/journal/history") && answer.request().method() === "PUT" && answer.ok(),
  );

/** Another sitting: a new page, and other words in the place of those that were there. */
async function sitDown(page: Page, id: string, body: string): Promise<void> {
  await page.goto("/journal");
  await page.goto(`/journal/write#${id}`);
  const version = kept(page);
  await page.locator("#body").fill(body);
  await version;
  await expect(saveState(page)).toHaveText(/^Saved at /);
}

test("each sitting leaves the version before it: read, brought back, forgotten, and that undone", async ({ visit }) => {
  test.setTimeout(180_000);
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, who, { back: "/journal" });
  const id = await writeReflection(page, { title: "The steering group", body: "First I was angry." });
  await page.goto(`/journal/history#${id}`);
  await expect(page.getByText("There are none yet.")).toBeVisible();

  await sitDown(page, id, "Then I was tired.");
  // More words in the same sitting are no other version.
  await page.locator("#body").fill("Then I was tired, and it was late.");
  await expect(saveState(page)).toHaveText(/^Saved at /);
  await sitDown(page, id, "Now I am curious.");

  await page.goto(`/journal/read#${id}`);
  await page.getByRole("link", { name: "Earlier versions" }).click();
  await expect(page.getByRole("heading", { level: 2, name: /^As it stood today at / })).toHaveCount(2);
  await page.getByText("Read it").last().click();
  await expect(page.getByText("First I was angry.").last()).toBeVisible();
  await clean(page);

  await page.getByRole("button", { name: "Bring this one back" }).last().click();
  await expect(page.getByText("Brought back. What stood there is below.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: /^As it stood/ })).toHaveCount(3);
  const fresh = await (await visit(group)).newPage();
  await signIn(fresh, who, { back: `/journal/read#${id}` });
  await expect(fresh.getByText("First I was angry.")).toBeVisible();
  await fresh.goto(`/journal/history#${id}`);
  await expect(fresh.getByText("Now I am curious.").first()).toBeVisible();
  await expect(fresh.getByText("Then I was tired, and it was late.").first()).toBeVisible();

  await fresh.getByRole("button", { name: "Forget all 3" }).click();
  await expect(fresh.getByRole("button", { name: "Undo" })).toBeFocused();
  await expect(fresh.getByRole("heading", { level: 2, name: /^As it stood/ })).toHaveCount(0);
  await clean(fresh);
  await fresh.getByRole("button", { name: "Undo" }).click();
  await expect(fresh.getByRole("heading", { level: 2, name: /^As it stood/ })).toHaveCount(3);
  await fresh.getByRole("button", { name: "Forget all 3" }).click();
  await expect(fresh.getByRole("button", { name: "Undo" })).toBeVisible();
  await fresh.reload();
  await expect(fresh.getByText("There are none yet.")).toBeVisible();
  await expect(fresh.getByText("Something does not add up.")).toHaveCount(0);
});

test("a version that cannot be sent waits on the device, and saving does not wait for it", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const context = await visit(group);
  const page = await context.newPage();
  await signIn(page, who, { back: "/journal" });
  const id = await writeReflection(page, { body: "As it was." });
  await context.route("**/api/journal/history", (route) => route.abort());
  await page.goto("/journal");
  await page.goto(`/journal/write#${id}`);
  await page.locator("#body").fill("As it is.");
  await expect(saveState(page)).toHaveText(/^Saved at /);
  await page.goto("/journal");
  await context.unroute("**/api/journal/history");
  const version = kept(page);
  await page.reload();
  await version;
  await page.goto(`/journal/history#${id}`);
  await expect(page.getByText("As it was.").first()).toBeVisible();
});

test("a server that holds a history back, or sends an older one, is noticed", async ({ visit }) => {
  test.setTimeout(120_000);
  const { group } = sites();
  const who = await newMember(group);
  const context = await visit(group);
  const page = await context.newPage();
  await signIn(page, who, { back: "/journal" });
  const id = await writeReflection(page, { body: "One." });
  await sitDown(page, id, "Two.");
  await page.locator("#body").fill("Two, and a word more.");
  await expect(saveState(page)).toHaveText(/^Saved at /);
  const noticed = page.getByText("The server sent older versions than this device expected");
  await page.goto(`/journal/history#${id}`);
  await expect(page.getByRole("heading", { level: 2, name: /^As it stood/ })).toHaveCount(1);
  await expect(noticed).toHaveCount(0);
  const nothing = Buffer.from([0x52, 0x53, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  await context.route("**/api/journal/history", (route) => route.fulfill({ body: nothing }));
  await page.reload();
  await expect(noticed).toBeVisible();
});

test("the pages for passwords and keys are clean, in each of their states, and work by keyboard", async ({ visit }) => {
  test.setTimeout(120_000);
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, who, { back: "/account" });
  await expect(page.getByRole("link", { name: "Someone may know my password" })).toBeVisible();
  await clean(page);
  await page.goto("/account/password");
  await expect(page.getByLabel("Current password")).toBeVisible();
  await clean(page);
  await page.getByRole("button", { name: "Change my password" }).press("Enter");
  await expect(page.locator(".problem")).toBeFocused();
  await clean(page);

  await page.goto("/account/new-key");
  await page.getByRole("button", { name: "Continue" }).press("Enter");
  await expect(page.getByLabel("Current password")).toBeFocused();
  await page.keyboard.type(who.password);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("a password nobody knows 7");
  await clean(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Your twelve words" })).toBeFocused();
  await clean(page);
  await page.getByRole("button", { name: "I have kept them" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Type two of them back" })).toBeFocused();
  await clean(page);
});
