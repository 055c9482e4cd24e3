import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { codeAt } from "@/lib/auth/second-step-secret";
import { mailedTo, secretOf } from "../support/account-mail";
import { askJson } from "../support/asking";
import { chooseNewPassword } from "../support/doorway";
import { databaseOf, newMember } from "../support/joining";
import { makeKit } from "../support/keys";
import { removeData, type Site, startSite, stopSite } from "../support/sites";
import { signIn, test, writeReflection } from "../support/visit";

// A site of its own that can send mail, as far as it knows: what it would send is read where it waits.
const folder = mkdtempSync(join(tmpdir(), "rp-account-"));
let site: Site;
let end: () => Promise<void>;
test.beforeAll(async () => {
  const started = await startSite(folder, "group", ["--empty"], undefined, { SMTP_URL: "smtp://127.0.0.1:9" });
  site = started.site;
  end = () => stopSite(started.child);
});
test.afterAll(async () => {
  await end();
  await removeData(folder, [site.data]);
});

const problem = (page: Page) => page.locator(".problem");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const now = (seconds = 0) => new Date(Date.now() + seconds * 1000);

test("a link by mail sets a new password and leaves the journal locked, until the words open it", async ({ visit }) => {
  test.setTimeout(150_000);
  const who = await newMember(site);
  const first = await (await visit(site)).newPage();
  await signIn(first, who);
  await writeReflection(first, { title: "Minutes", body: "Kept, so that nobody would ask." });
  const words = await makeKit(first);

  // Known or not, the page says the same, and the server's answer is the same to the byte.
  const page = await (await visit(site)).newPage();
  const ask = async (email: string) => {
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByLabel("Email address").fill(email);
    await press(page, "Send me a link");
    await expect(page.getByText("If a member has this address, a link is on its way to it.")).toBeVisible();
    return (await page.locator("#main").innerText()).replaceAll(email, "…");
  };
  const nobodys = `${randomUUID()}@example.org`;
  expect(await ask(who.email)).toBe(await ask(nobodys));
  const direct = (email: string) => askJson(site, "/api/door/reset-link", { email });
  const [known, unknown] = [await direct(who.email), await direct(`${randomUUID()}@example.org`)];
  const { date: _k, ...knownHeaders } = known.headers;
  const { date: _u, ...unknownHeaders } = unknown.headers;
  expect({ text: known.text, status: known.status, ...knownHeaders }).toEqual({
    text: unknown.text,
    status: unknown.status,
    ...unknownHeaders,
  });
  await expect.poll(() => mailedTo(site, "reset-link", who)).not.toBeNull();
  const { code = "" } = (await mailedTo(site, "reset-link", who)) ?? {};
  expect(await mailedTo(site, "reset-link", { email: nobodys })).toBeNull();

  // Opening the link changes nothing, and its code stands in no address afterwards.
  await page.goto(`/recover#${new URLSearchParams({ code, email: who.email })}`);
  await expect(page.getByLabel("One-time code")).toHaveValue(code);
  await expect(page.getByLabel("Email address")).toHaveValue(who.email);
  expect(page.url()).not.toContain(code);
  await first.reload();
  await expect(first.getByRole("heading", { level: 1 })).toBeVisible();
  await press(page, "Continue");
  await press(page, "I do not have my words");
  const renewed = "a quite new password 7";
  await chooseNewPassword(page, renewed);
  await expect(page.getByText("It worked. You have a new password, and you are signed in.")).toBeVisible();
  await expect(page.getByText("What you wrote is locked, not gone")).toBeVisible();
  await page.getByRole("link", { name: "Go to the journal" }).click();
  await page.getByLabel("Your twelve recovery words").fill(words.join(" "));
  await page.locator("#away-password").fill(renewed);
  await press(page, "Open my journal");
  await expect(page.getByRole("link", { name: "Minutes" })).toBeVisible();

  // Used once: the same link opens nothing any more.
  const again = await (await visit(site)).newPage();
  await again.goto(`/recover#${code}`);
  await again.getByLabel("Email address").fill(who.email);
  await press(again, "Continue");
  await expect(problem(again)).toContainText("That did not match. Check the email and the code");
});

