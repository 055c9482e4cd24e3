import { expect, type Page } from "@playwright/test";
import { makeOtherGroup, newMember } from "../support/joining";
import { controls, tabThrough, tabTo } from "../support/keyboard";
import { lay } from "../support/look";
import { ownGroup, planSession, savedDraft } from "../support/planning";
import { sites } from "../support/sites";
import { download, passphrase } from "../support/taking-away";
import { saveState, signIn, test, writeReflection } from "../support/visit";

const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

// Every control once, in some order, each showing where it is and nothing lying over it.
async function everythingIsReached(page: Page): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    const wanted = await controls(page);
    const stops = await tabThrough(page);
    expect(wanted.length).toBeGreaterThan(8);
    expect(stops[0]?.name).toBe("a Skip to main content");
    expect(wanted.filter(({ key }) => !stops.some((stop) => stop.key === key))).toEqual([]);
    expect(stops.filter(({ outline, width }) => outline !== "solid" || width < 3)).toEqual([]);
    expect(stops.filter(({ hidden }) => hidden)).toEqual([]);
  }
}

test("on every kind of page the first Tab offers to skip to what matters", async ({ visit }) => {
  const page = await (await visit(sites().group)).newPage();
  const member = await newMember(sites().group, { groupId: await makeOtherGroup(sites().group) });
  const skips = async (path: string) => {
    await page.goto(path);
    await expect(page.locator("h1").first()).toBeVisible();
    await page.keyboard.press("Tab");
    const link = page.getByRole("link", { name: "Skip to main content" });
    await expect(link).toBeFocused();
    await expect(link).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Enter");
    await expect(page.locator("main")).toBeFocused();
  };
  for (const path of ["/", "/nothing/here", "/sign-in"]) await skips(path);
  await signIn(page, member);
  for (const path of ["/today", "/journal", "/sessions", "/account"]) await skips(path);
});

test("every control of the sign-in page is reached with Tab, and shows it", async ({ visit }) => {
  const page = await (await visit(sites().group)).newPage();
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await everythingIsReached(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator(".problem")).toBeFocused();
  await everythingIsReached(page);
});

test("every control of the writing page is reached with Tab, and shows it", async ({ visit }) => {
  const page = await (await visit(sites().group)).newPage();
  await signIn(page, await newMember(sites().group, { groupId: await makeOtherGroup(sites().group) }), { own: true });
  await writeReflection(page, { title: "Something to reach", body: "Words." });
  await expect(page.getByRole("button", { name: "Delete this draft" })).toBeVisible();
  await everythingIsReached(page);
});

test("every control of the builder is reached with Tab, and none of them behind the total", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk);
  await everythingIsReached(desk);
  await desk.getByRole("button", { name: "Two dilemmas, 120 minutes" }).click();
  await savedDraft(desk);
  await desk.getByRole("button", { name: "Notes: First dilemma" }).click();
  await everythingIsReached(desk);
  // The control: without the room that is kept for it, the total does lie over some.
  await desk.setViewportSize({ width: 1280, height: 800 });
  await lay(desk, "html { scroll-padding: 0 !important }");
  expect((await tabThrough(desk)).filter(({ hidden }) => hidden)).not.toEqual([]);
});

