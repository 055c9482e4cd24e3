import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { ask } from "../support/asking";
import { databaseOf } from "../support/joining";
import { ownGroup } from "../support/planning";
import { answerUntil } from "../support/screens-joining";
import { sites } from "../support/sites";
import { acceptInvitation, test } from "../support/visit";

const owner = async <T>(work: (sql: ReturnType<typeof databaseOf>) => Promise<T>): Promise<T> => {
  const sql = databaseOf(sites().group);
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
};
const setJoining = (groupId: string, joining: string, opensOn: string | null = null) =>
  owner((sql) => sql`update groups set joining = ${joining}, joining_opens_on = ${opensOn} where id = ${groupId}`);
const problem = (page: Page) => expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();

test("a stranger asks without JavaScript, is given their own answers back, and is answered like anybody", async ({
  visit,
}) => {
  const { groupId, lead, desk } = await ownGroup(visit);
  await setJoining(groupId, "open");
  const page = await (await visit(sites().group, { javaScriptEnabled: false })).newPage();
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Ask to join" }).first()).toHaveAttribute("href", "/ask-to-join");
  await page.goto(`/ask-to-join?group=${groupId}`);
  const email = `rosa+group.${randomUUID()}@example.org`;
  await page.getByLabel("What would you like to be called?").fill("Rosa “Ro” Þórsdóttir");
  await page.getByLabel("Your email address").fill("rosa at example");
  await page.getByLabel("What draws you here?").fill("One line.\n<b>And another</b>");
  await page.getByLabel("Most of them").check();
  await page.getByLabel("Live captions").check();
  await page.getByRole("button", { name: "Send your request" }).click();
  await problem(page);
  for (const words of [
    "Enter an email address, like name@example.org",
    "Enter what you do, in your own words",
    "Tick the box if we may keep what you need, or take your answers here away",
    "Tick the box if you agree, so that we may keep your answers",
  ])
    await expect(page.locator(".problem")).toContainText(words);
  // Everything that was typed is there, and none of it in the address.
  await expect(page.getByLabel("What would you like to be called?")).toHaveValue("Rosa “Ro” Þórsdóttir");
  await expect(page.getByLabel("What draws you here?")).toHaveValue("One line.\n<b>And another</b>");
  await expect(page.getByLabel("Most of them")).toBeChecked();
  await expect(page.getByLabel("Live captions")).toBeChecked();
  expect(new URL(page.url()).search).toBe(`?group=${groupId}`);
  const answers = async (address: string) => {
    await page.getByLabel("Your email address").fill(address);
    await page.getByLabel("What do you do, in your own words?").fill("I lead involvement");
    await page.getByLabel("Yes, keep what I need").check();
    await page.getByLabel("No, I am fine without").check();
    await page.getByLabel(/^I have read what is kept/).check();
    await page.getByRole("button", { name: "Send your request" }).click();
    await expect(page.getByRole("heading", { name: "Your request is sent" })).toBeVisible();
    return [page.url(), await page.locator("main").innerText()];
  };
  const first = await answers(email);
  await page.goto(`/ask-to-join?group=${groupId}`);
  await page.getByLabel("What would you like to be called?").fill("Again");
  await page.getByLabel("What draws you here?").fill("Again");
  await page.getByLabel("Most of them").check();
  // An address that is a member's: the same answer, to the letter.
  expect(await answers(lead.email)).toEqual(first);
  expect(first.join()).not.toContain("rosa");

  await desk.goto("/facilitate/requests");
  await expect(desk.locator("section[aria-labelledby=waiting] li")).toHaveCount(2);
  await desk.getByRole("link", { name: "Rosa “Ro” Þórsdóttir" }).click();
  await expect(desk.getByText(email)).toBeVisible();
  await expect(desk.getByText("<b>And another</b>")).toBeVisible();
  await expect(desk.getByText("Live captions")).toBeVisible();
});

