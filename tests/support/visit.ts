import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { type Site, sites } from "./sites";

export type Person = { role: string; name: string; email: string; password: string; recoveryWords: string };

/** The people of the demonstration, with the passwords of this run. The facilitator first. */
export function demoPeople(): Person[] {
  return JSON.parse(readFileSync(join(dirname(sites().demonstration.data), "demo-sign-ins.json"), "utf8"));
}

// What no page may ever report: an error of its own, a broken policy, HTML that React did not expect. A request that
// failed on purpose is not among them.
const trouble = /Content.Security|Trusted ?Type|hydrat|React|Uncaught/i;

export type Visit = (site: Site, options?: BrowserContextOptions) => Promise<BrowserContext>;

/** Playwright's `test`, with browsers whose every page must be quiet: `visit` gives one with no cookies and nothing kept. */
export const test = base.extend<{ visit: Visit }>({
  visit: async ({ browser }, use) => {
    const heard: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(async (site, options) => {
      const context = await browser.newContext({ baseURL: site.url, ...options });
      contexts.push(context);
      context.on("weberror", (error) => heard.push(String(error.error().stack)));
      context.on("console", (said) => {
        if (said.type() === "error" && trouble.test(said.text())) heard.push(said.text());
      });
      return context;
    });
    for (const context of contexts) await context.close();
    expect(heard).toEqual([]);
  },
});

/** Signs in on the sign-in page and waits for the page behind it. */
export async function signIn(
  page: Page,
  who: { email: string; password: string },
  how: { own?: boolean; back?: string } = {},
): Promise<void> {
  await page.goto(how.back ? `/sign-in?back=${encodeURIComponent(how.back)}` : "/sign-in");
  await page.getByLabel("Email address").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  if (how.own) await page.getByLabel("This is my own device").check();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Signs a browser in as its page would, without the page: same routes, same cookies. The journal stays locked. */
export async function signInDirectly(context: BrowserContext, who: { email: string; auth: string }): Promise<void> {
  const csrf = await context.request.get("/api/auth/csrf");
  const { csrfToken } = await csrf.json();
  const form = { email: who.email, auth: who.auth, own: "0", csrfToken, json: "true" };
  const headers = { Origin: new URL(csrf.url()).origin };
  await context.request.post("/api/auth/callback/password", { form, headers });
  expect((await context.cookies()).map(({ name }) => name)).toContain("sign-in");
}

/** Waits until the page's script has the form: a press before that is the browser's own. */
export const formReady = (page: Page) =>
  page.waitForFunction(() =>
    Object.keys(document.querySelector("main form") ?? {}).some((name) => name.startsWith("__reactProps")),
  );

/** Accepts an invitation. Gives the password that was chosen: five suggested words. */
export async function acceptInvitation(
  page: Page,
  link: string,
  who: { name: string; email?: string; own?: boolean },
): Promise<string> {
  await page.goto(link);
  await page.getByLabel("What would you like to be called?").fill(who.name);
  await page.getByRole("button", { name: "Continue" }).click();
  if (who.email) await page.getByLabel("Email address").fill(who.email);
  await page.getByRole("button", { name: "Suggest five random words" }).click();
  await page.getByRole("button", { name: "Use these words" }).click();
  const password = await page.getByLabel("Password", { exact: true }).inputValue();
  if (who.own) await page.getByLabel("This is my own device").check();
  await page.getByRole("button", { name: "Join the group" }).click();
  await page.waitForURL("**/today");
  return password;
}

/** The facilitator invites somebody by hand. Gives the link. */
export async function invite(page: Page, who: { name: string; email: string }): Promise<string> {
  await page.goto("/facilitate/members");
  await page.getByLabel("Their name").fill(who.name);
  await page.getByLabel("Their email address").fill(who.email);
  await page.getByRole("button", { name: "Make an invitation" }).click();
  const link = page.getByText(/\/welcome#/).first();
  await expect(link).toBeVisible();
  return (await link.innerText()).trim();
}

export const saveState = (page: Page) => page.getByTestId("save-state");

/** Writes a new reflection and waits until the server has it. Gives its id, which stands behind the #. */
export async function writeReflection(page: Page, words: { title?: string; body: string }): Promise<string> {
  await page.goto("/journal/write");
  if (words.title) await page.getByLabel("Title (you can leave this blank)").fill(words.title);
  await page.locator("#body").fill(words.body);
  await expect(saveState(page)).toHaveText(/^Saved at /);
  return new URL(page.url()).hash.slice(1);
}
