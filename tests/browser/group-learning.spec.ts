import { expect, type Page } from "@playwright/test";
import { ask, signInDirectly } from "../support/asking";
import { enter } from "../support/entering";
import { databaseOf } from "../support/joining";
import { ownGroup } from "../support/planning";
import { sites } from "../support/sites";
import { test } from "../support/visit";

const planted = "A heron stood still and the meeting did too";
const board = "/group/learning";
const list = (page: Page) => page.locator("section[aria-labelledby=lines]");

async function share(page: Page, line: string, named = false): Promise<void> {
  await page.goto(board);
  await page.getByLabel("Your line").fill(line);
  if (named) await page.getByLabel("Show my name beside it").check();
  await page.getByRole("button", { name: "Share with the group" }).click();
  await expect(page.getByText("Shared with the group.")).toBeVisible();
}

test("a line without a name leads nobody to its author, in what is shown and in what is sent", async ({ visit }) => {
  const { groupId, lead } = await ownGroup(visit);
  const { group } = sites();
  const { page: author, who } = await enter(visit, groupId, "Quillon Ashgrove");
  const { who: reader } = await enter(visit, groupId, "Ama Reader");
  await share(author, planted);
  await expect(list(author)).toContainText("Yours. Only you are told so.");
  for (const person of [reader, lead]) {
    const cookie = await signInDirectly(group, person);
    for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
      let answer = await ask(group, board, { cookie, headers });
      if (answer.headers.location) answer = await ask(group, answer.headers.location, { cookie, headers });
      const all = JSON.stringify(answer.headers) + answer.text;
      expect(all).toContain(planted);
      for (const one of ["Quillon", who.memberId, who.email]) expect(all).not.toContain(one);
    }
    // Names stand on the group's page; nothing there leads from one to a line.
    const names = (await ask(group, "/group", { cookie })).text;
    expect(names).toContain("Quillon Ashgrove");
    expect(names).not.toContain(who.memberId);
  }
  // The control: with the name chosen it is there.
  await share(author, "Named on purpose", true);
  const cookie = await signInDirectly(group, reader);
  expect((await ask(group, board, { cookie })).text).toContain("Quillon Ashgrove");
});

test("a line is withdrawn for good, and can be shared again from the page that still has its words", async ({
  visit,
}) => {
  const { groupId } = await ownGroup(visit);
  const { page: author } = await enter(visit, groupId, "Quillon Ashgrove");
  const { page: reader } = await enter(visit, groupId, "Ama Reader");
  await share(author, planted);
  await reader.goto(board);
  await expect(list(reader).getByText(planted)).toBeVisible();
  await expect(list(reader).getByRole("button", { name: /^Withdraw/ })).toHaveCount(0);

  await author.getByRole("button", { name: `Withdraw: ${planted}` }).click();
  await expect(author.getByRole("button", { name: "Share it again" })).toBeFocused();
  await reader.reload();
  await expect(list(reader)).toContainText("Nothing here yet.");
  const sql = databaseOf(sites().group);
  expect(await sql`select 1 from learnings where group_id = ${groupId}`).toHaveLength(0);
  await sql.end();
  await author.getByRole("button", { name: "Share it again" }).click();
  await expect(author.getByRole("button", { name: `Withdraw: ${planted}` })).toBeVisible();
  await reader.reload();
  await expect(list(reader).getByText(planted)).toBeVisible();

  // Withdrawn from another page of theirs meanwhile: that is what was wanted.
  const second = await author.context().newPage();
  await second.goto(board);
  await second.getByRole("button", { name: `Withdraw: ${planted}` }).click();
  await expect(second.getByRole("button", { name: "Share it again" })).toBeVisible();
  await author.getByRole("button", { name: `Withdraw: ${planted}` }).click();
  await expect(author.getByRole("button", { name: "Share it again" })).toBeVisible();
  await author.reload();
  await expect(list(author)).toContainText("Nothing here yet.");
});

test("a line that is too long, or empty, or does not arrive, is kept in its field with the reason beside it", async ({
  visit,
}) => {
  const { desk } = await ownGroup(visit);
  await desk.goto(board);
  const field = desk.getByLabel("Your line");
  const press = () => desk.getByRole("button", { name: "Share with the group" }).click();
  await press();
  await expect(desk.getByRole("link", { name: "Write your line first" })).toBeVisible();
  await field.fill("b".repeat(100_000));
  await press();
  await desk.getByRole("link", { name: "Use 200 characters or fewer" }).click();
  await expect(field).toBeFocused();
  expect((await field.inputValue()).length).toBe(100_000);
  await field.fill("Short\nand over two lines");
  await desk.context().setOffline(true);
  await press();
  await expect(desk.getByText("Something went wrong on our side, and nothing was changed.")).toBeVisible();
  await expect(field).toHaveValue("Short\nand over two lines");
  await desk.context().setOffline(false);
  await press();
  await expect(list(desk).getByText("Short and over two lines")).toBeVisible();
  await expect(field).toHaveValue("");
});
