import { expect, type Page } from "@playwright/test";
import { makeWords, readWords } from "@/lib/journal/vault/recovery";
import { chooseNewPassword, codeFor, enterCode, goOnToToday, keepOpen } from "../support/doorway";
import { newMember } from "../support/joining";
import { makeKit } from "../support/keys";
import { sites } from "../support/sites";
import { signIn, test, writeReflection } from "../support/visit";

const renewed = "a quite new password 7";
const one = "I kept the minutes so that nobody would ask me what I thought.";
const two = "The second one is about the lift, and who waits for it.";

const withoutWords = (page: Page) => page.getByRole("button", { name: "I do not have my words" }).click();
const problem = (page: Page) => page.locator(".problem");

/** The words with two changed places, so that they no longer belong together. */
function outOfOrder(words: string[]): string {
  for (let at = 1; at < words.length; at += 1) {
    const other = [...words];
    [other[0], other[at]] = [words[at] ?? "", words[0] ?? ""];
    if (!readWords(other.join(" ")).ok) return other.join(" ");
  }
  throw new Error("not reached");
}

test("the code alone opens everything on a device that keeps the journal open", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const device = await visit(group);
  const first = await device.newPage();
  await signIn(first, who, { own: true });
  const id = await writeReflection(first, { title: "Minutes", body: one });
  await first.goto("/account");
  await keepOpen(first);
  await first.close();

  // A new tab of this device has nothing of the first: that it opens is the keeping.
  const page = await device.newPage();
  await page.goto(`/journal/write#${id}`);
  await expect(page.locator("#body")).toHaveValue(one);
  await enterCode(page, who.email, await codeFor(group, who.memberId));
  await withoutWords(page);
  await chooseNewPassword(page, renewed, true);
  await goOnToToday(page);
  await page.goto(`/journal/write#${id}`);
  await expect(page.locator("#body")).toHaveValue(one);

  // It goes on keeping it open, and the new password opens it elsewhere.
  await page.close();
  const again = await device.newPage();
  await again.goto("/journal");
  await expect(again.getByRole("link", { name: "Minutes" })).toBeVisible();
  const elsewhere = await (await visit(group)).newPage();
  await signIn(elsewhere, { ...who, password: renewed }, { back: "/journal" });
  await expect(elsewhere.getByRole("link", { name: "Minutes" })).toBeVisible();
});

