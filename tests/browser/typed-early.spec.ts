import { expect, type Page } from "@playwright/test";
import { ownGroup, planSession } from "../support/planning";
import { test } from "../support/visit";

/** Holds the pages' scripts back until they are let go. */
async function holdScripts(page: Page): Promise<() => void> {
  let letGo = () => {};
  const gone = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route(/_next\/static\/chunks\/.*\.js/, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

test("what was typed and ticked before the page's script came is kept, and used", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const letGo = await holdScripts(desk);
  await desk.goto("/facilitate/sessions/year", { waitUntil: "commit" });
  // With the keyboard, as a person does: what a script sets into a field is not typed.
  await desk.getByLabel("First date").pressSequentially("12122030");
  await desk.getByLabel("How many months").press("ControlOrMeta+a");
  await desk.getByLabel("How many months").pressSequentially("3");
  letGo();
  // These words come from the first date, and only once the script has heard of it.
  await expect(desk.getByText("Every month on the second Thursday.")).toBeVisible();
  await desk.getByLabel("Starts at").fill("10:00");
  await expect(desk.getByLabel("First date")).toHaveValue("2030-12-12");
  await expect(desk.getByLabel("How many months")).toHaveValue("3");
  await desk.getByRole("button", { name: "Show the dates" }).click();
  await expect(desk.locator("ol li .check label")).toHaveCount(3);

  const page = await member();
  const letGoAgain = await holdScripts(page);
  await page.goto("/group/access-needs", { waitUntil: "commit" });
  await page.getByRole("checkbox", { name: "BSL interpreter" }).check();
  letGoAgain();
  await page.getByRole("checkbox", { name: "Large print" }).check();
  await expect(page.getByRole("checkbox", { name: "BSL interpreter" })).toBeChecked();
});

test("a page that nobody typed into hears of nothing, whatever its fields were filled with", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk, { format: "standard" });
  await desk.reload();
  // Typed details would stop this until they are saved.
  await desk.getByRole("button", { name: "Publish and tell members" }).click();
  await expect(desk.getByText(/^Published on /).first()).toBeVisible();
});
