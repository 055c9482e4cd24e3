import { createHash, randomUUID } from "node:crypto";
import { globSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type Answer, type Asked, ask, askJson, cookiesOf, postPassword } from "../support/asking";
import { newMember } from "../support/joining";
import { makeRequest } from "../support/joining-actions";
import { raw } from "../support/raw-request";
import { callAction, pagesInApp, withId } from "../support/routes";
import { removeData, type Site, startSite, stopSite } from "../support/sites";
import { item, plan } from "../support/two-groups";

// A site of its own, as it stands behind a proxy: people find it at an https address.
const publicUrl = "https://group.example.org";
const folder = mkdtempSync(join(tmpdir(), "rp-headers-"));
let site: Site;
let end: () => Promise<void>;
let cookie = "";
const ids = { session: "", dilemma: randomUUID(), request: "", member: "" };

test.beforeAll(async () => {
  const started = await startSite(folder, "group", ["--empty"], undefined, { PUBLIC_URL: publicUrl });
  site = started.site;
  end = () => stopSite(started.child);
  const lead = await newMember(site, { leads: true });
  cookie = cookiesOf(await postPassword(site, lead));
  ids.member = lead.memberId;
  ids.request = await makeRequest(site, lead.groupId);
  const { result } = await callAction(site, "planSession", plan(), { cookie });
  const { sessionId } = (result as { value: { sessionId: string } }).value;
  ids.session = sessionId;
  const draft = { sessionId, version: 0, items: [item("Checking in")] };
  expect((await callAction(site, "saveDraft", draft, { cookie })).result).toMatchObject({ ok: true });
  const shown = await callAction(site, "publishAgenda", { sessionId, version: 1 }, { cookie });
  expect(shown.result).toMatchObject({ ok: true });
  const offer = {
    dilemmaId: ids.dilemma,
    title: "A title",
    happened: "",
    wish: "",
    audience: "facilitator",
    named: true,
  };
  const offered = await askJson(site, "/api/dilemmas", offer, { cookie, headers: { Origin: publicUrl } });
  expect(offered.status).toBe(200);
});
test.afterAll(async () => {
  await end();
  await removeData(folder, [site.data]);
});

const chunks = globSync(".next/static/**/*.{js,css,woff2}");
const isWorker = (file: string) => /\/turbopack-worker-/.test(file);
const chunk = (of: (file: string) => boolean) => `/_next/${chunks.find(of)?.slice(".next/".length)}`;
const pages = () => pagesInApp().map((page) => withId(page, ids));
const isSecret = (path: string) =>
  /^\/((sign-in|welcome|recover|today|journal)(\/|$)|account(\/(password|new-key|email|leave))?$)/.test(path);

type Held = Pick<Answer, "headers">;
const policyOf = ({ headers }: Held) => String(headers["content-security-policy"]);
const directive = (answer: Held, name: string) =>
  policyOf(answer)
    .split("; ")
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1);

/** What every single answer of the site has to say, whatever it is an answer to. */
function expectCommon(answer: Held, what: string): void {
  expect({ what, ...answer.headers }).toMatchObject({
    what,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "permissions-policy": expect.stringMatching(/camera=\(\).*geolocation=\(\).*microphone=\(\)/),
  });
  for (const name of ["x-powered-by", "server"]) expect(answer.headers[name], what).toBeUndefined();
  expect(directive(answer, "default-src"), what).toBe("'none'");
  expect(directive(answer, "frame-ancestors"), what).toBe("'none'");
  expect(policyOf(answer), what).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  if (!isWorker(what)) expect(policyOf(answer), what).not.toContain("wasm");
}

function expectPagePolicy(answer: Held, path: string): void {
  const wanted = {
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": isSecret(path) ? "'none'" : "'self'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "default nextjs",
  };
  const found = Object.fromEntries(Object.keys(wanted).map((name) => [name, directive(answer, name)]));
  expect({ path, ...found }).toEqual({ path, ...wanted });
}

const get = (path: string, more: Asked = {}) => ask(site, path, more);

