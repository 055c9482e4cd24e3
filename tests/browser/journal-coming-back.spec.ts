import { expect, type Page } from "@playwright/test";
import { newMember } from "../support/joining";
import { savedAt, unlock } from "../support/journal";
import { sites } from "../support/sites";
import { demoPeople, saveState, signIn, test, writeReflection } from "../support/visit";

const day = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString().slice(0, 10);

/** Writes one that is about an earlier day. Gives its id. */
async function writeAbout(page: Page, when: string, words: { title?: string; body: string }): Promise<string> {
  const id = await writeReflection(page, words);
  await page.getByRole("button", { name: "Change the day" }).click();
  await page.locator("#day").fill(when);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await page.getByRole("button", { name: "Finish for now" }).click();
  await page.waitForURL(`**/journal/read#${id}`);
  return id;
}

test("search finds words, accents and apostrophes aside, in title, text, themes, feelings and later thoughts, and marks them", async ({
  visit,
}) => {
  const { group } = sites();
  const context = await visit(group);
  const page = await context.newPage();
  const asked: string[] = [];
  context.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
  await signIn(page, await newMember(group), { back: "/journal" });
  await writeReflection(page, { title: "After the café", body: "We didn’t speak of Zoë’s heronry." });
  await page.getByText("Choose themes").click();
  await page.getByRole("checkbox", { name: "tokenism" }).check({ force: true });
  await page.getByText("Find a word").click();
  await page.getByRole("checkbox", { name: "uneasy" }).check({ force: true });
  await expect(saveState(page)).toHaveText(savedAt);
  const other = await writeReflection(page, { body: "Something else altogether." });
  await page.getByRole("button", { name: "Finish for now" }).click();
  await page.waitForURL(`**/journal/read#${other}`);
  await page.getByText("Add a later thought").click();
  await page.locator("#later").fill("Only now I see the kingfisher.");
  await page.getByRole("button", { name: "That is it for now" }).click();

  await page.goto("/journal");
  const box = page.getByRole("searchbox");
  const found = page.getByRole("status").filter({ hasText: "found." });
  const names = page.locator("main li > a");
  for (const [words, name, marks] of [
    ["heronry", "After the café", ["heronry"]],
    ["HERON", "After the café", ["heron"]],
    ["cafe zoe's", "After the café", ["café", "Zoë’s"]],
    ["tokenism", "After the café", []],
    ["uneasy", "After the café", []],
    ["kingfisher", "Something else altogether.", ["kingfisher"]],
  ] as const) {
    await box.fill(words);
    await expect(found).toHaveText("1 reflection found.");
    await expect(names).toHaveText([name]);
    for (const mark of marks) await expect(page.locator("mark", { hasText: mark }).first()).toBeVisible();
  }
  await box.fill("nobody wrote this");
  await expect(found).toHaveText("0 reflections found.");
  await expect(page.getByText("Nothing fits.")).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(names).toHaveCount(2);
  // Filters, one and then two at once.
  await page.getByText("Only some of them").click();
  await page.getByLabel("Feeling").selectOption("uneasy");
  await expect(names).toHaveText(["After the café"]);
  await page.getByLabel("Theme").selectOption("tokenism");
  await expect(found).toHaveText("1 reflection found.");
  // What was looked for stayed on the device.
  expect(asked.some((one) => /heron|cafe|uneasy|kingfisher|nobody/i.test(one))).toBe(false);
  expect(page.url()).not.toMatch(/heron|uneasy/);
});

