import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { strToU8, unzipSync, zipSync } from "fflate";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { newMember } from "../support/joining";
import { sites } from "../support/sites";
import { demoPeople, signIn, test, writeReflection } from "../support/visit";

const takeAway = "/journal/take-away";
const passphrase = "five words for this file";

async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; path: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), path: await file.path() };
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

async function takeReadable(page: Page) {
  const file = await download(page, () => button(page, "Make the readable files").click());
  const files = unzipSync(readFileSync(file.path));
  const journal = JSON.parse(new TextDecoder().decode(files["journal.json"])) as { reflections: Reflection[] };
  return { ...file, files, journal };
}

async function takeSealed(page: Page) {
  await page.getByLabel("Passphrase for this file").fill(passphrase);
  await page.getByLabel("The same passphrase again").fill(passphrase);
  return download(page, () => button(page, "Make the sealed copy").click());
}

async function lookInto(page: Page, ...files: string[]) {
  await page.getByLabel("Files", { exact: true }).setInputFiles(files);
  await button(page, "See what would happen").click();
}
// Next keeps an alert of its own on every page.
const problem = (page: Page) => page.locator(".problem");
const plan = (page: Page) => page.getByRole("region", { name: "What would happen" });

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

test("files that are broken, foreign or harmful are told apart, and the journal stays as it was", async ({
  visit,
}, info) => {
  const member = await newMember(sites().group);
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, member, { back: "/journal/write" });
  await writeReflection(page, { title: "Here before", body: "These words stay." });
  await page.goto(takeAway);

  const file = (name: string, content: string | Uint8Array) => {
    const path = info.outputPath(name);
    writeFileSync(path, content);
    return path;
  };
  const at = "2026-11-23T10:00:00.000Z";
  const odd = {
    v: 1,
    id: "a",
    createdAt: at,
    editedAt: at,
    title: "т".repeat(10_000),
    body: "<script>document.title='run'</script>",
    tags: [],
  };
  const unreal = { ...odd, id: "b", createdAt: "2026-02-30T10:00:00.000Z" };
  await lookInto(
    page,
    file("bomb.zip", zipSync({ "journal.json": new Uint8Array(210 * 1024 * 1024) }, { level: 9 })),
    file("cut.zip", Uint8Array.of(0x50, 0x4b, 3, 4, 5)),
    file("photo.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47)),
    file("half.json", '{"format":"rp-journal","reflections":['),
    file("journal.json", JSON.stringify({ format: "rp-journal", v: 1, reflections: [odd, unreal] })),
  );
  await expect(plan(page)).toContainText("1 reflection is new", { timeout: 60_000 });
  for (const said of [
    "It unpacks to more than 200 MB",
    "The zip is broken, or not complete.",
    "It is not a file that this page can read.",
    "It is broken, or not complete.",
    "It has a date that does not exist.",
  ])
    await expect(plan(page)).toContainText(said);
  await page.goto("/journal");
  await expect(page.getByText("1 reflection.")).toBeVisible();

  await page.goto(takeAway);
  await lookInto(page, file("again.json", JSON.stringify({ format: "rp-journal", v: 1, reflections: [odd] })));
  await button(page, "Bring in 1 reflection").click();
  await expect(page.getByText("1 reflection is in your journal now.")).toBeVisible();
  await page.goto("/journal");
  await page.getByRole("link", { name: /^тттт/ }).click();
  await expect(page.getByText("<script>document.title='run'</script>")).toBeVisible();
  expect(await page.title()).not.toContain("run");
});

test("an import that is cut off says what is in, and the same import again brings in only the rest", async ({
  visit,
}, info) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: takeAway });
  const texts = Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [
      `2026-05-${String(n + 1).padStart(2, "0")} walk.md`,
      strToU8(`Walk number ${n}.`),
    ]),
  );
  const path = info.outputPath("walks.zip");
  writeFileSync(path, zipSync(texts));
  await lookInto(page, path);
  await expect(plan(page)).toContainText("12 reflections are new");

  let saves = 0;
  await page.route("**/api/journal", (route) => {
    if (route.request().method() === "PUT") saves += 1;
    return saves > 5 ? route.abort() : route.continue();
  });
  await button(page, "Bring in 12 reflections").click();
  await expect(
    page.getByText("The site could not be reached, so it stopped. 5 of 12 are in your journal, whole."),
  ).toBeVisible();
  await page.unroute("**/api/journal");
  await lookInto(page, path);
  await expect(plan(page)).toContainText("7 reflections are new");
  await expect(plan(page)).toContainText("5 reflections are here already");
  await button(page, "Bring in 7 reflections").click();
  await expect(page.getByText("7 reflections are in your journal now.")).toBeVisible();
  await page.goto("/journal");
  await expect(page.getByText("12 reflections.")).toBeVisible();
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
