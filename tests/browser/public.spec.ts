import { expect, type Page } from "@playwright/test";
import { crawl } from "../support/crawl";
import { makeOtherGroup, newMember } from "../support/joining";
import { sites } from "../support/sites";
import { demoPeople, signIn, test } from "../support/visit";

const paths = ["/", "/how-a-session-works", "/confidentiality", "/support", "/accessibility"];
const band = (page: Page) => page.getByText("Demonstration. Do not write anything real.");

// As it stands on the page that the group has had so far.
const quote =
  "“Being part of this reflective practice group has been invaluable to my work in academic patient and public involvement (PPI). In the midst of a busy schedule, it has offered a meaningful space to pause, reflect, and reconnect with the core values that drive my co-production work. The sessions have helped me stay grounded and intentional, and I’ve found the shared insights and support from others in the group both affirming and inspiring.”";
const ownWords = [
  "I have been running a reflective practice group for co-production specialists for two years now. It’s been a wonderful experience to support the group and watch people develop and grow over the year.",
  "Over the year they experienced the value of getting under the surface of an issue before leaping to solutions.",
  "They learned how helpful it was to pay attention to how issues make one feel and to use this as data to help make sense of things.",
  "hearing about the struggles of other members reduced feelings of isolation.",
];

test("public pages say the same with JavaScript and without it", async ({ visit }) => {
  const plain = await (await visit(sites().group, { javaScriptEnabled: false })).newPage();
  const page = await (await visit(sites().group)).newPage();
  for (const path of [...paths, "/nothing/here"]) {
    await plain.goto(path);
    await page.goto(path);
    await expect(plain.getByRole("heading", { level: 1 })).toBeVisible();
    const words = await plain.locator("main").innerText();
    expect(words.length).toBeGreaterThan(150);
    expect(await page.locator("main").innerText()).toBe(words);
    await expect(plain.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveCount(3);
  }
});

test("pages that need JavaScript say so, and why, when it is off", async ({ visit }) => {
  const plain = await (await visit(sites().group, { javaScriptEnabled: false })).newPage();
  for (const path of ["/sign-in", "/welcome", "/recover", "/reading-settings"]) {
    await plain.goto(path);
    await expect(plain.locator("noscript .tellme"), path).toBeVisible();
    expect(await plain.locator("main").innerText()).toContain("This page needs JavaScript");
  }
  for (const path of ["/today", "/journal", "/journal/write", "/journal/read", "/account"]) {
    await plain.goto(path);
    await expect(plain.locator("noscript .tellme"), path).toBeVisible();
    expect(await plain.locator("main").innerText()).toContain("Your journal needs JavaScript");
  }
});

test("the home page has the group's own words, its five offers, and a member's words as she gave them", async ({
  visit,
}) => {
  const page = await (await visit(sites().group, { javaScriptEnabled: false })).newPage();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "The co-production role is challenging. Reflective practice can help.",
  );
  await expect(page.locator("section[aria-labelledby=help] li")).toHaveText([
    "Protected time to step back from the day to day",
    "A confidential space to work through challenges and opportunities",
    "Trust, built over time with a group of peers",
    "Shared learning, and support given and received",
    "Room to find your own creative solutions",
  ]);
  const facilitator = page.locator("section[aria-labelledby=facilitator]");
  await expect(facilitator.locator(".note")).toHaveText("From the facilitator");
  for (const words of ownWords) await expect(facilitator).toContainText(words);
  const figure = page.locator("section[aria-labelledby=said] figure");
  await expect(figure.locator("blockquote")).toHaveText(quote);
  await expect(figure.locator("figcaption")).toHaveText(
    /^Dr Sarah Rees\s*Public Involvement Lead, National Centre for Mental Health, Cardiff University$/,
  );
});