test("every answer carries the site's headers, whatever it answers", async () => {
  const from = { Origin: publicUrl };
  const answers: [string, number, Promise<Answer>][] = [
    ["static page", 200, get("/")],
    ["door", 200, get("/sign-in")],
    ["journal", 200, get("/journal")],
    ["dynamic page", 200, get("/sessions", { cookie })],
    ["way to the sign-in page", 307, get("/sessions")],
    ["another spelling", 308, get("/sessions/")],
    ["two slashes", 308, get("//elsewhere.example/x")],
    ["no such page", 404, get("/nowhere")],
    ["no such session", 404, get("/sessions/nothing", { cookie })],
    ["the static not-found page", 404, get("/_not-found")],
    ["the global error page", 500, get("/_global-error")],
    ["an address that cannot be decoded", 400, get("/sessions/%E0%A4%A", { cookie })],
    ["API answer", 200, get("/api/health")],
    ["API refusal", 401, get("/api/today")],
    ["API from elsewhere", 403, get("/api/journal", { method: "PUT" })],
    ["API bad input", 400, askJson(site, "/api/door/prelogin", 7)],
    ["API method not allowed", 405, get("/api/today", { method: "PUT", headers: from })],
    ["API that is not there", 404, get("/api/nothing")],
    ["next-auth", 200, get("/api/auth/csrf")],
    ["next-auth, closed", 404, get("/api/auth/session")],
    ["page method not allowed", 405, get("/journal", { method: "DELETE", headers: from })],
    ["the page that opens a sealed copy", 200, get("/open-journal.html")],
    ["HEAD", 200, get("/journal", { method: "HEAD" })],
    ["an action from elsewhere", 500, callAction(site, "planSession", plan(), { cookie, origin: "https://x.example" })],
    ["an action", 200, callAction(site, "planSession", {}, { cookie })],
    [
      "no such action",
      409,
      get("/sessions", { method: "POST", headers: { "Next-Action": "7f".padEnd(42, "0") }, cookie }),
    ],
    ["the router's fetch", 200, get("/sessions?_rsc", { headers: { RSC: "1" }, cookie })],
    ["script", 200, get(chunk((file) => file.endsWith(".js") && !isWorker(file)))],
    ["/turbopack-worker-", 200, get(chunk(isWorker))],
    ["style sheet", 200, get(chunk((file) => file.endsWith(".css")))],
    ["font", 200, get(chunk((file) => file.endsWith(".woff2")))],
    ["no such script", 404, get("/_next/static/chunks/nothing.js")],
    ["picture maker", 404, get("/_next/image?url=%2Ficon.svg&w=1&q=1")],
    ["icon", 200, get("/icon.svg")],
    ["public file", 200, get("/reading.js")],
    ["demonstration sheet", 200, get("/demonstration.css")],
    ["another site's name", 421, get("/", { headers: { Host: "elsewhere.example" } })],
    ["this site's name", 200, get("/", { headers: { Host: "group.example.org" } })],
  ];
  for (const [what, status, asked] of answers) {
    const answer = await asked;
    expect({ what, status: answer.status }).toEqual({ what, status });
    expectCommon(answer, what);
  }
  for (const bytes of ["NOT HTTP\r\n\r\n", `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA: ${"a".repeat(20_000)}\r\n\r\n`]) {
    const answer = await raw(site, bytes);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expectCommon(answer, bytes.slice(0, 20));
  }
});

test("every page has a policy of its own, and only the worker's file may run WebAssembly", async () => {
  for (const path of [...pages(), "/nowhere", "/_global-error"])
    for (const who of [undefined, cookie]) {
      const answer = await get(path, { cookie: who });
      expectCommon(answer, path);
      expectPagePolicy(answer, path);
    }
  const allowed = [];
  for (const file of chunks) if (policyOf(await get(chunk((one) => one === file))).includes("wasm")) allowed.push(file);
  expect(allowed).toEqual(chunks.filter(isWorker));
  expect(allowed).toHaveLength(1);
});

