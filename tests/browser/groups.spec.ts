import { expect } from "@playwright/test";
import { databaseOf } from "../support/joining";
import { ownGroup } from "../support/planning";
import { sites } from "../support/sites";
import { test } from "../support/visit";

test("a group is led by two, written to, ended and followed by another; who is taken out keeps journal and account", async ({
  visit,
}) => {
  const group = await ownGroup(visit);
  const { desk } = group;
  const member = await group.member();

  // One who leads alone cannot go; a second facilitator, and back again.
  await desk.goto("/facilitate/members");
  await desk.getByRole("link", { name: "Kit Member", exact: true }).click();
  await desk.getByRole("button", { name: "Make Kit Member a facilitator" }).click();
  await expect(desk.getByText("Kit Member is a facilitator now.")).toBeVisible();
  await member.goto("/facilitate");
  await expect(member.getByRole("heading", { level: 1, name: "Facilitate" })).toBeVisible();
  await desk.getByRole("button", { name: "Undo" }).click();
  await expect(desk.getByRole("button", { name: "Make Kit Member a facilitator" })).toBeVisible();

  // A message to everybody: looked at, sent, read.
  await desk.goto("/facilitate/announcements");
  await desk.getByLabel("What it is about").fill("The hall");
  await desk.getByLabel("The message").fill("Come by the side door.");
  await desk.getByRole("button", { name: "See how it goes" }).click();
  await desk.getByRole("button", { name: "Send it to one person" }).click();
  await expect(desk.getByText("Done. It goes to one person")).toBeVisible();
  await member.goto("/group/announcements");
  await member.getByText("The hall").click();
  await expect(member.getByText("Come by the side door.")).toBeVisible();

  // The year is over: read, and not changed.
  const sql = databaseOf(sites().group);
  await sql`update groups set year_ends_on = current_date - 2, goes_on = current_date + 60 where id = ${group.groupId}`;
  await sql.end();
  await member.goto("/group");
  await expect(member.getByText("Its pages can be read and not changed").first()).toBeVisible();
  await member.goto("/group/learning");
  await member.getByLabel("Your line").fill("Ask first");
  await member.getByRole("button", { name: "Share with the group" }).click();
  await expect(member.getByText("The year of this group is over").first()).toBeVisible();

  // A next year, shown at once, with the member in both.
  await desk.goto("/facilitate/year");
  await desk.getByLabel("Name of the new group").fill("The next year");
  await desk.getByRole("checkbox", { name: "Kit Member" }).check();
  await desk.getByRole("button", { name: "Make the group" }).click();
  await desk.waitForURL(/\/facilitate$/);
  await expect(desk.locator("p.lead", { hasText: "The next year" })).toBeVisible();
  await member.goto("/groups");
  await expect(member.getByText("The next year").first()).toBeVisible();

  // Out of both: the pages of a group are gone, the member's own stay.
  const takeOut = async () => {
    await desk.goto("/facilitate/members");
    await desk.getByRole("link", { name: "Kit Member", exact: true }).click();
    await desk.getByRole("button", { name: "Take Kit Member out of the group" }).click();
    await desk.getByRole("button", { name: "Take out Kit Member" }).click();
    await desk.waitForURL(/\/facilitate\/members$/);
    await expect(desk.getByRole("link", { name: "Kit Member", exact: true })).toHaveCount(0);
  };
  await takeOut();
  await desk.goto("/groups");
  await desk.getByRole("button", { name: /^Show / }).click();
  await desk.waitForURL(/\/group$/);
  await takeOut();
  for (const path of ["/group", "/sessions", "/dilemmas"]) {
    await member.goto(path);
    await expect(member.getByText("You are in no group now.")).toBeVisible();
  }
  await member.goto("/today");
  await expect(member.getByText("You are in no group now.")).toBeVisible();
  expect((await member.goto("/account"))?.status()).toBe(200);
});
