import { expect, type Page } from "@playwright/test";

// How fast a step arrives is the bench's to measure: here it has to arrive, on a machine however busy.
export const arrives = { timeout: 30_000 };
export const dilemma = "Dilemma: asked to speak for everyone";

const current = (page: Page) => page.locator("li.item.now h3");
export const at = (page: Page, title: string) => expect(current(page)).toHaveText(title, arrives);
export const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

export async function start(desk: Page, sessionId: string): Promise<void> {
  await desk.goto(`/facilitate/sessions/${sessionId}/run`);
  await press(desk, "Start the session");
  await at(desk, "Arrive and settle");
}
