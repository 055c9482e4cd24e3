import { expect, type Page } from "@playwright/test";
import type { Screen } from "./screens-outside";
import { type FakeVoice, withVoices } from "./speech";

export const voices: FakeVoice[] = [
  { name: "Marlow", lang: "en-US", localService: true },
  { name: "Wren", lang: "en-GB", localService: true },
  { name: "Cloud Voice", lang: "en-GB", localService: false },
];

async function openForm(page: Page, name: string): Promise<void> {
  await page.goto("/sessions");
  await page.locator("section[aria-labelledby=coming] li a").first().click();
  await page.getByRole("link", { name, exact: true }).click();
}

/** The other forms of an agenda, and the calendar link before there is one. Nothing here changes anything. */
export const formsScreens: Screen[] = [
  {
    file: "(member)/sessions/[id]/large-print/page.tsx",
    state: "the next agenda",
    open: async (page) => {
      await openForm(page, "Large print");
      await expect(page.getByText(", we finish")).toBeVisible();
    },
  },
  {
    file: "(member)/sessions/[id]/read-aloud/page.tsx",
    state: "no voice",
    open: async (page) => {
      await openForm(page, "Read aloud");
      await expect(page.getByText(/^This browser has no voice/)).toBeVisible();
    },
  },
];

export const formsBeginnerScreens: Screen[] = [
  {
    file: "(member)/sessions/calendar/page.tsx",
    state: "no link yet",
    open: async (page) => {
      await page.goto("/sessions/calendar");
      await expect(page.getByRole("heading", { name: "Your link" })).toBeVisible();
    },
  },
  {
    file: "(member)/sessions/calendar/page.tsx",
    state: "a link, and asking for a new one",
    open: async (page) => {
      await page.goto("/sessions/calendar");
      const make = page.getByRole("button", { name: "Make my link" });
      const renew = page.getByRole("button", { name: "Make a new link" });
      await expect(make.or(renew)).toBeVisible();
      if (await make.isVisible()) await make.click();
      await expect(page.getByLabel("Private link for your calendar program")).toBeVisible();
      await renew.click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
];

/** Reading, on a page of an agenda with the voices above. */
export async function startReading(page: Page, path: string): Promise<void> {
  await withVoices(page.context(), voices);
  await page.goto(path);
  await page.getByRole("button", { name: "Read aloud" }).click();
}
