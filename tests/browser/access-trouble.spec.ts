import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { databaseOf, makeOtherGroup, newMember } from "../support/joining";
import { look } from "../support/look";
import { removeData, sites, startSite, stopSite } from "../support/sites";
import { signIn, test } from "../support/visit";

test("pages whose data cannot be had say so, look cared for, and recover by a press", async ({ browser }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "rp-trouble-"));
  const { site, child } = await startSite(folder, "group", ["--empty"]);
  // Not with `visit`, which wants every page to be quiet: these break on purpose, and React says so.
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await signIn(page, await newMember(site, { leads: true }));
  const sql = databaseOf(site);
  await sql`alter table group_sessions rename to out_of_reach`;
  const found: string[] = [];
  for (const [file, path] of [
    ["(member)/error.tsx", "/sessions"],
    ["(facilitator)/error.tsx", "/facilitate"],
  ] as const) {
    const open = async () => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Something went wrong here");
      await expect(page).toHaveTitle(/^Something went wrong/);
    };
    found.push(...(await look(page, { file, state: "no data", open })));
    expect(await page.content()).not.toMatch(/out_of_reach|group_sessions|relation|postgres/i);
  }
  const open = async () => {
    await page.goto("/today");
    await expect(page.getByText("We cannot reach the site just now.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Your journal is open" })).toBeVisible();
  };
  found.push(...(await look(page, { file: "(journal)/today/page.tsx", state: "no data", open })));
  expect(found).toEqual([]);

  await page.goto("/sessions");
  await sql`alter table out_of_reach rename to group_sessions`;
  await sql.end();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sessions");
  await context.close();
  await stopSite(child);
  await removeData(folder, [site.data]);
});

test("a journal that cannot be reached says so, and looks cared for", async ({ visit }) => {
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, await newMember(sites().group, { groupId: await makeOtherGroup(sites().group) }));
  await page.route("**/api/journal**", (route) => route.abort());
  await page.route("**/api/auth/session", (route) => route.abort());
  const open = async () => {
    await page.evaluate(() => sessionStorage.clear());
    await page.goto("/journal");
    await expect(page.getByRole("heading", { name: "We cannot reach your journal just now" })).toBeVisible();
  };
  expect(await look(page, { file: "(journal)/journal/page.tsx", state: "not reached", open })).toEqual([]);
});
