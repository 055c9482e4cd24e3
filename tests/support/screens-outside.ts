import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { makeInvitation, newMember } from "./joining";
import { sites } from "./sites";
import { signIn } from "./visit";

/** One screen in one of its states. `file` is the page under app/ that shows it; `open` brings it about. */
export type Screen = { file: string; state: string; open: (page: Page) => Promise<unknown> };

const at = (file: string, path: string): Screen => ({ file, state: "as it comes", open: (page) => page.goto(path) });
const problem = (page: Page) => expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();

/** What anybody can see, on the demonstration. */
export const visitorScreens: Screen[] = [
  at("(public)/page.tsx", "/"),
  at("(public)/how-a-session-works/page.tsx", "/how-a-session-works"),
  at("(public)/confidentiality/page.tsx", "/confidentiality"),
  at("(public)/support/page.tsx", "/support"),
  at("(public)/accessibility/page.tsx", "/accessibility"),
  at("(public)/reading-settings/page.tsx", "/reading-settings"),
  { file: "global-not-found.tsx", state: "no such address", open: (page) => page.goto("/nothing/here") },
  at("(door)/sign-in/page.tsx", "/sign-in"),
  {
    file: "(door)/sign-in/page.tsx",
    state: "nothing typed",
    open: async (page) => {
      await page.goto("/sign-in");
      await page.getByRole("button", { name: "Sign in" }).click();
      await problem(page);
    },
  },
  {
    file: "(door)/sign-in/page.tsx",
    state: "details that did not match, password shown",
    open: async (page) => {
      await page.goto("/sign-in");
      await page.getByLabel("Email address").fill("nobody@example.org");
      await page.getByLabel("Password", { exact: true }).fill("not the password of anybody");
      await page.getByRole("button", { name: "Show password" }).click();
      await page.getByRole("button", { name: "Sign in" }).click();
      await problem(page);
    },
  },
  {
    file: "(door)/welcome/page.tsx",
    state: "a link that does not work",
    open: async (page) => {
      await page.goto("/welcome");
      await expect(page.getByText("This link does not work.")).toBeVisible();
    },
  },
  at("(door)/recover/page.tsx", "/recover"),
  {
    file: "(door)/recover/page.tsx",
    state: "nothing typed",
    open: async (page) => {
      await page.goto("/recover");
      await page.getByRole("button", { name: "Continue" }).click();
      await problem(page);
    },
  },
];

async function invited(page: Page): Promise<void> {
  const email = `${randomUUID()}@example.org`;
  const { token } = await makeInvitation(sites().group, { name: "Test Member", email });
  await page.goto("about:blank");
  await page.goto(`/welcome#${token}`);
  await expect(page.getByLabel("What would you like to be called?")).toBeVisible();
}

// A code made by the facilitator, in a browser of their own.
async function withCode(page: Page): Promise<void> {
  const member = await newMember(sites().group, { name: `Test Member ${randomUUID()}` });
  const context = await page.context().browser()?.newContext({ baseURL: sites().group.url });
  const desk = await context?.newPage();
  if (!context || !desk) throw new Error("There is no browser for the facilitator");
  await signIn(desk, sites().lead, { back: "/facilitate/members" });
  await desk.getByRole("button", { name: `Make a one-time code for ${member.name}` }).click();
  await desk.getByRole("button", { name: "Make the code" }).click();
  const code = await desk.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/).innerText();
  await context.close();
  await page.goto("/recover");
  await page.getByLabel("Email address").fill(member.email);
  await page.getByLabel("One-time code").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Your recovery words" })).toBeVisible();
}

/** What somebody sees who comes in at the door of a real group, step by step. */
export const doorScreens: Screen[] = [
  { file: "(door)/welcome/page.tsx", state: "invited, asked for a name", open: invited },
  {
    file: "(door)/welcome/page.tsx",
    state: "invited, no name",
    open: async (page) => {
      await invited(page);
      await page.getByLabel("What would you like to be called?").fill("");
      await page.getByRole("button", { name: "Continue" }).click();
      await problem(page);
    },
  },
  {
    file: "(door)/welcome/page.tsx",
    state: "invited, a password suggested, none chosen",
    open: async (page) => {
      await invited(page);
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Suggest five random words" }).click();
      await page.getByRole("button", { name: "Join the group" }).click();
      await problem(page);
    },
  },
  { file: "(door)/recover/page.tsx", state: "asked for the words", open: withCode },
  {
    file: "(door)/recover/page.tsx",
    state: "words that are none",
    open: async (page) => {
      await withCode(page);
      await page.getByLabel("Twelve words, in their order").fill("not words of this list at all");
      await page.getByRole("button", { name: "Continue" }).click();
      await problem(page);
    },
  },
  {
    file: "(door)/recover/page.tsx",
    state: "asked for a new password",
    open: async (page) => {
      await withCode(page);
      await page.getByRole("button", { name: "I do not have my words" }).click();
      await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
    },
  },
];