const inline = (html: string) =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g)].map(([, attributes = "", code = ""]) => ({
    nonce: attributes.match(/\snonce="([^"]+)"/)?.[1],
    hash: `'sha256-${createHash("sha256").update(code).digest("base64")}'`,
  }));
// Pages made for whoever asks.
const isDynamic = (path: string) =>
  /^\/($|(sessions|dilemmas|groups?|facilitate|ask-to-join|privacy|goodbye|unsubscribe|account)(\/|$))/.test(path) &&
  !isSecret(path);
const scriptSources = (answer: Answer) => (directive(answer, "script-src") ?? "").split(" ").sort();

test("the inline scripts of a static page are exactly those that its policy names", async () => {
  for (const path of [...pages().filter((path) => !isDynamic(path)), "/_not-found", "/_global-error"]) {
    const answer = await get(path);
    const hashes = [...new Set(inline(answer.text).map(({ hash }) => hash))];
    expect(hashes.length, path).toBeGreaterThan(0);
    expect(scriptSources(answer), path).toEqual(["'self'", ...hashes].sort());
  }
});

test("a dynamic page's inline scripts carry a nonce that is new for every answer", async () => {
  const seen = new Set<string>();
  const dynamic = pages().filter((path) => isDynamic(path) && !path.includes("["));
  for (const path of [...dynamic, ...dynamic]) {
    const answer = await get(path, { cookie });
    expect(answer.status, path).toBe(200);
    const [nonce = "", ...others] = [...new Set(inline(answer.text).map((script) => script.nonce))];
    expect(others, path).toEqual([]);
    expect(Buffer.from(nonce, "base64").byteLength).toBeGreaterThanOrEqual(16);
    expect(scriptSources(answer), path).toContain(`'nonce-${nonce}'`);
    seen.add(nonce);
  }
  expect(seen.size).toBe(dynamic.length * 2);
  // Whoever asks cannot choose it.
  const chosen = await get("/sessions", { cookie, headers: { "x-nonce": "AAAA", "Content-Security-Policy": "x" } });
  expect(policyOf(chosen)).not.toContain("AAAA");
});

test("no page writes a style or a handler into its HTML, or names another site", async () => {
  for (const path of pages()) {
    const { text } = await get(path, { cookie });
    const markup = text.replace(/<script[\s\S]*?<\/script>/g, "");
    expect(markup.match(/<style|\sstyle=|\son\w+="|javascript:/i)?.[0], path).toBeUndefined();
    const loaded = [...markup.matchAll(/<(?:link|script|img|iframe|source)[^>]*\s(?:href|src)="([^"]+)"/g)];
    const outside = loaded.map(([, address]) => address).filter((address) => !address?.startsWith("/"));
    expect(outside, path).toEqual([]);
  }
});

test("nothing of the door, the journal and the members' pages is kept by a cache", async () => {
  for (const path of pages()) {
    const control = String((await get(path, { cookie })).headers["cache-control"]);
    if (isSecret(path) || isDynamic(path)) expect(control, path).toContain("no-store");
    else expect(control, path).toBe("no-cache");
  }
  const asked = ["/api/today", "/api/journal?since=0", "/api/health", "/api/auth/csrf"];
  const keys = ["/api/journal/local-key", "/api/journal/recovery-wrap"];
  for (const path of [...asked, ...keys, "/sessions/nothing", "/journal/nothing"])
    expect(String((await get(path, { cookie })).headers["cache-control"]), path).toContain("no-store");
  expect(String((await get("/sessions")).headers["cache-control"])).toContain("no-store");
});

test("the sign-in cookie is out of reach of scripts, other sites and plain http", async () => {
  const answer = await postPassword(site, await newMember(site));
  const lines = (answer.headers["set-cookie"] ?? []).filter((line) => /sign-in|known-browser/.test(line));
  expect(lines.map((line) => line.split("=")[0]).sort()).toEqual(["__Host-known-browser", "__Host-sign-in"]);
  for (const line of lines)
    expect(line).toMatch(/^(?=.*; Path=\/(;|$))(?=.*; HttpOnly)(?=.*; Secure)(?=.*; SameSite=lax)/i);
});
