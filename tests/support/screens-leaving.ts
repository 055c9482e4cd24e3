import { expect } from "@playwright/test";
import type { Screen } from "./screens-outside";

const at = (file: string, path: string, state: string): Screen => ({ file, state, open: (page) => page.goto(path) });

/** Anybody. */
export const goodbyeScreens: Screen[] = [
  at("(public)/goodbye/page.tsx", "/goodbye", "nothing filled in about backups"),
];

/** A member of the demonstration. Nothing here changes anything on the server. */
export const leavingMemberScreens: Screen[] = [
  {
    file: "(journal)/account/leave/page.tsx",
    state: "nothing typed",
    open: async (page) => {
      await page.goto("/account/leave");
      await page.getByRole("button", { name: /^Leave on / }).click();
      await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
    },
  },
  {
    file: "(member)/group/evaluation/page.tsx",
    state: "nothing chosen",
    open: async (page) => {
      await page.goto("/group/evaluation");
      await page.getByRole("button", { name: "Send my reply" }).click();
      await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
    },
  },
];

export const evaluationFacilitatorScreens: Screen[] = [
  {
    file: "(facilitator)/facilitate/evaluation/page.tsx",
    state: "asked before a round closes",
    open: async (page) => {
      await page.goto("/facilitate/evaluation");
      await page.getByRole("button", { name: "Close this round" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
];

export const evaluationLeadScreens: Screen[] = [
  at("(facilitator)/facilitate/evaluation/page.tsx", "/facilitate/evaluation", "no round yet"),
  at("(journal)/account/leave/page.tsx", "/account/leave", "to be handed over first"),
];
