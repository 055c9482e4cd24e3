import { expect, type Page } from "@playwright/test";
import { ask, signInDirectly } from "../support/asking";
import { enter } from "../support/entering";
import { databaseOf } from "../support/joining";
import { ownGroup } from "../support/planning";
import { callAction } from "../support/routes";
import { sites } from "../support/sites";
import { test } from "../support/visit";

const toAll = "Thank you for the quiet after the question";
const toOne = "Thank you for saying it first";
const toLead = "Thank you for not helping too soon";
const thanks = "/group/thanks";
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

async function write(page: Page, words: string, to?: string, named = true): Promise<void> {
  await page.getByLabel("Who it is for").selectOption({ label: to ?? "The whole group" });
  await page.getByLabel("Your thanks").fill(words);
  await page.getByLabel("Show my name").setChecked(named);
  await press(page, "Keep it for the close");
  await expect(page.getByText("Kept. Nobody else sees it before the close.")).toBeVisible();
}

async function openRound(desk: Page): Promise<void> {
  await desk.goto("/facilitate/appreciations");
  await press(desk, "Open a round of thanks");
  await expect(desk.getByText(/^Open since /)).toBeFocused();
}

const showRound = async (desk: Page) => {
  await desk.goto("/facilitate/appreciations");
  await press(desk, "Show the thanks now");
  await expect(desk.getByText(/^Shown on .* All of it is deleted on /)).toBeFocused();
};

const rewindLooks = async (groupId: string, minutes: number) => {
  const sql = databaseOf(sites().group);
  await sql`update appreciation_looks set seen_at = seen_at - make_interval(mins => ${minutes})
             where round_id in (select id from appreciation_rounds where group_id = ${groupId})`;
  await sql.end();
};

test("thanks are written for the close, shown once to whom they are for, and read by nobody else", async ({
  visit,
}) => {
  const { group } = sites();
  const { desk, groupId, lead } = await ownGroup(visit);
  const { page: ama } = await enter(visit, groupId, "Ama Writer");
  const { page: ben, who: benWho } = await enter(visit, groupId, "Ben Reader");
  await ama.goto(thanks);
  await expect(ama.getByText("No thanks are being gathered just now.")).toBeVisible();
  await openRound(desk);

  await ama.reload();
  await write(ama, toAll);
  await write(ama, "Thank you for", "Ben Reader", false);
  await write(ama, toLead, "Rowan Lead");
  await press(ama, "Change the thanks for Ben Reader");
  await ama.getByRole("form", { name: "Change these thanks" }).getByLabel("Your thanks").fill(toOne);
  await press(ama, "Keep the change");
  await expect(ama.getByRole("button", { name: "Change the thanks for Ben Reader" })).toBeFocused();
  await write(ama, "Written in haste");
  await ama.reload();
  const own = ama.locator("section[aria-labelledby=own] li");
  await expect(own).toHaveCount(4);
  await own
    .filter({ hasText: "Written in haste" })
    .getByRole("button", { name: /^Take back/ })
    .click();
  await expect(ama.getByRole("button", { name: "Put it back" })).toBeFocused();
  await ama.reload();
  await expect(own).toHaveCount(3);

  // Before they are shown they are their author's alone: in pages, in what is sent, and for the facilitator.
  for (const person of [benWho, lead]) {
    const cookie = await signInDirectly(group, person);
    for (const path of [thanks, "/group", "/facilitate/appreciations"])
      for (const words of [toAll, toOne, toLead])
        expect((await ask(group, path, { cookie })).text, path).not.toContain(words);
  }

  await showRound(desk);
  const cookie = await signInDirectly(group, benWho);
  const untouched = await ask(group, thanks, { cookie });
  expect(untouched.text).toContain("You can read these once.");
  for (const words of [toAll, toOne, toLead]) expect(untouched.text).not.toContain(words);

  await ben.goto(thanks);
  await press(ben, "Read them now");
  await expect(ben.getByRole("heading", { name: "Thanks", exact: true })).toBeFocused();
  await expect(ben.getByText(toAll)).toBeVisible();
  const mine = ben.getByRole("listitem").filter({ hasText: toOne });
  await expect(mine).toContainText("Somebody in the group");
  await expect(mine).toContainText("To you");
  await expect(ben.getByText(toLead)).toHaveCount(0);
  await expect(ben.getByText("Ama Writer")).toHaveCount(1);

  await ben.reload();
  await expect(ben.getByText(/^They were shown to you once, on /)).toBeVisible();
  await expect(ben.getByText(toAll)).toHaveCount(0);
  await rewindLooks(groupId, 20);
  await ben.reload();
  await expect(ben.getByText("What was not copied is gone.")).toBeVisible();
  await expect(ben.getByRole("button", { name: /Read them now|Show them again/ })).toHaveCount(0);
  const sql = databaseOf(group);
  const [round] = await sql`select id from appreciation_rounds where group_id = ${groupId}`;
  await sql.end();
  const late = await callAction(group, "lookAtAppreciations", { roundId: round?.id }, { cookie });
  expect(late.result).toEqual({ ok: false, reason: "shown-once" });

  // The facilitator reads those to everybody and to themselves, and not the one to Ben.
  await desk.goto(thanks);
  await press(desk, "Read them now");
  await expect(desk.getByText(toLead)).toBeVisible();
  await expect(desk.getByText(toAll)).toBeVisible();
  await expect(desk.getByText(toOne)).toHaveCount(0);
  // For the writer it is too late to change any; they still read what is for them.
  await ama.goto(thanks);
  await press(ama, "Read them now");
  await expect(ama.getByText(toAll)).toBeVisible();
  await expect(ama.getByText(toOne)).toHaveCount(0);
});