test("with the keyboard alone somebody signs in, writes, and reads what they wrote", async ({ visit }) => {
  const page = await (await visit(sites().group)).newPage();
  const who = await newMember(sites().group, { groupId: await makeOtherGroup(sites().group) });
  await page.goto("/sign-in");
  await tabTo(page, "Email address");
  await page.keyboard.type(who.email);
  await tabTo(page, "Password");
  await page.keyboard.type(who.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/today");
  await expect(page.getByRole("link", { name: "Write something" })).toBeVisible();
  await tabTo(page, "Write something");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/journal/write");
  await expect(page.locator("#body")).toBeVisible();
  await tabTo(page, /^Title/);
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await expect(page.locator("#body")).toBeFocused();
  await page.keyboard.type("Every word of it.");
  await expect(saveState(page)).toHaveText(/^Saved at /);
  await tabTo(page, "Finish for now");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/journal/read#*");
  await expect(page.getByText("Every word of it.")).toBeVisible();
});

test("with the keyboard alone somebody names feelings, finds them again, and takes everything away", async ({
  visit,
}) => {
  const page = await (await visit(sites().group)).newPage();
  const who = await newMember(sites().group, { groupId: await makeOtherGroup(sites().group) });
  await signIn(page, who, { back: "/journal/write" });
  await expect(page.locator("#body")).toBeVisible();
  await tabTo(page, "Find a word");
  await page.keyboard.press("Enter");
  await tabTo(page, "Look for a word");
  await page.keyboard.type("uneas");
  await tabTo(page, "uneasy");
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: "uneasy" }).first()).toBeChecked();
  await tabTo(page, "Add how it feels now");
  await page.keyboard.press("Enter");
  await tabTo(page, "the group’s");
  await page.keyboard.press("Space");
  await expect(saveState(page)).toHaveText(/^Saved at /);
  await tabTo(page, "Finish for now");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/journal/read#*");
  await expect(page.getByText("uneasy").first()).toBeVisible();

  await tabTo(page, "Back to your journal");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Your journal" })).toBeVisible();
  await tabTo(page, "Search your journal");
  await page.keyboard.type("uneasy");
  await expect(page.getByText("1 reflection found.")).toBeVisible();
  await tabTo(page, "Only some of them");
  await page.keyboard.press("Enter");
  await tabTo(page, "Feeling");
  await page.keyboard.type("uneasy");
  await expect(page.getByText("1 reflection found.")).toBeVisible();
  await tabTo(page, "Show everything");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox")).toBeFocused();

  await tabTo(page, "Take away or bring in");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Make the readable files" })).toBeVisible();
  await tabTo(page, "Make the readable files");
  const readable = await download(page, () => page.keyboard.press("Enter"));
  expect(readable.name).toMatch(/\.zip$/);
  await tabTo(page, "Passphrase for this file");
  await page.keyboard.type(passphrase);
  await tabTo(page, "The same passphrase again");
  await page.keyboard.type(passphrase);
  const sealed = await download(page, () => page.keyboard.press("Enter"));
  expect(sealed.name).toMatch(/\.rjx$/);
});

test("forced colours leave the focus and the chosen ones to be seen", async ({ visit }) => {
  const page = await (await visit(sites().group, { forcedColors: "active" })).newPage();
  await page.goto("/reading-settings");
  await expect(page.getByRole("radio", { name: "Chalk" })).toBeVisible();
  const stops = await tabThrough(page);
  expect(stops.length).toBeGreaterThan(10);
  expect(stops.filter(({ outline, width }) => outline !== "solid" || width < 3)).toEqual([]);
  const fill = (name: string) =>
    page
      .getByRole("radio", { name })
      .evaluate((one) => getComputedStyle(one.nextElementSibling ?? one).backgroundColor);
  expect(await fill("Chalk")).not.toBe(await fill("Cream"));
});

test("nothing moves for somebody who asked for less movement", async ({ visit }) => {
  const moving = async (reducedMotion: "reduce" | "no-preference") => {
    const page = await (await visit(sites().group, { reducedMotion })).newPage();
    let count = 0;
    for (const path of ["/", "/sign-in", "/reading-settings"]) {
      await page.goto(path);
      count += await page.evaluate(
        () =>
          [...document.querySelectorAll("*")].filter((one) => {
            const { transitionDuration, animationDuration, animationName } = getComputedStyle(one);
            const moves = transitionDuration.split(", ").some((time) => Number.parseFloat(time) > 0);
            return moves || (animationName !== "none" && Number.parseFloat(animationDuration) > 0);
          }).length,
      );
    }
    return count;
  };
  expect(await moving("reduce")).toBe(0);
  expect(await moving("no-preference")).toBeGreaterThan(0);
});
