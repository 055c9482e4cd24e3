import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { acceptDirectly, databaseOf, makeInvitation } from "../support/joining";
import { sites } from "../support/sites";
import { test } from "../support/visit";

test("a link that is too old, taken back, used or mistyped says so, offers nothing and changes nothing", async ({
  visit,
}) => {
  const { group } = sites();
  const sql = databaseOf(group);
  const make = () => makeInvitation(group, { name: "Lin Late", email: `${randomUUID()}@example.org` });
  const [old, back, used, good] = [await make(), await make(), await make(), await make()];
  await sql`update invitations set expires_at = now() where member_id = ${old.memberId}`;
  await sql`update invitations set cancelled_at = now() where member_id = ${back.memberId}`;
  const [row] = await sql`select email from invitations where member_id = ${used.memberId}`;
  await acceptDirectly(group, used, { name: "Lin Late", email: row?.email, password: "words that nobody guesses" });
  const those = [old, back, used, good].map(({ memberId }) => memberId);
  const state = async () =>
    JSON.stringify(await sql`select i::text from invitations i where member_id in ${sql(those)} order by 1`);
  const before = await state();
  const page = await (await visit(group)).newPage();
  for (const [token, lead, next] of [
    [old.token, "This invitation is too old.", "Links last 14 days. Ask the facilitator for a new one."],
    [back.token, "This invitation has been taken back.", "A newer one may be on its way to you."],
    [used.token, "This invitation has been used.", "If it was you who used it, sign in."],
    [good.token.slice(0, -3), "This link does not work.", "It may be cut short."],
    ["", "This link does not work.", "Copy the whole link from your message"],
    ["x".repeat(500), "This link does not work.", "ask the facilitator for a new one"],
  ] as const) {
    await page.goto("/confidentiality");
    await page.goto(`/welcome#${token}`);
    await expect(page.getByText(lead)).toBeVisible();
    await expect(page.getByText(next)).toBeVisible();
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
    await expect(page.getByLabel("What would you like to be called?")).toHaveCount(0);
  }
  // The control: the whole link still offers its place.
  await page.goto("/confidentiality");
  await page.goto(`/welcome#${good.token}`);
  await expect(page.getByLabel("What would you like to be called?")).toHaveValue("Lin Late");
  expect(await state()).toBe(before);
  const made = await sql`select 1 from members where id in ${sql(those)}`;
  expect(made).toHaveLength(1);
  await sql.end();
});

test("a password that is short or that people guess first is refused at its field; five words are on offer", async ({
  visit,
}) => {
  const { group } = sites();
  const email = `kim.miller.${randomUUID().slice(0, 8)}@example.org`;
  const invited = await makeInvitation(group, { name: "Kim Miller", email });
  const page = await (await visit(group)).newPage();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(new URL(request.url()).pathname);
  });
  await page.goto(`/welcome#${invited.token}`);
  await page.getByLabel("What would you like to be called?").fill(" ");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator(".problem")).toContainText("Enter the name you want to be called by");
  await page.getByLabel("What would you like to be called?").fill("Kim");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Email address")).toHaveValue(email);
  await expect(page.getByLabel("Email address")).not.toBeEditable();
  sent.length = 0;
  const field = page.getByLabel("Password", { exact: true });
  const guessed = "This is one of the passwords that people guess first. Choose another, or use five random words";
  for (const [password, words] of [
    ["", "Use 12 characters or more"],
    ["elevenchars", "Use 12 characters or more"],
    ["🙂🙂🙂🙂🙂🙂", "Use 12 characters or more"],
    ["password1234", guessed],
    ["letmeinletmein", guessed],
    ["Qwertyuiop12!", guessed],
    [email, guessed],
    [`${email.split("@")[0]}1!`, guessed],
  ] as const) {
    await field.fill(password);
    await page.getByRole("button", { name: "Join the group" }).click();
    await expect(page.locator(".problem")).toBeFocused();
    await expect(page.locator(".problem").getByRole("link")).toHaveText(words);
    await expect(page.locator("#password-error")).toContainText(words);
    await expect(field).toHaveAttribute("aria-describedby", /password-error/);
    await expect(field).toHaveValue(password);
    await page.locator(".problem").getByRole("link").click();
    await expect(field).toBeFocused();
  }
  expect(sent).toEqual([]);

  await expect(field).toHaveAttribute("autocomplete", "new-password");
  await page.getByRole("button", { name: "Suggest five random words" }).click();
  const words = page.getByText("Five random words:").locator("strong");
  const first = await words.innerText();
  expect(first).toMatch(/^[a-z]+(-[a-z]+){4}$/);
  await page.getByRole("button", { name: "Five others" }).click();
  await expect(words).not.toHaveText(first);
  await page.getByRole("button", { name: "Use these words" }).click();
  await expect(field).toHaveValue(await words.innerText());
  await page.getByRole("button", { name: "Join the group" }).click();
  await page.waitForURL("**/today");
  // The used token is neither in the address nor in the way back, and the password was never sent.
  await page.goBack();
  await expect(page).not.toHaveURL(new RegExp(invited.token));
});
