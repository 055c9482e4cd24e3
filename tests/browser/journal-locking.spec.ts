import { expect, type Page } from "@playwright/test";
import { newMember } from "../support/joining";
import { lock, savedAt, unlock } from "../support/journal";
import { sites } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

const words = "Heliotrope is a word that nobody else here would write.";
const title = "Quincunx";

/** Everything that the page holds for somebody to read, or for a script to find: its HTML, its fields, its name. */
async function everythingOn(page: Page): Promise<string> {
  const fields = await page
    .locator("input, textarea")
    .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
  return [await page.content(), await page.title(), page.url(), ...fields].join("\n");
}

test("a reload and a new tab do not ask for the password; locking one tab locks the others and leaves no word", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: "/journal" });
  const id = await writeReflection(page, { title, body: words });

  await page.reload();
  await expect(page.locator("#body")).toHaveValue(words);

  // The new tab has no key of its own: its storage is empty until the first tab hands one over.
  const other = await context.newPage();
  await other.goto("/today");
  await expect(other.getByRole("heading", { name: title })).toBeVisible();
  const third = await context.newPage();
  await third.goto(`/journal/read#${id}`);
  await expect(third.getByText(words)).toBeVisible();
  for (const tab of [page, other, third]) expect(await everythingOn(tab)).toMatch(/Heliotrope/);

  // The place in the writing, to be found again.
  await page.bringToFront();
  await page.locator("#body").press("Control+Home");
  for (let n = 0; n < 11; n += 1) await page.keyboard.press("ArrowRight");
  for (let n = 0; n < 4; n += 1) await page.keyboard.press("Shift+ArrowRight");
  await lock(page);
  await expect(page.getByRole("heading", { name: "Your journal is locked" })).toBeVisible();
  await expect(page.locator("#unlock-password")).toBeFocused();
  await expect(other.getByRole("heading", { name: "Your journal is locked" })).toBeVisible();
  await expect(third.getByRole("heading", { name: "Your journal is locked" })).toBeVisible();
  for (const tab of [page, other, third]) expect(await everythingOn(tab)).not.toMatch(/Heliotrope|Quincunx/i);

  // A reload does not bring it back, and neither does a fourth tab.
  const fourth = await context.newPage();
  await fourth.goto("/journal");
  await expect(fourth.getByRole("heading", { name: "Your journal is locked" })).toBeVisible();
  await third.reload();
  await expect(third.getByRole("heading", { name: "Your journal is locked" })).toBeVisible();

  await page.bringToFront();
  await page.locator("#unlock-password").fill("not the password at all");
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.locator(".problem")).toContainText("did not match");
  await unlock(page, member.password);
  const body = page.locator("#body");
  await expect(body).toBeFocused();
  expect(
    await body.evaluate((box) => [
      (box as HTMLTextAreaElement).selectionStart,
      (box as HTMLTextAreaElement).selectionEnd,
    ]),
  ).toEqual([11, 15]);
  await expect(body).toHaveValue(words);
});

test("while it is locked, Today says that a draft waits here and not a word of it", async ({ visit }) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: "/today" });
  await page.getByRole("link", { name: "Write something" }).click();
  await expect(page.locator("#body")).toBeVisible();
  // Only on this device: the server cannot be reached while it is written.
  await context.setOffline(true);
  await page.locator("#body").fill(words);
  await expect(saveState(page)).toHaveText("Saved on this device. We will send it when you are back online.");
  await lock(page);
  await expect(page.getByRole("heading", { name: "Your journal is locked" })).toBeVisible();
  expect(await everythingOn(page)).not.toMatch(/Heliotrope/);
  await context.setOffline(false);
  await page.goto("/today");
  await expect(page.getByRole("heading", { name: "A draft is waiting" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(member.name);
  expect(await everythingOn(page)).not.toMatch(/Heliotrope/);
  await unlock(page, member.password);
  await expect(page.locator(".snippet")).toContainText("Heliotrope");
});

test("after some quiet minutes it warns, stays open when asked to, and then locks with everything saved", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, member, { back: "/account" });
  await page.getByLabel("5 minutes", { exact: true }).check();
  await page.clock.install();
  await page.goto("/journal/write");
  await page.locator("#body").fill(words);
  await page.clock.runFor(1500);
  await expect(saveState(page)).toHaveText(savedAt);
  const warning = page.getByText("It has been quiet here.");

  await page.clock.runFor("02:50");
  await expect(warning).toHaveCount(0);
  await page.clock.runFor("00:15");
  await expect(warning).toBeVisible();
  // Asked once: five more minutes from now.
  await page.getByRole("button", { name: "Stay open" }).click();
  await expect(warning).toHaveCount(0);
  await page.clock.runFor("02:30");
  await expect(page.locator("#body")).toHaveValue(words);
  await expect(warning).toHaveCount(0);
  // Words that were typed last are saved before the lock falls.
  await page.locator("#body").fill(`${words} And more.`);
  await page.clock.runFor("04:50");
  await expect(warning).toBeVisible();
  await page.clock.runFor("00:15");
  await expect(page.getByText("It was quiet for a while, so your journal locked.")).toBeVisible();
  await expect(page.locator("#unlock-password")).toBeFocused();
  expect(await everythingOn(page)).not.toMatch(/Heliotrope/);
  await unlock(page, member.password);
  await expect(page.locator("#body")).toHaveValue(`${words} And more.`);
});

test("on a device of one's own the journal opens without asking when it was kept open there, and only then", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const first = await context.newPage();
  await signIn(first, member, { own: true, back: "/journal" });
  await writeReflection(first, { title, body: words });
  await expect(first.getByRole("heading", { name: "Keep your journal open on this device?" })).toBeVisible();

  // Not kept open yet: another visit asks.
  await first.close();
  const second = await context.newPage();
  await second.goto("/journal");
  await expect(second.getByRole("heading", { name: "Your journal is locked" })).toBeVisible();
  await unlock(second, member.password);
  await second.getByRole("link", { name: title }).click();
  await second.getByRole("button", { name: "Keep it open here" }).click();
  await expect(second.getByRole("heading", { name: "Keep your journal open on this device?" })).toHaveCount(0);
  await second.goto("/account");
  await expect(second.getByLabel("Keep my journal open on this device")).toBeChecked();

  await second.close();
  const third = await context.newPage();
  await third.goto("/journal");
  await expect(third.getByRole("link", { name: title })).toBeVisible();

  // No longer wanted.
  await third.goto("/account");
  await third.getByLabel("Keep my journal open on this device").uncheck();
  await expect(third.getByLabel("Keep my journal open on this device")).not.toBeChecked();
  await third.close();
  const fourth = await context.newPage();
  await fourth.goto("/journal");
  await expect(fourth.getByRole("heading", { name: "Your journal is locked" })).toBeVisible();
});

test("on a device that is not one's own, keeping the journal open is not on offer", async ({ visit }) => {
  const member = await newMember(sites().group);
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, member, { back: "/journal" });
  await writeReflection(page, { body: words });
  await expect(page.getByText("Keep your journal open on this device?")).toHaveCount(0);
  await page.goto("/account");
  await expect(page.getByLabel("15 minutes")).toBeChecked();
  await expect(page.getByLabel("Keep my journal open on this device")).toHaveCount(0);
  await expect(page.getByLabel("Never on this device")).toHaveCount(0);
});