test("with JavaScript it is one question at a time, by keyboard alone, kept on the device until it is sent", async ({
  visit,
}) => {
  const { groupId, desk } = await ownGroup(visit);
  await setJoining(groupId, "open");
  const context = await visit(sites().group);
  const page = await context.newPage();
  const path = `/ask-to-join?group=${groupId}`;
  await page.goto(path);
  await expect(page.getByText("Question 1 of 11")).toBeVisible();
  await expect(page.getByLabel("Your email address")).toBeHidden();
  await page.getByLabel("What would you like to be called?").focus();
  // Enter goes on, and never sends; a question that is not answered keeps its place.
  await page.keyboard.press("Enter");
  await expect(page.locator(".problem")).toBeFocused();
  await page.getByRole("link", { name: "Enter the name that you want to be called by" }).press("Enter");
  await expect(page.getByLabel("What would you like to be called?")).toBeFocused();
  await page.keyboard.type("Ana");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Question 2 of 11")).toBeFocused();
  // Gone away and come back: at the same question, with what was typed.
  await page.goto("/confidentiality");
  await page.goto(path);
  await expect(page.getByText("Question 2 of 11")).toBeVisible();
  await page.getByRole("button", { name: "Back" }).press("Enter");
  await expect(page.getByLabel("What would you like to be called?")).toHaveValue("Ana");
  const email = `${randomUUID()}@example.org`;
  await answerUntil(page, "the end", { name: "Ana", email });
  await expect(page.getByText("Check your answers")).toBeFocused();
  await page.getByRole("button", { name: "Change: Email address" }).press("Enter");
  await expect(page.getByLabel("Your email address")).toHaveValue(email);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Check your answers")).toBeVisible();
  // Without a connection nothing is lost.
  await page.getByLabel(/^I have read what is kept/).press("Space");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Send your request" }).press("Enter");
  await expect(page.locator(".problem")).toContainText("nothing was sent");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Send your request" }).press("Enter");
  await page.waitForURL(`**/ask-to-join/sent?group=${groupId}`);
  expect(await page.evaluate(() => localStorage.getItem("asking-to-join"))).toBeNull();

  // The facilitator accepts: the invitation stands ready with its link, and with it she is in.
  await desk.goto("/facilitate/requests");
  await desk.getByRole("link", { name: "Ana" }).click();
  const second = await desk.context().newPage();
  await second.goto(desk.url());
  await desk.getByRole("button", { name: "Accept and invite" }).click();
  const link = desk.getByText(/\/welcome#/).first();
  await expect(link).toBeVisible();
  await second.getByRole("button", { name: "Put on hold" }).click();
  await expect(second.getByText("What Ana will read")).toBeVisible();
  await second.getByRole("button", { name: "Put on hold and send these words" }).click();
  await expect(second.locator("#words-error")).toContainText(
    "Somebody answered this request since you opened the page",
  );
  const newcomer = await (await visit(sites().group)).newPage();
  await acceptInvitation(newcomer, (await link.innerText()).trim(), { name: "Ana" });
  await desk.reload();
  await expect(desk.getByText("They have joined.")).toBeVisible();
});

test("a waiting list and a closed group say so, an invitation is sent again, and another site cannot ask", async ({
  visit,
}) => {
  const { groupId, desk } = await ownGroup(visit);
  const page = await (await visit(sites().group)).newPage();
  const path = `/ask-to-join?group=${groupId}`;
  await page.goto(path);
  await expect(page.getByText("The group takes no requests at the moment.")).toBeVisible();
  await expect(page.getByText("hello@kindling.example")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await desk.goto("/facilitate/joining");
  await desk.getByLabel("A waiting list").check({ force: true });
  await desk.getByLabel("A question of the group’s own (optional)").fill("Tea or coffee?");
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Ask for the waiting list" })).toBeVisible();
  await expect(page.getByText("Question 1 of 12")).toBeVisible();
  await desk.getByLabel("Closed").check({ force: true });
  await desk.getByLabel("Opens by itself on (optional)").fill("2031-03-02");
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("From Sunday 2 March 2031 you can ask to join here.")).toBeVisible();

  await desk.goto("/facilitate/members");
  await desk.getByLabel("Their name").fill("Lin Late");
  await desk.getByLabel("Their email address").fill(`${randomUUID()}@example.org`);
  await desk.getByRole("button", { name: "Make an invitation" }).click();
  await desk.getByRole("button", { name: "Send again the invitation for Lin Late" }).click();
  await expect(desk.getByText(/\/welcome#/)).toHaveCount(2);
  const [old, newer] = (await desk.getByText(/\/welcome#/).allInnerTexts()).map((text) => text.trim());
  await page.goto("about:blank");
  await page.goto(old ?? "");
  await expect(page.getByText("This invitation has been taken back.")).toBeVisible();
  await page.goto("about:blank");
  await page.goto(newer ?? "");
  await expect(page.getByLabel("What would you like to be called?")).toHaveValue("Lin Late");

  // A form of another site, as a browser without JavaScript would post it.
  await setJoining(groupId, "open");
  for (const origin of ["https://elsewhere.example", "null"]) {
    const { status } = await ask(sites().group, path, {
      method: "POST",
      headers: { "Content-Type": "multipart/form-data; boundary=x", Origin: origin },
      body: `--x\r\nContent-Disposition: form-data; name="$ACTION_REF_1"\r\n\r\n\r\n--x--\r\n`,
    });
    expect(status).toBe(500);
  }
  expect(await owner((sql) => sql`select 1 from join_requests where group_id = ${groupId}`)).toHaveLength(0);
});
