import { expect } from "@playwright/test";
import type { Screen } from "./screens-outside";

/** The same member, looking for what was written, looking back on it, and beginning from a feeling. */
export const comingBackScreens: Screen[] = [
  {
    file: "(journal)/journal/page.tsx",
    state: "searched, with filters",
    open: async (page) => {
      await page.goto("/journal");
      await page.getByRole("searchbox").fill("corridor");
      await page.getByText("Only some of them").click();
      await expect(page.locator("mark").first()).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/over-time/page.tsx",
    state: "a year of words",
    open: async (page) => {
      await page.goto("/journal/over-time");
      await page.getByText("Feelings by month, as a table").click();
      await expect(page.getByRole("table").first()).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/year/page.tsx",
    state: "a year in one's own words",
    open: async (page) => {
      await page.goto("/journal/year");
      await expect(page.getByRole("heading", { name: "Your year, in your own words" })).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/print/page.tsx",
    state: "all chosen",
    open: async (page) => {
      await page.goto("/journal/print");
      await page.getByRole("button", { name: "Choose all" }).click();
      await expect(page.getByRole("button", { name: /^Print \d+$/ })).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/write/page.tsx",
    state: "feelings as data",
    open: async (page) => {
      await page.goto("/journal/write");
      await expect(page.locator("#body")).toBeVisible();
      const choice = page.getByRole("radio", { name: "Feelings as data" });
      if (await choice.isHidden()) await page.getByText(/^Way of writing/).click();
      await choice.check({ force: true });
      await expect(page.getByRole("checkbox", { name: "torn", exact: true }).first()).toBeVisible();
    },
  },
];
