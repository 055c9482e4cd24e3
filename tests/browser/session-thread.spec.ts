import { expect, type Page } from "@playwright/test";
import { enter } from "../support/entering";
import { databaseOf } from "../support/joining";
import { journalRows, lock, unlock } from "../support/journal";
import { dumpDatabase, recordRequests } from "../support/places";
import { ownGroup } from "../support/planning";
import { type Sought, search } from "../support/searching";
import { sites } from "../support/sites";
import { saveState, test } from "../support/visit";

const arriving = "How are you arriving, and what would you like from the time?";
const prepared = "Sandpiper: tired, and hoping to be asked nothing first";
const takenAway = "Sanderling: the quiet after the question";
const since = "Oystercatcher: they did call me back";

/** A session laid into the database, that many hours from now. Gives its id. */
async function session(groupId: string, hours: number): Promise<string> {
  const sql = databaseOf(sites().group);
  const [row] = await sql`
    insert into group_sessions (group_id, starts_at, minutes, time_zone)
    values (${groupId}, now() + make_interval(hours => ${hours}), 90, 'Europe/London') returning id`;
  await sql.end();
  return row?.id;
}

async function move(id: string, hours: number): Promise<void> {
  const sql = databaseOf(sites().group);
  await sql`update group_sessions set starts_at = now() + make_interval(hours => ${hours}) where id = ${id}`;
  await sql.end();
}

const follow = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).click();
const saved = (page: Page) => expect(saveState(page)).toHaveText(/^Saved at /);
const fragment = (page: Page) => new URL(page.url()).hash.slice(1);
async function finish(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Finish/ }).click();
  await page.waitForURL("**/journal/read#*");
}

test("one thread runs through a session: prepared before, taken away after, and what happened since; the server learns of none", async ({
  visit,
}) => {
  test.setTimeout(120_000);
  const { groupId } = await ownGroup(visit);
  const id = await session(groupId, 48);
  const { page, who } = await enter(visit, groupId, "Ama Writer");
  const sent = recordRequests(page.context());
  await page.goto(`/sessions/${id}`);
  const sought: Sought[] = [
    { name: "the session", text: id },
    ...[prepared, takenAway, since].map((text) => ({ name: text.split(":")[0] ?? "", text })),
  ];
  // The control: asked for its page, the server does know the session, and this search sees it.
  expect(search(sent, sought).some((found) => found.startsWith("the session, as it is, GET /sessions/"))).toBe(true);
  await page.waitForLoadState("networkidle");
  const from = sent.length;

  await follow(page, "Prepare, privately");
  const question = page.getByRole("textbox", { name: arriving });
  await expect(question).toBeVisible();
  await expect(page.getByText(/^Before the session on /)).toBeVisible();
  // Nothing is kept of a page on which nothing was written.
  expect((await journalRows(sites().group, who.memberId)).items).toHaveLength(0);
  await question.fill(prepared);
  await saved(page);
  const before = fragment(page);
  expect(before).not.toContain("session");
  await finish(page);
  await expect(page.getByText("Before the session", { exact: true })).toBeVisible();
  await follow(page, "All you wrote around this session");
  await expect(page.getByRole("heading", { name: "Around a session" })).toBeVisible();
  await follow(page, "Go on with the preparation");
  await expect(page.getByRole("textbox", { name: arriving })).toHaveValue(prepared);
  expect(fragment(page)).toBe(before);

  // The session is over. Reached from its own page, which the server sees asked for; the rest it does not.
  await move(id, -3);
  await page.goto(`/journal/write#session=${id}&when=after`);
  await expect(page.getByText(/^After the session on /)).toBeVisible();
  await page.getByRole("textbox", { name: "What stayed with me?" }).fill(takenAway);
  await saved(page);
  await finish(page);
  await page.goto(`/journal#session=${id}`);
  const parts = page.locator("main section");
  await expect(parts.filter({ has: page.getByRole("heading", { name: "Before it" }) })).toContainText(prepared);
  await expect(parts.filter({ has: page.getByRole("heading", { name: "After it" }) })).toContainText(takenAway);
  await follow(page, "Add what happened since");
  await page.getByText("Add a later thought").click();
  await page.locator("#later").fill(since);
  await page.getByRole("button", { name: "That is it for now" }).click();
  await expect(page.getByText("It stands above now, under today’s date.")).toBeVisible();
  await page.goto(`/journal#session=${id}`);
  await expect(parts.filter({ has: page.getByRole("heading", { name: "What happened since" }) })).toContainText(since);
  await page.goto("/today");
  await expect(page.getByRole("link", { name: /^Take something away from / })).toBeVisible();

  const during = sent.slice(from);
  expect(during.filter(({ name }) => name === "PUT /api/journal body").length).toBeGreaterThan(2);
  expect(search(during, sought)).toEqual([]);
  expect(search(await dumpDatabase(sites().group), sought.slice(1))).toEqual([]);
  const { items } = await journalRows(sites().group, who.memberId);
  const envelopes = items.map((one) => ({ name: one.id, bytes: Buffer.from(one.envelope) }));
  expect(search(envelopes, sought)).toEqual([]);

  // The session's own page leads to the same thread.
  await page.goto(`/sessions/${id}`);
  await follow(page, "Take something away");
  await expect(page.getByRole("textbox", { name: "What stayed with me?" })).toHaveValue(takenAway);
  await page.goto(`/sessions/${id}`);
  await follow(page, "What happened since");
  await expect(page.getByRole("heading", { name: "What happened since" })).toBeVisible();
});

