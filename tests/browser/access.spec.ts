import { globSync } from "node:fs";
import { expect } from "@playwright/test";
import { axeFindings, lay, look, ruler } from "../support/look";
import { rooms } from "../support/rooms";
import { sites } from "../support/sites";
import { signIn, test } from "../support/visit";

// Rooms share nothing that they change, so each may be looked at on its own.
test.describe.configure({ mode: "parallel" });

test("every page of the site is among the screens that are looked at", () => {
  const pages = globSync("**/{page,not-found,global-not-found}.tsx", { cwd: "app" }).sort();
  const seen = new Set(Object.values(rooms).flatMap(({ screens }) => screens.map(({ file }) => file)));
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((page) => !seen.has(page))).toEqual([]);
  expect([...seen].filter((file) => !pages.includes(file))).toEqual([]);
});

test("what looks at the screens finds faults that were put there", async ({ visit }) => {
  const page = await (await visit(sites().demonstration)).newPage();
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  expect([...(await axeFindings(page)), ...(await ruler(page))]).toEqual([]);
  await lay(page, ".hint { color: #bbb !important } h1 { inline-size: 3000px } #own { block-size: 9px !important }");
  await page.evaluate(() => document.querySelector("label[for=email]")?.remove());
  const found = [...(await axeFindings(page)), ...(await ruler(page))].join("\n");
  for (const fault of ["color-contrast:", "label:", "too wide", "by 9:"]) expect(found).toContain(fault);
});

for (const [room, { site, who, screens }] of Object.entries(rooms)) {
  test(`axe, a ruler and a narrow window find nothing wrong with what a ${room} sees`, async ({ visit }) => {
    test.setTimeout(60_000 + screens.length * 30_000);
    const page = await (await visit(site())).newPage();
    const person = await who();
    if (person) await signIn(page, person, { own: true });
    const found: string[] = [];
    const titles = new Map<string, string>();
    for (const screen of screens) {
      found.push(...(await look(page, screen)));
      const title = (await page.title()).replace(/^Error: /, "");
      const other = titles.get(title);
      if (screen.file.endsWith("/page.tsx") && other && other !== screen.file)
        found.push(`${screen.file} and ${other} are both called ${title}`);
      titles.set(title, screen.file);
      if (!/Co-production Reflective Practice Group/.test(title)) found.push(`${screen.file} is called ${title}`);
    }
    expect(found).toEqual([]);
  });
}
