import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { revoke, signInOf } from "../support/doorway";
import { databaseOf, makeInvitation, newMember } from "../support/joining";
import { draftsHere } from "../support/journal";
import { sites } from "../support/sites";
import { acceptInvitation, signIn, test, writeReflection } from "../support/visit";

const problem = (page: Page) => page.locator(".problem");

test("a wrong password and an unknown email get the very same words, and what was typed stays", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  const heard: string[] = [];
  page.on("response", async (response) => {
    const path = new URL(response.url()).pathname;
    if (path.startsWith("/api/")) heard.push(`${response.request().method()} ${path} ${response.status()}`);
  });
  const tryIt = async (email: string) => {
    heard.length = 0;
    await page.goto("/sign-in");
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not the right password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(problem(page)).toContainText("Those details did not match. Check them and try again.");
    await expect(problem(page)).toBeFocused();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByLabel("Email address")).toHaveValue(email);
    await expect(page.getByRole("button", { name: "Sign in" })).not.toHaveAttribute("aria-disabled", "true");
    expect((await page.context().cookies()).filter(({ name }) => name === "sign-in")).toEqual([]);
    return { words: await page.locator("#main").innerText(), heard: [...heard], url: page.url() };
  };
  const wrong = await tryIt(who.email);
  expect(wrong.heard.length).toBeGreaterThan(3);
  expect(await tryIt(`${randomUUID()}@example.org`)).toEqual(wrong);
  expect(wrong.url).not.toContain(who.email);
});