test("a locked journal opens in place, at the page for that session; so does a sign-in", async ({ visit }) => {
  const { groupId } = await ownGroup(visit);
  const id = await session(groupId, 48);
  const { page, who } = await enter(visit, groupId, "Ama Writer");
  await page.goto("/journal");
  await expect(page.getByRole("heading", { name: "Your journal" })).toBeVisible();
  await lock(page);
  await page.goto(`/sessions/${id}`);
  await follow(page, "Prepare, privately");
  await unlock(page, who.password);
  await page.getByRole("textbox", { name: arriving }).fill(prepared);
  await saved(page);
  const before = fragment(page);

  // Another device, signed out: it signs in first, and goes on with what the other one began.
  const other = await (await visit(sites().group)).newPage();
  await other.goto(`/journal/write#session=${id}&when=before`);
  await other.waitForURL("**/sign-in?*");
  await expect(other.getByLabel("Email address")).toBeVisible();
  await other.getByLabel("Email address").fill(who.email);
  await other.getByLabel("Password", { exact: true }).fill(who.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("textbox", { name: arriving })).toHaveValue(prepared);
  expect(fragment(other)).toBe(before);
});

test("getting ready to bring a dilemma is a way of its own, and Today leads to the nearest session alone", async ({
  visit,
}) => {
  const { groupId } = await ownGroup(visit);
  const [near, over] = [await session(groupId, 100), await session(groupId, -100)];
  await session(groupId, -400);
  const { page } = await enter(visit, groupId, "Ama Writer");
  const around = page.locator("section[aria-labelledby=around]").getByRole("link");
  await expect(around).toHaveCount(2);
  await expect(around.nth(0)).toHaveAttribute("href", `/journal/write#session=${near}&when=before`);
  await expect(around.nth(1)).toHaveAttribute("href", `/journal/write#session=${over}&when=after`);
  await page.goto(`/sessions/${near}`);
  await follow(page, "Get ready to bring a dilemma");
  await page.getByRole("textbox", { name: "In one sentence" }).fill("Asked after it was decided");
  await saved(page);

  // Cancelled, a session is none to look back on; a week later there is none to lead to.
  const sql = databaseOf(sites().group);
  await sql`update group_sessions set cancelled_at = now() where id = ${over}`;
  await sql`update group_sessions set starts_at = now() + interval '8 days' where id = ${near}`;
  await sql.end();
  await page.goto("/today");
  await expect(page.getByRole("link", { name: "See the session" })).toBeVisible();
  await expect(around).toHaveCount(0);
});

test("a link with something else behind its # begins nothing that is tied to a session", async ({ visit }) => {
  const { groupId } = await ownGroup(visit);
  const { page, who } = await enter(visit, groupId, "Ama Writer");
  await page.goto("/journal/write#session=nothing&when=before");
  await expect(page.getByText("This reflection is not in your journal")).toBeVisible();
  await page.goto("/journal#session=1");
  await expect(page.getByRole("heading", { name: "Your journal" })).toBeVisible();
  // Another group's session: a tie is the writer's own, and says nothing of whether there is one.
  await page.goto("/journal/write#session=00000000-0000-4000-8000-000000000000&when=before");
  await expect(page.getByText(/^Before a session/)).toBeVisible();
  expect((await journalRows(sites().group, who.memberId)).items).toHaveLength(0);
});
