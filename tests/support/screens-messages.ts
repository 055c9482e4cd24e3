import { expect } from "@playwright/test";
import type { Screen } from "./screens-outside";

const file = "(facilitator)/facilitate/messages/page.tsx";

/** The demonstration's facilitator, with something to send. Nothing here is saved. */
export const messageScreens: Screen[] = [
  {
    file,
    state: "as it comes",
    open: async (page) => {
      await page.goto("/facilitate/messages");
      await expect(page.getByRole("button", { name: "I have sent it" }).first()).toBeVisible();
    },
  },
];

/** The same where nothing is waiting. */
export const noMessageScreens: Screen[] = [
  { file, state: "nothing waits", open: (page) => page.goto("/facilitate/messages") },
];
