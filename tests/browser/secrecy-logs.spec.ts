import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type Asked, ask, askJson, cookiesOf, postPassword } from "../support/asking";
import { takeDatabaseAway } from "../support/ending";
import { databaseOf, type Joined, newMember } from "../support/joining";
import { actionsInBuild, callAction } from "../support/routes";
import { type Sought, search } from "../support/searching";
import { removeData, type Site, startSite, stopSite } from "../support/sites";
import { item, plan } from "../support/two-groups";

// One word per place that a failing request carries: none may come out in a log.
const words: Record<string, string> = {};
const word = (place: string) => {
  words[place] ??= `${place.replace(/\W/g, "")}${Math.random().toString(16).slice(2, 8)}zq`;
  return words[place];
};
const address = "203.0.113.77";

const folder = mkdtempSync(join(tmpdir(), "rp-logs-"));
let site: Site;
let end: () => Promise<void>;
let lead: Joined;
let cookie = "";
let sessionId = "";

test.beforeAll(async () => {
  // As talkative as it gets, behind a proxy that says where requests come from.
  const settings = { LOG_LEVEL: "trace", TRUST_PROXY: "1" };
  const started = await startSite(folder, "group", ["--empty"], undefined, settings);
  site = started.site;
  end = () => stopSite(started.child);
  lead = await newMember(site, { leads: true });
  cookie = cookiesOf(await postPassword(site, lead));
  const { result } = await callAction(site, "planSession", plan(), { cookie });
  sessionId = (result as { value: { sessionId: string } }).value.sessionId;
});
test.afterAll(async () => {
  await end();
  await removeData(folder, [site.data]);
});

const from = { "X-Forwarded-For": address };
const post = (path: string, body: string, headers: Record<string, string> = {}, how: Asked = {}) =>
  ask(site, path, {
    method: "POST",
    cookie,
    ...how,
    headers: { Origin: site.url, "Content-Type": "application/json", ...from, ...headers },
    body,
  });
const logs = () =>
  ["the site's", "the database's"].map((name, at) => ({
    name: `${name} log`,
    bytes: readFileSync([site.log, join(site.data, "pg18/server.log")][at] ?? ""),
  }));
const linesSince = (mark: number) => readFileSync(site.log, "utf8").slice(mark).trim().split("\n").filter(Boolean);

/** What must stay out whatever happens. */
function secrets(): Sought[] {
  const tokens = cookie.split("; ").map((pair) => pair.slice(pair.indexOf("=") + 1));
  return [
    { name: "email", text: lead.email },
    { name: "password", text: lead.password },
    { name: "address", text: address },
    ...tokens.filter((token) => token.length > 20).map((text) => ({ name: "cookie", text })),
    ...Object.entries(words).map(([name, text]) => ({ name, text })),
  ];
}

async function askWrongly(): Promise<void> {
  await postPassword(site, { email: lead.email, password: word("wrong password") }, cookie);
  for (const path of ["accept", "invitation", "new-password", "prelogin", "recover", "reset-link", "second-step"]) {
    await post(`/api/door/${path}`, `{"email": "${word("cut short")}`);
    await post(`/api/door/${path}`, word("no JSON"));
    await post(
      `/api/door/${path}`,
      JSON.stringify({ email: `${word("nul")}\u0000`, token: word("token"), code: word("code") }),
    );
    await post(`/api/door/${path}`, JSON.stringify({ email: word("huge").repeat(5000) }));
  }
  for (const path of ["kit-wrap", "unlock", "rewrap", "fresh"]) await post(`/api/journal/${path}`, word("no JSON"));
  await post("/api/journal", word("plain writing"), {}, { method: "PUT" });
  await post("/api/auth/callback/password", word("sign-in body"));
  await post("/api/auth/callback/password", `csrfToken=x&email=${word("form")}&auth=${word("auth")}`, {
    "Content-Type": "application/x-www-form-urlencoded",
  });
  await post("/api/auth/_log", JSON.stringify({ level: "error", code: word("log"), message: word("log") }));
  await ask(site, `/sessions/${word("path")}?q=${word("query")}`, {
    cookie: `sign-in=${word("false cookie")}`,
    headers: from,
  });
  await ask(site, `/_next/image?url=%2F${word("picture")}&w=640&q=75`, { headers: from });
  await ask(site, `/%E0${word("undecodable")}`, { headers: from });
  await ask(site, "/", { headers: { ...from, Host: `${word("host")}.example` } });

  const id = actionsInBuild().find(({ name }) => name === "saveDraft")?.id ?? "";
  const text = { "Content-Type": "text/plain;charset=UTF-8" };
  const page = "/facilitate/members";
  await post(page, `"${word("action")}" and more`, { ...text, "Next-Action": id });
  // A parser quotes no more than the first ten characters: so short a word is among them.
  await post(page, `${word("a")} and more`, { ...text, "Next-Action": id });
  await post(page, `["${word("action")}`, { ...text, "Next-Action": id });
  await post(page, `["$F${word("reference")}"]`, { ...text, "Next-Action": id });
  await post(page, `["${word("huge action")}${"x".repeat(2_000_000)}"]`, { ...text, "Next-Action": id });
  await post(page, "[]", { ...text, "Next-Action": word("action id") });
  await post(page, "[]", { ...text, "Next-Action": id, Origin: `https://${word("origin")}.example` });
  for (const field of ["$ACTION_REF_1", `$ACTION_ID_${word("field")}`, "x"])
    await post(page, `--x\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${word("form field")}\r\n--x--`, {
      "Content-Type": "multipart/form-data; boundary=x",
    });
  await post(page, `--x\r\n${word("broken form")}`, { "Content-Type": "multipart/form-data; boundary=x" });
}

