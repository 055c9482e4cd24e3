import { expect } from "@playwright/test";
import { databaseOf, newMember } from "../support/joining";
import { journalRows, listNames, savedAt } from "../support/journal";
import { sites } from "../support/sites";
import { saveState, signIn, test, writeReflection } from "../support/visit";

const doubt = "Something does not add up.";

test("two browsers change one reflection at once: both versions are kept, and both can be reached", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const [here, there] = [await (await visit(sites().group)).newPage(), await (await visit(sites().group)).newPage()];
  await signIn(here, member, { back: "/journal" });
  const id = await writeReflection(here, { title: "Shared", body: "As it was." });
  await signIn(there, member, { back: "/journal" });
  await there.goto(`/journal/write#${id}`);
  await expect(there.locator("#body")).toHaveValue("As it was.");

  await here.locator("#body").fill("As it was. And from here.");
  await expect(saveState(here)).toHaveText(savedAt);
  await there.locator("#body").press("Control+End");
  await there.keyboard.type(" And from there.");
  await expect(there.getByText("Two versions were kept.")).toBeVisible();
  await expect(saveState(there)).toHaveText(savedAt);

  // Writing goes on in the version from here, under its own id, with the caret where it was.
  const keptAs = new URL(there.url()).hash.slice(1);
  expect(keptAs).not.toBe(id);
  await expect(there.locator("#body")).toBeFocused();
  await there.keyboard.type(" Still writing.");
  await expect(saveState(there)).toHaveText(savedAt);
  await expect(there.getByRole("link", { name: "The version from here" })).toHaveAttribute(
    "href",
    `/journal/read#${keptAs}`,
  );
  await there.getByRole("link", { name: "The other version" }).click();
  await expect(there.getByText("As it was. And from here.")).toBeVisible();
  await there.goto(`/journal/read#${keptAs}`);
  await expect(there.getByText("As it was. And from there. Still writing.")).toBeVisible();
  await there.getByRole("link", { name: "Read the other version" }).click();
  await expect(there.getByText("As it was. And from here.")).toBeVisible();

  // The first browser finds both.
  await here.goto("/journal");
  await expect(here.getByText("A second version, kept")).toBeVisible();
  expect(await listNames(here)).toEqual(["Shared", "Shared"]);
  await expect(here.getByText(doubt)).toHaveCount(0);
});

test("an envelope that does not open is said, kept, and the rest of the journal works", async ({ visit }) => {
  const member = await newMember(sites().group);
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, member, { back: "/journal" });
  const broken = await writeReflection(page, { title: "Will be broken", body: "One." });
  await writeReflection(page, { title: "Stays whole", body: "Two." });
  const sql = databaseOf(sites().group);
  await sql`update journal_items set envelope = set_byte(envelope, 60, get_byte(envelope, 60) # 1) where id = ${broken}`;
  const [row] = await sql`select envelope from journal_items where id = ${broken}`;

  const fresh = await (await visit(sites().group)).newPage();
  await signIn(fresh, member, { back: "/journal" });
  await expect(fresh.getByText("1 reflection did not open on this device.")).toBeVisible();
  await expect(fresh.getByText(doubt)).toBeVisible();
  expect(await listNames(fresh)).toEqual(["Stays whole"]);
  await fresh.goto(`/journal/read#${broken}`);
  await expect(fresh.getByRole("heading", { name: "This reflection did not open on this device" })).toBeVisible();
  await fresh.goto("/journal");
  await fresh.getByRole("link", { name: "Stays whole" }).click();
  await expect(fresh.locator("#body")).toHaveValue("Two.");
  await fresh.locator("#body").fill("Two. And three.");
  await expect(saveState(fresh)).toHaveText(savedAt);

  // Kept as it is, to the byte.
  const [still] = await sql`select envelope, delete_on from journal_items where id = ${broken}`;
  await sql.end();
  expect(still).toEqual({ ...row, delete_on: null });
  // The browser that wrote it still has it.
  expect(await listNames(page)).toEqual(["Stays whole", "Will be broken"]);
});

test("a reflection that the server holds back is missed by a browser that never saw it, and saving does not hush it up", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, member, { back: "/journal" });
  const held = await writeReflection(page, { title: "Held back", body: "One." });
  await writeReflection(page, { title: "Sent", body: "Two." });
  const second = await (await visit(sites().group)).newPage();
  await signIn(second, member, { back: "/journal" });
  await expect(second.getByRole("link", { name: "Held back" })).toBeVisible();
  await expect(second.getByText(doubt)).toHaveCount(0);

  const sql = databaseOf(sites().group, "postgres");
  await sql`delete from journal_items where id = ${held}`;
  await sql.end();
  const fresh = await (await visit(sites().group)).newPage();
  await signIn(fresh, member, { back: "/journal" });
  await expect(fresh.getByText(doubt)).toBeVisible();
  await expect(fresh.getByText("Nothing was deleted here, and you can go on writing.")).toBeVisible();
  await writeReflection(fresh, { title: "Written in doubt", body: "Three." });
  await expect(fresh.getByText(doubt)).toBeVisible();
  const later = await (await visit(sites().group)).newPage();
  await signIn(later, member, { back: "/journal" });
  await expect(later.getByRole("link", { name: "Written in doubt" })).toBeVisible();
  await expect(later.getByText(doubt)).toBeVisible();
});

test("an older version put back by the server is noticed, by a browser that never saw the newer one too", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, member, { back: "/journal" });
  const id = await writeReflection(page, { title: "Rolled back", body: "The first words." });
  const [older] = (await journalRows(sites().group, member.memberId)).items;
  await page.locator("#body").fill("The first words, and the last.");
  await expect(saveState(page)).toHaveText(savedAt);
  const sql = databaseOf(sites().group);
  await sql`update journal_items set envelope = ${older?.envelope}, version = ${older?.version} where id = ${id}`;
  await sql.end();
  const fresh = await (await visit(sites().group)).newPage();
  await signIn(fresh, member, { back: "/journal" });
  await expect(fresh.getByText(doubt)).toBeVisible();
});

test("a server that went back in time is noticed by a browser that knows better, and takes nothing from it", async ({
  visit,
}) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: "/journal" });
  await writeReflection(page, { title: "From before", body: "One." });
  const then = await journalRows(sites().group, member.memberId);
  const newer = await writeReflection(page, { title: "From after", body: "Two." });
  const sql = databaseOf(sites().group, "postgres");
  await sql`delete from journal_items where id = ${newer}`;
  await sql`update journal_heads set version = ${then.head.version}, last_rev = ${then.head.lastRev},
    envelope = ${then.head.envelope} where member_id = ${member.memberId}`;
  await sql.end();
  await page.goto("/journal");
  await expect(page.getByText(doubt)).toBeVisible();
  expect(await listNames(page)).toEqual(["From after", "From before"]);
  await page.reload();
  await expect(page.getByText(doubt)).toBeVisible();
  await page.goto(`/journal/write#${newer}`);
  await expect(page.locator("#body")).toHaveValue("Two.");
});
