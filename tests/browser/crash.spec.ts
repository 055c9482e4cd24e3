import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { killPostgres, killServer } from "../support/ending";
import { newMember } from "../support/joining";
import { journalRows, savedAt } from "../support/journal";
import { removeData, startSite, stopSite } from "../support/sites";
import { saveState, signIn, test } from "../support/visit";

/** Notes in the page what its field held whenever the screen called that saved. */
async function noteWhatIsSaved(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: string[] = [];
    Object.assign(window, { kept });
    const look = () => {
      const state = document.querySelector("[data-testid=save-state]")?.textContent ?? "";
      const body = document.querySelector<HTMLTextAreaElement>("#body")?.value ?? "";
      if (state.startsWith("Saved at") && kept.at(-1) !== body) kept.push(body);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

const notedIn = (page: Page) => page.evaluate(() => (window as unknown as { kept: string[] }).kept);

/** Types on and on, leaving the field now and then, which saves at once. Ends when told, and gives all that was typed. */
async function keepTyping(page: Page, name: string, on: { still: boolean }): Promise<string> {
  const body = page.locator("#body");
  let typed = "";
  for (let n = 1; on.still; n += 1) {
    await body.press("Control+End");
    await page.keyboard.type(`${name}${n} `);
    typed += `${name}${n} `;
    if (n % 3 === 0) await page.locator("#title").focus();
  }
  return typed;
}

const nextSave = (page: Page) =>
  page.waitForRequest((request) => request.method() === "PUT" && request.url().endsWith("/api/journal"));

test("the server and the database are killed in the middle of saving, three times each, and nothing saved is lost", async ({
  visit,
}) => {
  test.setTimeout(480_000);
  const folder = mkdtempSync(join(tmpdir(), "rp-crash-"));
  let { site, child } = await startSite(folder, "group", ["--empty"]);
  const port = Number(new URL(site.url).port);
  const member = await newMember(site);
  // Two devices of one member, each in a reflection of its own: they contend for one head.
  const pages = [await (await visit(site)).newPage(), await (await visit(site)).newPage()] as const;
  for (const page of pages) {
    await signIn(page, member, { back: "/journal/write" });
    await expect(page.locator("#body")).toBeVisible();
    await noteWhatIsSaved(page);
  }
  const on = { still: true };
  const typing = pages.map((page, at) => keepTyping(page, "ab"[at] ?? "", on));

  const counts = () => Promise.all(pages.map(async (page) => (await notedIn(page)).length));
  let calledSaved = await counts();
  const savedSince = async () => (await counts()).every((count, at) => count > (calledSaved[at] ?? 0));
  for (const what of ["server", "postgres", "server", "postgres", "server", "postgres"] as const) {
    // Both saved something since the last time, so that there is something to lose; then the next save is cut off.
    await expect.poll(savedSince, { timeout: 60_000 }).toBe(true);
    await nextSave(pages[0]);
    // The launcher ends with its server, and is started again; PostgreSQL alone it brings back by itself.
    await (what === "server" ? killServer(child) : killPostgres(site));
    calledSaved = await counts();
    if (what === "server") ({ site, child } = await startSite(folder, "group", ["--empty"], port));
  }
  await expect.poll(savedSince, { timeout: 60_000 }).toBe(true);
  on.still = false;
  const typed = await Promise.all(typing);

  // What had not gone yet goes by itself.
  for (const page of pages) {
    await expect(saveState(page)).toHaveText(savedAt, { timeout: 60_000 });
    await expect(page.getByText(/Two versions were kept|does not add up/)).toHaveCount(0);
  }

  // A browser that has seen nothing finds it all, and its head adds up.
  const fresh = await (await visit(site)).newPage();
  await signIn(fresh, member, { back: "/journal" });
  await expect(fresh.getByText("2 reflections.", { exact: false })).toBeVisible();
  await expect(fresh.getByText("Something does not add up.")).toHaveCount(0);
  for (const [at, page] of pages.entries()) {
    await fresh.goto(`/journal/write${new URL(page.url()).hash}`);
    await expect(fresh.locator("#body")).toHaveValue(typed[at] ?? "");
    const text = await fresh.locator("#body").inputValue();
    const saved = await notedIn(page);
    expect(saved.length).toBeGreaterThan(6);
    // Words are only added, so each save that was called one is the beginning of what is there.
    expect(saved.filter((one) => !text.startsWith(one))).toEqual([]);
  }
  // Each save took the next revision: none was given out twice, and none was skipped.
  const { items, head } = await journalRows(site, member.memberId);
  expect(items).toHaveLength(2);
  expect(head.lastRev).toBe(items.reduce((sum, { version }) => sum + version, 0));
  expect(head.version).toBe(head.lastRev);
  await stopSite(child);
  await removeData(folder, [site.data]);
});