test("the list goes to a day, or to the nearest before it, with the focus on what was written then", async ({
  visit,
}) => {
  const { demonstration } = sites();
  const page = await (await visit(demonstration)).newPage();
  const member = demoPeople()[1];
  if (!member) throw new Error("The demonstration has no member.");
  await signIn(page, member, { back: "/journal" });
  const names = page.locator("main li > a");
  await expect(names.first()).toBeVisible();
  const newest = await names.first().getAttribute("href");
  await page.getByLabel("Go to a day").fill("2020-01-01");
  await page.getByRole("button", { name: "Go", exact: true }).click();
  // Older than everything: the oldest there is.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("href"))).toMatch(/^\/journal\//);
  const oldest = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  expect(oldest).not.toBe(newest);
  await expect(names.last()).toHaveAttribute("href", oldest ?? "");
  await page.getByLabel("Go to a day").fill(daysAgo(0));
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe(newest);
  await page.getByLabel("Go to a day").fill("");
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await expect(page.getByText("Choose a day first")).toBeVisible();
});

test("a later thought stands dated under the original, which stays as it was, and a lock in the middle takes none of it", async ({
  visit,
}) => {
  const { group } = sites();
  const member = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, member, { back: "/journal" });
  const id = await writeAbout(page, daysAgo(40), { title: "A hard meeting", body: "I left early." });
  await page.getByText("Add a later thought").click();
  await page.locator("#later").fill("I think now that leaving was the ");
  await page.getByRole("button", { name: "Lock" }).click();
  await page.getByRole("button", { name: "Carry on" }).click();
  await unlock(page, member.password);
  await expect(page.getByRole("heading", { name: "A later thought" })).toBeVisible();
  await expect(page.getByText("I think now that leaving was the")).toBeVisible();
  await page.getByText("Add a later thought", { exact: true }).click();
  await page.locator("#later").fill("And one more.");
  await page.getByRole("button", { name: "That is it for now" }).click();
  await expect(page.locator("#later")).toHaveValue("");
  await expect(page.getByRole("heading", { name: "A later thought" })).toHaveCount(2);
  const elsewhere = await (await visit(group)).newPage();
  await signIn(elsewhere, member, { back: "/journal" });
  await elsewhere.goto(`/journal/read#${id}`);
  await expect(elsewhere.getByText("I left early.")).toBeVisible();
  await expect(elsewhere.getByText("And one more.")).toBeVisible();
});

test("an earlier reflection is offered only to somebody who asked for it, and not today means not today", async ({
  visit,
}) => {
  const { group } = sites();
  const member = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, member, { back: "/journal" });
  await writeAbout(page, daysAgo(365), { title: "A year ago", body: "It began." });
  const offer = page.getByRole("heading", { name: "From before" });
  await page.goto("/today");
  await expect(page.getByRole("heading", { name: "Your journal is open" })).toBeVisible();
  await expect(offer).toHaveCount(0);
  await page.goto("/account");
  await page.getByLabel("Offer me earlier writing now and then").check();
  await expect(page.getByText("Kept with your journal.")).toBeVisible();
  await expect(page.getByLabel("Offer me earlier writing now and then")).toBeChecked();
  await page.goto("/today");
  await expect(offer).toBeVisible();
  await expect(page.getByText("A year ago")).toBeVisible();
  await page.getByRole("region", { name: "From before" }).getByRole("button", { name: "Not today" }).click();
  await expect(page.getByText("Not today, then.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your journal is open" })).toBeVisible();
  await expect(offer).toHaveCount(0);
});

test("feelings and themes over time are told in sentences and a table, and the drawing says no more", async ({
  visit,
}) => {
  const { group } = sites();
  const page = await (await visit(group)).newPage();
  await signIn(page, await newMember(group), { back: "/journal/over-time" });
  await expect(page.getByRole("heading", { name: "Patterns need a little time" })).toBeVisible();
  for (const [at, feelings] of [["torn", "hopeful"], ["torn", "hopeful"], ["calm"], ["torn"]].entries()) {
    await writeReflection(page, { body: `Number ${at}.` });
    await page.getByText("Find a word").click();
    for (const feeling of feelings)
      await page.getByRole("checkbox", { name: feeling, exact: true }).first().check({ force: true });
    await expect(saveState(page)).toHaveText(savedAt);
  }
  await page.goto("/journal/over-time");
  await expect(page.getByText(/^You chose “torn” in \w+ \d{4}\.$/)).toBeVisible();
  await expect(page.getByText("“hopeful” and “torn” stood together more than once.")).toBeVisible();
  await page.getByText("Feelings by month, as a table").click();
  await expect(page.getByRole("row", { name: /^calm/ })).toBeVisible();
  await expect(page.locator("figure svg")).toHaveAttribute("aria-hidden", "true");
  // No score anywhere: no count of a feeling, no percentage.
  expect(await page.locator("main").innerText()).not.toMatch(/%|\b\d+ times?\b|score|average/i);
  await expect(page.getByText("You have not chosen any in this time.")).toBeVisible();
});

