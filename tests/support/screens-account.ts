import { expect, type Page } from "@playwright/test";
import type { Screen } from "./screens-outside";

const at = (file: string, path: string): Screen => ({ file, state: "as it comes", open: (page) => page.goto(path) });
const problem = (page: Page) => expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();

/** A member's own account. Nothing here changes anything on the server. */
export const accountMemberScreens: Screen[] = [
  at("(member)/account/details/page.tsx", "/account/details"),
  {
    file: "(member)/account/details/page.tsx",
    state: "no name",
    open: async (page) => {
      await page.goto("/account/details");
      await page.getByLabel("What would you like to be called?").fill("");
      await page.getByRole("button", { name: "Save" }).click();
      await problem(page);
    },
  },
  at("(member)/account/devices/page.tsx", "/account/devices"),
  at("(member)/account/record/page.tsx", "/account/record"),
  {
    file: "(journal)/account/email/page.tsx",
    state: "no mail on this site",
    open: async (page) => {
      await page.goto("/account/email");
      await expect(page.getByText("this site sends no mail yet")).toBeVisible();
    },
  },
  {
    file: "(journal)/account/email/page.tsx",
    state: "a link that does nothing here",
    open: async (page) => {
      await page.goto("about:blank");
      await page.goto("/account/email#not-a-token");
      await page.getByRole("button", { name: "Yes, confirm it" }).click();
      await expect(page.getByText("This link does nothing for")).toBeVisible();
    },
  },
];

/** A facilitator's second step, up to its last press: nothing of it is asked at the next sign-in. */
export const accountLeadScreens: Screen[] = [
  at("(member)/account/second-step/page.tsx", "/account/second-step"),
  {
    file: "(member)/account/second-step/page.tsx",
    state: "set up, and a code that did not match",
    open: async (page) => {
      await page.goto("/account/second-step");
      await page.getByRole("button", { name: "Set it up" }).click();
      await page.getByLabel("Code", { exact: true }).fill("000000");
      await page.getByRole("button", { name: "Turn it on" }).click();
      await problem(page);
    },
  },
];
