import { expect, type Page } from "@playwright/test";
import { newMember } from "../support/joining";
import { draftsHere, listNames, savedAt } from "../support/journal";
import { sites } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

const trouble = "Saved on this device. We cannot send it just now; we are trying again.";
const cut = (page: Page) =>
  page.route("**/api/journal", (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));

test("a second tab leaves alone what the first is writing, and takes it over once the first is closed", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const first = await context.newPage();
  await signIn(first, member, { back: "/journal" });
  const id = await writeReflection(first, { body: "One." });
  await cut(first);
  await first.locator("#body").fill("One. Two.");
  await expect(saveState(first)).toHaveText(trouble);
  expect(await draftsHere(first)).toBe(1);

  const second = await context.newPage();
  expect(await listNames(second)).toEqual(["One."]);
  await first.unroute("**/api/journal");
  await first.locator("#body").fill("One. Two. Three.");
  await expect(saveState(first)).toHaveText(savedAt);
  await expect(second.getByRole("link", { name: "One. Two. Three." })).toBeVisible();
  expect(await listNames(second)).toEqual(["One. Two. Three."]);
  await expect(second.getByText("Two versions were kept.")).toHaveCount(0);

  await cut(first);
  await first.locator("#body").fill("One. Two. Three. Four.");
  await expect(saveState(first)).toHaveText(trouble);
  expect(await listNames(second)).toEqual(["One. Two. Three."]);
  await first.close();
  await expect(second.getByRole("link", { name: "One. Two. Three. Four." })).toBeVisible();
  await expect.poll(() => draftsHere(second)).toBe(0);
  await second.goto(`/journal/write#${id}`);
  await expect(second.locator("#body")).toHaveValue("One. Two. Three. Four.");
});
