import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { isSecretPath } from "@/lib/page-policy";
import { ask, signInDirectly } from "../support/asking";
import { takeDatabaseAway } from "../support/ending";
import { newMember } from "../support/joining";
import { pagesInApp } from "../support/routes";
import { removeData, type Site, sites, startSite, stopSite } from "../support/sites";
import { makeTwoGroups } from "../support/two-groups";
import { signIn, test } from "../support/visit";

/** Waits until React has taken over what the server drew. */
const hydrated = (page: Page) =>
  page.waitForFunction(() =>
    Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react")),
  );

const isGuarded = (path: string) => /^\/(sessions|facilitate|account\/(?!password|new-key|email))/.test(path);
const secretPages = () => pagesInApp().filter(isSecretPath);

test("the files of the door and the journal are the same bytes for everybody, on every site of this build", async () => {
  const { group, demonstration } = sites();
  const { cookies } = await makeTwoGroups(group);
  for (const path of secretPages()) {
    const { bytes } = await ask(group, path);
    expect(bytes.byteLength).toBeGreaterThan(1000);
    for (const cookie of Object.values(cookies))
      for (const headers of [{}, { "Accept-Language": "cy", "User-Agent": "another" }] as Record<string, string>[])
        expect((await ask(group, path, { cookie, headers })).bytes.equals(bytes), path).toBe(true);
    expect((await ask(group, `${path}?a=b`)).bytes.equals(bytes), path).toBe(true);
    expect((await ask(demonstration, path)).bytes.equals(bytes), path).toBe(true);
  }
});

test("every page comes alive under its policy, and asks nobody but this site", async ({ visit }) => {
  test.setTimeout(240_000);
  const { group } = sites();
  const { people, sessionId } = await makeTwoGroups(group);
  const context = await visit(group);
  const elsewhere: string[] = [];
  let asked = 0;
  context.on("request", (request) => {
    asked += 1;
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && origin !== group.url) elsewhere.push(request.url());
  });
  const page = await context.newPage();
  const everyPage = pagesInApp().map((one) => one.replace("[id]", sessionId));
  let isVisitor = true;
  const look = async (paths: string[]) => {
    for (const path of paths) {
      await page.goto(path);
      await hydrated(page);
      // A page of the journal sends a visitor on by itself: before that is over, no other page can be asked for.
      if (isVisitor && isSecretPath(path) && !/^\/(sign-in|welcome|recover)/.test(path))
        await page.waitForURL("**/sign-in?**");
    }
  };
  await look(everyPage.filter((path) => !isGuarded(path)).concat("/nowhere"));
  await signIn(page, people.facilitator);
  isVisitor = false;
  await look(everyPage);
  await page.goto("/sessions/nothing");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(asked).toBeGreaterThan(everyPage.length);
  expect(elsewhere).toEqual([]);
  // The `visit` fixture fails this test for a single violation of a policy or of Trusted Types on the way.
});

