import { expect, type Page } from "@playwright/test";
import { databaseOf } from "./joining";
import type { Site } from "./sites";

/** The twelve words on the screen, once they are there. */
export async function shownWords(page: Page): Promise<string[]> {
  await expect(page.locator("ol li")).toHaveCount(12);
  return (await page.locator("ol li").allInnerTexts()).map((line) => line.replace(/^\d+\s*/, "").trim());
}

/** Says that the words were kept, and types the two back that are asked for. */
export async function typeTwoBack(page: Page, twelve: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: "I have kept them" }).click();
  for (const field of await page.getByLabel(/^Word \d+$/).all()) {
    const label = await page.locator(`label[for="${await field.getAttribute("id")}"]`).innerText();
    await field.fill(twelve[Number(label.replace(/\D/g, "")) - 1] ?? "");
  }
}

/** Makes a recovery kit, or new words. Gives them. */
export async function makeKit(page: Page): Promise<string[]> {
  await page.goto("/journal/kit");
  await page.getByRole("button", { name: /^Make (my twelve|new) words$/ }).click();
  const twelve = await shownWords(page);
  await typeTwoBack(page, twelve);
  await page.getByRole("button", { name: "Put my kit to work" }).click();
  await expect(page.getByRole("heading", { name: "Your kit is ready" })).toBeVisible();
  return twelve;
}

/** Goes through "Someone may know my password" up to its last button. Gives the new words. */
export async function prepareNewKey(page: Page, current: string, next: string): Promise<string[]> {
  await page.goto("/account/new-key");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Current password").fill(current);
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Your twelve words" })).toBeVisible();
  const twelve = await shownWords(page);
  await typeTwoBack(page, twelve);
  return twelve;
}

export const giveNewKey = (page: Page) => page.getByRole("button", { name: "Give my journal its new key" }).click();
export const hasNewKey = (page: Page) =>
  expect(page.getByRole("heading", { name: "Your journal has its new key" })).toBeFocused();

/** How many of a member's items and histories each key seals, the current key's first. */
export async function sealedByKey(site: Site, memberId: string): Promise<{ current: number; others: number }> {
  const sql = databaseOf(site);
  const [row] = await sql`
    with sealed as (
      select key_id from journal_items where member_id = ${memberId} and envelope is not null
      union all select key_id from journal_histories where member_id = ${memberId})
    select count(*) filter (where k.locked_on is null)::int as current, count(*) filter (where k.locked_on is not null)::int as others
      from sealed s join journal_keys k on k.member_id = ${memberId} and k.key_id = s.key_id`;
  await sql.end();
  return { current: row?.current ?? 0, others: row?.others ?? 0 };
}
