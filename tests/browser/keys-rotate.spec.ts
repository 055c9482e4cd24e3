import { expect, type Page } from "@playwright/test";
import { databaseOf, type Joined, newMember } from "../support/joining";
import { giveNewKey, hasNewKey, makeKit, prepareNewKey, sealedByKey } from "../support/keys";
import { sites } from "../support/sites";
import { saveState, signIn, test, type Visit, writeReflection } from "../support/visit";

const next = "a password nobody knows 7";
const moving = (page: Page) => page.getByText("Your journal is moving to its new key.");

async function write(page: Page, who: Joined, count: number): Promise<string[]> {
  await signIn(page, who, { back: "/journal" });
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await writeReflection(page, { title: `Page ${n}`, body: `Words ${n}.` }));
  return ids;
}

/** A member with that many reflections, whose page stands before the last button of "Someone may know my password". */
async function ready(visit: Visit, count: number) {
  test.setTimeout(180_000);
  const { group } = sites();
  const who = await newMember(group);
  const context = await visit(group);
  const page = await context.newPage();
  const ids = await write(page, who, count);
  await prepareNewKey(page, who.password, next);
  return { group, who, context, page, ids };
}

async function readsAll(page: Page, ids: readonly string[]): Promise<void> {
  for (const [n, id] of ids.entries()) {
    await page.goto(`/journal/read#${id}`);
    await page.reload();
    await expect(page.getByText(`Words ${n}.`)).toBeVisible();
  }
  await expect(page.getByText("Something does not add up.")).toHaveCount(0);
}

test("someone may know the password: a new key takes everything along, and the old password opens nothing", async ({
  visit,
}) => {
  test.setTimeout(180_000);
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  const ids = await write(page, who, 3);
  await makeKit(page);
  const elsewhere = await (await visit(group)).newPage();
  await signIn(elsewhere, who, { back: "/journal" });
  await expect(elsewhere.getByRole("link", { name: "Page 2" })).toBeVisible();

  await page.goto("/account/new-key");
  await expect(page.getByText("they can still read that old copy")).toBeVisible();
  await prepareNewKey(page, who.password, next);
  await giveNewKey(page);
  await hasNewKey(page);
  await expect.poll(() => sealedByKey(group, who.memberId)).toMatchObject({ others: 0 });
  await expect(page.getByText("Everything that you wrote is sealed with it.")).toBeVisible();
  await readsAll(page, ids);

  await elsewhere.goto("/journal");
  await elsewhere.waitForURL("**/sign-in?back=**");
  await elsewhere.getByLabel("Email address").fill(who.email);
  await elsewhere.getByLabel("Password", { exact: true }).fill(who.password);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.locator(".problem")).toContainText("did not match");
  await signIn(elsewhere, { ...who, password: next }, { back: "/journal" });
  await readsAll(elsewhere, ids);
});

test("a page closed in the middle of it loses nothing: the next device goes on", async ({ visit }) => {
  const { group, who, context, page, ids } = await ready(visit, 3);
  // The new key is begun with; not one reflection gets sealed anew before the page is gone.
  await context.route("**/api/journal/reseal", (route) => route.abort());
  await giveNewKey(page);
  await hasNewKey(page);
  await expect(moving(page)).toBeVisible();
  await page.goto(`/journal/read#${ids[0]}`);
  await expect(page.getByText("Words 0.")).toBeVisible();
  await context.close();
  expect((await sealedByKey(group, who.memberId)).others).toBeGreaterThan(2);

  const device = await (await visit(group)).newPage();
  await signIn(device, { ...who, password: next }, { back: "/journal" });
  await expect.poll(() => sealedByKey(group, who.memberId)).toMatchObject({ others: 0 });
  await expect(moving(device)).toHaveCount(0);
  await readsAll(device, ids);
});

