import { expect, type Page } from "@playwright/test";
import { guides } from "@/lib/journal/guides";
import { newMember } from "../support/joining";
import { sites } from "../support/sites";
import { saveState, signIn, test } from "../support/visit";

const choose = async (page: Page, name: string) => {
  const radio = page.getByRole("radio", { name, exact: true });
  if (!(await radio.isVisible())) await page.getByText("More ways", { exact: true }).click();
  await page.locator("label", { has: page.getByRole("radio", { name, exact: true }) }).click();
  await expect(radio).toBeChecked();
};

const written = (page: Page) =>
  page.locator("textarea.writing").evaluateAll((boxes) =>
    boxes
      .map((box) => (box as HTMLTextAreaElement).value)
      .filter(Boolean)
      .sort(),
  );

test("every guide can be written through, and changing it for any other loses no word", async ({ visit }) => {
  test.setTimeout(240_000);
  const { group } = sites();
  const page = await (await visit(group)).newPage();
  await signIn(page, await newMember(group), { back: "/journal" });
  for (const guide of guides) {
    await page.goto("/journal/write");
    await page.reload();
    await choose(page, guide.name);
    const last = page.getByRole("button", { name: "Is there something to do, or just to know?" });
    if (await last.isVisible()) await last.click();
    for (const [at, box] of (await page.locator("textarea.writing").all()).entries())
      await box.fill(`${guide.id} ${at}: words that must stay`);
    const before = await written(page);
    expect(before).toHaveLength(Math.max(1, guide.prompts.length));
    for (const other of guides) {
      await choose(page, other.name);
      expect(await written(page), `${guide.name} to ${other.name}`).toEqual(before);
      await choose(page, guide.name);
      expect(await written(page), `${other.name} back to ${guide.name}`).toEqual(before);
    }
    await expect(saveState(page)).toHaveText(/^Saved at /);
    const id = new URL(page.url()).hash.slice(1);
    await page.goto(`/journal/read#${id}`);
    for (const words of before) await expect(page.getByText(words)).toBeVisible();
  }
});

test("a feeling alone is a reflection, with own words, then and now, and whose it might be", async ({ visit }) => {
  const { group } = sites();
  const page = await (await visit(group)).newPage();
  await signIn(page, await newMember(group), { back: "/journal/write" });
  await choose(page, "Feelings as data");
  await page.getByRole("checkbox", { name: "torn", exact: true }).first().check({ force: true });
  await page.getByRole("checkbox", { name: "hopeful", exact: true }).first().check({ force: true });
  await page.getByRole("button", { name: "Use my own word" }).first().click();
  await page.getByLabel("Use my own word").fill("Wobbly");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  // Chosen, and offered among the words from now on: then nothing on the page moves any more.
  await expect(page.getByRole("checkbox", { name: "wobbly", exact: true })).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Use my own word" }).first()).toBeFocused();
  await page.getByRole("checkbox", { name: "mine", exact: true }).check({ force: true });
  await expect(saveState(page)).toHaveText(/^Saved at /);
  const id = new URL(page.url()).hash.slice(1);
  await page.goto(`/journal/read#${id}`);
  await expect(page.getByText("Torn, hopeful, wobbly")).toBeVisible();
  await expect(page.getByText("Mine", { exact: true })).toBeVisible();
  // The own word is offered from now on, on every device.
  await page.goto("/journal/write");
  await page.reload();
  await choose(page, "Feelings as data");
  await expect(page.getByRole("checkbox", { name: "wobbly", exact: true })).toBeVisible();
});