test("an email address changes once both have said yes, and the journal opens with the same password", async ({
  visit,
}) => {
  test.setTimeout(150_000);
  const who = await newMember(site);
  const other = await newMember(site);
  const context = await visit(site);
  const page = await context.newPage();
  await signIn(page, who);
  await writeReflection(page, { title: "Minutes", body: "Kept, so that nobody would ask." });
  await page.goto("/account");
  await page.getByRole("link", { name: "Change my email address" }).click();
  const field = page.getByLabel("New email address");
  for (const [typed, said] of [
    ["", "Enter an email address"],
    [`${"x".repeat(300)}@example.org`, "254 characters"],
    [` ${who.email.toUpperCase()} `, "This is the address you have now"],
  ] as const) {
    await field.fill(typed);
    await page.getByLabel("Password", { exact: true }).fill(who.password);
    await press(page, "Write to both addresses");
    await expect(problem(page)).toContainText(said);
    await expect(field).toHaveValue(typed);
  }
  const email = `new+${randomUUID()}@example.org`;
  await field.fill(email);
  await page.getByLabel("Password", { exact: true }).fill("not the right password");
  await press(page, "Write to both addresses");
  await expect(problem(page)).toContainText("Those details did not match.");
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await press(page, "Write to both addresses");
  await expect(page.getByText("Your new address waits until you have confirmed it twice.")).toBeVisible();
  const tokens = [
    (await mailedTo(site, "email-confirm-old", who))?.token ?? "",
    (await mailedTo(site, "email-confirm-new", { email }))?.token ?? "",
  ];

  // Somebody else opens a link, pressing the button too: nothing comes of it.
  const stranger = await (await visit(site)).newPage();
  await signIn(stranger, other);
  await stranger.goto(`/account/email#${tokens[1]}`);
  await press(stranger, "Yes, confirm it");
  await expect(stranger.getByText(`This link does nothing for ${other.email}.`)).toBeVisible();

  // Signed out, the link leads through the sign-in page and back; opening it changes nothing, the button does.
  const fresh = await (await visit(site)).newPage();
  await fresh.goto(`/account/email#${tokens[1]}`);
  await fresh.waitForURL("**/sign-in?back=**");
  await fresh.getByLabel("Email address").fill(who.email);
  await fresh.getByLabel("Password", { exact: true }).fill(who.password);
  await press(fresh, "Sign in");
  await expect(fresh.getByText(`You are signed in as ${who.email}.`)).toBeVisible();
  await press(fresh, "Yes, confirm it");
  await expect(fresh.getByText("Confirmed at this address.")).toBeVisible();
  expect(fresh.url()).not.toContain(tokens[1]);
  await page.reload();
  await expect(page.getByText(`${email}: confirmed`)).toBeVisible();
  await expect(page.getByText(`${who.email}: not confirmed yet`)).toBeVisible();
  await page.goto("about:blank");
  await page.goto(`/account/email#${tokens[0]}`);
  await press(page, "Yes, confirm it");
  await expect(page.getByText(`Your email address is ${email} now.`)).toBeVisible();

  await fresh.goto("/today");
  await fresh.waitForURL("**/sign-in?back=**");
  await signIn(fresh, { email, password: who.password }, { back: "/journal" });
  await expect(fresh.getByRole("link", { name: "Minutes" })).toBeVisible();
  const last = await (await visit(site)).newPage();
  await last.goto("/sign-in");
  await last.getByLabel("Email address").fill(who.email);
  await last.getByLabel("Password", { exact: true }).fill(who.password);
  await press(last, "Sign in");
  await expect(problem(last)).toContainText("Those details did not match.");
});