test("a password can be pasted and shown, and a manager knows which is which", async ({ visit }) => {
  const { group } = sites();
  const context = await visit(group, { permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto("/sign-in");
  const field = page.getByLabel("Password", { exact: true });
  await page.evaluate(() => navigator.clipboard.writeText("pasted from a manager"));
  await field.focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(field).toHaveValue("pasted from a manager");
  await expect(field).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(field).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Hide password" }).click();
  await expect(field).toHaveAttribute("type", "password");
  await expect(field).toHaveAttribute("autocomplete", "current-password");
  await expect(page.getByLabel("Email address")).toHaveAttribute("autocomplete", "username");
});

test("this is my own device makes the sign-in last 60 days, without it 14; its cookie says nothing", async ({
  visit,
}) => {
  const { group } = sites();
  const who = await newMember(group);
  for (const own of [false, true]) {
    const page = await (await visit(group)).newPage();
    await signIn(page, who, { own });
    const { cookie, row } = await signInOf(page, group);
    expect(cookie).toMatchObject({
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
      value: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(row).toEqual(own ? { idle: 60, whole: expect.any(Number) } : { idle: 14, whole: 60 });
    if (own) expect([365, 366]).toContain(row?.whole);
    // Kept for longer than any sign-in lasts: the row decides.
    expect((cookie?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(360 * 86_400);
    const all = await page.context().cookies();
    expect(all.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite !== "Lax")).toEqual([]);
    const said = JSON.stringify(all);
    for (const secret of [who.email, who.memberId, who.name]) expect(decodeURIComponent(said)).not.toContain(secret);
    expect(await page.evaluate(() => document.cookie)).toBe("");
  }
});

test("a sign-in that was ended leads to the sign-in page, and back to the same page", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  await signIn(page, who);
  const body = "Whether I said it because I meant it, or because the pause was long.";
  const id = await writeReflection(page, { body });
  for (const path of ["/sessions", `/journal/write#${id}`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await revoke(page, group);
    await page.reload();
    await page.waitForURL((url) => url.pathname === "/sign-in");
    await expect(page.getByLabel("Email address")).toBeVisible();
    await expect(page.locator("body")).not.toContainText(body);
    await page.getByLabel("Email address").fill(who.email);
    await page.getByLabel("Password", { exact: true }).fill(who.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => url.pathname + url.hash === path);
  }
  await expect(page.locator("#body")).toHaveValue(body);
});

test("what stands behind the # is never sent: neither a reflection's id nor an invitation", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const invited = await makeInvitation(group, { name: "Bo New", email: `${randomUUID()}@example.org` });
  const context = await visit(group);
  const page = await context.newPage();
  const sent: string[] = [];
  context.on("request", (request) => {
    const { pathname } = new URL(request.url());
    // The two that an invitation's holder sends it to, on purpose.
    if (pathname === "/api/door/invitation" || pathname === "/api/door/accept") return;
    sent.push(`${request.method()} ${request.url().split("#")[0]} ${request.postData() ?? ""}`);
  });
  await signIn(page, who);
  const id = await writeReflection(page, { body: "Sent sealed, and named nowhere." });
  await revoke(page, group);
  await page.reload();
  await page.waitForURL((url) => url.pathname === "/sign-in" && url.hash === `#${id}`);
  await page.getByLabel("Email address").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`**/journal/write#${id}`);
  await page.goto(`/welcome#${invited.token}`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await acceptInvitation(page, `/welcome#${invited.token}`, { name: "Bo New" });

  // Byte by byte: a sealed body may look like a broken escape.
  const plain = (text: string) => text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  const everything = plain(sent.join("\n"));
  const cookies = plain(JSON.stringify(await context.cookies()));
  for (const secret of [id, invited.token]) {
    expect(everything).not.toContain(secret);
    expect(cookies).not.toContain(secret);
  }
  // The control: what is sent is seen here.
  expect(everything).toContain(`POST ${group.url}/api/auth/callback/password`);
  expect(everything).toContain(who.email);
});

test("a line that breaks in the middle of signing in leaves the page and what was typed", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const page = await (await visit(group)).newPage();
  await page.goto("/sign-in");
  for (const broken of ["**/api/auth/csrf", "**/api/auth/callback/password"]) {
    await page.route(broken, (route) => route.abort("connectionreset"));
    await page.getByLabel("Email address").fill(who.email);
    await page.getByLabel("Password", { exact: true }).fill(who.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(problem(page)).toContainText("We cannot reach the site. Check your connection and try again.");
    await expect(page.getByLabel("Email address")).toHaveValue(who.email);
    await page.unroute(broken);
  }
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/today");
});

test("the way back never leaves the site", async ({ visit }) => {
  const { group } = sites();
  const who = await newMember(group);
  const context = await visit(group);
  const page = await context.newPage();
  const left: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== group.url && !request.url().startsWith("blob:")) left.push(request.url());
  });
  for (const back of ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example"]) {
    await context.clearCookies();
    await signIn(page, who, { back });
    expect(page.url()).toBe(`${group.url}/today`);
  }
  // next-auth's own way back is not to be had either.
  await context.clearCookies();
  await page.goto("/sign-in?callbackUrl=https%3A%2F%2Fevil.example&error=CredentialsSignin");
  await page.getByLabel("Email address").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${group.url}/today`);
  expect(left).toEqual([]);
});

test("somebody signed in who opens the sign-in page is told so, and can leave from there without losing words", async ({
  visit,
}) => {
  const { group } = sites();
  const who = await newMember(group, { name: "Ira Here" });
  const page = await (await visit(group)).newPage();
  await signIn(page, who, { own: true });
  await page.route("**/api/journal", (route) =>
    route.request().method() === "PUT" ? route.abort("connectionfailed") : route.fallback(),
  );
  await page.goto("/journal/write");
  await page.locator("#body").fill("Only on this device so far.");
  await expect(page.getByTestId("save-state")).toContainText("Saved on this device");
  await page.goto("/sign-in?back=%2Fsessions");
  await expect(page.getByText("Ira Here is signed in on this device.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Carry on" })).toHaveAttribute("href", "/sessions");
  const out = page.getByRole("button", { name: "Sign out, and sign in as somebody else" });
  await out.click();
  await expect(page.getByText("Some of Ira Here’s writing is only on this device.")).toBeVisible();
  expect((await signInOf(page, group)).row).not.toBeNull();

  // Once it is sent, leaving works, and takes the journal off this device.
  await page.unroute("**/api/journal");
  await page.goto("/journal");
  await expect(page.getByText("Only on this device so far.")).toBeVisible();
  await expect.poll(() => draftsHere(page)).toBe(0);
  await page.goto("/sign-in");
  await expect(page.getByRole("link", { name: "Go to Today" })).toHaveAttribute("href", "/today");
  await out.click();
  await expect(page.getByLabel("Email address")).toBeVisible();
  expect((await page.context().cookies()).some(({ name }) => name === "sign-in")).toBe(false);
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain(
    "rp-journal",
  );
  expect(await page.evaluate(() => sessionStorage.getItem("rp-sealed-key"))).toBeNull();
});

test("somebody signed in who opens an invitation keeps their sign-in until they say so, and the invitation too", async ({
  visit,
}) => {
  const { group } = sites();
  const who = await newMember(group, { name: "Ash Here" });
  const invited = await makeInvitation(group, { name: "Bo New", email: `${randomUUID()}@example.org` });
  const page = await (await visit(group)).newPage();
  await signIn(page, who);
  await page.goto(`/welcome#${invited.token}`);
  await expect(page.getByText("Ash Here is signed in on this device. This invitation is for Bo New.")).toBeVisible();
  expect((await signInOf(page, group)).row).not.toBeNull();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByLabel("What would you like to be called?")).toHaveValue("Bo New");
  const sql = databaseOf(group);
  expect(await sql`select 1 from sign_ins where member_id = ${who.memberId}`).toHaveLength(0);
  expect(await sql`select 1 from invitations where member_id = ${invited.memberId} and used_at is null`).toHaveLength(
    1,
  );
  await sql.end();
});