test("a request that never arrived changes nothing, and one whose answer was lost is found out", async ({ visit }) => {
  const { group, who, context, page, ids } = await ready(visit, 2);
  await context.route("**/api/journal/rotate", (route) => route.abort());
  await giveNewKey(page);
  await expect(page.locator(".problem")).toContainText(/Nothing is lost/);
  await readsAll(page, ids);
  await context.unroute("**/api/journal/rotate");

  // The same again; this time the server gets it, and its answer is cut off.
  await prepareNewKey(page, who.password, next);
  await context.route("**/api/journal/rotate", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await giveNewKey(page);
  await hasNewKey(page);
  await expect.poll(() => sealedByKey(group, who.memberId)).toMatchObject({ others: 0 });
  await readsAll(page, ids);
});

test("another tab goes on writing under the new key, without a word lost or a password asked", async ({ visit }) => {
  test.setTimeout(180_000);
  const { group } = sites();
  const who = await newMember(group);
  const context = await visit(group);
  const page = await context.newPage();
  const [first = ""] = await write(page, who, 2);
  const tab = await context.newPage();
  await tab.goto(`/journal/write#${first}`);
  await expect(tab.locator("#body")).toHaveValue("Words 0.");
  await prepareNewKey(page, who.password, next);
  await tab.locator("#body").press("Control+End");
  await tab.locator("#body").pressSequentially(" And more, meanwhile.", { delay: 5 });
  await giveNewKey(page);
  await tab.locator("#body").pressSequentially(" And after.", { delay: 5 });
  await hasNewKey(page);
  await expect(saveState(tab)).toHaveText(/^Saved at /);
  await expect.poll(() => sealedByKey(group, who.memberId)).toMatchObject({ others: 0 });
  const text = "Words 0. And more, meanwhile. And after.";
  await expect(tab.locator("#body")).toHaveValue(text);
  const fresh = await (await visit(group)).newPage();
  await signIn(fresh, { ...who, password: next }, { back: `/journal/read#${first}` });
  await expect(fresh.getByText(text)).toBeVisible();
});

test("a page closed before the new key arrived says, next time, that nothing has changed", async ({ visit }) => {
  const { who, context, page, ids } = await ready(visit, 1);
  // It never arrives, and the page is closed while it asks what came of it. What is held back by a test goes on when a
  // page is closed, so that is a question which changes nothing.
  let cut = false;
  await context.route("**/api/journal/rotate", (route) => {
    cut = true;
    return route.abort();
  });
  await context.route("**/api/journal/local-key", (route) => (cut ? undefined : route.continue()));
  const asked = page.waitForRequest((request) => cut && request.url().endsWith("/api/journal/local-key"));
  await giveNewKey(page);
  await asked;
  await page.close();
  await context.unroute("**/api/journal/local-key");

  const later = await context.newPage();
  await later.goto("/journal");
  await expect(later.getByText("Your journal did not get a new key.")).toBeVisible();
  await later.locator("#unlock-password").fill(who.password);
  await later.getByRole("button", { name: "Unlock" }).click();
  await expect(later.getByRole("link", { name: "Page 0" })).toBeVisible();
  await later.getByRole("button", { name: "I have read this" }).click();
  await readsAll(later, ids);
  await expect(later.getByText("Your journal did not get a new key.")).toHaveCount(0);
});

test("a page closed before it heard that the new key was given says, next time, that it was", async ({ visit }) => {
  const { group, who, context, page, ids } = await ready(visit, 2);
  let arrived = () => {};
  const given = new Promise<void>((done) => {
    arrived = done;
  });
  await context.route("**/api/journal/rotate", async (route) => {
    await route.fetch();
    arrived();
  });
  await giveNewKey(page);
  await given;
  await page.close();

  const later = await context.newPage();
  await later.goto("/journal");
  await expect(later.getByText("Your new password and your new twelve words open it")).toBeVisible();
  await later.locator("#unlock-password").fill(who.password);
  await later.getByRole("button", { name: "Unlock" }).click();
  await expect(later.locator(".problem")).toContainText("did not match");
  await later.locator("#unlock-password").fill(next);
  await later.getByRole("button", { name: "Unlock" }).click();
  await expect(later.getByRole("link", { name: "Page 0" })).toBeVisible();
  await expect.poll(() => sealedByKey(group, who.memberId)).toMatchObject({ others: 0 });
  await later.getByRole("button", { name: "I have read this" }).click();
  await readsAll(later, ids);
  await expect(later.getByRole("button", { name: "I have read this" })).toHaveCount(0);
});

test("a device that was away for longer than an old key is kept says that its draft cannot be opened", async ({
  visit,
}) => {
  const { group, who, page, ids } = await ready(visit, 1);
  const away = await (await visit(group)).newPage();
  await signIn(away, who, { back: `/journal/write#${ids[0]}` });
  await away.locator("#body").fill("Words 0. Written on a train.");
  await expect(saveState(away)).toHaveText(/^Saved at /);
  await away.context().setOffline(true);
  await away.locator("#body").fill("Words 0. Written on a train, and on a boat.");
  await expect(saveState(away)).toContainText("Saved on this device");
  await giveNewKey(page);
  await hasNewKey(page);
  await expect.poll(() => sealedByKey(group, who.memberId)).toMatchObject({ others: 0 });
  // What the daily job does thirty days later.
  const sql = databaseOf(group);
  await sql`delete from journal_keys where member_id = ${who.memberId} and replaced_by is not null`;
  await sql.end();
  await away.context().setOffline(false);
  await signIn(away, { ...who, password: next }, { back: "/journal" });
  await expect(away.getByText("One draft on this device cannot be opened any more.")).toBeVisible();
  await expect(away.getByText("remember the password, you can open them here")).toHaveCount(0);
  await away.getByRole("link", { name: "Page 0" }).click();
  await expect(away.getByText("Words 0. Written on a train.")).toBeVisible();
});
