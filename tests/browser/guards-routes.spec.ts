import { expect, test } from "@playwright/test";
import { type Asked, ask, askJson, postPassword } from "../support/asking";
import { routesInApp } from "../support/routes";
import { sites } from "../support/sites";
import { makeTwoGroups, type Role, roles, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
});

const noSession = "/api/sessions/00000000-0000-4000-8000-000000000000";

// What a visitor and anybody signed in are answered. A POST or PUT carries an empty object: 400 says that it was let in
// and read, 401 that it was not. Whose rows a member reaches is asked below.
const routes: Record<string, { visitor: number; signedIn: number; at?: string }> = {
  "GET /api/health": { visitor: 200, signedIn: 200 },
  "GET /demonstration.css": { visitor: 200, signedIn: 200 },
  "GET /api/today": { visitor: 401, signedIn: 200 },
  "GET /api/sessions": { visitor: 401, signedIn: 200 },
  "POST /api/dilemmas": { visitor: 401, signedIn: 400 },
  "GET /api/sessions/[id]/now": { visitor: 401, signedIn: 404, at: `${noSession}/now` },
  "GET /api/sessions/[id]/now/stream": { visitor: 401, signedIn: 404, at: `${noSession}/now/stream` },
  "GET /api/account/leaving": { visitor: 401, signedIn: 200 },
  "POST /api/account/leaving": { visitor: 401, signedIn: 400 },
  "POST /api/account/stay": { visitor: 401, signedIn: 200 },
  "GET /api/account/held": { visitor: 401, signedIn: 200 },
  "POST /api/account/left": { visitor: 400, signedIn: 400 },
  "GET /api/journal": { visitor: 401, signedIn: 200 },
  "GET /api/journal/local-key": { visitor: 401, signedIn: 200 },
  "GET /api/journal/recovery-wrap": { visitor: 401, signedIn: 200 },
  // Whose they are is asked in calendar.spec.ts.
  "GET /calendar/[link]": { visitor: 404, signedIn: 404 },
  "POST /api/unsubscribe/[link]": { visitor: 404, signedIn: 404 },
  "GET /sessions/[id]/calendar.ics": { visitor: 307, signedIn: 404 },
  "GET /sessions/[id]/plain-text": { visitor: 307, signedIn: 404 },
  "GET /open-journal.html": { visitor: 200, signedIn: 200 },
  "PUT /api/journal": { visitor: 401, signedIn: 400 },
  "POST /api/journal/adopt": { visitor: 401, signedIn: 400 },
  "GET /api/journal/earlier": { visitor: 401, signedIn: 200 },
  "POST /api/journal/earlier": { visitor: 401, signedIn: 400 },
  "POST /api/journal/history": { visitor: 401, signedIn: 400 },
  "PUT /api/journal/history": { visitor: 401, signedIn: 400 },
  "PUT /api/journal/password": { visitor: 401, signedIn: 400 },
  "PUT /api/journal/reseal": { visitor: 401, signedIn: 400 },
  "POST /api/journal/rotate": { visitor: 401, signedIn: 400 },
  "PUT /api/journal/kit": { visitor: 401, signedIn: 400 },
  "POST /api/journal/kit-wrap": { visitor: 401, signedIn: 400 },
  "POST /api/journal/unlock": { visitor: 401, signedIn: 400 },
  "POST /api/journal/rewrap": { visitor: 401, signedIn: 400 },
  "POST /api/journal/fresh": { visitor: 401, signedIn: 400 },
  "POST /api/door/prelogin": { visitor: 400, signedIn: 400 },
  "POST /api/door/invitation": { visitor: 400, signedIn: 400 },
  "POST /api/door/accept": { visitor: 400, signedIn: 400 },
  "POST /api/door/recover": { visitor: 400, signedIn: 400 },
  "GET /api/door/reset-link": { visitor: 200, signedIn: 200 },
  "POST /api/door/reset-link": { visitor: 400, signedIn: 400 },
  "GET /api/door/second-step": { visitor: 200, signedIn: 200 },
  "POST /api/door/second-step": { visitor: 400, signedIn: 400 },
  "GET /api/account/email": { visitor: 401, signedIn: 200 },
  "POST /api/account/email": { visitor: 401, signedIn: 400 },
  "PUT /api/account/email": { visitor: 401, signedIn: 400 },
  // To take back what does not wait is no problem.
  "POST /api/account/email/take-back": { visitor: 401, signedIn: 200 },
  "POST /api/door/new-password": { visitor: 400, signedIn: 400 },
  "GET /api/auth/[...nextauth]": { visitor: 200, signedIn: 200, at: "/api/auth/csrf" },
  "POST /api/auth/[...nextauth]": { visitor: 404, signedIn: 404, at: "/api/auth/_log" },
};
const split = (route: string) => {
  const [method = "", path = ""] = route.split(" ");
  return { method, path: routes[route]?.at ?? path };
};
const changing = Object.keys(routes).filter((route) => !route.startsWith("GET"));
const reach = (route: string, role: Role, how: Asked = {}) => {
  const { method, path } = split(route);
  const cookie = groups.cookies[role];
  return method === "GET"
    ? ask(groups.site, path, { cookie, ...how })
    : askJson(groups.site, path, {}, { method, cookie, ...how });
};
const reasonOf = (text: string) => JSON.parse(text).reason as string;