test("the code alone elsewhere opens sessions; the journal is locked and kept, until the words open it", async ({
  visit,
}) => {
  test.setTimeout(150_000);
  const { group } = sites();
  const who = await newMember(group);
  const first = await (await visit(group)).newPage();
  await signIn(first, who);
  await writeReflection(first, { title: "Minutes", body: one });
  await writeReflection(first, { title: "The lift", body: two });
  const words = await makeKit(first);

  const page = await (await visit(group)).newPage();
  await enterCode(page, who.email, await codeFor(group, who.memberId));
  await withoutWords(page);
  await chooseNewPassword(page, renewed);
  await expect(page.getByText("You have a new password, and you are signed in.")).toBeVisible();
  await expect(page.getByText("What you wrote is locked, not gone")).toBeVisible();
  await page.getByRole("link", { name: "Go to sessions" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sessions" })).toBeVisible();

  // The browser that was signed in before is so no more.
  await first.goto("/today");
  await first.waitForURL("**/sign-in?back=**");

  await page.goto("/journal");
  await expect(page.getByRole("heading", { name: "Your journal is locked, not gone" })).toBeVisible();
  await expect(page.getByText("2 reflections from before your new password are kept")).toBeVisible();
  await expect(page.locator("body")).not.toContainText("Minutes");

  const field = page.getByLabel("Your twelve recovery words");
  const password = page.locator("#away-password");
  const open = page.getByRole("button", { name: "Open my journal" });
  await password.fill(renewed);
  for (const [typed, said] of [
    ["", "Enter your recovery words"],
    [words.slice(0, 11).join(" "), "A kit has twelve words. There are 11 here."],
    [
      words.with(4, "zebre").join(" "),
      "Word 5, “zebre”, is not one of the words that a kit is made of. Check its spelling.",
    ],
    [outOfOrder(words), "These words do not belong together. One of them may be another word, or in another place."],
    [makeWords().join(" "), "Those details did not match. Check them and try again."],
  ] as const) {
    await field.fill(typed);
    await open.click();
    await expect(problem(page)).toContainText(said);
    await expect(problem(page)).toBeFocused();
    await expect(field).toHaveValue(typed);
  }
  await field.fill(words.join(" "));
  await password.fill("not the new password");
  await open.click();
  await expect(problem(page)).toContainText("Those details did not match. Check them and try again.");
  await password.fill(renewed);
  await open.click();
  await expect(page.getByRole("link", { name: "Minutes" })).toBeVisible();
  await expect(page.getByRole("link", { name: "The lift" })).toBeVisible();

  // From now on the new password opens it by itself, anywhere, and the kit is the same one.
  const elsewhere = await (await visit(group)).newPage();
  await signIn(elsewhere, { ...who, password: renewed }, { back: "/journal" });
  await expect(elsewhere.getByRole("link", { name: "The lift" })).toBeVisible();
  await elsewhere.goto("/journal/kit");
  await expect(elsewhere.getByText("You have a kit.")).toBeVisible();
});

test("a fresh journal is begun beside the locked one, which the words bring back later", async ({ visit }) => {
  test.setTimeout(150_000);
  const { group } = sites();
  const who = await newMember(group);
  const first = await (await visit(group)).newPage();
  await signIn(first, who);
  await writeReflection(first, { title: "Minutes", body: one });
  await writeReflection(first, { title: "The lift", body: two });
  const words = await makeKit(first);

  const page = await (await visit(group)).newPage();
  await enterCode(page, who.email, await codeFor(group, who.memberId));
  await withoutWords(page);
  await chooseNewPassword(page, renewed);
  await page.getByRole("link", { name: "Go to the journal" }).click();
  await page.locator("#fresh-password").fill("not the new password");
  await page.getByRole("button", { name: "Start a fresh journal" }).click();
  await expect(problem(page)).toContainText("Those details did not match.");
  await page.locator("#fresh-password").fill(renewed);
  await page.getByRole("button", { name: "Start a fresh journal" }).click();
  await expect(page.getByRole("heading", { name: "2 reflections from before are locked, not gone" })).toBeVisible();
  await expect(page.getByText("Something does not add up.")).toHaveCount(0);
  const third = await writeReflection(page, { title: "Afterwards", body: "Written in the fresh one." });
  await page.goto("/journal");
  await expect(page.getByRole("link", { name: "Afterwards" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Minutes" })).toHaveCount(0);

  await page.getByText("Bring them back with your recovery words").click();
  const field = page.getByLabel("Your twelve recovery words");
  await field.fill(makeWords().join(" "));
  await page.getByRole("button", { name: "Bring them back" }).click();
  await expect(problem(page)).toContainText("Those details did not match.");
  await field.fill(words.map((word, at) => `${at + 1}. ${word}`).join("\n"));
  await page.getByRole("button", { name: "Bring them back" }).click();
  await expect(page.getByText("2 reflections are back.")).toBeVisible();
  await expect(page.getByText("locked, not gone")).toHaveCount(0);

  // Everything stands in one journal, here and in a fresh browser.
  const elsewhere = await (await visit(group)).newPage();
  await signIn(elsewhere, { ...who, password: renewed }, { back: "/journal" });
  for (const there of [page, elsewhere])
    for (const name of ["Minutes", "The lift", "Afterwards"])
      await expect(there.getByRole("link", { name })).toBeVisible();
  await expect(elsewhere.getByText("Something does not add up.")).toHaveCount(0);
  await elsewhere.goto(`/journal/write#${third}`);
  await expect(elsewhere.locator("#body")).toHaveValue("Written in the fresh one.");
});

test("a wrong code, wrong words and an unknown email get one answer, and the code is not used up", async ({
  visit,
}) => {
  const { group } = sites();
  const who = await newMember(group);
  const first = await (await visit(group)).newPage();
  await signIn(first, who);
  await writeReflection(first, { title: "Minutes", body: one });
  const words = await makeKit(first);
  const code = await codeFor(group, who.memberId);
  const page = await (await visit(group)).newPage();

  await page.goto("/recover");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(problem(page)).toContainText("Enter the one-time code");
  // Said at once, before the words are asked for.
  for (const [email, given] of [
    [who.email, "AAAA-BBBB-CCCC"],
    ["nobody@example.org", code],
  ] as const) {
    await page.goto("/recover");
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("One-time code").fill(given);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(problem(page)).toContainText(
      "That did not match. Check the email and the code, or ask for a new code.",
    );
    await expect(problem(page)).toBeFocused();
    await expect(page.getByLabel("One-time code")).toHaveValue(given);
  }
  await enterCode(page, who.email, code);
  const others = makeWords().join(" ");
  await page.getByLabel("Twelve words, in their order").fill(others);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(problem(page)).toContainText(
    "That did not match. Check the email, the code and the words, or ask for a new code.",
  );
  // Going back to the code and on again keeps the words that were typed.
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("One-time code")).toHaveValue(code);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Twelve words, in their order")).toHaveValue(others);
  const misspelt = words.with(2, "abandom").join(" ");
  await page.getByLabel("Twelve words, in their order").fill(misspelt);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(problem(page)).toContainText("Word 3, “abandom”, is not one of the words");
  await page.getByLabel("Twelve words, in their order").fill(outOfOrder(words));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(problem(page)).toContainText("These words do not belong together.");
  await expect(page.getByLabel("Password", { exact: true })).toHaveCount(0);

  // The old password and sign-in stand as they were, and the code still works.
  await first.goto("/journal");
  await expect(first.getByRole("link", { name: "Minutes" })).toBeVisible();
  await page.getByLabel("Twelve words, in their order").fill(words.join(" "));
  await page.getByRole("button", { name: "Continue" }).click();
  await chooseNewPassword(page, "short");
  await expect(problem(page)).toContainText("Use 12 characters or more");
  await chooseNewPassword(page, renewed);
  await goOnToToday(page);
});
