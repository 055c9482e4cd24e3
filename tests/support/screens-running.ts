import { expect, type Page } from "@playwright/test";
import { databaseOf } from "./joining";
import { letPass, makeRunnable, type Planned } from "./running";
import type { Screen } from "./screens-outside";
import { sites } from "./sites";

const run = "(facilitator)/facilitate/sessions/[id]/run/page.tsx";
const now = "(member)/sessions/[id]/now/page.tsx";

/** A session of whoever is signed in on this page: their group has one facilitator, and nothing else is known here. */
async function sessionHere(page: Page, how: { startsIn?: number; items?: Planned[] } = {}): Promise<string> {
  await page.goto("/facilitate/members");
  const lead = await page.evaluate(() => fetch("/api/journal/local-key").then((answer) => answer.json()));
  const sql = databaseOf(sites().group);
  const [row] = await sql`
    select group_id from memberships join members on id = member_id where email = ${lead.email} limit 1`;
  await sql.end();
  return makeRunnable(sites().group, row?.group_id, how);
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const heading = (page: Page, name: string) => expect(page.getByRole("heading", { name })).toBeVisible();

async function started(page: Page): Promise<string> {
  const id = await sessionHere(page);
  await page.goto(`/facilitate/sessions/${id}/run`);
  await press(page, "Start the session");
  await expect(page.getByText("About 5 minutes left")).toBeVisible();
  return id;
}

/** A session that runs, for its facilitator, and as members who follow see it. */
export const runScreens: Screen[] = [
  {
    file: run,
    state: "before its hour",
    open: async (page) => {
      await page.goto(`/facilitate/sessions/${await sessionHere(page, { startsIn: 60 * 24 })}/run`);
      await expect(page.getByText("two hours before.")).toBeVisible();
    },
  },
  {
    file: run,
    state: "at an item with steps",
    open: async (page) => {
      await started(page);
      await press(page, /^Move on to: Dilemma/);
      await expect(page.getByText("About 30 minutes left")).toBeVisible();
    },
  },
  {
    file: run,
    state: "paused",
    open: async (page) => {
      await started(page);
      await press(page, "Pause");
      await expect(page.getByRole("button", { name: "Go on" })).toBeVisible();
    },
  },
  {
    file: run,
    state: "finished",
    open: async (page) => {
      await started(page);
      await press(page, "Finish the session");
      await expect(page.getByText("This session is over. Take your time.")).toBeVisible();
    },
  },
  {
    file: now,
    state: "past its time",
    open: async (page) => {
      const id = await started(page);
      await letPass(sites().group, id, 9);
      await page.goto(`/sessions/${id}/now`);
      await expect(page.getByText("A little over. Take what you need.")).toBeVisible();
    },
  },
  {
    file: now,
    state: "not started",
    open: async (page) => {
      await page.goto(`/sessions/${await sessionHere(page)}/now`);
      await expect(page.getByText("It has not started yet.")).toBeVisible();
      await heading(page, "Break");
    },
  },
  {
    file: now,
    state: "the site away",
    open: async (page) => {
      const id = await started(page);
      await page.route("**/now", (route) =>
        route.request().resourceType() === "fetch" ? route.abort() : route.continue(),
      );
      await page.route("**/now/stream", (route) => route.abort());
      await page.goto(`/sessions/${id}/now`);
      await expect(page.getByText("We cannot reach the site just now.")).toBeVisible();
    },
  },
];
