import { expect, type Page } from "@playwright/test";
import { type Joined, newMember } from "../support/joining";
import { sealedByKey } from "../support/keys";
import { sites } from "../support/sites";
import { signIn, test, writeReflection } from "../support/visit";

const next = "a quite new password 7";

/** The facilitator makes a code, and the member sets a new password with it alone. */
async function resetWithoutWords(lead: Page, page: Page, who: Joined): Promise<void> {
  await lead.goto("/facilitate/members");
  await lead.getByRole("button", { name: `Make a one-time code for ${who.name}` }).click();
  await lead.getByRole("button", { name: "Make the code" }).click();
  const code = (await lead.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/).innerText()).trim();
  await page.goto("/recover");
  await page.getByLabel("Email address").fill(who.email);
  await page.getByLabel("One-time code").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "I do not have my words" }).click();
  await page.getByLabel("Password", { exact: true }).fill(next);
  await page.getByRole("button", { name: "Set the new password" }).click();
  await expect(page.getByText("You have a new password, and you are signed in.")).toBeVisible();
}

async function writtenAndReset(visit: Parameters<Parameters<typeof test>[2]>[0]["visit"], name: string) {
  const { group, lead } = sites();
  const who = await newMember(group, { name });
  const before = await (await visit(group)).newPage();
  await signIn(before, who, { back: "/journal" });
  const id = await writeReflection(before, { title: "From before", body: "Written under the old password." });
  const facilitator = await (await visit(group)).newPage();
  await signIn(facilitator, lead);
  const page = await (await visit(group)).newPage();
  await resetWithoutWords(facilitator, page, who);
  await page.goto("/journal");
  await expect(page.getByRole("heading", { name: "Your journal is locked, not gone" })).toBeVisible();
  return { group, who, id, page };
}

test("the old password, remembered later, brings back what a reset locked, and is then over", async ({ visit }) => {
  test.setTimeout(180_000);
  const { group, who, id, page } = await writtenAndReset(visit, "Remembers Later");
  await page.locator("#fresh-password").fill(next);
  await page.getByRole("button", { name: "Start a fresh journal" }).click();
  await expect(page.getByRole("heading", { name: "1 reflection from before is locked, not gone" })).toBeVisible();
  await writeReflection(page, { title: "From after", body: "Written under the new one." });
  await page.goto("/journal");

  await page.getByText("Bring them back with your old password").click();
  await page.locator("#back-password").fill("surely not this one");
  await page.getByRole("button", { name: "Bring them back" }).last().click();
  await expect(page.locator(".problem")).toContainText("did not match");
  await page.locator("#back-password").fill(who.password);
  await page.getByRole("button", { name: "Bring them back" }).last().click();
  await expect(page.getByText("1 reflection is back.")).toBeVisible();
  await expect(page.getByRole("link", { name: "From before" })).toBeVisible();
  await expect.poll(() => sealedByKey(group, who.memberId)).toEqual({ current: 2, others: 0 });

  const fresh = await (await visit(group)).newPage();
  await signIn(fresh, { ...who, password: next }, { back: `/journal/read#${id}` });
  await expect(fresh.getByText("Written under the old password.")).toBeVisible();
  await fresh.goto("/journal");
  await expect(fresh.getByRole("link", { name: "From after" })).toBeVisible();
  await expect(fresh.getByText("Something does not add up.")).toHaveCount(0);
  await expect(fresh.getByText("locked, not gone")).toHaveCount(0);
});

test("before a fresh journal is started, the old password opens everything under the new one", async ({ visit }) => {
  test.setTimeout(180_000);
  const { group, who, id, page } = await writtenAndReset(visit, "Remembers Soon");
  await page.locator("#away-old-password").fill(who.password);
  await page.locator("#old-new-password").fill(next);
  await page.getByRole("button", { name: "Open it with the old password" }).click();
  await expect(page.getByRole("link", { name: "From before" })).toBeVisible();
  const fresh = await (await visit(group)).newPage();
  await signIn(fresh, { ...who, password: next }, { back: `/journal/read#${id}` });
  await expect(fresh.getByText("Written under the old password.")).toBeVisible();
  expect(await sealedByKey(group, who.memberId)).toEqual({ current: 1, others: 0 });
});
