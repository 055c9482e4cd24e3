import { expect, type Page } from "@playwright/test";
import { newMember } from "../support/joining";
import { savedAt } from "../support/journal";
import { ownGroup, planSession } from "../support/planning";
import { sites } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

const idOf = (page: Page) => new URL(page.url()).hash.slice(1);
const fact = (page: Page, name: string) => page.locator("dl > div", { hasText: name }).locator("dd");

test("themes, a session, a rough day and a mark to come back are kept with the words, and read again elsewhere", async ({
  visit,
}) => {
  const { group } = sites();
  const { desk, groupId } = await ownGroup(visit);
  await planSession(desk, { date: "2027-03-18" });
  const member = await newMember(group, { groupId });
  const page = await (await visit(group)).newPage();
  await signIn(page, member, { back: "/journal/write" });
  await page.locator("#body").fill("What the room did not say.");
  await page.getByText("Choose themes").click();
  await page.getByRole("checkbox", { name: "power and who decides" }).check({ force: true });
  await page.getByRole("button", { name: "Use my own theme" }).click();
  await page.getByLabel("Use my own theme").fill("  The   long table ");
  await page.getByLabel("Use my own theme").press("Enter");
  await page.getByLabel("A session it belongs to").selectOption({ label: "Thursday 18 March 2027" });
  await expect(page.getByLabel("Written")).toHaveValue("before");
  await page.getByLabel("Come back to this").check();
  await page.getByRole("button", { name: "Change the day" }).click();
  // A day that is not there yet is refused at its field, and the one before stays.
  await page.locator("#day").fill("2099-01-01");
  await expect(page.getByText("Choose today, or a day before it")).toBeVisible();
  await page.locator("#day").fill("2026-02-14");
  await expect(page.getByText("Choose today, or a day before it")).toHaveCount(0);
  await page.getByLabel("How exactly?").selectOption("month");
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByText("Some time in February")).toBeVisible();
  await expect(saveState(page)).toHaveText(savedAt);
  const id = idOf(page);

  const elsewhere = await (await visit(group)).newPage();
  await signIn(elsewhere, member, { back: "/journal" });
  await elsewhere.goto(`/journal/read#${id}`);
  await expect(fact(elsewhere, "Themes")).toHaveText("Power and who decides, The long table");
  await expect(fact(elsewhere, "Before the session")).toHaveText("Thursday 18 March 2027");
  await expect(elsewhere.getByText("Some time in February")).toBeVisible();
  await elsewhere.getByRole("button", { name: "Marked to come back to" }).click();
  await expect(elsewhere.getByRole("button", { name: "Come back to this" })).toBeVisible();
  // Unticked and untied, they are gone again, and the words stay.
  await elsewhere.getByRole("link", { name: "Carry on writing" }).click();
  await elsewhere.getByLabel("A session it belongs to").selectOption("");
  await elsewhere.getByRole("checkbox", { name: "The long table" }).first().click({ force: true });
  await expect(saveState(elsewhere)).toHaveText(savedAt);
  await elsewhere.goto(`/journal/read#${id}`);
  await expect(fact(elsewhere, "Themes")).toHaveText("Power and who decides");
  await expect(elsewhere.getByText("Before the session")).toHaveCount(0);
  await expect(elsewhere.getByText("What the room did not say.")).toBeVisible();
  // The own theme is offered from now on.
  await elsewhere.goto("/journal/write");
  await elsewhere.reload();
  await elsewhere.getByText("Choose themes").click();
  await expect(elsewhere.locator("label", { hasText: "The long table" })).toBeVisible();
});

test("a question can be changed, left out, asked for or written by oneself, and no answer goes with it", async ({
  visit,
}) => {
  const { group } = sites();
  const page = await (await visit(group)).newPage();
  await signIn(page, await newMember(group), { back: "/journal/write" });
  await page.getByRole("radio", { name: "What? So what? Now what?" }).check({ force: true });
  await page.locator("#part-0").fill("They asked me the day before.");
  // Another question stands beside the same words.
  const first = page.locator(".writing").first();
  await page.getByText("Change this question").first().click();
  await page.getByRole("button", { name: /^Another question instead of: What happened/ }).click();
  await expect(first).toHaveValue("They asked me the day before.");
  await expect(page.getByRole("textbox", { name: "What happened?", exact: true })).toHaveCount(0);
  // With words beside it, it cannot be left out; without, it can.
  await expect(page.getByRole("button", { name: /^Leave out/ })).toHaveCount(0);
  await page.getByText("Change this question").nth(1).click();
  await page.getByRole("button", { name: "Leave out: So what?" }).click();
  await expect(page.getByRole("textbox", { name: "So what?" })).toHaveCount(0);
  const boxes = page.locator("textarea.writing");
  const count = await boxes.count();
  await page.getByRole("button", { name: "Ask me something" }).click();
  await expect(boxes).toHaveCount(count + 1);
  await page.getByRole("button", { name: "My own question" }).click();
  await page.getByRole("textbox", { name: "My own question" }).fill("What would my grandmother say?");
  await page.getByRole("button", { name: "Ask this" }).click();
  await page.getByRole("textbox", { name: "What would my grandmother say?" }).fill("Sit down first.");
  await expect(page.getByText("Kept among your own questions.")).toBeVisible();
  await expect(saveState(page)).toHaveText(savedAt);
  await page.goto(`/journal/read#${idOf(page)}`);
  await expect(page.getByRole("heading", { name: "What would my grandmother say?" })).toBeVisible();
  await expect(page.getByText("Sit down first.")).toBeVisible();
  await expect(page.getByText("They asked me the day before.")).toBeVisible();

  // It can be asked again another day, and forgotten.
  await page.goto("/journal/write");
  await page.reload();
  await page.getByRole("button", { name: "My own question" }).click();
  await page.getByRole("button", { name: "Forget: What would my grandmother say?" }).click();
  await expect(page.getByRole("button", { name: "Ask: What would my grandmother say?" })).toHaveCount(0);
});

