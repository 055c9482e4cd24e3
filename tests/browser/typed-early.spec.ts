import { expect, type Page } from "@playwright/test";
import { ownGroup } from "../support/planning";
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
  await desk.getByLabel("First date").fill("2030-12-26");
  await desk.getByLabel("How many months").fill("3");
  letGo();
  // The choice comes from the first date, and only once the script has heard of it.
  await desk.getByRole("radio", { name: "last Thursday" }).check({ force: true });
  await desk.getByLabel("Starts at").fill("10:00");
  await expect(desk.getByLabel("First date")).toHaveValue("2030-12-26");
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
