import { expect } from "@playwright/test";
import { keepOpen } from "../support/doorway";
import { newMember } from "../support/joining";
import { lock, savedAt } from "../support/journal";
import { sites } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

const words = "Ochre and nothing else.";
const locked = { name: "Your journal is locked" };

test("a device that keeps the journal open does not lock by itself, and still opens it afterwards", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { own: true, back: "/journal" });
  await writeReflection(page, { body: words });
  await page.goto("/account");
  await keepOpen(page);
  await page.clock.install();
  await page.goto("/journal");
  await expect(page.getByRole("link", { name: words })).toBeVisible();
  // Longer than the idle time, and a jump as of a device that slept.
  await page.clock.runFor("20:00");
  await page.clock.fastForward("03:00:00");
  await page.clock.runFor("00:05");
  await expect(page.getByRole("link", { name: words })).toBeVisible();
  await expect(page.getByText("It has been quiet here.")).toHaveCount(0);
  await page.close();
  const next = await context.newPage();
  await next.goto("/journal");
  await expect(next.getByRole("link", { name: words })).toBeVisible();
});

test("a lock holds for a tab that was elsewhere on the site", async ({ visit }) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: "/journal" });
  await writeReflection(page, { body: words });
  const elsewhere = await context.newPage();
  await elsewhere.goto("/journal");
  await expect(elsewhere.getByRole("link", { name: words })).toBeVisible();
  await elsewhere.goto("/sessions");

  await lock(page);
  await expect(page.getByRole("heading", locked)).toBeVisible();
  await elsewhere.getByRole("link", { name: "Journal", exact: true }).click();
  await expect(elsewhere.getByRole("heading", locked)).toBeVisible();
  await expect(elsewhere.getByText(words)).toHaveCount(0);
});

test("words that nothing could keep are not called finished, and locking does not throw them away", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, member, { back: "/journal" });
  // A full disk: nothing can be put into this device's store.
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.route("**/api/journal", (route) =>
    route.request().method() === "PUT" ? route.abort() : route.continue(),
  );
  await page.goto("/journal/write");
  await page.locator("#body").fill(words);
  await expect(saveState(page)).toHaveText("Not saved yet. Keep this page open; we are trying again.");
  await page.getByRole("button", { name: "Finish for now" }).click();
  await expect(page.getByText("Not finished yet:")).toBeVisible();
  await lock(page);
  await expect(page.getByRole("alert").filter({ hasText: "Your journal is not locked." })).toBeVisible();
  await expect(page.locator("#body")).toHaveValue(words);

  await page.unroute("**/api/journal");
  await expect(saveState(page)).toHaveText(savedAt, { timeout: 60_000 });
  await lock(page);
  await expect(page.getByRole("heading", locked)).toBeVisible();
});