test("focus view leaves the words and their state, and nothing else; leaving it brings everything back", async ({
  visit,
}) => {
  const { group } = sites();
  const page = await (await visit(group)).newPage();
  await signIn(page, await newMember(group), { back: "/journal/write" });
  await page.locator("#body").fill("Only this.");
  await page.getByRole("button", { name: "Focus view" }).click();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByText("How would you like to write?")).toHaveCount(0);
  await page.locator("#body").fill("Only this. And this.");
  await expect(saveState(page)).toHaveText(savedAt);
  await expect(page.getByRole("button", { name: "Lock" })).toBeVisible();
  await page.getByRole("button", { name: "Leave focus view" }).click();
  await expect(page.getByRole("navigation").first()).toBeVisible();
  await expect(page.locator("#body")).toHaveValue("Only this. And this.");
});

test("spelling is not checked until the device was asked, and the answer is remembered there", async ({ visit }) => {
  const { group } = sites();
  const context = await visit(group);
  const page = await context.newPage();
  await signIn(page, await newMember(group), { back: "/journal/write" });
  const checks = () => page.locator("#body").evaluate((box) => (box as HTMLTextAreaElement).spellcheck);
  expect(await checks()).toBe(false);
  await expect(page.getByText("Some browsers send what you type to their makers")).toBeVisible();
  await page.getByRole("button", { name: "Check my spelling" }).click();
  await expect.poll(checks).toBe(true);
  await page.reload();
  await expect(page.locator("#body")).toBeVisible();
  expect(await checks()).toBe(true);
  await expect(page.getByRole("heading", { name: "Should your browser check your spelling here?" })).toHaveCount(0);
  await page.getByText("Spelling is checked by your browser").click();
  await page.getByRole("button", { name: "Turn checking off" }).click();
  await expect.poll(checks).toBe(false);
});

test("words in every script, broken ones and very long titles come back letter for letter, and nothing in them runs", async ({
  visit,
}) => {
  const { group } = sites();
  const context = await visit(group);
  const page = await context.newPage();
  const member = await newMember(group);
  await signIn(page, member, { back: "/journal" });
  const title = "A very long title ".repeat(556).slice(0, 10_000);
  const body = [
    "שלום, זה יומן. مرحبا بكم في المفكرة.",
    "e\u0301 and é, Z\u0351\u0343\u0351a\u0300\u0301\u0302lgo, 👩‍👩‍👧‍👦 🏳️‍⚧️",
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>",
    "[press](javascript:window.ran=3) ![](https://elsewhere.example/x.png)",
    "- one\n- two\n\n> said\n\n**loud** and _quiet_",
  ].join("\n\n");
  const id = await writeReflection(page, { title, body });
  await page.goto(`/journal/read#${id}`);
  await expect(page.getByText("שלום, זה יומן.")).toBeVisible();
  await expect(page.getByText("<script>window.ran = 1</script>")).toBeVisible();
  await expect(page.locator("article li", { hasText: "one" })).toHaveCount(1);
  await expect(page.locator("article strong", { hasText: "loud" })).toBeVisible();
  await expect(page.locator("article img, article script, article [href^='javascript']")).toHaveCount(0);
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.goto(`/journal/write#${id}`);
  await expect(page.locator("#body")).toHaveValue(body);
  await expect(page.locator("#title")).toHaveValue(title);
  // Half a letter, as a broken paste leaves it: what can be kept is kept, and the rest of the text with it.
  await page.locator("#body").evaluate((box: HTMLTextAreaElement) => {
    box.focus();
    box.setSelectionRange(0, box.value.length);
    document.execCommand("insertText", false, "before \ud83d after");
  });
  await expect(saveState(page)).toHaveText(savedAt);
  const second = await (await visit(group)).newPage();
  await signIn(second, member, { back: "/journal" });
  await second.goto(`/journal/write#${id}`);
  await expect(second.locator("#body")).toHaveValue(/^before .? ?after$/);
});

test("the facilitator keeps a journal like everybody else, and the desk shows nothing of it", async ({ visit }) => {
  const { group, lead } = sites();
  const page = await (await visit(group)).newPage();
  await signIn(page, lead, { back: "/journal" });
  const id = await writeReflection(page, { body: "What it is to hold the room." });
  await page.goto(`/journal/read#${id}`);
  await expect(page.getByText("What it is to hold the room.")).toBeVisible();
  for (const path of ["/facilitate", "/facilitate/members", "/facilitate/sessions"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("What it is to hold the room.")).toHaveCount(0);
  }
});