test("a hope for the year saves itself, and stands beside what was written in it", async ({ visit }) => {
  const { group } = sites();
  const member = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, member, { back: "/journal" });
  await writeReflection(page, { title: "The one of this year", body: "It is written." });
  await page.goto("/journal/year");
  await page.getByLabel("In your own words").fill("To be heard at that table.");
  await expect(page.getByText("Kept, sealed like everything you write.")).toBeVisible();
  await expect(page.getByRole("link", { name: "The one of this year" })).toBeVisible();
  const elsewhere = await (await visit(group)).newPage();
  await signIn(elsewhere, member, { back: "/journal/year" });
  await expect(elsewhere.getByLabel("In your own words")).toHaveValue("To be heard at that table.");
  // Offline it says so, and the words stay in the box.
  await elsewhere.context().setOffline(true);
  await elsewhere.getByLabel("In your own words").fill("To be heard, and to rest.");
  await expect(elsewhere.getByText("Kept on this device, sealed. The site cannot be reached just now")).toBeVisible();
  await elsewhere.context().setOffline(false);
  await elsewhere.getByRole("button", { name: "Keep this" }).click();
  await expect(elsewhere.getByText("Kept, sealed like everything you write.")).toBeVisible();
  // Where both wrote over the same words, both are kept.
  await page.getByLabel("In your own words").fill("To be heard every time.");
  await expect(page.getByText("Kept, sealed like everything you write.")).toBeVisible();
  await expect(page.getByLabel("In your own words")).toHaveValue(
    /To be heard every time\.\s+To be heard, and to rest\./,
  );
  // A lock in the middle takes no letter.
  await elsewhere.reload();
  await elsewhere.getByLabel("In your own words").fill("Written a moment before the lock.");
  await elsewhere.getByRole("button", { name: "Lock journal" }).click();
  await elsewhere.getByRole("button", { name: "Carry on" }).click();
  await elsewhere.locator("#unlock-password").fill(member.password);
  await elsewhere.getByRole("button", { name: "Unlock" }).click();
  await expect(elsewhere.getByLabel("In your own words")).toHaveValue("Written a moment before the lock.");
});

test("chosen reflections are printed, each on a page of its own and larger if wished, and nothing else", async ({
  visit,
}) => {
  const { group } = sites();
  const page = await (await visit(group)).newPage();
  await signIn(page, await newMember(group), { back: "/journal" });
  await writeAbout(page, daysAgo(3), { title: "The first", body: "First words." });
  await writeAbout(page, daysAgo(2), { title: "The second", body: "Second words." });
  await writeAbout(page, daysAgo(1), { title: "Not this one", body: "Left out." });
  await page.goto("/journal/print");
  await page.getByLabel("The first").check();
  await page.getByLabel("The second").check();
  await expect(page.getByRole("button", { name: "Print 2" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const sheets = page.locator("article");
  await expect(sheets).toHaveCount(2);
  await expect(sheets.first()).toContainText("First words.");
  await expect(page.getByText("Left out.")).toBeHidden();
  await expect(page.getByRole("navigation").first()).toBeHidden();
  const size = () => sheets.first().evaluate((sheet) => Number.parseFloat(getComputedStyle(sheet).fontSize));
  const ordinary = await size();
  await page.emulateMedia({ media: "screen" });
  await page.getByLabel("Large print").check();
  await page.emulateMedia({ media: "print" });
  expect(await size()).toBeGreaterThan(ordinary * 1.3);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
});
