import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { chooseNewPassword, enterCode, signInOf, tryCode } from "../support/doorway";
import { databaseOf, type Joined, newMember } from "../support/joining";
import { removeData, type Site, startSite, stopSite } from "../support/sites";
import { signIn, test } from "../support/visit";

// A site of its own: tries are counted by address too, and every other test comes from the same one.
const folder = mkdtempSync(join(tmpdir(), "rp-door-limits-"));
let site: Site;
let stop: () => Promise<void>;
let lead: Joined;

test.beforeAll(async () => {
  const started = await startSite(folder, "group", ["--empty"]);
  site = started.site;
  stop = async () => {
    await stopSite(started.child);
    await removeData(folder, [site.data]);
  };
  lead = await newMember(site, { name: "Rowan Lead", leads: true });
});
test.afterAll(() => stop());

const noMatch = "Those details did not match. Check them and try again.";

async function tryPassword(page: Page, email: string, password: string) {
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  const answered = page.waitForResponse((response) => /callback\/password|prelogin/.test(response.url()));
  await page.getByRole("button", { name: "Sign in" }).click();
  await answered;
  await expect(page.getByRole("button", { name: "Sign in" })).not.toHaveAttribute("aria-disabled", "true");
}

/** One wrong try as this browser would send it, without the quarter second of stretching a password. */
async function tryDirectly(page: Page, email: string): Promise<string | null> {
  const url = await page.evaluate(
    async ([of = "", auth = ""]) => {
      const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
      const body = new URLSearchParams({ email: of, auth, own: "0", csrfToken, json: "true" });
      return (await (await fetch("/api/auth/callback/password", { method: "POST", body })).json()).url as string;
    },
    [email, randomBytes(32).toString("hex")],
  );
  return new URL(url).searchParams.get("error");
}

/** Moves the waits that are on now to this far from now, whatever the machine took so far. */
async function waitsAre(seconds: number) {
  const sql = databaseOf(site);
  const rows = await sql`update attempts set wait_until = now() + make_interval(secs => ${seconds})
                          where wait_until is not null returning 1`;
  await sql.end();
  return rows.length;
}

test("many wrong passwords say when to try again, alike for an unknown email, and never keep the owner's browser out", async ({
  visit,
}) => {
  test.setTimeout(180_000);
  const who = await newMember(site);
  const home = await (await visit(site)).newPage();
  await signIn(home, who);
  expect((await home.context().cookies()).find(({ name }) => name === "known-browser")).toMatchObject({
    httpOnly: true,
    sameSite: "Lax",
  });

  const stranger = await (await visit(site)).newPage();
  await stranger.goto("/sign-in");
  const said: string[] = [];
  for (const email of [who.email, `${randomUUID()}@example.org`]) {
    for (let n = 0; n < 8; n += 1) expect(await tryDirectly(stranger, email)).toBe("CredentialsSignin");
    await tryPassword(stranger, email, "a wrong password");
    await expect(stranger.locator(".problem")).toContainText(noMatch);
    expect(await waitsAre(100)).toBeGreaterThan(0);
    await tryPassword(stranger, email, "a wrong password, once more");
    const problem = stranger.locator(".problem");
    await expect(problem).toBeFocused();
    await expect(problem.getByRole("link")).toHaveText(
      /^There have been many tries\. You can try again in 2 minutes, at \d{1,2}:\d\d[ap]m\. Nothing is wrong with your account\.$/,
    );
    said.push((await problem.innerText()).replace(/at \S+m/, ""));
    await expect(stranger.getByLabel("Email address")).toHaveValue(email);
  }
  expect(said[0]).toBe(said[1]);

  // The right password waits too on a stranger's browser, but not on one that has signed in before.
  await tryPassword(stranger, who.email, who.password);
  await expect(stranger.locator(".problem")).toContainText("You can try again in 2 minutes");
  await home.goto("/account");
  await home.getByRole("button", { name: "Sign out" }).click();
  await home.waitForURL(`${site.url}/`);
  await signIn(home, who);

  // When the time has come, the stranger's browser is let in again.
  await waitsAre(0);
  await signIn(stranger, who);
});

test("a stolen cookie is no way to guess the password without limit", async ({ visit }) => {
  const who = await newMember(site);
  const page = await (await visit(site)).newPage();
  await signIn(page, who);
  const guess = (path: string, more: Record<string, string>) =>
    page.evaluate(
      async ([to, body]) => {
        const headers = { "Content-Type": "application/json" };
        return (await fetch(to as string, { method: "POST", headers, body: body as string })).json();
      },
      [path, JSON.stringify({ auth: randomBytes(32).toString("hex"), ...more })],
    );
  const keyId = (await page.evaluate(async () => (await fetch("/api/journal/local-key")).json())).keyId;
  const wrap = `52570101${keyId}${randomBytes(92).toString("hex")}`;
  const ways = [
    () => guess("/api/journal/unlock", {}),
    () => guess("/api/journal/rewrap", { keyId, wrap }),
    () => guess("/api/journal/unlock", {}),
  ];
  for (let n = 0; n < 9; n += 1) expect(await ways[n % 3]?.()).toEqual({ ok: false, reason: "no-match" });
  await waitsAre(100);
  for (const way of [
    ...ways,
    () => guess("/api/journal/fresh", { keyId, wrap, head: `524a0102${keyId}${randomBytes(1052).toString("hex")}` }),
  ])
    expect(await way()).toMatchObject({ ok: false, reason: "wait" });
  await waitsAre(0);
});

test("door:code makes a code for a sole facilitator, which works on the page for a forgotten password", async ({
  visit,
}) => {
  const doorCode = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((done) => {
      const { DATABASE_URL: _d, ...env } = process.env;
      const file = join(process.cwd(), "scripts/make-door-code.ts");
      execFile(process.execPath, [file, ...args], { env: { ...env, DATA_DIR: site.data } }, (error, out, err) =>
        done({ code: Number(error?.code ?? 0), out, err }),
      );
    });

  const wrong = await doorCode("nobody@example.org");
  expect(wrong).toMatchObject({ code: 1, out: "" });
  expect(wrong.err).toBe(
    `No facilitator has this email. Say whose: npm run door:code -- EMAIL, one of ${lead.email}\n`,
  );
  const made = await doorCode();
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(made.out).toContain(`A one-time code for Rowan Lead (${lead.email}):`);
  const code = made.out.match(/[A-Z2-9]{4}(-[A-Z2-9]{4}){2}/)?.[0] ?? "";
  // The next one ends it; a name with capitals is the same facilitator.
  const next = await doorCode(` ${lead.email.toUpperCase()}`);
  const newest = next.out.match(/[A-Z2-9]{4}(-[A-Z2-9]{4}){2}/)?.[0] ?? "";

  const page = await (await visit(site)).newPage();
  await tryCode(page, lead.email, code);
  await expect(page.locator(".problem")).toContainText("That did not match. Check the email and the code");
  await enterCode(page, lead.email, newest);
  await page.getByRole("button", { name: "I do not have my words" }).click();
  await chooseNewPassword(page, "a quite new password 7");
  await expect(page.getByText("You have a new password, and you are signed in.")).toBeVisible();
  await page.goto("/facilitate/members");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(lead.email)).toBeVisible();
  expect((await signInOf(page, site)).row).not.toBeNull();

  const other = await newMember(site, { name: "Second Lead", leads: true });
  const several = await doorCode();
  expect(several).toMatchObject({ code: 1, out: "" });
  expect(several.err.trim().split("\n")).toEqual([expect.stringMatching(/^Several people lead\. Say whose: /)]);
  expect(several.err).toContain(other.email);
});
