import { type BrowserContext, expect, type Page } from "@playwright/test";
import type { Joined } from "../support/joining";
import { sites } from "../support/sites";
import { saveState, signIn, test } from "../support/visit";
import { figuresOf } from "./figures";
import { filledMember, textOf } from "./filled";
import { heap, keystrokes, median, runs, savedAfter, scriptsOf, scrolling, slowDown } from "./measure";

const { note, write } = figuresOf("journal");

// Looked at in every frame: an assertion looks again only after 100, 250, 500 and 1,000 ms.
const shown = (page: Page, count: number) =>
  page.waitForFunction(
    (line) =>
      document.querySelector("main .lead")?.textContent?.endsWith(line) && document.querySelector("main li > a"),
    `, ${count} reflections.`,
    { polling: "raf", timeout: 120_000 },
  );

/** From pressing "Sign in" until the list is there, all of it opened; and how much of that was deriving the key. */
async function signInAndRead(context: BrowserContext, who: Joined, count: number, rate: number) {
  const page = await context.newPage();
  await page.goto("/sign-in?back=%2Fjournal");
  await page.getByLabel("Email address").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  if (rate > 1) await slowDown(page, rate);
  let seedCame = 0;
  let derived = 0;
  page.on("response", (response) => {
    if (response.url().endsWith("/api/door/prelogin")) seedCame = performance.now();
  });
  page.on("request", (request) => {
    if (request.url().includes("/callback/password")) derived = performance.now();
  });
  const from = performance.now();
  await page.getByRole("button", { name: "Sign in" }).click();
  await shown(page, count);
  return { page, whole: performance.now() - from, derivation: derived - seedCame };
}

/** From pressing "Journal" until the list is there. */
async function openList(page: Page, count: number): Promise<number> {
  await page.goto("/today");
  await expect(page.getByRole("heading", { name: "Your journal is open" })).toBeVisible({ timeout: 60_000 });
  const from = performance.now();
  await page.getByRole("link", { name: "Journal", exact: true }).click();
  await shown(page, count);
  return performance.now() - from;
}

test("the journal's figures", async ({ visit, browser }) => {
  const { group } = sites();
  const members = new Map<number, Joined>();
  for (const count of [100, 1_000, 10_000]) members.set(count, await filledMember(group, count));
  const who = (count: number) => members.get(count) as Joined;

  for (const rate of [1, 4]) {
    const derivations: number[] = [];
    const all = await runs(5, async () => {
      const context = await visit(group);
      const { page, whole, derivation } = await signInAndRead(context, who(1_000), 1_000, rate);
      derivations.push(derivation);
      await page.close();
      return whole;
    });
    const at = rate === 1 ? "" : `, ${rate}× slower CPU`;
    note(`sign in to first reflections readable, 1,000${at}`, rate === 1 ? 1000 : 2000, "ms", all);
    note(`  of which key derivation${at}`, Number.POSITIVE_INFINITY, "ms", derivations);
  }

  const opening: Record<number, number> = {};
  let bytesAgain = 0;
  for (const count of [100, 1_000, 10_000]) {
    const page = await (await visit(group)).newPage();
    await signIn(page, who(count), { back: "/journal" });
    await shown(page, count);
    // As on a device that somebody has used: what opened once is kept there, sealed, a little later.
    await page.waitForTimeout(6_000);
    const all = await runs(5, () => openList(page, count));
    opening[count] = median(all);
    note(`opening the list, already unlocked, ${count}`, count === 100 ? 300 : count === 1_000 ? 300 : 1500, "ms", all);
    if (count !== 10_000) continue;
    page.on("response", async (response) => {
      if (response.url().includes("/api/journal?since=")) bytesAgain = Number((await response.body()).byteLength);
    });
    await openList(page, count);
    await expect.poll(() => bytesAgain).toBeGreaterThan(0);
    note("bytes that a second opening of 10,000 fetches", 4096, "bytes", bytesAgain);

    const session = await page.context().newCDPSession(page);
    note("JavaScript memory with 10,000 open", 250, "MB", await heap(session));
    const searched = await keystrokes(page, "#search", "window rain");
    note("one keystroke of search over 10,000", 50, "ms", searched.keys);
    note("  longest frame while searching", 100, "ms", searched.longest);
    await page.getByRole("button", { name: "Show everything" }).click();
    const scrolled = await scrolling(page, 5);
    note("frames a second while scrolling 10,000", 58, "a second", scrolled.perSecond, true);
    note("  longest frame while scrolling", Number.POSITIVE_INFINITY, "ms", scrolled.longest);
  }
  note("growth of opening the list from 100 to 1,000", 1.2, "times", (opening[1_000] ?? 0) / (opening[100] ?? 1));

  const page = await (await visit(group)).newPage();
  await signIn(page, who(100), { back: "/journal" });
  for (const rate of [1, 4]) {
    await page.goto("/journal/write");
    await page.reload();
    await page.locator("#body").fill("It begins.");
    await expect(saveState(page)).toHaveText(/^Saved at /);
    await slowDown(page, rate);
    const all = await runs(9, (run) => savedAfter(page, ` More ${run}.`));
    note(`leaving the field to “saved”${rate === 1 ? "" : ", 4× slower CPU"}`, rate === 1 ? 60 : 150, "ms", all);
    await slowDown(page, 1);
  }
  await page.locator("#body").fill(textOf(20_000, 1));
  await expect(saveState(page)).toHaveText(/^Saved at /);
  const typed = await keystrokes(page, "#body", "and so it went on ");
  note("a keystroke in 20,000 words, until it is laid out", 16, "ms", typed.work);
  note("  until the next frame is drawn", Number.POSITIVE_INFINITY, "ms", typed.keys);

  await page.goto("/journal");
  const links = await page
    .locator("main li > a[href^='/journal/read#']")
    .evaluateAll((all) => all.slice(0, 2).map((link) => (link as HTMLAnchorElement).hash));
  await page.goto(`/journal/read${links[0]}`);
  const session = await page.context().newCDPSession(page);
  const turn = async (times: number) => {
    for (let at = 0; at < times; at += 1) {
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        links[at % 2] ?? "",
      );
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
  };
  await turn(20);
  const before = await heap(session);
  await turn(200);
  note("growth of memory over 200 openings", 1, "MB", (await heap(session)) - before);

  const cold = await (await visit(group)).newPage();
  await signIn(cold, who(100), { back: "/today" });
  const scripts = await scriptsOf(cold, async () => {
    await cold.goto("/journal/write");
    await expect(cold.locator("#body")).toBeVisible();
  });
  note("JavaScript of the writing page, gzip", 210, "KiB", scripts);

  write({ chromium: browser.version() });
});
