import { expect } from "@playwright/test";
import type { Screen } from "./screens-outside";

/** The same member, about keys and earlier versions. Nothing here changes anything on the server. */
export const keysScreens: Screen[] = [
  {
    file: "(journal)/account/password/page.tsx",
    state: "nothing typed",
    open: async (page) => {
      await page.goto("/account/password");
      await page.getByRole("button", { name: "Change my password" }).click();
      await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
    },
  },
  {
    file: "(journal)/account/new-key/page.tsx",
    state: "what happens",
    open: async (page) => {
      await page.goto("/account/new-key");
      await expect(page.getByRole("heading", { name: "What stays, and what it cannot do" })).toBeVisible();
    },
  },
  {
    file: "(journal)/account/new-key/page.tsx",
    state: "the two passwords",
    open: async (page) => {
      await page.goto("/account/new-key");
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(page.getByLabel("Current password")).toBeVisible();
    },
  },
];

/** The member who begins, after the first reflection was written: written over in another sitting. */
export const historyScreen: Screen = {
  file: "(journal)/journal/history/page.tsx",
  state: "one version from before",
  open: async (page) => {
    await page.goto("/journal");
    await page.getByRole("link", { name: "A first page" }).click();
    await page.getByRole("link", { name: "Edit" }).click();
    await expect(page.locator("#body")).toHaveValue(/Words/);
    const kept = page.waitForResponse(
      (answer) => answer.url().endsWith("/history") && answer.request().method() === "PUT",
    );
    await page.locator("#body").fill("Other words, another time.");
    await kept;
    await page.goto("/journal");
    await page.getByRole("link", { name: "A first page" }).click();
    await page.getByRole("link", { name: "Earlier versions" }).click();
    await expect(page.getByRole("heading", { name: "Forget the earlier versions" })).toBeVisible();
  },
};