test("what failing requests carry stays out of the logs", async () => {
  const before = readFileSync(site.log, "utf8").length;
  await askWrongly();
  expect(Object.keys(words).length).toBeGreaterThan(25);
  expect(search(logs(), secrets())).toEqual([]);
  // It was told, though: each line is JSON of our own log, and the causes are there.
  const lines = linesSince(before).map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(8);
  expect(lines.map(({ err }) => err?.name)).toEqual(expect.arrayContaining(["SyntaxError", "Error", "TypeError"]));
});

test("what is asked while the database refuses, and while it is gone, stays out of the logs", async () => {
  // A table that refuses this write with a message that repeats it, as a check or a wrong type does.
  const sql = databaseOf(site);
  await sql`alter table agenda_items add constraint refuses check (title not like '%zq%')`;
  const draft = (title: string) => ({
    sessionId,
    version: 0,
    items: [item(title, { facilitatorNote: word("refused note") })],
  });
  const beforeRefusal = readFileSync(site.log, "utf8").length;
  const refused = await callAction(site, "saveDraft", draft(word("refused title")), { cookie });
  expect(refused.result).toEqual({ ok: false, reason: "trouble" });
  const told = linesSince(beforeRefusal).map((line) => JSON.parse(line));
  expect(told.filter(({ err }) => err?.code === "23514").map(({ msg }) => msg)).toContain("An action failed");
  await sql.end();
  expect(readFileSync(join(site.data, "pg18/server.log"), "utf8")).toContain('violates check constraint "refuses"');
  expect(search(logs(), secrets())).toEqual([]);

  const made = await callAction(site, "makeCalendarLink", { renew: false }, { cookie });
  const calendar = (made.result as { value: { path: string } }).value.path;
  const database = await takeDatabaseAway(site);
  await expect.poll(async () => (await ask(site, "/api/health")).status, { timeout: 30_000 }).toBe(503);
  const before = readFileSync(site.log, "utf8").length;
  const gone = await callAction(site, "saveDraft", draft(word("lost title")), { cookie });
  expect(gone.result).toEqual({ ok: false, reason: "trouble" });
  await callAction(
    site,
    "makeInvitation",
    { name: word("lost name"), email: `${word("lost email")}@example.org` },
    { cookie },
  );
  for (const path of [
    `/sessions/${word("lost path")}`,
    "/facilitate/members",
    `/facilitate/sessions/${sessionId}`,
    "/api/today",
    calendar,
  ])
    expect((await ask(site, path, { cookie, headers: from })).status).toBeGreaterThanOrEqual(500);
  await askJson(site, "/api/door/prelogin", { email: lead.email }, { headers: from });
  await post("/api/auth/callback/password", JSON.stringify({ email: lead.email, auth: "0".repeat(64) }));

  const lines = linesSince(before).map((line) => JSON.parse(line));
  expect(lines.filter(({ err }) => err?.message === "Failed query").length).toBeGreaterThan(5);
  expect(lines.map(({ route }) => route)).toEqual(expect.arrayContaining(["/sessions/[id]", "/facilitate/members"]));
  expect(
    search(logs(), [
      ...secrets(),
      { name: "session id", text: sessionId },
      { name: "member id", text: lead.memberId },
      ...calendar
        .split(/[/.]/)
        .map((text) => ({ name: "calendar link", text }))
        .filter(({ text }) => text.length > 30),
    ]),
  ).toEqual([]);
  await database.bringBack();
});
