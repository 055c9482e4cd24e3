import { expect, type Page } from "@playwright/test";
import { button, download, lookInto, plan, takeAway, takeReadable } from "./taking-away";
import { saveState, writeReflection } from "./visit";

/** A word that stands nowhere else, with signs that every encoding treats in its own way. */
export const mark = (of: string) => `${of}?>~${Math.random().toString(16).slice(2, 10).padEnd(8, "0")}`;
/** What a member writes, by where they write it. */
export const canary = {
  title: mark("Heron"),
  body: mark("Curlew"),
  draft: mark("Dunlin"),
  before: mark("Avocet"),
  edited: mark("Godwit"),
  deleted: mark("Plover"),
  unsent: mark("Whimbrel"),
  theme: mark("Siskin"),
  // Own feelings are kept in small letters.
  feeling: mark("linnet"),
  question: mark("Fieldfare"),
  answer: mark("Redwing"),
  later: mark("Wheatear"),
  hope: mark("Bittern"),
  sought: mark("Goldcrest"),
  brought: mark("Nightjar"),
  passphrase: mark("Turnstone"),
};

export async function finish(page: Page, id: string): Promise<void> {
  await page.getByRole("button", { name: /^Finish/ }).click();
  await page.waitForURL(`**/journal/read#${id}`);
}

/** Everything that can be said of a reflection beside its text: own words, a question, a later thought, a hope, a search. */
export async function chooseAndLookBack(page: Page): Promise<void> {
  const id = await writeReflection(page, { title: canary.title, body: canary.body });
  for (const [what, word] of [
    ["theme", canary.theme],
    ["word", canary.feeling],
  ]) {
    await page.getByText(what === "theme" ? "Choose themes" : "Find a word").click();
    await page.getByRole("button", { name: `Use my own ${what}` }).click();
    await page.getByLabel(`Use my own ${what}`).fill(word ?? "");
    await page.getByLabel(`Use my own ${what}`).press("Enter");
  }
  await page.getByRole("button", { name: "My own question" }).click();
  await page.getByRole("textbox", { name: "My own question" }).fill(canary.question);
  await page.getByRole("button", { name: "Ask this" }).click();
  await page.getByRole("textbox", { name: canary.question }).fill(canary.answer);
  await expect(page.getByText("Kept among your own questions.")).toBeVisible();
  await expect(saveState(page)).toHaveText(/^Saved at /);
  await finish(page, id);
  for (const words of [canary.theme, canary.feeling, canary.question, canary.answer])
    await expect(page.getByText(words).first()).toBeVisible();
  await page.getByText("Add a later thought").click();
  await page.locator("#later").fill(canary.later);
  await page.getByRole("button", { name: "That is it for now" }).click();
  await page.goto("/journal/year");
  await page.getByLabel("In your own words").fill(canary.hope);
  await expect(page.getByText("Kept, sealed like everything you write.")).toBeVisible();
  await page.goto("/journal");
  await page.getByRole("searchbox").fill(canary.sought);
  await expect(page.getByText("0 reflections found.")).toBeVisible();
  for (const path of ["/journal/over-time", "/journal/print", "/today"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
}

/** Reads the earlier versions of a reflection, takes everything away in both ways, and brings in a file and the sealed copy. */
export async function takeAwayAndBringIn(page: Page, id: string): Promise<void> {
  await page.goto(`/journal/history#${id}`);
  await expect(page.getByText(canary.before).first()).toBeVisible();
  await page.goto(takeAway);
  expect(JSON.stringify((await takeReadable(page)).journal)).toContain(canary.body);
  await page.getByLabel("Passphrase for this file").fill(canary.passphrase);
  await page.getByLabel("The same passphrase again").fill(canary.passphrase);
  const sealed = await download(page, () => button(page, "Make the sealed copy").click());
  const buffer = Buffer.from(`# ${canary.brought}\n\nA page with ${canary.brought} in it.\n`);
  await page
    .getByLabel("Files", { exact: true })
    .setInputFiles({ name: `${canary.brought}.md`, mimeType: "text/markdown", buffer });
  await button(page, "See what would happen").click();
  await button(page, "Bring in 1 reflection").click();
  await expect(page.getByText("1 reflection is in your journal now.")).toBeVisible();
  await lookInto(page, sealed.path);
  await page.getByLabel("Passphrase of the file").fill(canary.passphrase);
  await button(page, "See what would happen").click();
  await expect(plan(page)).toContainText("are here already");
}
