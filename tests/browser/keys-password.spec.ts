import { expect, type Response } from "@playwright/test";
import { deriveFromWords } from "@/lib/journal/vault/derive";
import { readWords } from "@/lib/journal/vault/recovery";
import { newMember } from "../support/joining";
import { makeKit } from "../support/keys";
import { sites } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

test("a member changes the password: this page stays signed in, every other is out, and nothing is lost", async ({
  visit,
}) => {
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, who, { back: "/journal" });
  const id = await writeReflection(page, { title: "Before the change", body: "What I wrote before." });
  const elsewhere = await (await visit(group)).newPage();
  await signIn(elsewhere, who, { back: `/journal/write#${id}` });
  await expect(elsewhere.locator("#body")).toHaveValue("What I wrote before.");

  await page.goto("/account");
  await page.getByRole("link", { name: "Change my password" }).click();
  const next = "a quite new password 7";
  await page.getByLabel("Current password").fill("not my password at all");
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change my password" }).click();
  await expect(page.locator(".problem")).toContainText("Those details did not match. Check them and try again.");
  await page.getByLabel("Current password").fill(who.password);
  await page.getByLabel("New password").fill(who.password);
  await page.getByRole("button", { name: "Change my password" }).click();
  await expect(page.locator(".problem")).toContainText("This is the password you have now. Choose another");
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Change my password" }).click();
  await expect(page.locator(".problem")).toContainText("Use 12 characters or more");
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change my password" }).click();
  await expect(page.getByText("You have a new password.")).toBeVisible();

  // Still signed in and open here, also after a full page load.
  await page.goto(`/journal/read#${id}`);
  await expect(page.getByText("What I wrote before.")).toBeVisible();

  // The other page was in the middle of writing: it says so, keeps the words, and takes the new password in place.
  await elsewhere.locator("#body").fill("What I wrote before. And went on with elsewhere.");
  await expect(elsewhere.getByRole("heading", { name: "You have been signed out" })).toBeVisible();
  await elsewhere.locator("#again-password").fill(who.password);
  await elsewhere.getByRole("button", { name: "Sign in again" }).click();
  await expect(elsewhere.locator(".problem")).toContainText("did not match");
  await elsewhere.locator("#again-password").fill(next);
  await elsewhere.getByRole("button", { name: "Sign in again" }).click();
  await expect(saveState(elsewhere)).toHaveText(/^Saved at /);
  await page.reload();
  await expect(page.getByText("And went on with elsewhere.")).toBeVisible();
});

test("a change whose answer was lost is found out, and one that never arrived changes nothing", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const context = await visit(group);
  const page = await context.newPage();
  await signIn(page, who, { back: "/account/password" });
  const next = "a quite new password 7";
  const change = async () => {
    await page.getByLabel("Current password").fill(who.password);
    await page.getByLabel("New password").fill(next);
    await page.getByRole("button", { name: "Change my password" }).click();
  };
  await context.route("**/api/journal/password", (route) => route.abort());
  await change();
  await expect(page.locator(".problem")).toContainText("Nothing is lost.");
  await context.unroute("**/api/journal/password");
  await context.route("**/api/journal/password", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await change();
  await expect(page.getByText("You have a new password.")).toBeVisible();
  const fresh = await (await visit(group)).newPage();
  await signIn(fresh, { ...who, password: next }, { back: "/journal" });
  await expect(fresh.getByRole("heading", { level: 1, name: "Your journal" })).toBeVisible();
});

test("new recovery words end the old ones at once, and the page says so", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, who, { back: "/journal" });
  const answerTo = async (twelve: readonly string[]) => {
    const read = readWords(twelve.join(" "));
    if (!read.ok) throw new Error("words that do not read");
    const { proofHex: proof } = await deriveFromWords(read.entropy);
    return page.evaluate(async (proof) => {
      const { keyId } = await (await fetch("/api/journal/local-key")).json();
      const asked = { method: "POST", body: JSON.stringify({ keyId, proof }) };
      return (await (await fetch("/api/journal/kit-wrap", asked)).json()) as object;
    }, proof);
  };
  const first = await makeKit(page);
  await expect(page.getByText("Your old words stopped working just now.")).toHaveCount(0);
  expect(await answerTo(first)).toMatchObject({ ok: true });
  const second = await makeKit(page);
  await expect(page.getByText("Your old words stopped working just now.")).toBeVisible();
  expect(await answerTo(first)).toEqual({ ok: false, reason: "no-match" });
  expect(await answerTo(second)).toMatchObject({ ok: true });
});

test("asks once in half a year where the kit is, and not again after an answer", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const then = await (await visit(group)).newPage();
  const isSave = (answer: Response) => answer.request().method() === "PUT" && answer.url().endsWith("/api/journal");
  const saved = then.waitForResponse(isSave);
  // The kit is made seven months ago by this device's clock; the server is told no day.
  await then.clock.setFixedTime(Date.now() - 214 * 86_400_000);
  await signIn(then, who, { back: "/journal" });
  await makeKit(then);
  await saved;
  const page = await (await visit(group)).newPage();
  await signIn(page, who, { back: "/journal" });
  const panel = page.getByRole("heading", { name: "Do you know where your kit is?" });
  await expect(panel).toBeVisible();
  await page.getByRole("button", { name: "Later" }).click();
  await expect(panel).toHaveCount(0);

  const again = await (await visit(group)).newPage();
  await signIn(again, who, { back: "/journal" });
  const answered = again.waitForResponse(isSave);
  await again.getByRole("button", { name: "Yes, I know where it is" }).click();
  await expect(again.getByText("We will ask again in about six months.")).toBeVisible();
  await answered;
  await again.reload();
  await expect(again.getByRole("heading", { level: 1, name: "Your journal" })).toBeVisible();
  await expect(again.getByRole("heading", { name: "Do you know where your kit is?" })).toHaveCount(0);
});
