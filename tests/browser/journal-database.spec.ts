import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { takeDatabaseAway } from "../support/ending";
import { newMember } from "../support/joining";
import { savedAt } from "../support/journal";
import { removeData, startSite, stopSite } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

// The page that cannot be shown reports its own error, as it should: its browser is not one of the quiet ones.
test("while the database is gone pages say so and writing goes on; when it is back, everything goes on by itself", async ({
  visit,
  browser,
}) => {
  test.setTimeout(150_000);
  const folder = mkdtempSync(join(tmpdir(), "rp-no-database-"));
  const { site, child } = await startSite(folder, "group", ["--empty"]);
  const lead = await newMember(site, { name: "Rowan Lead", leads: true });
  const member = await newMember(site);
  const page = await (await visit(site)).newPage();
  await signIn(page, member, { back: "/journal" });
  const id = await writeReflection(page, { body: "With a database." });

  const context = await browser.newContext({ baseURL: site.url });
  const tab = await context.newPage();
  await signIn(tab, member, { back: "/journal" });
  await expect(tab.getByRole("link", { name: "With a database." })).toBeVisible();

  const database = await takeDatabaseAway(site);
  await page.locator("#body").fill("With a database, and without.");
  await expect(saveState(page)).toHaveText("Saved on this device. We cannot send it just now; we are trying again.");
  await expect(page.getByText("You are offline.")).toHaveCount(0);
  await page.locator("#body").press("Control+End");
  await page.keyboard.type(" Still going on.");
  await expect(page.locator("#body")).toHaveValue("With a database, and without. Still going on.");

  // Elsewhere: a page that needs the database says that it is not the reader's doing; one that does not, works.
  const other = await (await visit(site)).newPage();
  const health = await other.request.get("/api/health");
  expect([health.status(), await health.json()]).toEqual([503, { reason: "trouble" }]);
  const home = await other.goto("/");
  expect(home?.status()).toBe(200);
  await other.goto("/sign-in");
  await other.getByLabel("Email address").fill(lead.email);
  await other.getByLabel("Password", { exact: true }).fill(lead.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.locator(".problem")).toContainText(/Something went wrong|cannot reach/);
  const sessions = await tab.goto("/sessions");
  expect(sessions?.status()).toBe(500);
  await expect(tab.getByRole("heading", { name: "Something went wrong here" })).toBeVisible();
  await tab.goto("/today");
  await expect(tab.getByRole("heading", { name: "We cannot reach your journal just now" })).toBeVisible();

  await database.bringBack();
  await expect(saveState(page)).toHaveText(savedAt, { timeout: 60_000 });
  await tab.getByRole("button", { name: "Try again" }).click();
  await expect(tab.getByText("With a database, and without. Still going on.")).toBeVisible();
  await tab.goto("/sessions");
  await expect(tab.getByRole("heading", { level: 1, name: "Sessions" })).toBeVisible();
  const fresh = await (await visit(site)).newPage();
  await signIn(fresh, member, { back: "/journal" });
  await fresh.goto(`/journal/write#${id}`);
  await expect(fresh.locator("#body")).toHaveValue("With a database, and without. Still going on.");

  await context.close();
  await stopSite(child);
  await removeData(folder, [site.data]);
});