test("a script that came in would be held: no code from words, no WebAssembly, nothing sent or drawn elsewhere", async ({
  browser,
}) => {
  const { group } = sites();
  const member = await newMember(group);
  // Without the fixture: here violations are what is looked for.
  const context = await browser.newContext({ baseURL: group.url });
  const page = await context.newPage();
  await signIn(page, member);
  for (const path of ["/", "/sign-in", "/journal", "/sessions"]) {
    await page.goto(path);
    await hydrated(page);
    const held = await page.evaluate(async () => {
      // Out of the hands of the test's own tool, which may do more than a page's script.
      await new Promise((done) => setTimeout(done));
      const seen: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
      const tried = async (name: string, work: () => unknown) => {
        try {
          await work();
          return [name, "let through"];
        } catch (error) {
          return [name, (error as Error).name];
        }
      };
      const add = (tag: string, more: object) => document.body.append(Object.assign(document.createElement(tag), more));
      const outcomes = [
        await tried("words as code", () => Reflect.construct(Function, ["return 1"])),
        await tried("markup", () => {
          document.createElement("div").innerHTML = "<b>x</b>";
        }),
        await tried("policy", () =>
          (
            window as never as { trustedTypes: { createPolicy: (n: string, r: object) => void } }
          ).trustedTypes.createPolicy("mine", {}),
        ),
        await tried("script", () =>
          Object.assign(document.createElement("script"), { src: "https://elsewhere.example/x.js" }),
        ),
        await tried("worker", () => new Worker("https://elsewhere.example/x.js")),
        await tried("wasm", () => WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))),
        await tried("fetch", () => fetch("https://elsewhere.example/")),
      ];
      add("img", { src: "https://elsewhere.example/x.png" });
      add("iframe", { src: "https://elsewhere.example/" });
      const form = Object.assign(document.createElement("form"), {
        action: "https://elsewhere.example/",
        method: "post",
      });
      document.body.append(form);
      form.submit();
      const link = Object.assign(document.createElement("link"), {
        rel: "stylesheet",
        href: "https://elsewhere.example/x.css",
      });
      document.head.append(link);
      while (!["img-src", "frame-src", "form-action", "style-src-elem"].every((one) => seen.includes(one)))
        await new Promise((done) => setTimeout(done, 20));
      return { outcomes: Object.fromEntries(outcomes), seen: [...new Set(seen)].sort() };
    });
    expect({ path, ...held.outcomes }).toEqual({
      path,
      "words as code": "EvalError",
      markup: "TypeError",
      policy: "TypeError",
      script: "TypeError",
      worker: "TypeError",
      wasm: "CompileError",
      fetch: "TypeError",
    });
    expect(held.seen).toEqual(
      expect.arrayContaining(["connect-src", "require-trusted-types-for", "script-src", "trusted-types"]),
    );
  }
  await context.close();
});

test("a frame of another site stays empty", async ({ browser }) => {
  const { group } = sites();
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of ["/", "/sign-in", "/nowhere", "/api/health", "/reading.js"]) {
    await page.setContent(`<iframe src="${group.url}${path}"></iframe>`);
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    await frame?.waitForURL(/^chrome-error:/);
  }
  await context.close();
});

test.describe("when the database is gone", () => {
  const folder = mkdtempSync(join(tmpdir(), "rp-headers-gone-"));
  let site: Site;
  let end: () => Promise<void>;
  test.beforeAll(async () => {
    const started = await startSite(folder, "group", ["--empty"]);
    site = started.site;
    end = () => stopSite(started.child);
  });
  test.afterAll(async () => {
    await end();
    await removeData(folder, [site.data]);
  });

  test("pages say that there is trouble, under the same headers and without a word of the cause", async ({
    browser,
  }) => {
    const lead = await newMember(site, { leads: true });
    const cookie = await signInDirectly(site, lead);
    // Without the fixture: React says on the console that the server failed, and here it did. Nothing else may be said.
    const context = await browser.newContext({ baseURL: site.url });
    const said: string[] = [];
    context.on("console", (one) => {
      if (/Content.Security|Trusted ?Type|hydrat/i.test(one.text())) said.push(one.text());
    });
    const page = await context.newPage();
    await signIn(page, lead);
    const database = await takeDatabaseAway(site);
    await expect.poll(async () => (await ask(site, "/api/health")).status, { timeout: 30_000 }).toBe(503);

    const statuses: Record<string, number> = {
      "/sessions": 500,
      "/facilitate": 500,
      "/api/today": 503,
      "/api/journal": 503,
      "/": 200,
      "/journal": 200,
    };
    for (const [path, status] of Object.entries(statuses)) {
      const answer = await ask(site, path, { cookie });
      expect({ path, status: answer.status }).toEqual({ path, status });
      expect(answer.headers).toMatchObject({
        "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
        "cross-origin-opener-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      });
      if (status >= 500) expect(answer.text).not.toMatch(/ECONN|postgres|127\.0\.0\.1:\d+\/|select |node_modules/i);
    }
    for (const path of ["/sessions", "/facilitate"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "Something went wrong here" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    }
    // Signed in still: an outage must not sign anybody out.
    expect((await context.cookies()).some(({ name }) => name === "sign-in")).toBe(true);
    expect(said).toEqual([]);
    await context.close();
    await database.bringBack();
  });
});