test("a facilitator sets a second step up and signs in with it; its sign-in opens nothing before", async ({
  visit,
}) => {
  test.setTimeout(150_000);
  const who = await newMember(site, { name: "Rowan Lead", leads: true });
  const other = await newMember(site, { name: "Sam Lead", leads: true });
  const page = await (await visit(site)).newPage();
  await signIn(page, who);
  await page.goto("/account");
  await page.getByRole("link", { name: "A second step at sign-in" }).click();

  // Long after the password: it is asked for again.
  const sql = databaseOf(site);
  await sql`update sign_ins set proved_at = now() - interval '1 hour' where member_id = ${who.memberId}`;
  await sql.end();
  await press(page, "Set it up");
  await page.getByLabel("Password", { exact: true }).fill("not the right password");
  await press(page, "Continue");
  await expect(problem(page)).toContainText("Those details did not match.");
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await press(page, "Continue");
  await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await press(page, "Turn it on");
  await expect(problem(page)).toContainText("That code did not match.");
  const secret = await secretOf(site, who.memberId);
  await page.getByLabel("Code", { exact: true }).fill(codeAt(secret, now()));
  await press(page, "Turn it on");
  await expect(page.getByRole("heading", { name: "Your second step is on. Keep these codes" })).toBeFocused();
  const codes = await page.locator("section ul li").allInnerTexts();
  expect(codes).toHaveLength(8);
  await press(page, "I have kept them");
  await expect(page.getByText("You have 8 single-use codes left.")).toBeVisible();

  const next = await (await visit(site)).newPage();
  const toTheStep = async () => {
    await next.goto("/sign-in?back=/facilitate/members");
    await next.getByLabel("Email address").fill(who.email);
    await next.getByLabel("Password", { exact: true }).fill(who.password);
    await press(next, "Sign in");
    await expect(next.getByRole("heading", { name: "Your second step" })).toBeFocused();
  };
  await toTheStep();
  // The password alone: no page, no key, no wrap.
  const auth = { auth: "0".repeat(64) };
  for (const [path, method] of [
    ["/api/journal/local-key", "GET"],
    ["/api/today", "GET"],
    ["/api/journal/unlock", "POST"],
  ] as const) {
    const status = await next.evaluate(
      async ([at, how, body]) =>
        (
          await fetch(at, {
            method: how,
            ...(how === "POST" ? { body, headers: { "Content-Type": "application/json" } } : {}),
          })
        ).status,
      [path, method, JSON.stringify(auth)] as const,
    );
    expect({ path, status }).toEqual({ path, status: 401 });
  }
  await next.getByLabel("Code", { exact: true }).fill("123");
  await press(next, "Continue");
  await expect(problem(next)).toContainText("check that your phone sets its clock by itself");
  await next.getByLabel("Code", { exact: true }).fill(codeAt(secret, now(30)));
  await press(next, "Continue");
  await next.waitForURL("**/facilitate/members");
  await next.goto("/journal");
  await expect(next.getByText("Nothing here yet.")).toBeVisible();

  // A single-use code, and then none of either kind twice.
  await next.context().clearCookies();
  await toTheStep();
  await next.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await press(next, "Continue");
  await next.waitForURL("**/facilitate/members");
  await next.context().clearCookies();
  await toTheStep();
  await next.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await press(next, "Continue");
  await expect(problem(next)).toContainText("That code did not match.");

  // Another facilitator ends it, and it stands in the record.
  const desk = await (await visit(site)).newPage();
  await signIn(desk, other, { back: "/facilitate/members" });
  await press(desk, "End the second step of Rowan Lead");
  await press(desk, "End it");
  await expect(desk.getByText("Rowan Lead signs in with the password alone now.")).toBeVisible();
  await signIn(next, who, { back: "/account/record" });
  await expect(next.getByText("Sam Lead ended the second step of your sign-in.")).toBeVisible();
});

test("a device is ended from another, and its next request is a stranger's", async ({ visit }) => {
  const who = await newMember(site);
  const [here, there] = [await (await visit(site)).newPage(), await (await visit(site)).newPage()];
  await signIn(there, who, { own: true, back: "/sessions" });
  await signIn(here, who, { back: "/account/devices" });
  const list = here.getByRole("list", { name: "Your devices" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list.getByRole("listitem").first()).toContainText("Chrome on Linux (this device)");
  await list.getByRole("button", { name: /^Sign out Chrome on Linux/ }).click();
  await expect(list.getByText("Signed out. It opens nothing any more.")).toBeVisible();
  await expect(list).toBeFocused();
  await there.goto("/sessions");
  await there.waitForURL("**/sign-in?back=**");
  await here.reload();
  await expect(list.getByRole("listitem")).toHaveCount(1);

  // What they are called here, with what does not fit kept on the screen.
  await here.goto("/account/details");
  await here.getByLabel("Pronouns (optional)").fill("they/them ".repeat(5));
  await press(here, "Save");
  await expect(problem(here)).toContainText("Use 40 characters or fewer");
  await here.getByLabel("Pronouns (optional)").fill("they/them");
  await press(here, "Save");
  await expect(here.getByText("Saved.")).toBeVisible();
  await here.goto("/group");
  await expect(here.getByText("Test Member (they/them), you")).toBeVisible();
});