test("an answer that is lost on the way is asked for again, and nothing is lost", async ({ visit }) => {
  const { desk, groupId } = await ownGroup(visit);
  const { page: ama } = await enter(visit, groupId, "Ama Writer");
  const { page: ben } = await enter(visit, groupId, "Ben Reader");
  await openRound(desk);
  await ama.goto(thanks);
  await write(ama, toOne, "Ben Reader");
  await showRound(desk);
  await ben.goto(thanks);
  // The server gets the question and answers; the answer does not arrive.
  await ben.route(`**${thanks}`, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await press(ben, "Read them now");
  await expect(ben.getByText("They did not reach this page. Nothing is lost")).toBeVisible();
  await ben.unroute(`**${thanks}`);
  await press(ben, "Read them now");
  await expect(ben.getByText(toOne)).toBeVisible();
  // The same after a reload, for a quarter of an hour.
  await rewindLooks(groupId, 10);
  await ben.reload();
  await press(ben, "Show them again");
  await expect(ben.getByText(toOne)).toBeVisible();
});

test("words that come too late are kept on the page, with the reason", async ({ visit }) => {
  const { desk, groupId } = await ownGroup(visit);
  const { page: ama } = await enter(visit, groupId, "Ama Writer");
  await openRound(desk);
  await ama.goto(thanks);
  await press(ama, "Keep it for the close");
  await expect(ama.getByRole("link", { name: "Write your thanks first" })).toBeVisible();
  await write(ama, toAll);
  await ama.getByLabel("Your thanks").fill(toLead);
  await showRound(desk);
  await press(ama, "Keep it for the close");
  await expect(ama.getByText("The thanks have just been shown, so nothing can be added")).toBeVisible();
  await expect(ama.getByLabel("Your thanks")).toHaveValue(toLead);
  await press(ama, "Take back the thanks for the whole group");
  await expect(ama.getByText("The thanks have just been shown, so these cannot be taken back any more.")).toBeVisible();
  await expect(ama.getByText(toAll)).toBeVisible();
});

test("a round opened by mistake is closed while it is empty, and not over anybody’s words", async ({ visit }) => {
  const { desk, groupId } = await ownGroup(visit);
  const { page: ama } = await enter(visit, groupId, "Ama Writer");
  await openRound(desk);
  await press(desk, "Close this round");
  await expect(desk.getByText("No thanks are being gathered just now.")).toBeFocused();
  await ama.goto(thanks);
  await expect(ama.getByText("No thanks are being gathered just now.")).toBeVisible();

  // On the same page, opened anew: this time somebody has begun.
  await press(desk, "Open a round of thanks");
  await expect(desk.getByText(/^Open since /)).toBeFocused();
  await ama.reload();
  await write(ama, toAll);
  await press(desk, "Close this round");
  await expect(desk.getByRole("alert").filter({ hasText: "Somebody has written thanks already." })).toBeVisible();
  expect(await desk.content()).not.toContain(toAll);
  await ama.reload();
  await expect(ama.getByText(toAll)).toBeVisible();
});
