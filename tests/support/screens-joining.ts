import { expect, type Page } from "@playwright/test";
import type { Screen } from "./screens-outside";

const problem = (page: Page) => expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const at = (file: string, path: string): Screen => ({ file, state: "as it comes", open: (page) => page.goto(path) });

const ask = "(public)/ask-to-join/page.tsx";
const requests = "(facilitator)/facilitate/requests/page.tsx";
const request = "(facilitator)/facilitate/requests/[id]/page.tsx";
const joining = "(facilitator)/facilitate/joining/page.tsx";
const duties = "(facilitator)/facilitate/duties/page.tsx";
const impact = "(facilitator)/facilitate/duties/impact-assessment/page.tsx";
const breach = "(facilitator)/facilitate/duties/after-a-breach/page.tsx";
const held = "(facilitator)/facilitate/members/[id]/held/page.tsx";

/** The form where JavaScript runs, at its first question, with nothing kept from before. */
export async function openForm(page: Page, path = "/ask-to-join"): Promise<void> {
  await page.goto(path);
  await expect(page.getByText(/^Question \d+ of \d+$/)).toBeVisible();
  await press(page, "Forget my answers");
  await expect(page.getByText(/^Question 1 of/)).toBeVisible();
}

/** Answers what has to be answered, up to the question whose words are given, or up to the page of answers. */
export async function answerUntil(page: Page, last: string, who = { name: "Ana", email: "ana@example.org" }) {
  const answers: [string | RegExp, string | null][] = [
    ["What would you like to be called?", who.name],
    [/^Your pronouns/, null],
    ["Your email address", who.email],
    ["What do you do, in your own words?", "I lead involvement in a hospital trust"],
    [/^Where do you work/, null],
    ["What draws you here?", "I do this work alone."],
    [/^What do you hope/, null],
    ["Can you make the dates?", "Most of them"],
    ["What would help you take part?", null],
    ["Would you like a talk first?", "No, I am fine without"],
    [/^Is there somebody in the group/, null],
  ];
  for (const [question, answer] of answers) {
    const shown = page
      .getByLabel(question)
      .or(page.getByRole("group", { name: question }))
      .first();
    await expect(shown).toBeVisible();
    if (question === last) return;
    if (answer !== null && (await shown.evaluate((one) => one.tagName === "FIELDSET")))
      await page.getByLabel(answer).check();
    else if (answer !== null) await shown.fill(answer);
    await press(page, "Continue");
  }
  // A question of the group's own, where it has one.
  if (await page.getByText(/^Question 12 of 12$/).isVisible()) await press(page, "Continue");
  await expect(page.getByText("Check your answers")).toBeVisible();
}

/** Asking to join the demonstration's group, up to the last press and not beyond. */
export const joiningVisitorScreens: Screen[] = [
  { file: ask, state: "the first question", open: (page) => openForm(page) },
  {
    file: ask,
    state: "a question that is not answered",
    open: async (page) => {
      await openForm(page);
      await press(page, "Continue");
      await problem(page);
    },
  },
  {
    file: ask,
    state: "the dates",
    open: async (page) => {
      await openForm(page);
      await answerUntil(page, "Can you make the dates?");
    },
  },
  {
    file: ask,
    state: "access, with needs and no consent",
    open: async (page) => {
      await openForm(page);
      await answerUntil(page, "What would help you take part?");
      await page.getByLabel("Live captions").check();
      await press(page, "Continue");
      await problem(page);
    },
  },
  {
    file: ask,
    state: "every answer before it is sent, the agreement not ticked",
    open: async (page) => {
      await openForm(page);
      await answerUntil(page, "the end", { name: "Ana ".repeat(20).trim(), email: `${"a".repeat(60)}@example.org` });
      await press(page, "Send your request");
      await problem(page);
    },
  },
  at("(public)/ask-to-join/sent/page.tsx", "/ask-to-join/sent"),
  at("(public)/privacy/page.tsx", "/privacy"),
];

const openRequest = async (page: Page, name: string) => {
  await page.goto("/facilitate/requests");
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name: `${name} asks to join` })).toBeVisible();
};

/** The demonstration's facilitator. Nothing here is saved. */
export const joiningFacilitatorScreens: Screen[] = [
  at(requests, "/facilitate/requests"),
  { file: request, state: "waiting, with access needs", open: (page) => openRequest(page, "Rosa Ferreira-Lund") },
  { file: request, state: "declined", open: (page) => openRequest(page, "Owen Slater") },
  {
    file: request,
    state: "words to decline with, emptied",
    open: async (page) => {
      await openRequest(page, "Tunde Bakare");
      await press(page, "Decline");
      await page.getByLabel("Words to decline with").fill(" ");
      await press(page, "Decline and send these words");
      await expect(page.locator("#words-error")).toBeVisible();
    },
  },
  {
    file: request,
    state: "not to be accepted in the demonstration",
    open: async (page) => {
      await openRequest(page, "Rosa Ferreira-Lund");
      await press(page, "Accept and invite");
      await expect(page.getByText("There are no invitations in the demonstration")).toBeVisible();
    },
  },
  at(joining, "/facilitate/joining"),
  {
    file: joining,
    state: "closed until a day, and days that are none",
    open: async (page) => {
      await page.goto("/facilitate/joining");
      await page.getByLabel("Closed").check({ force: true });
      await page.getByLabel("You answer within how many days?").fill("many");
      await press(page, "Save");
      await problem(page);
    },
  },
  at(duties, "/facilitate/duties"),
  {
    file: duties,
    state: "emptied",
    open: async (page) => {
      await page.goto("/facilitate/duties");
      await page.getByLabel("How to reach them").fill("");
      await press(page, "Save");
      await problem(page);
    },
  },
  at(breach, "/facilitate/duties/after-a-breach"),
  {
    file: impact,
    state: "a section being changed",
    open: async (page) => {
      await page.goto("/facilitate/duties/impact-assessment");
      await press(page, "Change: 4. Whom we asked");
      await expect(page.getByLabel("In your words")).toBeFocused();
    },
  },
  {
    file: held,
    state: "as it comes",
    open: async (page) => {
      await page.goto("/facilitate/members");
      await page.getByRole("link", { name: "Everything held about Amina Yusuf" }).click();
      await expect(page.getByRole("heading", { name: "Everything held about Amina Yusuf" })).toBeVisible();
    },
  },
];

/** A facilitator whom nobody has asked yet. */
export const joiningLeadScreens: Screen[] = [
  { file: requests, state: "none yet", open: (page) => page.goto("/facilitate/requests") },
];
