import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { hashCode, makeCode } from "@/lib/auth/tokens";
import { databaseOf } from "./joining";
import type { Site } from "./sites";

/** A one-time code laid straight into the database: the facilitator's own way is walked in whole-way.spec.ts. */
export async function codeFor(site: Pick<Site, "data">, memberId: string): Promise<string> {
  const { PEPPER } = JSON.parse(readFileSync(join(site.data, "secrets.json"), "utf8"));
  const code = makeCode();
  const sql = databaseOf(site);
  await sql`update door_codes set used_at = now() where member_id = ${memberId} and used_at is null`;
  await sql`insert into door_codes (member_id, code_hash, expires_at)
            values (${memberId}, ${hashCode(Buffer.from(PEPPER, "hex"), memberId, code)}, now() + interval '3 days')`;
  await sql.end();
  return code;
}

/** Asks this device, on the account page, to keep the journal open. The tick stands once the key is kept. */
export async function keepOpen(page: Page): Promise<void> {
  const choice = page.getByLabel("Keep my journal open on this device");
  await choice.click();
  await expect(choice).toBeChecked();
}

/** The first step of "A forgotten password". */
export async function enterCode(page: Page, email: string, code: string): Promise<void> {
  await tryCode(page, email, code);
  await expect(page.getByRole("heading", { name: "Your recovery words" })).toBeVisible();
}

/** The first step alone, with a code that may not fit. */
export async function tryCode(page: Page, email: string, code: string): Promise<void> {
  await page.goto("/recover");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("One-time code").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** The last step: the new password. */
export async function chooseNewPassword(page: Page, password: string, own = false): Promise<void> {
  await page.getByLabel("Password", { exact: true }).fill(password);
  if (own) await page.getByLabel("This is my own device").check();
  await page.getByRole("button", { name: "Set the new password" }).click();
}

/** What a new password says when the journal opens with it, and the way on. */
export async function goOnToToday(page: Page): Promise<void> {
  await expect(page.getByText("Your journal opens with the new password.")).toBeVisible();
  await page.getByRole("link", { name: "Go to Today" }).click();
  await page.waitForURL("**/today");
}

/** The cookie of this page's sign-in, with the row that stands for it. */
export async function signInOf(page: Page, site: Pick<Site, "data">) {
  const cookie = (await page.context().cookies()).find(({ name }) => name === "sign-in");
  const hash = createHash("sha256")
    .update(cookie?.value ?? "")
    .digest();
  const sql = databaseOf(site);
  const [row] = await sql`
    select round(extract(epoch from expires_at - now()) / 86400)::int as idle,
           round(extract(epoch from ends_at - now()) / 86400)::int as whole
      from sign_ins where token_hash = ${hash}`;
  await sql.end();
  return { cookie, hash, row: row ? { ...row } : null };
}

/** Ends a page's sign-in from outside, as a new password or a facilitator would. */
export async function revoke(page: Page, site: Pick<Site, "data">): Promise<void> {
  const { hash } = await signInOf(page, site);
  const sql = databaseOf(site);
  const gone = await sql`delete from sign_ins where token_hash = ${hash} returning 1`;
  await sql.end();
  expect(gone).toHaveLength(1);
}
