import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { mailedTo } from "../support/account-mail";
import { type Answer, askJson, postPassword } from "../support/asking";
import { chooseNewPassword } from "../support/doorway";
import { newMember } from "../support/joining";
import { makeKit } from "../support/keys";
import { freePort, removeData, type Site, startSite, stopSite } from "../support/sites";
import { signIn, test, writeReflection } from "../support/visit";

// A site of its own that can send mail, as far as it knows: what it would send is read where it waits.
const folder = mkdtempSync(join(tmpdir(), "rp-account-"));
let site: Site;
let end: () => Promise<void>;
test.beforeAll(async () => {
  // Nobody answers there, and nobody has to: what waits is read from its row.
  const port = await freePort();
  const mail = {
    SMTP_URL: "smtp://127.0.0.1:9",
    MAIL_FROM: "group@example.org",
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  };
  const started = await startSite(folder, "group", ["--empty"], port, mail);
  site = started.site;
  end = () => stopSite(started.child);
});
test.afterAll(async () => {
  await end();
  await removeData(folder, [site.data]);
});

const problem = (page: Page) => page.locator(".problem");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

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

test("every answer of the door has one shape for known and unknown people, byte for byte but for what is random", async () => {
  const who = await newMember(site);
  const nobodys = `${randomUUID()}@example.org`;
  const hex = "0".repeat(64);
  const sent = (email: string) => ({ email, code: "AAAA-BBBB-CCCC", auth: hex, seed: hex, proof: hex });
  const masked = ({ status, headers, text }: Answer) => {
    const { date: _, "set-cookie": cookies = [], ...rest } = headers;
    const shaped = (value: string) => value.replace(/[0-9a-f]{64}/g, "hex").replace(/=[\w-]{43}(;|$)/g, "=token$1");
    const named = cookies.map((line) =>
      shaped(line)
        .replace(/(csrf-token=)[^;]+/, "$1token")
        .replace(/Expires=[^;]+/, ""),
    );
    return { status, text: shaped(text), ...rest, cookies: named.sort() };
  };
  const ways: Record<string, (email: string) => Promise<Answer>> = {
    prelogin: (email) => askJson(site, "/api/door/prelogin", { email }),
    "a wrong password": (email) => postPassword(site, { email, password: "not the right password" }),
    "a wrong code": (email) => askJson(site, "/api/door/recover", { email, code: "AAAA-BBBB-CCCC" }),
    "wrong words": (email) => askJson(site, "/api/door/recover", { email, code: "AAAA-BBBB-CCCC", proof: hex }),
    "a new password": (email) => askJson(site, "/api/door/new-password", sent(email)),
    "a link": (email) => askJson(site, "/api/door/reset-link", { email }),
    "a second step": () => askJson(site, "/api/door/second-step", { code: "123456" }),
  };
  for (const [way, ask] of Object.entries(ways)) {
    const known = masked(await ask(who.email));
    expect(known.status, way).toBe(way === "a wrong password" ? 401 : 200);
    expect(masked(await ask(nobodys)), way).toEqual(known);
    expect(known.text, way).not.toContain(who.email);
  }
});
