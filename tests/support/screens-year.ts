import { expect, type Page } from "@playwright/test";
import { planSession } from "./planning";
import type { Screen } from "./screens-outside";
import { formReady } from "./visit";

const problem = (page: Page) => expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
const usual = "(facilitator)/facilitate/sessions/usual/page.tsx";
const year = "(facilitator)/facilitate/sessions/year/page.tsx";
const access = "(facilitator)/facilitate/sessions/[id]/access/page.tsx";
const needs = "(member)/group/access-needs/page.tsx";

async function showDates(page: Page, first: string, time: string): Promise<void> {
  await page.goto("/facilitate/sessions/year");
  await formReady(page);
  await page.getByLabel("First date").fill(first);
  await page.getByLabel("Starts at").fill(time);
  await page.getByRole("button", { name: "Show the dates" }).click();
  await expect(page.getByRole("heading", { name: "The dates" })).toBeVisible();
}

/** The usual, the year and access as the facilitator of the demonstration finds them. Nothing here is saved. */
export const yearScreens: Screen[] = [
  { file: usual, state: "as it comes", open: (page) => page.goto("/facilitate/sessions/usual") },
  {
    file: year,
    state: "the dates, with one that the clocks skip",
    // The last Sunday of March, when the clocks go forward in London.
    open: (page) => showDates(page, "2030-12-29", "01:30"),
  },
  {
    file: access,
    state: "what is needed",
    open: async (page) => {
      await page.goto("/facilitate/sessions");
      await page.locator("section[aria-labelledby=coming] li a").first().click();
      await page.getByRole("navigation", { name: "This session" }).getByRole("link", { name: "Access" }).click();
      await expect(page.getByRole("heading", { name: "Access for this session" })).toBeVisible();
    },
  },
];

/** The same where things may be made and spoiled. */
export const yearLeadScreens: Screen[] = [
  {
    file: usual,
    state: "nothing right",
    open: async (page) => {
      await page.goto("/facilitate/sessions/usual");
      await page.getByLabel("Length in minutes").fill("a while");
      await page.getByLabel("Link to join online (optional)").fill("http://meet.example.org");
      await page.getByRole("button", { name: "Save the usual" }).click();
      await problem(page);
    },
  },
  {
    file: year,
    state: "nothing typed",
    open: async (page) => {
      await page.goto("/facilitate/sessions/year");
      await formReady(page);
      await page.getByRole("button", { name: "Show the dates" }).click();
      await problem(page);
    },
  },
  {
    file: access,
    state: "nobody needs anything",
    open: async (page) => {
      const id = await planSession(page);
      await page.goto(`/facilitate/sessions/${id}/access`);
      await expect(page.getByText("Nobody who may come has said")).toBeVisible();
    },
  },
  {
    file: "(facilitator)/facilitate/sessions/[id]/page.tsx",
    state: "in person and online, cancelled",
    open: async (page) => {
      await planSession(page);
      await page.getByText("How to join, what is provided, time zone").click();
      await page.getByRole("radio", { name: "Both at once" }).check({ force: true });
      await page.getByText("Cancel this session").click();
      await page.getByLabel("Words for members (optional)").fill("The hall is closed.");
      await page.getByRole("button", { name: "Cancel the session" }).click();
      await expect(page.getByRole("button", { name: "Bring this session back" })).toBeVisible();
    },
  },
  {
    file: "(member)/sessions/[id]/page.tsx",
    state: "cancelled",
    open: async (page) => {
      const id = await planSession(page);
      await page.getByText("Cancel this session").click();
      await page.getByRole("button", { name: "Cancel the session" }).click();
      await expect(page.getByRole("button", { name: "Bring this session back" })).toBeVisible();
      await page.goto(`/sessions/${id}`);
    },
  },
];

/** A member's own access needs. Nothing here is saved. */
export const needsScreens: Screen[] = [
  { file: needs, state: "as it comes", open: (page) => page.goto("/group/access-needs") },
  {
    file: needs,
    state: "no yes and nothing said",
    open: async (page) => {
      await page.goto("/group/access-needs");
      const chosen = page.getByRole("checkbox", { checked: true });
      while ((await chosen.count()) > 0) await chosen.first().uncheck({ force: true });
      await page.getByLabel(/^Anything else, in your own words/).fill("");
      await page.getByRole("button", { name: "Save" }).click();
      await problem(page);
    },
  },
];
