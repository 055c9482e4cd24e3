import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { databaseOf, makeOtherGroup, newMember } from "../support/joining";
import { sites } from "../support/sites";
import { button, download, passphrase } from "../support/taking-away";
import { signIn, test, writeReflection } from "../support/visit";

const rowsOf = async (memberId: string) => {
  const sql = databaseOf(sites().group);
  const [row] = await sql`
    select (select count(*)::int from members where id = ${memberId}) as members,
           (select count(*)::int from journal_items where member_id = ${memberId}) as items,
           (select count(*)::int from journal_keys where member_id = ${memberId}) as keys,
           (select count(*)::int from sign_ins where member_id = ${memberId}) as "signIns"`;
  await sql.end();
  return { ...row };
};

test("a member takes everything along, thinks again, and leaves now; a lost answer is found out", async ({ visit }) => {
  const site = sites().group;
  const groupId = await makeOtherGroup(site);
  const [who] = [await newMember(site, { groupId }), await newMember(site, { groupId, leads: true })];
  const page = await (await visit(site)).newPage();
  const elsewhere = await (await visit(site)).newPage();
  await signIn(page, who);
  await signIn(elsewhere, who);
  await writeReflection(page, { title: "To take along", body: "Words that go with me." });

  await page.goto("/account");
  await page.getByRole("link", { name: "About leaving" }).click();
  await expect(page.getByRole("heading", { name: "All of it in one go" })).toBeVisible();
  await page.getByLabel("Passphrase for this file", { exact: true }).fill(passphrase);
  await page.getByLabel("The same passphrase again").fill(passphrase);
  const taken = await download(page, () => button(page, "Make the sealed copy").click());
  const files = unzipSync(readFileSync(taken.path));
  expect(Object.keys(files).map((name) => name.replace(/\d{4}-\d\d-\d\d/, "DAY"))).toEqual([
    "my-journal DAY.rjx",
    "open-journal.html",
    "what-else-was-held DAY.json",
  ]);
  const held = JSON.parse(strFromU8(files[Object.keys(files)[2] ?? ""] ?? new Uint8Array()));
  expect(held).toMatchObject({ account: { email: who.email }, journal: { sealedItems: 1 }, messages: [] });
  expect(JSON.stringify(held)).not.toContain("Words that go with me");

  // In 14 days: said wherever they arrive, and taken back at once.
  await page.getByLabel("Your password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: /^Leave on / }).click();
  await expect(page.getByText(/^You leave on .+\. Until then everything is as it was/)).toBeVisible();
  for (const arrival of ["/today", "/sessions"]) {
    await page.goto(arrival);
    await expect(page.getByText(/^You leave on /)).toBeVisible();
  }
  await page.getByRole("link", { name: "Stay after all, or see what happens then" }).click();
  await page.getByRole("button", { name: "I would rather stay" }).click();
  await expect(page.getByText("You stay. Nothing has changed.")).toBeVisible();

  await page.goto("/account/leave");
  await page.getByLabel("Now", { exact: true }).check();
  await page.getByLabel("Your password", { exact: true }).fill("not my password at all");
  await page.getByRole("button", { name: "Leave now, for good" }).click();
  await expect(page.locator(".problem")).toContainText("That is not your password. Nothing has changed.");
  expect(await rowsOf(who.memberId)).toMatchObject({ members: 1, items: 1 });

  // The site does what was asked, and its answers get lost on the way.
  await page.route("**/api/account/le*", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByLabel("Your password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Leave now, for good" }).click();
  await expect(page.locator(".problem")).toContainText("We could not tell whether that arrived.");
  expect(await rowsOf(who.memberId)).toEqual({ members: 0, items: 0, keys: 0, signIns: 0 });
  await page.unroute("**/api/account/le*");
  await page.getByRole("button", { name: "Leave now, for good" }).click();
  await page.waitForURL("**/goodbye");
  await expect(page.getByRole("heading", { name: "What remains, and until when" })).toBeVisible();

  // Nothing of the journal is left on this device, and every other sign-in has ended.
  const kept = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return { names, session: Object.keys(sessionStorage) };
  });
  expect(kept).toEqual({ names: [], session: [] });
  await elsewhere.goto("/sessions");
  await elsewhere.waitForURL("**/sign-in?back=%2Fsessions");
});

test("whoever leads a group alone is told what to do first", async ({ visit }) => {
  const site = sites().group;
  const groupId = await makeOtherGroup(site);
  const [lead] = [await newMember(site, { groupId, leads: true }), await newMember(site, { groupId })];
  const page = await (await visit(site)).newPage();
  await signIn(page, lead, { back: "/account/leave" });
  await expect(page.getByRole("heading", { name: "Hand over first" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Leave/ })).toHaveCount(0);
});
