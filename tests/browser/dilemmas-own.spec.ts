import { expect, type Page } from "@playwright/test";
import { offerDilemma } from "../support/coming";
import { newMember } from "../support/joining";
import { ownGroup, planSession } from "../support/planning";
import { sites } from "../support/sites";
import { signIn, test } from "../support/visit";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const group = () => sites().group;

/** What members' pages have kept in this tab and on this device. */
const own = (page: Page) =>
  page.evaluate(() =>
    [sessionStorage, localStorage].flatMap((kept) =>
      Object.entries(kept).flatMap(([name, text]) => (name.startsWith("rp-own-") ? [String(text)] : [])),
    ),
  );

test("an offer is changed and withdrawn by its author, and a facilitator who is placing it is told", async ({
  visit,
}) => {
  const { desk, member } = await ownGroup(visit);
  const page = await member();
  await planSession(desk);
  const id = await offerDilemma(page, { title: "To be taken back", happened: "Words that go", shared: true });
  await page.getByText("Change it", { exact: true }).click();
  await page.getByLabel("In one sentence").fill("Taken back, perhaps");
  await press(page, "Save these words");
  await expect(page.getByRole("heading", { level: 1, name: "Taken back, perhaps" })).toBeVisible();

  // In another tab it is changed again: this one's words are refused, and are all still there.
  const other = await page.context().newPage();
  await other.goto(`/dilemmas/${id}`);
  await other.getByText("Change it", { exact: true }).click();
  await other.getByLabel("In one sentence").fill("Changed in the other tab");
  await press(other, "Save these words");
  await expect(other.getByRole("heading", { level: 1, name: "Changed in the other tab" })).toBeVisible();
  await page.getByText("Change it", { exact: true }).click();
  await page.getByLabel("What happened (optional)").fill("Typed here, not to be lost");
  await press(page, "Save these words");
  await expect(page.getByText(/^You changed this dilemma from somewhere else/)).toBeVisible();
  await expect(page.getByLabel("What happened (optional)")).toHaveValue("Typed here, not to be lost");

  await desk.goto(`/facilitate/dilemmas/${id}`);
  await expect(desk.getByText("Words that go")).toBeVisible();
  await press(other, "Withdraw it");
  await expect(other.getByRole("button", { name: "Offer it again" })).toBeFocused();
  await press(desk, "Plan it");
  await expect(desk.getByText(/^Its author has withdrawn this dilemma/)).toBeVisible();
  await expect(desk.getByRole("heading", { level: 1, name: "A dilemma that was withdrawn" })).toBeVisible();
  await expect(desk.getByText("Words that go")).toHaveCount(0);
  await desk.goto("/facilitate/dilemmas");
  await expect(desk.getByRole("region", { name: "Withdrawn" })).toContainText("Kit Member");
  expect(await desk.content()).not.toContain("Changed in the other tab");

  // Undo: the words that this page still holds are a new offer.
  await press(other, "Offer it again");
  await expect(other.getByRole("heading", { level: 1, name: "Changed in the other tab" })).toBeVisible();
  expect(other.url()).not.toContain(id);
  await page.goto(`/dilemmas/${id}`);
  await expect(page.getByRole("heading", { name: "A dilemma that you withdrew" })).toBeVisible();
});

test("what is typed into an offer survives trouble, a reload, being signed out and a sign-out that fails, and is gone from every tab after signing out", async ({
  visit,
}) => {
  const { groupId } = await ownGroup(visit);
  const who = await newMember(group(), { name: "Kit Member", groupId });
  const page = await (await visit(group())).newPage();
  await signIn(page, who);
  await page.goto("/dilemmas/new");
  await press(page, "Offer this dilemma");
  await expect(page.getByRole("link", { name: "Give it a title: one sentence is enough" })).toBeVisible();
  await page.getByLabel("In one sentence").fill("Half a thought");
  await page.getByLabel("What happened (optional)").fill("x".repeat(4001));
  await page.getByLabel("Words to watch for (optional)").fill("Harbour Trust");
  await press(page, "Offer this dilemma");
  await expect(page.getByRole("link", { name: "Use 4,000 characters or fewer" })).toBeVisible();
  await page.getByLabel("What happened (optional)").fill("We met the Harbour Trust");
  await expect(page.getByText("A word that you watch for: Harbour Trust")).toBeVisible();
  await page.context().setOffline(true);
  await press(page, "Offer this dilemma");
  await expect(page.getByText(/^You are offline, so it was not sent/)).toBeVisible();
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByLabel("In one sentence")).toHaveValue("Half a thought");
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await press(page, "Offer this dilemma");
  await expect(page.getByText(/^You are signed out/)).toBeVisible();
  await expect(page.getByLabel("What happened (optional)")).toHaveValue("We met the Harbour Trust");
  await page.context().addCookies(cookies);

  // Signing out does not succeed: nothing is lost. A second tab has its own draft on its screen, a third one is away.
  const context = page.context();
  const [typing, away] = [await context.newPage(), await context.newPage()];
  for (const [tab, words] of [
    [typing, "In the second tab"],
    [away, "In the third tab"],
  ] as const) {
    await tab.goto("/dilemmas/new");
    await tab.getByLabel("In one sentence").fill(words);
    await expect.poll(() => own(tab)).toContainEqual(expect.stringContaining(words));
  }
  await away.goto("about:blank");
  await page.goto("/account");
  await expect(page.getByRole("button", { name: "Lock journal" })).toBeVisible();
  await context.setOffline(true);
  await press(page, "Sign out");
  await expect(page.getByText("it does not know yet that you are leaving")).toBeVisible();
  await context.setOffline(false);
  expect((await own(page)).join()).toContain("Half a thought");
  expect((await own(page)).join()).toContain("Harbour Trust");
  await expect(typing.getByLabel("In one sentence")).toHaveValue("In the second tab");

  await press(page, "Sign out");
  await page.waitForURL((url) => url.pathname === "/");
  await typing.waitForURL("**/sign-in?back=**");
  await away.goto("/");
  for (const tab of [page, typing, away]) await expect.poll(() => own(tab)).toEqual([]);
});

test("“I’d rather listen” is a full answer that the facilitator sees beside the turns", async ({ visit }) => {
  const { desk, member } = await ownGroup(visit);
  const page = await member();
  await page.goto("/dilemmas");
  await page.getByLabel("I’d rather listen for now").check();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("I’d rather listen for now")).toBeChecked();
  await offerDilemma(page, { title: "And yet I have one" });
  await desk.goto("/facilitate/dilemmas");
  await expect(desk.getByRole("row", { name: /Kit Member/ })).toHaveText(
    /Has brought none yet.*Has one waiting\. Would rather listen/,
  );
  await expect(desk.getByRole("row", { name: /Rowan Lead/ })).toHaveText(/Has brought none yet$/);
});
