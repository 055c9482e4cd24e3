import { writeFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { newMember } from "../support/joining";
import { sites } from "../support/sites";
import { button, lookInto, plan, takeAway } from "../support/taking-away";
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
