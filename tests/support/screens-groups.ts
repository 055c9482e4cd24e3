import { expect } from "@playwright/test";
import type { Screen } from "./screens-outside";

const place = "(facilitator)/facilitate/members/[id]/page.tsx";
const announcements = "(facilitator)/facilitate/announcements/page.tsx";
const year = "(facilitator)/facilitate/year/page.tsx";

/** The demonstration's member. Nothing here is saved. */
export const groupsMemberScreens: Screen[] = [
  { file: "(member)/groups/page.tsx", state: "in one group", open: (page) => page.goto("/groups") },
  {
    file: "(member)/group/announcements/page.tsx",
    state: "with messages",
    open: async (page) => {
      await page.goto("/group/announcements");
      await page.getByText("The hall has a new entrance", { exact: true }).click();
    },
  },
];

/** The demonstration's facilitator. Nothing here is saved. */
export const groupsFacilitatorScreens: Screen[] = [
  {
    file: place,
    state: "of a member",
    open: async (page) => {
      await page.goto("/facilitate/members");
      await page.getByRole("rowheader").getByRole("link").last().click();
      await expect(page.getByRole("heading", { name: "Going" })).toBeVisible();
    },
  },
  {
    file: place,
    state: "taking somebody out",
    open: async (page) => {
      await page.goto("/facilitate/members");
      await page.getByRole("rowheader").getByRole("link").last().click();
      await page.getByRole("button", { name: /^Take .+ out of the group$/ }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  { file: announcements, state: "as it comes", open: (page) => page.goto("/facilitate/announcements") },
  {
    file: announcements,
    state: "with problems",
    open: async (page) => {
      await page.goto("/facilitate/announcements");
      await page.getByRole("button", { name: "See how it goes" }).click();
      await expect(page.getByText("Write the message", { exact: true }).first()).toBeVisible();
    },
  },
  {
    file: announcements,
    state: "as it goes",
    open: async (page) => {
      await page.goto("/facilitate/announcements");
      await page.getByLabel("What it is about").fill("The lift is being mended");
      await page.getByLabel("The message").fill("Hello all,\n\nplease come by the side door until Friday.");
      await page.getByRole("button", { name: "See how it goes" }).click();
      await expect(page.getByRole("heading", { name: "This is how it goes" })).toBeVisible();
    },
  },
  { file: year, state: "as it comes", open: (page) => page.goto("/facilitate/year") },
  {
    file: year,
    state: "with problems",
    open: async (page) => {
      await page.goto("/facilitate/year");
      await page.getByLabel("It ends on").fill("2020-01-01");
      await page.getByRole("button", { name: "Save the year" }).click();
      await expect(page.getByText("The end comes after the start").first()).toBeVisible();
    },
  },
];

/** Somebody who begins: nothing was written, and no days are set. */
export const groupsBeginnerScreens: Screen[] = [
  {
    file: "(member)/group/announcements/page.tsx",
    state: "nothing was written",
    open: (page) => page.goto("/group/announcements"),
  },
];
export const groupsLeadScreens: Screen[] = [
  {
    file: place,
    state: "of the only facilitator",
    open: async (page) => {
      await page.goto("/facilitate/members");
      await page.getByRole("link", { name: "Rowan Lead", exact: true }).click();
      await expect(page.getByText("Nobody else leads this group just now").first()).toBeVisible();
    },
  },
];
