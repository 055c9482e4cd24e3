import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { unzipSync } from "fflate";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { newMember } from "../support/joining";
import { sites } from "../support/sites";
import {
  button,
  download,
  lookInto,
  passphrase,
  plan,
  problem,
  takeAway,
  takeReadable,
  takeSealed,
} from "../support/taking-away";
import { demoPeople, signIn, test, writeReflection } from "../support/visit";

// Ids are new in another journal, and the one that each had is kept: everything else must be the same.
const asTaken = (reflections: readonly Reflection[]) =>
  reflections
    .map(({ origin, ...rest }) => ({ ...rest, id: origin ?? rest.id }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));

const amina = () => {
  const found = demoPeople().find(({ name }) => name.startsWith("Amina"));
  if (!found) throw new Error("Amina is not in the demonstration");
  return found;
};

test("what is taken away gives an empty journal of somebody else the same reflections, and nothing twice", async ({
  visit,
}) => {
  test.setTimeout(240_000);
  const from = await (await visit(sites().demonstration)).newPage();
  await signIn(from, amina(), { back: takeAway });
  const taken = await takeReadable(from);
  expect(taken.name).toMatch(/^my-journal \d{4}-\d{2}-\d{2}\.zip$/);
  expect(taken.journal.reflections.length).toBeGreaterThan(25);
  expect(Object.keys(taken.files)).toHaveLength(taken.journal.reflections.length + 2);
  const sealed = await takeSealed(from);

  const member = await newMember(sites().group);
  const to = await (await visit(sites().group)).newPage();
  await signIn(to, member, { back: takeAway });
  await lookInto(to, taken.path);
  const count = taken.journal.reflections.length;
  await expect(plan(to)).toContainText(`${count} reflections are new, and would be brought in.`);
  await button(to, `Bring in ${count} reflections`).click();
  await expect(to.getByText(`${count} reflections are in your journal now.`)).toBeVisible({ timeout: 60_000 });

  // After a reload it is all from the server, and the same.
  await to.reload();
  const back = await takeReadable(to);
  expect(asTaken(back.journal.reflections)).toEqual(asTaken(taken.journal.reflections));

  // The same again, from the zip and from the sealed copy: everything is here already.
  await lookInto(to, taken.path);
  await expect(plan(to)).toContainText(`${count} reflections are here already`);
  await expect(button(to, /^Bring in/)).toHaveCount(0);
  await lookInto(to, sealed.path);
  await to.getByLabel("Passphrase of the file").fill("another passphrase");
  await button(to, "See what would happen").click();
  await expect(problem(to)).toContainText("Check it and try again");
  await to.getByLabel("Passphrase of the file").fill(passphrase);
  await button(to, "See what would happen").click();
  await expect(plan(to)).toContainText(`${count} reflections are here already`);
  await to.getByRole("radio", { name: "My recovery words" }).check();
  await to.getByLabel("Your twelve recovery words").fill(amina().recoveryWords);
  await button(to, "See what would happen").click();
  await expect(plan(to)).toContainText(`${count} reflections are here already`);
});

