import { truncateSync, writeFileSync } from "node:fs";
import { expect, type Request } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { newMember } from "../support/joining";
import { unlock } from "../support/journal";
import { sites } from "../support/sites";
import { button, lookInto, plan, takeAway, takeReadable } from "../support/taking-away";
import { signIn, test, writeReflection } from "../support/visit";

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
  const huge = file("huge.json", "");
  truncateSync(huge, 200 * 1024 * 1024);
  await lookInto(
    page,
    huge,
    file("bomb.zip", zipSync({ "journal.json": new Uint8Array(210 * 1024 * 1024) }, { level: 9 })),
    file("cut.zip", Uint8Array.of(0x50, 0x4b, 3, 4, 5)),
    file("photo.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47)),
    file("half.json", '{"format":"rp-journal","reflections":['),
    file("journal.json", JSON.stringify({ format: "rp-journal", v: 1, reflections: [odd, unreal] })),
  );
  await expect(plan(page)).toContainText("1 reflection is new", { timeout: 60_000 });
  for (const said of [
    "huge.json: It is larger than 100 MB",
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

const walks = (count: number, path: string) => {
  const name = (n: number) => `2026-05-${String(n + 1).padStart(2, "0")} walk.md`;
  const texts = Array.from({ length: count }, (_, n) => [name(n), strToU8(`Walk number ${n}.`)] as const);
  writeFileSync(path, zipSync(Object.fromEntries(texts)));
  return path;
};
const isSave = (request: Request) => request.method() === "PUT" && request.url().endsWith("/api/journal");

test("an import that is cut off says what is in, and the same import again brings in only the rest", async ({
  visit,
}, info) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: takeAway });
  const path = walks(12, info.outputPath("walks.zip"));
  await lookInto(page, path);
  await expect(plan(page)).toContainText("12 reflections are new");

  let saves = 0;
  await page.route("**/api/journal", async (route) => {
    if (isSave(route.request())) saves += 1;
    if (saves === 6) await context.setOffline(true);
    return saves > 5 ? route.abort() : route.continue();
  });
  await button(page, "Bring in 12 reflections").click();
  await expect(
    page.getByText("The site could not be reached, so it stopped. 5 of 12 are in your journal, whole."),
  ).toBeVisible();
  await page.unroute("**/api/journal");
  await context.setOffline(false);
  await lookInto(page, path);
  await expect(plan(page)).toContainText("7 reflections are new");
  await expect(plan(page)).toContainText("5 reflections are here already");
  await button(page, "Bring in 7 reflections").click();
  await expect(page.getByText("7 reflections are in your journal now.")).toBeVisible();
  await page.goto("/journal");
  await expect(page.getByText("12 reflections.")).toBeVisible();
});

test("a tab that ends in the middle of an import leaves whole reflections alone, and the next one brings in the rest", async ({
  visit,
}, info) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: takeAway });
  const path = walks(9, info.outputPath("walks.zip"));
  await lookInto(page, path);
  let saves = 0;
  // The fourth is on its way when the tab goes: whether it arrives is for nobody to know.
  const ended = page.waitForEvent("close");
  await page.route("**/api/journal", async (route) => {
    if (isSave(route.request())) saves += 1;
    await route.continue();
    if (saves === 4) await page.close();
  });
  await button(page, "Bring in 9 reflections").click();
  await ended;

  const next = await context.newPage();
  await next.goto(takeAway);
  await unlock(next, member.password);
  await lookInto(next, path);
  await expect(plan(next)).toContainText(/[3-8] reflections are here already/);
  const rest = button(next, /^Bring in \d reflections?$/);
  await rest.click();
  await expect(next.getByText(/ in your journal now\.$/)).toBeVisible();
  await next.goto("/journal");
  await expect(next.getByText("9 reflections.")).toBeVisible();
  await next.goto(takeAway);
  const { journal } = await takeReadable(next);
  const bodies = journal.reflections.map(({ body }) => body).sort();
  expect(bodies).toEqual(Array.from({ length: 9 }, (_, n) => `Walk number ${n}.`));
});

test("writing is brought in whole while this device has no room left", async ({ visit }, info) => {
  const member = await newMember(sites().group);
  const context = await visit(sites().group);
  const page = await context.newPage();
  await signIn(page, member, { back: "/journal" });
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.goto(takeAway);
  // The control: nothing can be put down here.
  const kept = () =>
    page.evaluate(async () => {
      const opening = indexedDB.open("rp-journal");
      const database = await new Promise<IDBDatabase>((done) => (opening.onsuccess = () => done(opening.result)));
      const asked = database.transaction("kept").objectStore("kept").getAllKeys();
      const keys = await new Promise<IDBValidKey[]>((done) => (asked.onsuccess = () => done(asked.result)));
      database.close();
      return keys.map(String);
    });
  await lookInto(page, walks(5, info.outputPath("walks.zip")));
  const before = await kept();
  await button(page, "Bring in 5 reflections").click();
  await expect(page.getByText("5 reflections are in your journal now.")).toBeVisible();
  expect(await kept()).toEqual(before);
  await page.reload();
  await page.goto("/journal");
  await expect(page.getByText("5 reflections.")).toBeVisible();
});
