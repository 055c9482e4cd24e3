import { expect, type Page } from "@playwright/test";
import type { Screen } from "./screens-outside";

const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole("heading", { name }).first()).toBeVisible();
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const at = (file: string, path: string, state: string): Screen => ({ file, state, open: (page) => page.goto(path) });

const agreement = "(member)/group/agreement/page.tsx";
const learning = "(member)/group/learning/page.tsx";
const thanks = "(member)/group/thanks/page.tsx";
const editor = "(facilitator)/facilitate/agreement/page.tsx";
const rounds = "(facilitator)/facilitate/appreciations/page.tsx";

const firstPast = async (page: Page): Promise<string> => {
  await page.goto("/sessions");
  const link = page.locator("section[aria-labelledby=past] li a").first();
  return (await link.getAttribute("href"))?.split("/").at(-1) ?? "";
};

/** A member of the demonstration. Nothing here changes anything on the server. */
export const lifeMemberScreens: Screen[] = [
  at("(member)/group/page.tsx", "/group", "everything in it"),
  {
    file: agreement,
    state: "a changed version to read, everything unfolded",
    open: async (page) => {
      await page.goto("/group/agreement");
      await page.getByText("What it said before").first().click();
      await page.getByText(/^Version 1, /).click();
      await expect(page.getByRole("button", { name: "I have read this and agree" })).toBeVisible();
    },
  },
  at(learning, "/group/learning", "lines with names and without"),
  {
    file: learning,
    state: "nothing written",
    open: async (page) => {
      await page.goto("/group/learning");
      await press(page, "Share with the group");
      await heading(page, "There is a problem");
    },
  },
  {
    file: thanks,
    state: "open, changing one's own",
    open: async (page) => {
      await page.goto("/group/thanks");
      await press(page, "Change the thanks for the whole group");
      await expect(page.getByRole("button", { name: "Keep the change" })).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/page.tsx",
    state: "what was written around a session",
    open: async (page) => {
      await page.goto(`/journal#session=${await firstPast(page)}`);
      await heading(page, "Around a session");
      await expect(page.getByRole("link", { name: /take-away|Take something away/ })).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/write/page.tsx",
    state: "taking something away from a session",
    open: async (page) => {
      await page.goto(`/journal/write#session=${await firstPast(page)}&when=after`);
      await expect(page.getByText(/^After the session on /)).toBeVisible();
    },
  },
];

/** The facilitator of the demonstration. Nothing here is saved. */
export const lifeFacilitatorScreens: Screen[] = [
  at(editor, "/facilitate/agreement", "an agreement that some have agreed to"),
  at(rounds, "/facilitate/appreciations", "a round that is open"),
  {
    file: rounds,
    state: "a round that cannot be closed any more",
    open: async (page) => {
      await page.goto("/facilitate/appreciations");
      await press(page, "Close this round");
      await expect(page.getByText(/^Somebody has written thanks already/)).toBeVisible();
    },
  },
];

/** A member of a group that has nothing yet. */
export const lifeBeginnerScreens: Screen[] = [
  at("(member)/group/page.tsx", "/group", "nothing yet"),
  at(agreement, "/group/agreement", "none yet"),
  at(thanks, "/group/thanks", "none gathered"),
  {
    file: learning,
    state: "the first line, shared and withdrawn",
    open: async (page) => {
      await page.goto("/group/learning");
      await expect(page.getByText("Nothing here yet.")).toBeVisible();
      await page.getByLabel("Your line").fill("A first line");
      await press(page, "Share with the group");
      await press(page, "Withdraw: A first line");
      await expect(page.getByRole("button", { name: "Share it again" })).toBeVisible();
    },
  },
];

/** The facilitator of a group that has nothing yet. In this order. */
export const lifeLeadScreens: Screen[] = [
  {
    file: editor,
    state: "the starting set with problems, one point removed",
    open: async (page) => {
      await page.goto("/facilitate/agreement");
      await page.locator("#point-2-remove").click();
      await page.locator("#point-3-text").fill("");
      await press(page, "Share with the group");
      await heading(page, "There is a problem");
    },
  },
  {
    file: editor,
    state: "what was typed before, given up",
    open: async (page) => {
      await page.goto("/facilitate/agreement");
      await press(page, "Start again from the starting set");
      await expect(page.getByRole("button", { name: "Put mine back" })).toBeVisible();
    },
  },
  {
    file: editor,
    state: "shared from somewhere else meanwhile",
    open: async (page) => {
      await page.goto("/facilitate/agreement");
      const other = await page.context().newPage();
      await other.goto("/facilitate/agreement");
      await press(other, "Share with the group");
      await expect(other.getByText(/^Version 1 is shared/)).toBeVisible();
      await other.close();
      await press(page, "Share with the group");
      await expect(page.getByRole("button", { name: "Load the other version" })).toBeVisible();
    },
  },
  {
    file: agreement,
    state: "agreed",
    open: async (page) => {
      await page.goto("/group/agreement");
      await press(page, "I have read this and agree");
      await expect(page.getByText(/^You agreed on /)).toBeVisible();
    },
  },
  at(rounds, "/facilitate/appreciations", "none yet"),
  {
    file: rounds,
    state: "shown",
    open: async (page) => {
      await page.goto("/facilitate/appreciations");
      await press(page, "Open a round of thanks");
      await press(page, "Show the thanks now");
      await expect(page.getByText(/^Shown on /)).toBeVisible();
    },
  },
  at(thanks, "/group/thanks", "there to be read"),
  {
    file: thanks,
    state: "read, with none in it",
    open: async (page) => {
      await page.goto("/group/thanks");
      await press(page, "Read them now");
      await heading(page, "Thanks");
    },
  },
];
