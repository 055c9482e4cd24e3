import { expect, type Page } from "@playwright/test";
import type { Screen } from "./screens-outside";

const own = "(member)/dilemmas/[id]/page.tsx";
const register = "(facilitator)/facilitate/sessions/[id]/register/page.tsx";
const offer = "(facilitator)/facilitate/dilemmas/[id]/page.tsx";
const problem = (page: Page) => expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();

async function openDilemma(page: Page, title: string, from = "/dilemmas"): Promise<void> {
  await page.goto(from);
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

async function openRegister(page: Page, part: "coming" | "past"): Promise<void> {
  await page.goto("/facilitate/sessions");
  const href = await page.locator(`section[aria-labelledby=${part}] li a`).first().getAttribute("href");
  await page.goto(`${href}/register`);
  await expect(page.getByRole("heading", { level: 1, name: "Who comes" })).toBeVisible();
}

async function chooseWords(page: Page): Promise<void> {
  await page.goto("/journal");
  await page.locator("main a[href^='/journal/read#']").first().click();
  await page.getByRole("button", { name: "Offer words of this as a dilemma" }).click();
  await expect(page.getByRole("heading", { name: "Which words would you like to offer?" })).toBeVisible();
}

/** A member of the demonstration. Nothing here is sent. */
export const comingMemberScreens: Screen[] = [
  { file: "(member)/dilemmas/page.tsx", state: "own ones and others'", open: (page) => page.goto("/dilemmas") },
  { file: "(member)/dilemmas/new/page.tsx", state: "as it comes", open: (page) => page.goto("/dilemmas/new") },
  {
    file: "(member)/dilemmas/new/page.tsx",
    state: "without a title, with names and a phone number in it",
    open: async (page) => {
      await page.goto("/dilemmas/new");
      await page
        .getByLabel("What happened (optional)")
        .fill(`We asked Dr Thornbury on 07700 900123. ${"long".repeat(60)}`);
      await page.getByLabel("Words to watch for (optional)").fill("Harbour Trust");
      await page.getByLabel("The group and its facilitators").check();
      await expect(page.getByText("Perhaps a phone number")).toBeVisible();
      await page.getByRole("button", { name: "Offer this dilemma" }).click();
      await problem(page);
    },
  },
  {
    file: own,
    state: "one's own, being changed",
    open: async (page) => {
      await openDilemma(page, "The job I am asked to help cut");
      await page.getByText("Change it", { exact: true }).click();
      await expect(page.getByRole("button", { name: "Save these words" })).toBeVisible();
    },
  },
  { file: own, state: "one's own, brought", open: (page) => openDilemma(page, "Invited after the decision") },
  {
    file: own,
    state: "another's, with what has happened since",
    open: (page) => openDilemma(page, "A committee where nothing may be felt"),
  },
  {
    file: "(journal)/journal/read/page.tsx",
    state: "no words chosen for an offer",
    open: async (page) => {
      await chooseWords(page);
      await page.getByRole("button", { name: "Copy these words" }).click();
      await expect(page.getByText("Choose at least one passage")).toBeVisible();
    },
  },
  {
    file: "(journal)/journal/read/page.tsx",
    state: "words copied into an offer",
    open: async (page) => {
      await chooseWords(page);
      await page.getByRole("checkbox", { name: /\w/ }).first().check();
      await page.getByRole("button", { name: "Copy these words" }).click();
      await expect(page.getByRole("heading", { name: "This is what leaves your journal" })).toBeVisible();
    },
  },
];

/** A member of a group of their own: what they do here is kept. */
export const comingBeginnerScreens: Screen[] = [
  { file: "(member)/dilemmas/page.tsx", state: "none yet", open: (page) => page.goto("/dilemmas") },
  {
    file: own,
    state: "just withdrawn",
    open: async (page) => {
      await page.goto("/dilemmas/new");
      await page.getByLabel("In one sentence").fill("Whose turn is it to be brave?");
      await page.getByRole("button", { name: "Offer this dilemma" }).click();
      await page.getByRole("button", { name: "Withdraw it" }).click();
      await expect(page.getByRole("button", { name: "Offer it again" })).toBeVisible();
    },
  },
  {
    file: own,
    state: "withdrawn before",
    open: async (page) => {
      await page.goto(new URL(page.url()).pathname);
      await expect(page.getByRole("heading", { name: "A dilemma that you withdrew" })).toBeVisible();
    },
  },
];

/** The facilitator of the demonstration. Nothing here is saved. */
export const comingFacilitatorScreens: Screen[] = [
  {
    file: "(facilitator)/facilitate/dilemmas/page.tsx",
    state: "a year of them",
    open: (page) => page.goto("/facilitate/dilemmas"),
  },
  {
    file: offer,
    state: "waiting",
    open: (page) => openDilemma(page, "The job I am asked to help cut", "/facilitate/dilemmas"),
  },
  {
    file: offer,
    state: "planned",
    open: (page) => openDilemma(page, "Fair to one person, or fair to everyone", "/facilitate/dilemmas"),
  },
  {
    file: offer,
    state: "brought",
    open: (page) => openDilemma(page, "A committee where nothing may be felt", "/facilitate/dilemmas"),
  },
  { file: register, state: "before the session", open: (page) => openRegister(page, "coming") },
  { file: register, state: "after the session", open: (page) => openRegister(page, "past") },
];

/** A facilitator of a group that has nothing yet. */
export const comingLeadScreens: Screen[] = [
  {
    file: "(facilitator)/facilitate/dilemmas/page.tsx",
    state: "none offered",
    open: (page) => page.goto("/facilitate/dilemmas"),
  },
];