test("a sealed copy opens on the offline page, from a disk and without a network, with its passphrase or the words", async ({
  visit,
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await (await visit(sites().demonstration)).newPage();
  await signIn(page, amina(), { back: takeAway });
  const { journal } = await takeReadable(page);
  const sealed = await takeSealed(page);
  await expect(page.getByText("or with your twelve recovery words. Now save the page")).toBeVisible();
  const saved = await download(page, () => page.getByRole("link", { name: "Save the page that opens" }).click());
  expect(saved.name).toBe("open-journal.html");
  expect(readFileSync(saved.path)).toEqual(readFileSync("offline/open-journal.html"));

  const offline = await browser.newContext({ offline: true });
  const asked: string[] = [];
  offline.on("request", (request) => asked.push(request.url()));
  const alone = await offline.newPage();
  const heard: string[] = [];
  alone.on("console", (said) => heard.push(said.text()));
  alone.on("pageerror", (error) => heard.push(String(error)));
  const address = pathToFileURL(resolve("offline/open-journal.html")).href;
  await alone.goto(address);
  expect((await new AxeBuilder({ page: alone }).analyze()).violations).toEqual([]);

  await alone.getByLabel("Your sealed file").setInputFiles(sealed.path);
  await alone.getByLabel("Passphrase", { exact: true }).fill("not this one at all");
  await button(alone, "Open").click();
  await expect(alone.getByRole("alert")).toContainText("That does not open this file.");
  await alone.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(alone, "Open").click();
  const longest = journal.reflections.reduce((one, other) => (other.title.length > one.title.length ? other : one));
  await expect(alone.getByRole("heading", { name: longest.title })).toBeVisible();
  await expect(alone.getByRole("article")).toHaveCount(journal.reflections.length);
  expect((await new AxeBuilder({ page: alone }).analyze()).violations).toEqual([]);
  const json = await download(alone, () => button(alone, "Save as JSON").click());
  expect(asTaken(JSON.parse(readFileSync(json.path, "utf8")).reflections)).toEqual(asTaken(journal.reflections));
  const zip = await download(alone, () => button(alone, "Save readable files").click());
  expect(Object.keys(unzipSync(readFileSync(zip.path)))).toHaveLength(journal.reflections.length + 2);

  await alone.reload();
  await alone.getByLabel("Your sealed file").setInputFiles(sealed.path);
  await alone.getByLabel("My twelve recovery words").check();
  await alone.getByLabel("Recovery words", { exact: true }).fill(amina().recoveryWords.replaceAll(" ", ", "));
  await button(alone, "Open").click();
  await expect(alone.getByRole("article")).toHaveCount(journal.reflections.length);
  expect(heard).toEqual([]);
  expect(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:"))).toEqual([]);
  await offline.close();
});

test("taking away and bringing in work with the keyboard alone, and every state passes axe", async ({ visit }) => {
  const page = await (await visit(sites().demonstration)).newPage();
  await signIn(page, amina(), { back: takeAway });
  await expect(page.getByRole("heading", { level: 1, name: "Take away and bring in" })).toBeVisible();
  const axe = async () => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await axe();
  const reach = async (name: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if (await button(page, name).evaluate((one) => one === document.activeElement)) return;
    }
    throw new Error(`“${name}” cannot be reached`);
  };
  await reach("Make the readable files");
  await download(page, () => page.keyboard.press("Enter"));
  await expect(page.getByText("The zip is on its way to your downloads.")).toBeVisible();
  await reach("Make the sealed copy");
  await page.keyboard.press("Enter");
  await expect(problem(page)).toContainText("Use 12 characters or more");
  await axe();
  await reach("See what would happen");
  await page.keyboard.press("Enter");
  await expect(problem(page).filter({ hasText: "Choose a file or a folder first" })).toBeVisible();
  await axe();
});

test("deleted reflections are taken along only where ticked, and come back only where asked for", async ({ visit }) => {
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, await newMember(sites().group), { back: "/journal/write" });
  await writeReflection(page, { title: "To keep", body: "Kept." });
  const id = await writeReflection(page, { title: "To delete", body: "Deleted." });
  await page.goto(`/journal/read#${id}`);
  await button(page, "Delete").click();
  await expect(page.getByText("Deleted “To delete”.")).toBeVisible();

  await page.goto(takeAway);
  const without = await takeReadable(page);
  expect([without.journal.reflections.length, without.journal.deleted.length]).toEqual([1, 0]);
  await page.getByLabel("Take the deleted one too").check();
  const both = await takeReadable(page);
  expect(both.journal.deleted.map(({ title }) => title)).toEqual(["To delete"]);

  const other = await (await visit(sites().group)).newPage();
  await signIn(other, await newMember(sites().group), { back: takeAway });
  await lookInto(other, both.path);
  await expect(plan(other)).toContainText("1 reflection is marked as deleted in the file, and would be left out.");
  await button(other, "Bring in 1 reflection").click();
  await expect(other.getByText("1 reflection is in your journal now.")).toBeVisible();
  await lookInto(other, both.path);
  await other.getByLabel("Bring in the deleted one too").check();
  await button(other, "Bring in 1 reflection").click();
  await expect(other.getByText("1 reflection is in your journal now.")).toBeVisible();
  await other.goto("/journal");
  await expect(other.getByRole("link", { name: "To delete" })).toBeVisible();
});
