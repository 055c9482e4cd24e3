import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { Screen } from "./screens-outside";
import { invite } from "./visit";

const build = "(facilitator)/facilitate/sessions/[id]/page.tsx";
const preview = "(facilitator)/facilitate/sessions/[id]/preview/page.tsx";
const problem = (page: Page) => expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();

async function openSession(page: Page, state: string): Promise<void> {
  await page.goto("/facilitate/sessions");
  await page.locator("section[aria-labelledby=coming] li").filter({ hasText: state }).first().getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Build the agenda" })).toBeVisible();
}

const published = "Agenda published";
const draft = "Draft agenda";
const planned = "No agenda yet";

/** The facilitator of the demonstration. Nothing here is saved. */
export const facilitatorScreens: Screen[] = [
  { file: "(facilitator)/facilitate/page.tsx", state: "as it comes", open: (page) => page.goto("/facilitate") },
  {
    file: "(facilitator)/facilitate/members/page.tsx",
    state: "as it comes",
    open: (page) => page.goto("/facilitate/members"),
  },
  {
    file: "(facilitator)/facilitate/sessions/page.tsx",
    state: "as it comes",
    open: (page) => page.goto("/facilitate/sessions"),
  },
  {
    file: "(facilitator)/facilitate/sessions/new/page.tsx",
    state: "as it comes",
    open: (page) => page.goto("/facilitate/sessions/new"),
  },
  { file: build, state: "published", open: (page) => openSession(page, published) },
  { file: build, state: "a draft that is too long", open: (page) => openSession(page, draft) },
  { file: build, state: "no items yet", open: (page) => openSession(page, planned) },
  {
    file: preview,
    state: "published",
    open: async (page) => {
      await openSession(page, published);
      await page.getByRole("link", { name: "See it as a member" }).click();
      await expect(page.getByText("This is what members see now.")).toBeVisible();
    },
  },
  {
    file: preview,
    state: "a draft",
    open: async (page) => {
      await openSession(page, draft);
      await page.getByRole("link", { name: "See it as a member" }).click();
      await expect(page.getByText("They cannot see it until you publish it.")).toBeVisible();
    },
  },
];

async function plan(page: Page): Promise<void> {
  await page.goto("/facilitate/sessions/new");
  await page.getByLabel("Date").fill("2031-05-29");
  await page.getByLabel("Starts at").fill("10:00");
  await page.getByLabel("Start the agenda from").selectOption("none");
  await page.getByRole("button", { name: "Plan this session" }).click();
  await page.waitForURL(/\/facilitate\/sessions\/[0-9a-f-]{36}$/);
}

async function planStandard(page: Page): Promise<void> {
  await plan(page);
  await page.getByRole("button", { name: /^Standard/ }).click();
  await expect(page.getByText(/^Draft saved at/).first()).toBeVisible();
}

/** The facilitator of a group that has nothing yet, where things may be made and spoiled. */
export const leadScreens: Screen[] = [
  { file: "(facilitator)/facilitate/page.tsx", state: "nothing planned", open: (page) => page.goto("/facilitate") },
  {
    file: "(facilitator)/facilitate/sessions/page.tsx",
    state: "nothing planned",
    open: (page) => page.goto("/facilitate/sessions"),
  },
  {
    file: "(facilitator)/facilitate/sessions/new/page.tsx",
    state: "nothing right",
    open: async (page) => {
      await page.goto("/facilitate/sessions/new");
      await page.getByLabel("Length in minutes").fill("-5");
      await page.getByLabel("Link to join online (optional)").fill("http://meet.example.org");
      await page.getByRole("button", { name: "Plan this session" }).click();
      await problem(page);
    },
  },
  {
    file: build,
    state: "published with nothing in it",
    open: async (page) => {
      await plan(page);
      await page.getByRole("button", { name: "Publish and tell members" }).click();
      await problem(page);
    },
  },
  {
    file: build,
    state: "problems, notes unfolded, one item removed",
    open: async (page) => {
      await planStandard(page);
      await page.getByRole("button", { name: "Remove: Looking back" }).click();
      await page.getByRole("button", { name: "Notes: Check-in round" }).click();
      await page.getByLabel("Minutes for Quiet").fill("none");
      await page.getByLabel("Item 1", { exact: true }).fill("");
      await page.getByRole("button", { name: "Publish and tell members" }).click();
      await problem(page);
    },
  },
  {
    file: build,
    state: "saved from somewhere else meanwhile",
    open: async (page) => {
      await planStandard(page);
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByLabel("Item 1", { exact: true }).fill("Arrive, in another tab");
      await expect(other.getByText(/^Draft saved at/).first()).toBeVisible();
      await other.close();
      await page.getByLabel("Item 1", { exact: true }).fill("Arrive, in this tab");
      await expect(page.getByRole("button", { name: "Load the other version" })).toBeVisible();
    },
  },
  {
    file: build,
    state: "published, then changed",
    open: async (page) => {
      await planStandard(page);
      await page.getByRole("button", { name: "Publish and tell members" }).click();
      await expect(page.getByText(/^Published on /)).toBeVisible();
      await page.getByRole("button", { name: "Move down: Check-in round" }).click();
      await expect(page.getByText("They cannot see your changes since then.")).toBeVisible();
    },
  },
  {
    file: "(facilitator)/facilitate/members/page.tsx",
    state: "an invitation made, and another asked for wrongly",
    open: async (page) => {
      await invite(page, { name: "Kit Member", email: `${randomUUID()}@example.org` });
      await page.getByRole("button", { name: "Make an invitation" }).click();
      await problem(page);
    },
  },
  {
    file: "(facilitator)/facilitate/members/page.tsx",
    state: "a code made",
    open: async (page) => {
      await page.goto("/facilitate/members");
      await page
        .getByRole("button", { name: /^Make a one-time code/ })
        .first()
        .click();
      await page.getByRole("button", { name: "Make the code" }).click();
      await expect(page.getByRole("button", { name: "Copy the code" })).toBeVisible();
    },
  },
];
