import { expect, type Page } from "@playwright/test";
import { current, press, readyToRun, start, startsIn } from "./running";
import type { Screen } from "./screens-outside";

const run = "(facilitator)/facilitate/sessions/[id]/run/page.tsx";
const now = "(member)/sessions/[id]/now/page.tsx";

const open = async (page: Page, id: string) => {
  await page.goto(`/sessions/${id}/now`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
};
const started = async (page: Page) => {
  const id = await readyToRun(page);
  await start(page);
  return id;
};
const finished = async (page: Page) => {
  const id = await started(page);
  await press(page, "Finish the session");
  await expect(page.getByText("This session is over. Take your time.")).toBeVisible();
  return id;
};

/** A facilitator of a group of their own, who plans each session that is shown. */
export const runningScreens: Screen[] = [
  {
    file: run,
    state: "too early",
    open: async (page) => {
      await startsIn(await readyToRun(page), 300);
      await page.reload();
      await expect(page.getByText(/^You can start it from /)).toBeVisible();
    },
  },
  { file: run, state: "ready to start", open: readyToRun },
  { file: run, state: "running", open: started },
  {
    file: run,
    state: "paused",
    open: async (page) => {
      await started(page);
      await press(page, "Pause");
      await expect(page.getByText("We go on when everybody is ready.")).toBeVisible();
    },
  },
  { file: run, state: "over", open: finished },
  {
    file: now,
    state: "before it starts",
    open: async (page) => {
      await open(page, await readyToRun(page));
      await expect(page.getByText("It has not started yet.")).toBeVisible();
    },
  },
  {
    file: now,
    state: "running",
    open: async (page) => {
      await open(page, await started(page));
      await expect(current(page)).toBeVisible();
    },
  },
  {
    file: now,
    state: "offline",
    open: async (page) => {
      await open(page, await started(page));
      await page.context().setOffline(true);
      await expect(page.getByText("You are offline. Times go on from the clock.")).toBeVisible();
      await page.context().setOffline(false);
    },
  },
  { file: now, state: "over", open: async (page) => open(page, await finished(page)) },
];
