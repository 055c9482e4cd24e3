import { expect, type Page } from "@playwright/test";
import { databaseOf } from "./joining";
import type { Site } from "./sites";

/** "Saved at 2:32pm", "Saved at 2pm". */
export const savedAt = /^Saved at \d{1,2}(:\d\d)?(am|pm)$/;

/** What a member's journal is to the server: how many rows, and the counter that every save moves. */
export async function journalRows(site: Pick<Site, "data">, memberId: string) {
  const sql = databaseOf(site);
  const items = await sql`
    select id, kind, version, rev::int, envelope, delete_on from journal_items where member_id = ${memberId} order by rev`;
  const [head] = await sql`
    select version, last_rev::int as "lastRev", envelope from journal_heads where member_id = ${memberId}`;
  await sql.end();
  return { items: [...items], head: { ...head } };
}

/** Hides the screen and locks, as the button does, and comes back from the hidden screen to the locked page. */
export async function lock(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Lock journal" }).click();
  await expect(page.getByRole("dialog", { name: "Today" })).toBeVisible();
  await page.getByRole("button", { name: "Carry on" }).click();
}

/** Gives the password to a locked journal, in place. */
export async function unlock(page: Page, password: string): Promise<void> {
  await page.locator("#unlock-password").fill(password);
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByRole("heading", { name: /locked|A draft is waiting/ })).toHaveCount(0);
}

/** The journal's list, and the names of what stands in it. */
export async function listNames(page: Page): Promise<string[]> {
  await page.goto("/journal");
  await expect(page.getByRole("heading", { level: 1, name: "Your journal" })).toBeVisible();
  await expect(page.locator("main h2").first()).toBeVisible();
  return page.locator("main li > a").allInnerTexts();
}

/** How many sealed drafts wait on this device. */
export const draftsHere = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const opening = indexedDB.open("rp-journal");
        opening.onsuccess = () => {
          const keys = opening.result.transaction("kept").objectStore("kept").getAllKeys();
          keys.onsuccess = () => {
            opening.result.close();
            done(keys.result.filter((key) => String(key).startsWith("draft/")).length);
          };
        };
      }),
  );
