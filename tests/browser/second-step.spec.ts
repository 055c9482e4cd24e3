import { expect, type Page } from "@playwright/test";
import { codeAt } from "@/lib/auth/second-step-secret";
import { secretOf } from "../support/account-mail";
import { databaseOf, makeOtherGroup, newMember } from "../support/joining";
import { sites } from "../support/sites";
import { signIn, test } from "../support/visit";

const problem = (page: Page) => page.locator(".problem");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const now = (seconds = 0) => new Date(Date.now() + seconds * 1000);

test("a facilitator sets a second step up and signs in with it; its sign-in opens nothing before", async ({
  visit,
}) => {
  test.setTimeout(150_000);
  const site = sites().group;
  const groupId = await makeOtherGroup(site);
  const who = await newMember(site, { name: "Rowan Lead", leads: true, groupId });
  const other = await newMember(site, { name: "Sam Lead", leads: true, groupId });
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
  await next.waitForURL((url) => url.pathname === "/facilitate/members");
  await next.goto("/journal");
  await expect(next.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();

  // A single-use code, and then none of either kind twice.
  await next.context().clearCookies();
  await toTheStep();
  await next.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await press(next, "Continue");
  await next.waitForURL((url) => url.pathname === "/facilitate/members");
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
  await next.context().clearCookies();
  await signIn(next, who, { back: "/account/record" });
  await expect(next.getByText("Sam Lead ended the second step of your sign-in.")).toBeVisible();
});

test("a device is ended from another, and its next request is a stranger's", async ({ visit }) => {
  const site = sites().group;
  const who = await newMember(site, { groupId: await makeOtherGroup(site) });
  const [here, there] = [await (await visit(site)).newPage(), await (await visit(site)).newPage()];
  await signIn(there, who, { own: true, back: "/sessions" });
  await signIn(here, who, { back: "/account/devices" });
  const list = here.getByRole("list", { name: "Your devices" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list.getByRole("listitem").first()).toContainText("Chrome on Linux (this device)");
  await list.getByRole("button", { name: /^Sign it out: Chrome on Linux/ }).click();
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
