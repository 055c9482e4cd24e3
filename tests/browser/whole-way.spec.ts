import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { shownWords, typeTwoBack } from "../support/keys";
import { removeData, startSite, stopSite } from "../support/sites";
import { acceptInvitation, invite, signIn, test, writeReflection } from "../support/visit";

const words = "After the steering group I felt both hopeful and used, and I do not know yet whose feeling it was.";

test("from an invitation to a published agenda, and back into a journal after a forgotten password", async ({
  visit,
}) => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), "rp-whole-way-"));
  const { site: group, child } = await startSite(folder, "group", ["--empty"]);
  const firstLink = readFileSync(group.log, "utf8").match(/http:\S+\/welcome#\S+/)?.[0] ?? "";

  // The one-time link makes the first facilitator, who invites a member by hand.
  const facilitator = await (await visit(group)).newPage();
  const lead = { email: "lead@example.org", password: "" };
  lead.password = await acceptInvitation(facilitator, firstLink, { name: "Rowan Lead", email: lead.email });
  const link = await invite(facilitator, { name: "Kit Member", email: "kit@example.org" });

  // The member accepts. Opening the link has not used it: a second look still offers it.
  const first = await visit(group);
  const member = await first.newPage();
  await member.goto(link);
  await expect(member.getByText("Opening this page has not used your invitation.")).toBeVisible();
  const kit = { email: "kit@example.org", password: "" };
  kit.password = await acceptInvitation(member, link, { name: "Kit Member" });
  await expect(member.getByRole("heading", { level: 1 })).toContainText("Kit Member");

  // Somebody who finds the used link gets nothing from it.
  const finder = await (await visit(group)).newPage();
  await finder.goto(link);
  await expect(finder.getByText("This invitation has been used.")).toBeVisible();

  // Writes, finishes, and is offered the kit with the first saved reflection.
  const id = await writeReflection(member, { title: "After the steering group", body: words });
  await member.getByRole("button", { name: "Finish for now" }).click();
  await member.waitForURL(`**/journal/read#${id}`);
  await member.getByRole("link", { name: "Make my recovery kit" }).click();
  await member.getByRole("button", { name: "Make my twelve words" }).click();
  const twelve = await shownWords(member);
  await typeTwoBack(member, twelve);
  await member.getByRole("button", { name: "Put my kit to work" }).click();
  await expect(member.getByRole("heading", { name: "Your kit is ready" })).toBeVisible();

  // A second, fresh browser signs in and reads it.
  const second = await (await visit(group)).newPage();
  await signIn(second, kit, { back: "/journal" });
  await second.getByRole("link", { name: "After the steering group" }).click();
  await second.getByRole("button", { name: "Finish for now" }).or(second.getByText(words)).first().waitFor();
  await expect(second.getByText(words)).toBeVisible();

  // The password is forgotten: a code by hand and the words open everything, in a third browser.
  await facilitator.goto("/facilitate/members");
  await facilitator.getByRole("button", { name: "Make a one-time code for Kit Member" }).click();
  await facilitator.getByRole("button", { name: "Make the code" }).click();
  const code = (await facilitator.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/).innerText()).trim();
  const third = await (await visit(group)).newPage();
  await third.goto("/recover");
  await third.getByLabel("Email address").fill(kit.email);
  await third.getByLabel("One-time code").fill(code.toLowerCase().replaceAll("-", " "));
  await third.getByRole("button", { name: "Continue" }).click();
  await third.getByLabel("Twelve words, in their order").fill(twelve.join("  ").toUpperCase());
  await third.getByRole("button", { name: "Continue" }).click();
  const renewed = "a quite new password 7";
  await third.getByLabel("Password", { exact: true }).fill(renewed);
  await third.getByRole("button", { name: "Set the new password" }).click();
  await expect(third.getByText("It worked. You have a new password")).toBeVisible();
  await third.goto(`/journal/read#${id}`);
  await expect(third.getByText(words)).toBeVisible();

  // Everything signed in before has ended; the old password opens nothing, the new one does.
  await member.goto("/journal");
  await member.waitForURL("**/sign-in?back=**");
  await member.getByLabel("Email address").fill(kit.email);
  await member.getByLabel("Password", { exact: true }).fill(kit.password);
  await member.getByRole("button", { name: "Sign in" }).click();
  await expect(member.getByRole("alert").or(member.locator(".summary")).first()).toContainText("did not match");
  kit.password = renewed;
  await signIn(member, kit, { back: "/sessions" });
  await expect(member.getByRole("heading", { level: 1 })).toBeVisible();

  // The facilitator plans, builds and publishes; the member sees it, and no note for the facilitator.
  await facilitator.goto("/facilitate/sessions/new");
  await facilitator.getByLabel("Date").fill("2031-05-29");
  await facilitator.getByLabel("Starts at").fill("10:00");
  await facilitator.getByLabel("Link to join online (optional)").fill("https://meet.example.org/room-7");
  await facilitator.getByRole("button", { name: /plan/i }).click();
  await facilitator.waitForURL(/\/facilitate\/sessions\/[0-9a-f-]{36}$/);
  const address = new URL(facilitator.url()).pathname.replace("/facilitate", "");
  await member.goto(address);
  await expect(member.getByText("10am to 11:30am")).toBeVisible();
  await expect(member.getByText("Telling it")).toHaveCount(0);

  await facilitator.getByRole("button", { name: "Notes: Check-in round" }).click();
  await facilitator.getByLabel("For facilitators alone").fill("Watch that Kit is not asked first.");
  await facilitator.getByRole("button", { name: "Publish and tell members" }).click();
  await expect(facilitator.getByText(/^Published on /)).toBeVisible();
  await member.reload();
  await expect(member.getByText("Telling it")).toBeVisible();
  await expect(member.getByText("10:17")).toBeVisible();
  expect(await member.content()).not.toContain("Watch that Kit");
  await stopSite(child);
  await removeData(folder, [group.data]);
});
