import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { keepOpen, signInOf } from "../support/doorway";
import { newMember } from "../support/joining";
import { lock } from "../support/journal";
import { sites } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

const words = "Nobody in the room could say who the meeting was for.";

/** What the vault has left on this device. */
const left = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    key: sessionStorage.getItem("rp-sealed-key"),
    reading: localStorage.getItem("reading"),
  }));

/** Saves do not get through, while everything else does. */
const holdSaves = (page: Page) =>
  page.route("**/api/journal", (route) =>
    route.request().method() === "PUT" ? route.abort("connectionfailed") : route.fallback(),
  );

async function writeUnsent(page: Page, body: string) {
  await page.goto("/journal/write");
  await page.locator("#body").fill(body);
  await expect(saveState(page)).toContainText("Saved on this device");
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Sign out" })).toBeVisible();
}

const signOut = (page: Page) => page.getByRole("button", { name: "Sign out", exact: true });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Some of your writing could not be sent" });

test("signing out takes the journal off this device in every tab, and leaves the reading settings", async ({
  visit,
}) => {
  const { group } = sites();
  const who = await newMember(group);
  const context = await visit(group);
  const page = await context.newPage();
  await page.goto("/reading-settings");
  await page.getByLabel("Dark", { exact: true }).check();
  await signIn(page, who, { own: true });
  await writeReflection(page, { title: "The room", body: words });
  await page.goto("/account");
  await keepOpen(page);
  const other = await context.newPage();
  await other.goto("/journal");
  await expect(other.getByRole("link", { name: "The room" })).toBeVisible();
  // The control: all that must go is there before.
  expect(await left(page)).toEqual({
    databases: ["rp-journal"],
    key: expect.stringContaining("sealed"),
    reading: expect.stringContaining("dark"),
  });
  const { row, cookie } = await signInOf(page, group);
  expect(row).not.toBeNull();
  expect((await page.request.get("/api/journal/local-key")).status()).toBe(200);

  await signOut(page).click();
  await page.waitForURL(`${group.url}/`);
  await other.waitForURL("**/sign-in?back=**");
  await expect(other.locator("body")).not.toContainText("The room");
  for (const tab of [page, other])
    expect(await left(tab)).toEqual({ databases: [], key: null, reading: expect.stringContaining("dark") });
  expect((await context.cookies()).some(({ name }) => name === "sign-in")).toBe(false);
  // Whoever kept a copy of the cookie has nothing from it.
  await context.addCookies([{ name: "sign-in", value: cookie?.value ?? "", url: group.url }]);
  expect((await page.request.get("/api/journal/local-key")).status()).toBe(401);
  await context.clearCookies();

  // Back through the browser's history shows nothing of it either.
  await page.goBack();
  await page.waitForURL("**/sign-in?back=**");
  await signIn(page, who, { back: "/journal" });
  await expect(page.getByRole("link", { name: "The room" })).toBeVisible();
});

test("signing out sends first what was not sent", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, who);
  await holdSaves(page);
  await writeUnsent(page, words);
  await page.unroute("**/api/journal");
  await signOut(page).click();
  await page.waitForURL(`${group.url}/`);
  const second = await (await visit(group)).newPage();
  await signIn(second, who, { back: "/journal" });
  await expect(second.getByText(words)).toBeVisible();
});