test("every route of the app is in this list", () => {
  expect(Object.keys(routes).sort()).toEqual(routesInApp());
});

for (const role of roles) {
  test(`every route answers a ${role} as it should`, async () => {
    for (const [route, { visitor, signedIn }] of Object.entries(routes)) {
      const { status, text } = await reach(route, role);
      expect({ route, status }).toEqual({ route, status: role === "visitor" ? visitor : signedIn });
      // A reason and no redirect: the page that asked still holds what was typed.
      if (status === 401) expect(JSON.parse(text)).toEqual({ reason: "signed-out" });
    }
  });
}

test("nothing that changes anything is taken from a page elsewhere, or from a request that does not say where it comes from", async () => {
  // A mail program's server stops a mail without saying where it comes from; its link is its proof.
  const open = /nextauth|unsubscribe/;
  for (const route of changing.filter((one) => !open.test(one)).concat("POST /api/auth/callback/password")) {
    for (const origin of ["https://elsewhere.example", "null", "not an address", "http://127.0.0.1:1", ""]) {
      const headers: Record<string, string> = origin ? { Origin: origin } : {};
      const { method, path } = split(route);
      const { status, text } = await ask(groups.site, path, {
        method,
        headers: { "Content-Type": "application/json", ...headers },
        cookie: groups.cookies.member,
        body: "{}",
      });
      expect({ route, origin, status, reason: reasonOf(text) }).toEqual({
        route,
        origin,
        status: 403,
        reason: "from-elsewhere",
      });
    }
  }
});

test("a method that a route does not have is not allowed", async () => {
  const addresses = [...new Set(Object.keys(routes).map((route) => route.split(" ")[1] ?? ""))];
  for (const path of addresses.filter((one) => !one.includes("nextauth")))
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((one) => !routes[`${one} ${path}`])) {
      const headers = { Origin: groups.site.url };
      const { status } = await ask(groups.site, path, { method, headers, cookie: groups.cookies.facilitator });
      expect({ method, path, status }).toEqual({ method, path, status: 405 });
    }
});

test("next-auth answers nothing but what the door asks of it", async () => {
  for (const path of ["session", "signin", "signout", "error", "verify-request", "callback/password", "_log", "csrf/x"])
    expect((await ask(groups.site, `/api/auth/${path}`)).status, path).toBe(404);
  for (const path of ["signin/password", "session", "_log", "callback/other", "csrf"])
    expect((await askJson(groups.site, `/api/auth/${path}`, { code: "x" })).status, path).toBe(404);
});

test("a sign-in needs the token that was given to the same browser", async () => {
  const { site, people } = groups;
  const right = await postPassword(site, people.member);
  expect(String(right.headers["set-cookie"])).toMatch(/(^|,)sign-in=[\w-]{43};/);
  // The right password, with somebody else's token: no cookie.
  const seen = await askJson(site, "/api/auth/callback/password", { email: people.member.email, csrfToken: "x" });
  expect(String(seen.headers["set-cookie"] ?? "")).not.toContain("sign-in=");
});

test("today is the group's own next session", async () => {
  const today = async (role: Role) =>
    JSON.parse((await ask(groups.site, "/api/today", { cookie: groups.cookies[role] })).text);
  const ours = [groups.sessionId, groups.draftOnlyId];
  expect(ours).toContain((await today("member")).nextSession.id);
  expect(ours).toContain((await today("facilitator")).nextSession.id);
  expect((await today("member elsewhere")).nextSession).toBeNull();
  expect((await today("facilitator elsewhere")).nextSession).toBeNull();
});
