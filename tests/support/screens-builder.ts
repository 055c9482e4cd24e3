import { expect, type Page } from "@playwright/test";
import type { Screen } from "./screens-outside";

const library = "(facilitator)/facilitate/library/page.tsx";
const versions = "(facilitator)/facilitate/sessions/[id]/versions/page.tsx";
const build = "(facilitator)/facilitate/sessions/[id]/page.tsx";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function openVersions(page: Page): Promise<void> {
  await page.goto("/facilitate/sessions");
  const published = page.locator("section[aria-labelledby=coming] li").filter({ hasText: "Agenda published" });
  await published.first().getByRole("link").click();
  await page.getByRole("link", { name: "Published versions" }).click();
  await expect(page.getByText("This is what members see now.")).toBeVisible();
}

/** The demonstration's library and versions. Nothing here is saved. */
export const facilitatorBuilderScreens: Screen[] = [
  {
    file: library,
    state: "formats and stages",
    open: async (page) => {
      await page.goto("/facilitate/library");
      await page
        .getByRole("button", { name: /^Rename/ })
        .first()
        .click();
    },
  },
  {
    file: versions,
    state: "two versions, one of them unfolded",
    open: async (page) => {
      await openVersions(page);
      await page.getByText("Show version 1").click();
    },
  },
];

async function plan(page: Page): Promise<void> {
  await page.goto("/facilitate/sessions/new");
  await page.getByLabel("Date").fill("2031-05-29");
  await page.getByLabel("Starts at").fill("10:00");
  await press(page, "Plan this session");
  await page.waitForURL(/\/facilitate\/sessions\/[0-9a-f-]{36}$/);
}

/** What a facilitator who begins can open in the builder. */
export const leadBuilderScreens: Screen[] = [
  { file: library, state: "nothing kept", open: (page) => page.goto("/facilitate/library") },
  {
    file: library,
    state: "one removed",
    open: async (page) => {
      await plan(page);
      await press(page, "Add an item");
      const name = `Quiet ${Date.now()}`;
      await page.keyboard.type(name);
      await press(page, `Notes: ${name}`);
      await page.getByText("Keep this item for other sessions").click();
      await press(page, "Keep this item as a stage");
      await expect(page.getByText(`Kept as “${name}”.`)).toBeVisible();
      await page.goto("/facilitate/library");
      await press(page, `Remove: ${name}`);
      await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
    },
  },
  {
    file: versions,
    state: "nothing published",
    open: async (page) => {
      await plan(page);
      await page.getByRole("link", { name: "Published versions" }).click();
      await expect(page.getByText("Nothing has been published yet.")).toBeVisible();
    },
  },
  {
    file: build,
    state: "lines pasted, a dilemma looked for, everything unfolded",
    open: async (page) => {
      await plan(page);
      await press(page, "Add an item");
      await page.keyboard.type("Check-in");
      await press(page, "Place a dilemma: Check-in");
      await press(page, "Notes: Check-in");
      await page.getByText("Start again from a format or an earlier session").click();
      await page.getByText("Keep this agenda for other sessions").click();
      await press(page, "Keep this agenda as a format");
      await expect(page.getByText("Give it a name")).toBeVisible();
      await page.getByText("Paste lines", { exact: true }).click();
      await page.getByLabel("One item in each line").fill("10:00 Welcome 5\nTalk\nBreak 10");
      await expect(page.getByText("What will be added")).toBeVisible();
    },
  },
];
