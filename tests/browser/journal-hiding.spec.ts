import { expect } from "@playwright/test";
import { newMember } from "../support/joining";
import { savedAt } from "../support/journal";
import { sites } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

const words = "What nobody may see over my shoulder.";

test("one key shows a neutral page at once, and the words are saved behind a locked journal", async ({ visit }) => {
  const { group } = sites();
  const member = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, member, { back: "/journal/write" });
  await page.locator("#body").fill(words);
  // No answer from the server is waited for: the cover is there before anything is sent.
  await page.context().setOffline(true);
  await page.locator("#body").press("F8");
  const cover = page.getByRole("dialog", { name: "Today" });
  await expect(cover).toBeVisible();
  await expect(page).toHaveTitle("Today");
  await expect(cover.getByRole("button", { name: "Carry on" })).toBeFocused();
  await expect(page.locator("#unlock-password")).toBeAttached();
  expect(await page.locator("body").innerText()).not.toContain(words);
  expect(await page.content()).not.toContain(words);
  // Nothing of what lies under the cover can be reached.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("[inert]"))).toBeNull();
  await page.context().setOffline(false);
  await cover.getByRole("button", { name: "Carry on" }).click();
  await expect(cover).toHaveCount(0);
  await expect(page.locator("#unlock-password")).toBeFocused();
  await page.locator("#unlock-password").fill(member.password);
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.locator("#body")).toHaveValue(words);
  await expect(saveState(page)).toHaveText(savedAt);
});

test("after hiding, unlocking puts the caret back where it was", async ({ visit }) => {
  const { group } = sites();
  const member = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, member, { back: "/journal" });
  await writeReflection(page, { body: "Before the caret. After it." });
  await page.locator("#body").press("Control+Home");
  for (let n = 0; n < 17; n += 1) await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Lock" }).click();
  await page.getByRole("button", { name: "Carry on" }).click();
  await page.locator("#unlock-password").fill(member.password);
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.locator("#body")).toBeFocused();
  expect(await page.locator("#body").evaluate((box: HTMLTextAreaElement) => box.selectionStart)).toBe(17);
});

test("the key can be another one or none, is kept on the device, and Escape never hides", async ({ visit }) => {
  const { group } = sites();
  const member = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, member, { back: "/account" });
  const cover = page.getByRole("dialog", { name: "Today" });
  await page.getByRole("radio", { name: "F9" }).check({ force: true });
  await page.goto("/journal/write");
  await page.locator("#body").fill(words);
  for (const key of ["F8", "Escape", "h"]) await page.locator("#body").press(key);
  await expect(saveState(page)).toHaveText(savedAt);
  await expect(cover).toHaveCount(0);
  await page.locator("#body").press("F9");
  await expect(cover).toBeVisible();
  await cover.getByRole("button", { name: "Carry on" }).click();
  await page.locator("#unlock-password").fill(member.password);
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.locator("#body")).toBeVisible();
  await page.goto("/account");
  await page.getByRole("radio", { name: "No key" }).check({ force: true });
  await page.goto("/journal/write");
  await expect(page.locator("#body")).toBeVisible();
  await page.locator("#body").press("F9");
  await page.locator("#body").press("F8");
  await page.locator("#body").fill("Still here.");
  await expect(saveState(page)).toHaveText(savedAt);
  await expect(cover).toHaveCount(0);
});
