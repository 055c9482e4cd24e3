import { expect } from "@playwright/test";
import { newMember } from "../support/joining";
import { savedAt } from "../support/journal";
import { sites } from "../support/sites";
import { demoPeople, saveState, signIn, test, writeReflection } from "../support/visit";

const words = "The chair thanked everyone for their stories and the slides moved on.";

test("on a phone the field to write in is in sight at once, and saves by itself a second after a pause", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const page = await (await visit(sites().group, { viewport: { width: 390, height: 844 } })).newPage();
  await signIn(page, member, { back: "/journal/write" });
  const body = page.locator("#body");
  await expect(body).toBeVisible();
  const box = await body.boundingBox();
  // Room for some lines, not only an edge.
  expect(box && box.y + 150 < 844).toBe(true);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(saveState(page)).toHaveText("Saves as you write");

  const sent = page.waitForRequest((request) => request.method() === "PUT");
  const before = Date.now();
  await body.pressSequentially("Just ");
  await body.pressSequentially("words.");
  await expect(saveState(page)).toHaveText("Saving");
  await sent;
  expect(Date.now() - before).toBeGreaterThan(990);
  await expect(saveState(page)).toHaveText(savedAt);
  await expect(page.locator("[role=status]").filter({ hasText: savedAt })).toHaveCount(1);
  expect((await body.boundingBox())?.height).toBeGreaterThan(150);
});

test("a reflection is written without a title, gone on with from Today, read, edited, deleted and brought back", async ({
  visit,
}) => {
  const member = await newMember(sites().group, { name: "Robin Member" });
  const context = await visit(sites().group);
  const page = await context.newPage();
  const asked: string[] = [];
  const titles = new Set<string>();
  context.on("request", (request) => asked.push(request.url()));
  page.on(
    "framenavigated",
    () =>
      void page.title().then(
        (title) => titles.add(title),
        () => {},
      ),
  );

  await signIn(page, member, { back: "/today" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Good (morning|afternoon|evening), Robin Member$/);
  await expect(page.getByRole("heading", { name: "Your journal is open" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Your next session/ })).toBeVisible();

  // One question to write about, another one, or none.
  const question = page.locator("p.ask");
  const first = await question.innerText();
  await page.getByRole("button", { name: "A different question" }).click();
  await expect(question).not.toHaveText(first);
  const second = await question.innerText();
  await page.getByRole("link", { name: "Write about this" }).click();
  await page.getByRole("textbox", { name: second }).fill(words);
  await expect(saveState(page)).toHaveText(savedAt);
  const id = new URL(page.url()).hash.slice(1);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);

  // Today offers the draft.
  await page.getByRole("link", { name: "Today", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Your draft" })).toBeVisible();
  await expect(page.locator(".snippet")).toContainText("The chair thanked everyone");
  await page.getByRole("link", { name: "Carry on writing" }).click();
  await expect(page.locator("#part-0")).toHaveValue(words);
  await page.locator("#part-0").press("Control+End");
  await page.locator("#part-0").pressSequentially(" D put her notes back in her bag.");
  await page.getByRole("button", { name: "Finish for now" }).click();
  await page.waitForURL(`**/journal/read#${id}`);
  await expect(page.getByText("D put her notes back")).toBeVisible();
  await expect(page.getByText(second)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "A reflection without a title" })).toBeAttached();

  // Edit, and the month list.
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Title (you can leave this blank)").fill("Notes in a bag");
  await expect(saveState(page)).toHaveText(savedAt);
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Notes in a bag" })).toBeVisible();
  await page.getByRole("link", { name: "Back to your journal" }).click();
  const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "Europe/London" });
  await expect(page.getByRole("heading", { name: month.format(new Date()) })).toBeVisible();
  await page.getByRole("link", { name: "Notes in a bag" }).click();

  // Deleted, and brought back from the same place.
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Deleted “Notes in a bag”.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Notes in a bag" })).toBeVisible();

  // Deleted, and brought back from where deleted ones are, with the day on which it goes.
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(/It is gone for good on \w+ \d+ \w+/)).toBeVisible();
  await page.getByRole("link", { name: "Back to your journal" }).click();
  await expect(page.getByText("Nothing here yet")).toBeVisible();
  await page.getByRole("link", { name: "Deleted reflections" }).click();
  const inAMonth = new Date(Date.now() + 30 * 86_400_000);
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }).format(inAMonth);
  await expect(page.getByText(`It is gone for good on`)).toContainText(day);
  await page.getByRole("button", { name: "Bring back: Notes in a bag" }).click();
  await expect(page.getByText("Brought back. It is in your journal again.")).toBeVisible();
  await page.getByRole("link", { name: "Notes in a bag" }).click();
  await expect(page.getByText("D put her notes back")).toBeVisible();

  // Where the pages were and what they were called says nothing of what was written.
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.some((url) => url.includes("/journal/read"))).toBe(true);
  const telling = [id, "chair", "Notes%20in", "Notes in", "notes", encodeURIComponent(second), "#"];
  expect(asked.filter((url) => telling.some((one) => url.includes(one)))).toEqual([]);
  expect([...titles].filter((title) => /chair|notes|bag/i.test(title))).toEqual([]);
  expect(titles.size).toBeGreaterThan(3);
});

test("Today shows the next session of the group and what its agenda holds", async ({ visit }) => {
  const amina = demoPeople().find(({ role }) => role === "member");
  if (!amina) throw new Error("The demonstration has no member");
  const page = await (await visit(sites().demonstration)).newPage();
  await signIn(page, amina, { back: "/today" });
  await expect(page.getByRole("heading", { name: /^Your next session .*(am|pm)/ })).toBeVisible();
  await page.getByRole("link", { name: "See the agenda" }).click();
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
});

test("words typed half a second before a reload, before they were sent, are still there after it", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, member, { back: "/journal" });
  const id = await writeReflection(page, { body: "Already saved." });
  for (const more of [" One sentence more.", " And another.", " And a last one."]) {
    const before = await page.locator("#body").inputValue();
    await page.locator("#body").press("Control+End");
    await page.keyboard.type(more);
    // Shorter than the pause before anything is sent: what survives was sealed on this device.
    await page.waitForTimeout(500);
    await page.reload();
    await expect(page.locator("#body")).toHaveValue(before + more);
  }
  await expect(saveState(page)).toHaveText(savedAt);
  // One reflection, and no second version of it.
  expect(new URL(page.url()).hash).toBe(`#${id}`);
  await expect(page.getByText("Two versions were kept.")).toHaveCount(0);
  await page.goto("/journal");
  await expect(page.getByText("1 reflection.", { exact: false })).toBeVisible();
  const other = await (await visit(sites().group)).newPage();
  await signIn(other, member, { back: "/journal" });
  await other.getByRole("link", { name: /Already saved/ }).click();
  await expect(other.locator("#body")).toHaveValue("Already saved. One sentence more. And another. And a last one.");
});
