import { expect, type Page } from "@playwright/test";
import { historyScreen } from "./screens-keys";
import type { Screen } from "./screens-outside";
import { writeReflection } from "./visit";

const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole("heading", { name }).first()).toBeVisible();

async function readNewest(page: Page): Promise<void> {
  await page.goto("/journal");
  await page.locator("main a[href^='/journal/read#']").first().click();
  await expect(page.getByText(/^Last changed/)).toBeVisible();
}

const lock = async (page: Page) => {
  await page.goto("/journal");
  const locked = page.getByRole("heading", { name: "Your journal is locked" });
  await expect(locked.or(page.getByText(/^Last written/))).toBeVisible();
  if (!(await locked.isVisible())) {
    await page.getByRole("button", { name: "Lock journal" }).click();
    await page.getByRole("button", { name: "Carry on" }).click();
  }
  await expect(locked).toBeVisible();
};

/** A member of the demonstration, with a year behind them. Nothing here changes anything on the server. */
export const memberScreens: Screen[] = [
  {
    file: "(journal)/today/page.tsx",
    state: "a session, a draft, a question",
    open: async (page) => {
      await page.goto("/today");
      await heading(page, /^Good /);
      await expect(page.getByRole("link", { name: "See the agenda" })).toBeVisible();
      await expect(page.getByText("Asking for")).toHaveCount(0);
      await expect(page.getByRole("link", { name: /Carry on writing|Write something/ })).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/page.tsx",
    state: "thirty reflections",
    open: async (page) => {
      await page.goto("/journal");
      await expect(page.getByText(/^Last written/)).toBeVisible();
    },
  },
  { file: "(journal)/journal/read/page.tsx", state: "the newest reflection", open: readNewest },
  {
    file: "(journal)/journal/read/page.tsx",
    state: "the longest title",
    open: async (page) => {
      await page.goto("/journal");
      const links = page.locator("main a[href^='/journal/read#']");
      await expect(links.first()).toBeVisible();
      const lengths = (await links.allInnerTexts()).map((words) => words.length);
      await links.nth(lengths.indexOf(Math.max(...lengths))).click();
      await expect(page.getByText(/^Last changed/)).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/read/page.tsx",
    state: "an id that is nobody's",
    open: async (page) => {
      await page.goto(`/journal/read#${"0".repeat(32)}`);
      await heading(page, "This reflection is not in your journal");
    },
  },
  {
    file: "(journal)/journal/write/page.tsx",
    state: "an empty page",
    open: async (page) => {
      await page.goto("/journal/write");
      await expect(page.locator("#body")).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/write/page.tsx",
    state: "going on with what was written",
    open: async (page) => {
      await readNewest(page);
      await page.getByRole("link", { name: /^(Edit|Carry on writing)$/ }).click();
      await expect(page.locator("#body")).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/deleted/page.tsx",
    state: "as it comes",
    open: async (page) => {
      await page.goto("/journal/deleted");
      await heading(page, "Deleted reflections");
    },
  },
  {
    file: "(journal)/journal/kit/page.tsx",
    state: "a kit is there",
    open: async (page) => {
      await page.goto("/journal/kit");
      await expect(page.getByRole("button", { name: /Make (new|my twelve) words/ })).toBeVisible();
    },
  },
  {
    file: "(journal)/account/page.tsx",
    state: "everything unfolded",
    open: async (page) => {
      await page.goto("/account");
      await heading(page, "This device");
      await page.getByText("I saved a sealed file").click();
    },
  },
  {
    file: "(member)/sessions/page.tsx",
    state: "coming and past",
    open: async (page) => {
      await page.goto("/sessions");
      await heading(page, "Past");
    },
  },
  {
    file: "(member)/sessions/[id]/page.tsx",
    state: "the next one, agenda published",
    open: async (page) => {
      await page.goto("/sessions");
      await page.locator("section[aria-labelledby=coming] li a").first().click();
      await expect(page.getByText("We finish")).toBeVisible();
    },
  },
  {
    file: "(member)/sessions/[id]/page.tsx",
    state: "a later one, no agenda",
    open: async (page) => {
      await page.goto("/sessions");
      await page.locator("section[aria-labelledby=coming] li a").last().click();
      await expect(page.getByText("The agenda is not ready yet.")).toBeVisible();
    },
  },
  {
    file: "(member)/sessions/[id]/page.tsx",
    state: "a past one",
    open: async (page) => {
      await page.goto("/sessions");
      await page.locator("section[aria-labelledby=past] li a").last().click();
      await expect(page.getByText("This session is over.")).toBeVisible();
    },
  },
  {
    file: "(member)/not-found.tsx",
    state: "no such session",
    open: (page) => page.goto("/sessions/00000000-0000-4000-8000-000000000000"),
  },
  { file: "(facilitator)/not-found.tsx", state: "not for members", open: (page) => page.goto("/facilitate") },
  { file: "(journal)/journal/page.tsx", state: "locked", open: lock },
  {
    file: "(journal)/today/page.tsx",
    state: "locked",
    open: async (page) => {
      await lock(page);
      await page.goto("/today");
      await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/page.tsx",
    state: "locked, no password typed",
    open: async (page) => {
      await lock(page);
      await page.getByRole("button", { name: "Unlock" }).click();
      await heading(page, "There is a problem");
    },
  },
];

/** A member of a group that has nothing yet, from the first word to the kit and back. In this order. */
export const beginnerScreens: Screen[] = [
  {
    file: "(journal)/today/page.tsx",
    state: "no session, nothing written",
    open: async (page) => {
      await page.goto("/today");
      await expect(page.getByText("No date yet. Your facilitator will tell you.")).toBeVisible();
      await heading(page, "Your journal is open");
    },
  },
  {
    file: "(journal)/journal/page.tsx",
    state: "empty",
    open: async (page) => {
      await page.goto("/journal");
      await heading(page, "Nothing here yet");
    },
  },
  {
    file: "(member)/sessions/page.tsx",
    state: "none planned",
    open: (page) => page.goto("/sessions"),
  },
  {
    file: "(journal)/journal/write/page.tsx",
    state: "saved, with the offer to keep the journal open",
    open: (page) => writeReflection(page, { title: "A first page", body: "Words, and more of them.\n\nعلى مهلك" }),
  },
  {
    file: "(journal)/journal/read/page.tsx",
    state: "the first reflection, with the offer of the kit",
    open: async (page) => {
      await page.goto("/journal");
      await page.getByRole("link", { name: "A first page" }).click();
      await page.getByRole("button", { name: "Finish for now" }).click();
      await page.waitForURL("**/journal/read#*");
      await heading(page, "Keep your recovery kit");
    },
  },
  historyScreen,
  {
    file: "(journal)/journal/kit/page.tsx",
    state: "the twelve words",
    open: async (page) => {
      await page.goto("/journal/kit");
      await page.getByRole("button", { name: "Make my twelve words" }).click();
      await heading(page, "Your twelve words");
    },
  },
  {
    file: "(journal)/journal/kit/page.tsx",
    state: "two words typed wrong",
    open: async (page) => {
      await page.goto("/journal/kit");
      await page.getByRole("button", { name: "Make my twelve words" }).click();
      await page.getByRole("button", { name: "I have kept them" }).click();
      await page.getByRole("button", { name: "Put my kit to work" }).click();
      await heading(page, "There is a problem");
    },
  },
  {
    file: "(journal)/journal/read/page.tsx",
    state: "just deleted",
    open: async (page) => {
      await readNewest(page);
      await page.getByRole("button", { name: "Delete" }).click();
      await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/deleted/page.tsx",
    state: "one that can come back",
    open: async (page) => {
      await page.goto("/journal/deleted");
      await expect(page.getByRole("button", { name: /^Bring back/ })).toBeVisible();
    },
  },
];