test("signing out while the site cannot be reached asks; a sealed file brings the words back later", async ({
  visit,
}) => {
  test.setTimeout(150_000);
  const { group } = sites();
  const who = await newMember(group);
  const context = await visit(group);
  const page = await context.newPage();
  await signIn(page, who);
  await holdSaves(page);
  await writeUnsent(page, words);
  await context.setOffline(true);
  await signOut(page).click();
  await expect(dialog(page)).toContainText(
    "1 piece of writing is only on this device. Signing out takes it away from here.",
  );

  // Stay: nothing has changed.
  await dialog(page).getByRole("button", { name: "Stay signed in" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Lock journal" })).toBeVisible();
  expect((await left(page)).databases).toEqual(["rp-journal"]);

  // A sealed file: not a readable word in it, nor who wrote it.
  await signOut(page).click();
  const download = page.waitForEvent("download");
  await dialog(page).getByRole("button", { name: "Save a sealed file" }).click();
  const file = await (await download).path();
  await expect(dialog(page)).toContainText("The file is on its way to your downloads.");
  const kept = readFileSync(file, "utf8");
  for (const secret of ["Nobody in the room", who.email, who.name, Buffer.from("Nobody in the room").toString("hex")])
    expect(kept).not.toContain(secret);
  expect(JSON.parse(kept).drafts).toHaveLength(1);

  // Leaving without the site: this device forgets at once, and the page says what it could not do.
  await dialog(page).getByRole("button", { name: "Sign out now" }).click();
  await expect(page.getByText("Your journal is off this device.")).toBeVisible();
  await expect(page.getByText("Sign out again when you are online.")).toBeVisible();
  expect(await left(page)).toMatchObject({ databases: [], key: null });
  await context.setOffline(false);
  await signOut(page).click();
  await page.waitForURL(`${group.url}/`);

  await page.unroute("**/api/journal");
  await signIn(page, who, { back: "/journal" });
  await expect(page.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
  await page.goto("/account");
  await page.getByText("I saved a sealed file when I signed out").click();
  await page.getByLabel("Sealed file").setInputFiles(file);
  await page.getByRole("button", { name: "Bring the words back" }).click();
  await expect(page.getByText("1 piece of writing from the file is in your journal now.")).toBeVisible();
  await page.goto("/journal");
  await expect(page.getByText(words)).toBeVisible();

  // The control: for somebody else the same file opens nothing.
  const stranger = await (await visit(group)).newPage();
  await signIn(stranger, await newMember(group), { back: "/account" });
  await stranger.getByText("I saved a sealed file when I signed out").click();
  await stranger.getByLabel("Sealed file").setInputFiles(file);
  await stranger.getByRole("button", { name: "Bring the words back" }).click();
  await expect(stranger.getByText("Nothing in this file opens with your journal.")).toBeVisible();
});

test("words that are to be lost are lost only when that is what was chosen", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, who);
  await holdSaves(page);
  await writeUnsent(page, words);
  await signOut(page).click();
  await dialog(page).getByRole("button", { name: "Sign out and lose that writing" }).click();
  await page.waitForURL(`${group.url}/`);
  expect(await left(page)).toMatchObject({ databases: [], key: null });
  await page.unroute("**/api/journal");
  await signIn(page, who, { back: "/journal" });
  await expect(page.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
});

test("a locked journal asks too before unsent words go, and its sealed file holds them", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, who);
  await holdSaves(page);
  await writeUnsent(page, words);
  await lock(page);
  await expect(page.getByRole("heading", { name: "Your journal is locked" })).toBeVisible();
  await signOut(page).click();
  await expect(dialog(page)).toContainText("1 piece of writing is only on this device.");
  const download = page.waitForEvent("download");
  await dialog(page).getByRole("button", { name: "Save a sealed file" }).click();
  expect(JSON.parse(readFileSync(await (await download).path(), "utf8")).drafts).toHaveLength(1);
  await dialog(page).getByRole("button", { name: "Stay signed in" }).click();

  // Unlocked again, with the site there, nothing was lost.
  await page.unroute("**/api/journal");
  await page.locator("#unlock-password").fill(who.password);
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByRole("group", { name: "Lock my journal when nothing happens for" })).toBeVisible();
  await page.goto("/journal");
  await expect(page.getByText(words)).toBeVisible();
});

test("signing out without the site and with nothing unsent says truly that the site does not know", async ({
  visit,
}) => {
  const { group } = sites();
  const who = await newMember(group);
  const context = await visit(group);
  const page = await context.newPage();
  await signIn(page, who);
  await page.goto("/account");
  await expect(page.getByRole("button", { name: "Lock journal" })).toBeVisible();
  await context.setOffline(true);
  await signOut(page).click();
  await expect(page.getByText("it does not know yet that you are leaving")).toBeInViewport();
  await expect(signOut(page)).toBeFocused();
  await expect(page.getByRole("heading", { name: "Your journal is locked" })).toBeVisible();
  expect(await left(page)).toMatchObject({ databases: [], key: null });
  await context.setOffline(false);
  expect((await signInOf(page, group)).row).not.toBeNull();
  await signOut(page).click();
  await page.waitForURL(`${group.url}/`);
  expect((await signInOf(page, group)).row).toBeNull();
});

test("signing out on a shared device leaves another member's unsent words sealed where they are", async ({ visit }) => {
  const { group } = sites();
  const [first, second] = [await newMember(group), await newMember(group)];
  const context = await visit(group);
  const page = await context.newPage();
  await signIn(page, first);
  await writeReflection(page, { body: "On the server." });
  await context.setOffline(true);
  await page.locator("#body").fill("On the server, and not yet.");
  await expect(saveState(page)).toHaveText(/^Saved on this device/);
  await page.close();
  await context.setOffline(false);
  // The sign-in ends without a sign-out, as one does that was left behind.
  await context.clearCookies();

  const other = await context.newPage();
  await signIn(other, second, { back: "/account" });
  await signOut(other).click();
  await other.waitForURL(`${group.url}/`);
  expect((await left(other)).databases).toEqual(["rp-journal"]);

  await signIn(other, first, { back: "/journal" });
  await expect(other.getByText("On the server, and not yet.")).toBeVisible();
  const elsewhere = await (await visit(group)).newPage();
  await signIn(elsewhere, first, { back: "/journal" });
  await expect(elsewhere.getByText("On the server, and not yet.")).toBeVisible();
});
