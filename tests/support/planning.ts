import { type BrowserContext, expect, type Page } from "@playwright/test";
import { type Joined, makeOtherGroup, newMember } from "./joining";
import { type Site, sites } from "./sites";
import { signInDirectly } from "./visit";

export type Plan = {
  /** The id of a ready-made agenda; without one the draft stays empty. */
  format?: string;
  date?: string;
  time?: string;
  minutes?: string;
  link?: string;
  place?: string;
  provided?: string;
};

/** Fills the form of a session. The day is years ahead, whatever day it is. */
export async function fillPlan(page: Page, plan: Plan): Promise<void> {
  await page.getByLabel("Date").fill(plan.date ?? "2031-05-29");
  await page.getByLabel("Starts at").fill(plan.time ?? "10:00");
  const format = page.getByLabel("Start the agenda from");
  await format.selectOption(plan.format ?? "none");
  if (plan.minutes !== undefined) await page.getByLabel("Length in minutes").fill(plan.minutes);
  if (plan.link !== undefined) await page.getByLabel("Link to join online (optional)").fill(plan.link);
  if (plan.place !== undefined) await page.getByLabel(/^(Place|How to join by phone)/).fill(plan.place);
  if (plan.provided !== undefined)
    await page.getByLabel("Anything else that is provided (optional)").fill(plan.provided);
}

/** Plans a session and waits for its desk. Gives its id. */
export async function planSession(page: Page, plan: Plan = {}): Promise<string> {
  await page.goto("/facilitate/sessions/new");
  await fillPlan(page, plan);
  await page.getByRole("button", { name: "Plan this session" }).click();
  await page.waitForURL(/\/facilitate\/sessions\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1) ?? "";
}

export const sum = (page: Page) => page.locator(".total .sum");
export const draftState = (page: Page) => page.locator(".total .hint");
export const savedDraft = (page: Page) => expect(draftState(page)).toHaveText(/^Draft saved at /);
export const itemNames = (page: Page) =>
  page
    .getByRole("textbox", { name: /^Item \d+$/ })
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
export const clockTimes = (page: Page) => page.locator(".agenda .clock b").allInnerTexts();

/**
 * A group of its own, its facilitator signed in, and how a member of it gets a browser of their own. Both are signed in
 * without the sign-in page, so their journals are locked.
 */
export async function ownGroup(visit: (site: Site) => Promise<BrowserContext>) {
  const groupId = await makeOtherGroup(sites().group);
  const enter = async (who: Joined) => {
    const context = await visit(sites().group);
    await signInDirectly(context, who);
    const page = await context.newPage();
    await page.goto(who === lead ? "/facilitate" : "/today");
    return page;
  };
  const lead = await newMember(sites().group, { name: "Rowan Lead", leads: true, groupId });
  return {
    groupId,
    lead,
    desk: await enter(lead),
    member: async () => enter(await newMember(sites().group, { name: "Kit Member", groupId })),
  };
}
