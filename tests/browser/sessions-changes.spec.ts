import { expect, type Page } from "@playwright/test";
import { databaseOf, newMember } from "../support/joining";
import { itemNames, ownGroup, planSession, savedDraft } from "../support/planning";
import { sites } from "../support/sites";
import { signIn, test } from "../support/visit";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const news = (page: Page) => page.locator("section[aria-labelledby=agenda-news]");
const said = (page: Page) => page.locator("p.vh[role=status]:not([tabindex])").first();

async function offer(member: { memberId: string; groupId: string }, title: string, audience = "group") {
  const sql = databaseOf(sites().group);
  const [row] = await sql`
    insert into dilemmas (group_id, member_id, title, audience)
    values (${member.groupId}, ${member.memberId}, ${title}, ${audience}) returning id`;
  await sql.end();
  return row?.id as string;
}
async function withdraw(id: string) {
  const sql = databaseOf(sites().group);
  await sql`update dilemmas set withdrawn_at = now(), title = '', happened = '', wish = '' where id = ${id}`;
  await sql.end();
}

test("three people: built, published, changed, and each member is told what changed since they looked", async ({
  visit,
}) => {
  const { desk, member } = await ownGroup(visit);
  const [early, late] = [await member(), await member()];
  const id = await planSession(desk);
  await press(desk, "Ending, 90 minutes");
  await savedDraft(desk);
  await press(desk, "Publish and tell members");
  await expect(desk.locator(".tellme")).toContainText("Published. Members can see it now. 2 messages are ready.");
  await expect(desk.getByRole("link", { name: "See Messages" })).toHaveAttribute("href", "/facilitate/messages");
  await expect(said(desk)).toHaveText("Published. Members can see it now. 2 messages are ready.");

  // The first look is kept by the page in the browser; nothing is said.
  const kept = early.waitForResponse((answer) => answer.request().method() === "POST" && answer.ok());
  await early.goto(`/sessions/${id}`);
  await kept;
  await expect(news(early)).toHaveCount(0);

  await press(desk, "Move down: Check-in round");
  await desk.getByLabel("Minutes for Goodbye").fill("10");
  await desk.getByLabel("Item 4", { exact: true }).fill("Things left unsaid");
  await press(desk, "Remove: Appreciations");
  await savedDraft(desk);
  await desk.getByLabel("What changed, in your words (optional)").fill("A longer goodbye, as you asked.");
  await press(desk, "Publish changes");
  await expect(desk.locator(".tellme")).toContainText("Published. Members can see it now.");

  await early.reload();
  await expect(news(early).getByRole("listitem")).toHaveText([
    /has moved: it is item/,
    "“Unfinished things” is called “Things left unsaid” now",
    "“Goodbye”: 5 minutes before, 10 now",
    "No longer there: “Appreciations”",
  ]);
  await expect(news(early)).toContainText("A longer goodbye, as you asked.");
  await early.reload();
  await expect(news(early)).toBeVisible();
  await news(early).getByRole("button", { name: "I have seen this" }).click();
  await expect(early.getByText("From now on you are told of newer changes.")).toBeFocused();
  await early.reload();
  await expect(early.getByRole("heading", { name: "Things left unsaid" })).toBeVisible();
  await expect(news(early)).toHaveCount(0);

  // Who comes late has missed nothing.
  await late.goto(`/sessions/${id}`);
  await expect(late.getByRole("heading", { name: "Things left unsaid" })).toBeVisible();
  await expect(news(late)).toHaveCount(0);

  // Changed again, and nobody told: the page still tells.
  await desk.getByLabel("Minutes for Goodbye").fill("7");
  await savedDraft(desk);
  await desk.getByLabel("Tell members").uncheck();
  await press(desk, "Publish changes");
  await expect(desk.locator(".tellme")).toContainText("No message was made.");
  await early.reload();
  await expect(news(early).getByRole("listitem")).toHaveText(["“Goodbye”: 10 minutes before, 7 now"]);

  await desk.getByRole("link", { name: "Published versions" }).click();
  await expect(desk.getByRole("heading", { level: 2 })).toHaveText([/^Version 3,/, /^Version 2,/, /^Version 1,/]);
  await expect(desk.getByText("What changed: A longer goodbye, as you asked.")).toBeVisible();
  await desk.getByText("Show version 1").click();
  await expect(desk.getByRole("heading", { name: "Appreciations" })).toBeVisible();
});

test("two facilitators who publish at once: one does, and the other is told", async ({ visit }) => {
  const { desk, groupId } = await ownGroup(visit);
  const second = await newMember(sites().group, { name: "Sasha Lead", leads: true, groupId });
  const id = await planSession(desk);
  await press(desk, "Ending, 90 minutes");
  await savedDraft(desk);
  const other = await (await visit(sites().group)).newPage();
  await signIn(other, second);
  await other.goto(`/facilitate/sessions/${id}`);
  await press(desk, "Publish and tell members");
  await expect(desk.locator(".tellme")).toContainText("Published. Members can see it now.");
  await press(other, "Publish and tell members");
  await expect(other.locator(".problem")).toContainText("Somebody else published this version a moment ago");
  await other.reload();
  await expect(other.getByRole("button", { name: "Published", exact: true })).toBeVisible();
});