test("every link of the public pages leads somewhere, nothing is fetched ahead or from elsewhere", async ({
  visit,
}) => {
  const context = await visit(sites().demonstration);
  const page = await context.newPage();
  const elsewhere: string[] = [];
  const ahead: string[] = [];
  context.on("request", (request) => {
    if (new URL(request.url()).origin !== sites().demonstration.url) elsewhere.push(request.url());
    const { purpose, "sec-purpose": secPurpose, "next-router-prefetch": prefetch, rsc } = request.headers();
    if (purpose || secPurpose || prefetch || rsc) ahead.push(request.url());
  });
  await page.goto("/");
  const found = await crawl(page, ["/", "/reading-settings", "/welcome"], async (path) => {
    await expect(band(page), path).toBeVisible();
    expect(await page.locator("link[rel=prefetch], link[rel=prerender], link[rel=preconnect]").count()).toBe(0);
  });
  expect(found.dead).toEqual([]);
  expect(found.paths).toEqual(expect.arrayContaining([...paths, "/sign-in", "/recover", "/reading-settings"]));
  // Other addresses are ways to reach support, and no site's.
  expect([...found.outside].filter((href) => !/^(tel|sms|mailto):|^https:\/\//.test(href))).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(ahead).toEqual([]);
});

test("every link inside leads somewhere, and the demonstration says on every page what it is", async ({ visit }) => {
  test.setTimeout(240_000);
  const page = await (await visit(sites().demonstration)).newPage();
  const facilitator = demoPeople()[0];
  if (!facilitator) throw new Error("The demonstration has no facilitator");
  await signIn(page, facilitator, { own: true });
  const starts = ["/today", "/journal", "/journal/deleted", "/sessions", "/account", "/facilitate"];
  const found = await crawl(page, starts, async (path) => {
    await expect(band(page), path).toBeVisible();
  });
  expect(found.dead).toEqual([]);
  expect(found.paths.length).toBeGreaterThan(30);
});

test("a real group's pages say nothing of a demonstration", async ({ visit }) => {
  const page = await (await visit(sites().group)).newPage();
  const seen: string[] = [];
  const none = async (path: string) => {
    await page.goto(path);
    await page.locator("main h1").first().waitFor();
    await expect(band(page), path).toBeHidden();
    seen.push(path);
  };
  for (const path of [...paths, "/reading-settings", "/sign-in", "/recover", "/welcome", "/nothing/here"])
    await none(path);
  const groupId = await makeOtherGroup(sites().group);
  await signIn(page, await newMember(sites().group, { groupId, leads: true }));
  for (const path of ["/today", "/journal", "/journal/write", "/sessions", "/account", "/facilitate"]) await none(path);
  await none("/facilitate/members");
  expect(seen).toHaveLength(17);
});

test("support lines that nobody has checked are marked for the facilitator, and for nobody else", async ({ visit }) => {
  const page = await (await visit(sites().group)).newPage();
  const unchecked = page.getByText("Nobody has checked this yet.");
  await page.goto("/support");
  const lines = await page.locator("main h3").count();
  expect(lines).toBeGreaterThan(5);
  await expect(unchecked).toHaveCount(0);
  const checked = await page.getByText(/^Last checked on/).count();
  const groupId = await makeOtherGroup(sites().group);
  await signIn(page, await newMember(sites().group, { groupId }), { back: "/support" });
  await expect(unchecked).toHaveCount(0);
  const desk = await (await visit(sites().group)).newPage();
  await signIn(desk, await newMember(sites().group, { groupId, leads: true }), { back: "/facilitate" });
  await expect(desk.getByText("Nobody has checked this yet.")).toHaveCount(lines - checked);
});

test("reading settings work signed out, on every page, and before anything else has run", async ({ visit }) => {
  const context = await visit(sites().group, { colorScheme: "light" });
  const page = await context.newPage();
  await page.goto("/reading-settings");
  for (const choice of ["Dark", "Cream", "My device’s own", "Roomy"])
    await page.getByRole("radio", { name: choice }).check();
  const settings = { theme: "dark", tint: "cream", font: "system", spacing: "roomy" };
  const read = (of: Page) => of.evaluate(() => ({ ...document.documentElement.dataset }));
  expect(await read(page)).toMatchObject(settings);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Roomy" })).toBeChecked();

  // With every script of the framework held back, they are there all the same.
  const bare = await context.newPage();
  await bare.route("**/_next/static/**/*.js", (route) => route.abort());
  for (const path of ["/", "/sign-in", "/support", "/nothing/here"]) {
    await bare.goto(path);
    expect(await read(bare), path).toMatchObject(settings);
    expect(await bare.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe("dark");
  }
  await page.getByRole("button", { name: "Put everything back" }).click();
  expect(Object.keys(await read(page)).filter((name) => name in settings)).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem("reading"))).toBeNull();
});
