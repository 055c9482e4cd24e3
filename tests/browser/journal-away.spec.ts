import { expect } from "@playwright/test";
import { databaseOf, newMember } from "../support/joining";
import { journalRows, savedAt, unlock } from "../support/journal";
import { sites } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

const offline = "Saved on this device. We will send it when you are back online.";
const cannotSend = "Saved on this device. We cannot send it just now; we are trying again.";
const signedOut = "Saved on this device. Sign in again, and we will send it.";
const tooLong =
  "Saved on this device only. It is too long to send: move part of it into a new reflection, and we will send both.";

test("what is written offline is said to be on this device, and goes by itself when the network is back", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: "/journal" });
  const id = await writeReflection(page, { body: "On the platform." });
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await page.locator("#body").fill("On the platform, and then on the train.");
  await expect(saveState(page)).toHaveText(offline);
  expect((await journalRows(sites().group, member.memberId)).items).toMatchObject([{ id, version: 1 }]);
  await page.locator("#body").press("Control+End");
  await page.keyboard.type(" In the tunnel.");
  await expect(saveState(page)).toHaveText(offline);

  await context.setOffline(false);
  await expect(saveState(page)).toHaveText(savedAt);
  await expect(page.getByText("You are offline.")).toHaveCount(0);
  const second = await (await visit(sites().group)).newPage();
  await signIn(second, member, { back: "/journal" });
  await second.goto(`/journal/read#${id}`);
  await expect(second.getByText("On the platform, and then on the train. In the tunnel.")).toBeVisible();
});

test("what was written offline waits for a page that was closed, and goes from the next one", async ({ visit }) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: "/journal/write" });
  await expect(page.locator("#body")).toBeVisible();
  await context.setOffline(true);
  await page.locator("#body").fill("Written in a tunnel.");
  await expect(saveState(page)).toHaveText(offline);
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto("/journal");
  await unlock(next, member.password);
  await expect(next.getByRole("link", { name: "Written in a tunnel." })).toBeVisible();
  await expect(next.getByText("Only on this device so far")).toHaveCount(0);
  expect((await journalRows(sites().group, member.memberId)).items).toHaveLength(1);
});

test("a site that does not answer as it should is not called being offline", async ({ visit }) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: "/journal/write" });
  await expect(page.locator("#body")).toBeVisible();
  // The network is there, and the site's own address refuses.
  await context.route("**/api/journal**", (route) => route.abort("connectionrefused"));
  await page.locator("#body").fill("Written to nobody.");
  await expect(saveState(page)).toHaveText(cannotSend);
  await expect(page.getByText("You are offline.")).toHaveCount(0);
  await context.unroute("**/api/journal**");
  await expect(saveState(page)).toHaveText(savedAt);
});

test("words written on while an answer was lost on the way are not taken for another device's", async ({ visit }) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: "/journal" });
  const id = await writeReflection(page, { body: "One." });
  // The save arrives, and its answer does not: twice, so that the look-up afterwards fails as well.
  await context.route("**/api/journal**", async (route) => {
    if (route.request().method() === "PUT") await route.fetch();
    await route.abort("connectionreset");
  });
  await page.locator("#body").press("Control+End");
  await page.keyboard.type(" Two.");
  await expect(saveState(page)).toHaveText(cannotSend);
  expect((await journalRows(sites().group, member.memberId)).items).toMatchObject([{ id, version: 2 }]);
  await page.keyboard.type(" Three.");
  await expect(saveState(page)).toHaveText(cannotSend);
  await context.unroute("**/api/journal**");
  await page.reload();
  await expect(saveState(page)).toHaveText(savedAt);
  await expect(page.locator("#body")).toHaveValue("One. Two. Three.");
  await expect(page.getByText("Two versions were kept.")).toHaveCount(0);
  expect((await journalRows(sites().group, member.memberId)).items).toMatchObject([{ id, version: 3 }]);
});

test("signed out in the middle of writing, the words stay, and signing in beside them sends them", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { own: true, back: "/journal" });
  const id = await writeReflection(page, { title: "Kept", body: "Before." });
  await page.getByRole("button", { name: "Keep it open here" }).click();
  const sql = databaseOf(sites().group);
  await sql`delete from sign_ins where member_id = ${member.memberId}`;
  await sql.end();
  await page.locator("#body").fill("Before. And after.");
  await expect(page.getByRole("heading", { name: "You have been signed out" })).toBeVisible();
  await expect(saveState(page)).toHaveText(signedOut);
  await expect(page.locator("#body")).toHaveValue("Before. And after.");
  // A wrong password changes nothing.
  await page.locator("#again-password").fill("not the password at all");
  await page.getByRole("button", { name: "Sign in again" }).click();
  await expect(page.locator(".problem")).toContainText("did not match");
  await page.locator("#again-password").fill(member.password);
  await page.getByRole("button", { name: "Sign in again" }).click();
  await expect(saveState(page)).toHaveText(savedAt);
  await expect(page.getByRole("heading", { name: "You have been signed out" })).toHaveCount(0);
  await expect(page.locator("#body")).toHaveValue("Before. And after.");

  // The device still keeps the journal open, under the new sign-in.
  await page.close();
  const next = await context.newPage();
  await next.goto(`/journal/write#${id}`);
  await expect(next.locator("#body")).toHaveValue("Before. And after.");
  const second = await (await visit(sites().group)).newPage();
  await signIn(second, member, { back: "/journal" });
  await second.goto(`/journal/write#${id}`);
  await expect(second.locator("#body")).toHaveValue("Before. And after.");
});

test("a reflection that is too long to send is said to be so, kept here, and goes once it is shorter", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: "/journal" });
  const id = await writeReflection(page, { title: "A whole book", body: "It begins." });
  const before = await journalRows(sites().group, member.memberId);
  const book = `It begins. ${"All of it in one go. ".repeat(50_000)}`;
  await page.locator("#body").fill(book);
  await expect(saveState(page)).toHaveText(tooLong);
  await expect(page.getByRole("status").filter({ hasText: "too long to send" })).toHaveCount(1);
  expect(await journalRows(sites().group, member.memberId)).toEqual(before);
  expect((await page.locator("#body").inputValue()).length).toBe(book.length);

  // In the sealed local draft too: it is there after a reload.
  await page.reload();
  await expect(saveState(page)).toHaveText(tooLong);
  expect((await page.locator("#body").inputValue()).length).toBe(book.length);
  await page.goto("/journal");
  await expect(page.getByText("Only on this device so far")).toBeVisible();
  await page.goto(`/journal/write#${id}`);
  await page.locator("#body").fill(book.slice(0, 400_000));
  await expect(saveState(page)).toHaveText(savedAt);
  // On a slow machine the title alone may have been a version of its own: one more than before is what counts.
  const version = before.items[0]?.version + 1;
  expect((await journalRows(sites().group, member.memberId)).items).toMatchObject([{ id, version }]);
});