test("details that are typed and not saved stop publishing, until they are", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  await planSession(desk);
  await press(desk, "Ending, 90 minutes");
  await savedDraft(desk);
  await desk.getByLabel("Starts at").fill("11:00");
  await press(desk, "Publish and tell members");
  await expect(desk.locator(".problem").getByRole("link")).toHaveText([
    "The session’s details at the top are not saved yet. Save them first, then publish",
  ]);
  await expect(desk.getByText("Draft. Members cannot see the agenda yet.")).toBeVisible();
  await press(desk, "Save these details");
  await expect(desk.getByText("Saved. Members see these details now.")).toBeVisible();
  await press(desk, "Publish and tell members");
  await expect(desk.getByText(/^Published on /)).toBeVisible();
});

test("while the session runs it stays published", async ({ visit }) => {
  const { desk } = await ownGroup(visit);
  const id = await planSession(desk);
  await press(desk, "Ending, 90 minutes");
  await press(desk, "Publish and tell members");
  await expect(desk.getByText(/^Published on /)).toBeVisible();
  const sql = databaseOf(sites().group);
  await sql`update group_sessions set starts_at = now() where id = ${id}`;
  await sql`insert into session_runs (session_id, number) values (${id}, 1)`;
  await sql.end();
  await press(desk, "Unpublish");
  await expect(desk.locator(".problem")).toContainText("the session is going on from it");
  await expect(desk.getByRole("button", { name: "Published", exact: true })).toBeVisible();
});

test("a dilemma is placed by keyboard, members see its title, and withdrawn it is nowhere", async ({ visit }) => {
  const { desk, groupId } = await ownGroup(visit);
  const presenter = await newMember(sites().group, { name: "Ailsa Member", groupId });
  const reader = await (await visit(sites().group)).newPage();
  await signIn(reader, presenter);
  const title = "Thanked on a stage for nothing";
  const dilemma = await offer(presenter, title);
  await offer(presenter, "For the facilitator to know", "facilitator");
  const id = await planSession(desk);
  await press(desk, "Add an item");

  await desk.getByRole("button", { name: "Place a dilemma: Item 1" }).focus();
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("button", { name: "Place a dilemma: Item 1" })).toHaveAttribute("aria-expanded", "true");
  await desk.getByRole("button", { name: `${title}, from Ailsa Member` }).focus();
  await desk.keyboard.press("Enter");
  await expect(said(desk)).toHaveText(`“${title}” placed in Item 1.`);
  await expect(desk.getByRole("button", { name: "Take the dilemma off: Dilemma" })).toBeFocused();
  expect(await itemNames(desk)).toEqual(["Dilemma"]);
  await press(desk, "Add an item");
  await desk.keyboard.type("The second");
  await press(desk, "Place a dilemma: The second");
  await press(desk, "For the facilitator to know, from Ailsa Member");
  await savedDraft(desk);
  await desk.getByRole("link", { name: "See it as a member" }).click();
  await expect(desk.getByText(`Dilemma: “${title}”, from Ailsa Member`)).toBeVisible();
  expect(await desk.content()).not.toContain("For the facilitator to know");
  await desk.getByRole("link", { name: "Back to building" }).click();
  await press(desk, "Publish and tell members");
  await expect(desk.getByText(/^Published on /)).toBeVisible();

  await reader.goto(`/sessions/${id}`);
  await expect(reader.getByText(`Dilemma: “${title}”, from Ailsa Member`)).toBeVisible();
  expect(await reader.content()).not.toContain("For the facilitator to know");
  expect(await reader.content()).not.toContain(dilemma);

  await withdraw(dilemma);
  await reader.reload();
  await expect(reader.getByRole("heading", { name: "Dilemma", exact: true })).toBeVisible();
  expect(await reader.content()).not.toContain(title);

  // The builder still has it open: it says so at the item, and keeps what is typed meanwhile.
  await desk.getByLabel("Minutes for Dilemma").fill("25");
  await expect(desk.getByText(/^This dilemma was withdrawn/)).toBeVisible();
  await expect(desk.locator(".total .hint")).toHaveText(
    "Not saved yet. A dilemma in it was withdrawn or brought. It is marked above.",
  );
  await press(desk, "Publish changes");
  await expect(desk.locator(".problem").getByRole("link")).toHaveText([
    "Item 1: Take off the dilemma that was withdrawn or brought",
  ]);
  await press(desk, "Take the dilemma off: Dilemma");
  await savedDraft(desk);
  await desk.reload();
  await expect(desk.getByLabel("Minutes for Dilemma")).toHaveValue("25");
  expect(await desk.content()).not.toContain(title);
});
