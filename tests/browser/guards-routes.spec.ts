import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { decodeSync, encodeBatch, encodeSave, type SealedBatch } from "@/lib/journal/wire";
import { type Asked, ask, askJson, postPassword } from "../support/asking";
import { databaseOf } from "../support/joining";
import { routesInApp } from "../support/routes";
import { sites } from "../support/sites";
import { makeTwoGroups, type Role, roles, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
});

// What a visitor and anybody signed in are answered. A POST or PUT carries an empty object: 400 says that it was let in
// and read, 401 that it was not. Whose rows a member reaches is asked below.
const routes: Record<string, { visitor: number; signedIn: number; at?: string }> = {
  "GET /api/health": { visitor: 200, signedIn: 200 },
  "GET /demonstration.css": { visitor: 200, signedIn: 200 },
  "GET /api/today": { visitor: 401, signedIn: 200 },
  "GET /api/sessions": { visitor: 401, signedIn: 200 },
  "GET /api/journal": { visitor: 401, signedIn: 200 },
  "GET /api/journal/local-key": { visitor: 401, signedIn: 200 },
  "GET /api/journal/recovery-wrap": { visitor: 401, signedIn: 200 },
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
  for (const route of changing.filter((one) => !one.includes("nextauth")).concat("POST /api/auth/callback/password")) {
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

test.describe("another's journal", () => {
  const shaped = (kind: number, keyIdHex: string) =>
    Buffer.concat([Buffer.from([0x52, 0x4a, 1, kind]), Buffer.from(keyIdHex, "hex"), randomBytes(12 + 1024 + 16)]);
  const account = async (role: Role) =>
    JSON.parse((await ask(groups.site, "/api/journal/local-key", { cookie: groups.cookies[role] })).text);
  const sync = async (role: Role) => {
    const { bytes } = await ask(groups.site, "/api/journal?since=0", { cookie: groups.cookies[role] });
    return decodeSync(bytes) ?? { items: [], headVersion: -1 };
  };
  const save = async (role: Role, what: { id: string; version: number; head: number; keyId?: string }) => {
    const keyId = what.keyId ?? (await account(role)).keyId;
    const item = { id: what.id, kind: 1, version: what.version, deleted: false, envelope: shaped(1, keyId) };
    return ask(groups.site, "/api/journal", {
      method: "PUT",
      headers: { Origin: groups.site.url, "Content-Type": "application/octet-stream" },
      cookie: groups.cookies[role],
      body: encodeSave({ item, head: { version: what.head, envelope: shaped(2, keyId) } }),
    });
  };
  const putBatch = async (role: Role, path: string, batch: SealedBatch) =>
    ask(groups.site, path, {
      method: "PUT",
      headers: { Origin: groups.site.url, "Content-Type": "application/octet-stream" },
      cookie: groups.cookies[role],
      body: encodeBatch(batch),
    });
  const noHead = { version: 0, envelope: new Uint8Array(0) };
  const history = (keyIdHex: string, id: string, version: number): SealedBatch => ({
    items: [{ id, kind: 5, version, envelope: shaped(5, keyIdHex) }],
    head: noHead,
  });
  const others: Role[] = ["facilitator", "member elsewhere", "facilitator elsewhere"];

  test("is not found: not read, not overwritten, not taken over by its id or its key", async () => {
    const id = randomUUID();
    expect((await save("member", { id, version: 1, head: 1 })).status).toBe(200);
    const before = await sync("member");
    expect(before.items.map((one) => one.id)).toEqual([id]);
    const { keyId } = await account("member");
    for (const role of others) {
      expect((await sync(role)).items).toEqual([]);
      for (const version of [1, 2, 3]) {
        const answer = await save(role, { id, version, head: 1 });
        expect({ role, version, status: answer.status }).toEqual({ role, version, status: 404 });
        expect(reasonOf(answer.text)).toBe("not-found");
      }
      // Under the member's own key, too.
      expect((await save(role, { id: randomUUID(), version: 1, head: 1, keyId })).status).toBe(404);
      expect(await sync(role)).toMatchObject({ items: [], headVersion: 0 });
    }
    expect(await sync("member")).toEqual(before);
  });

  test("is not sealed anew by anybody else, and its earlier versions are theirs alone", async () => {
    const { site, cookies } = groups;
    const [id, { keyId }] = [randomUUID(), await account("member")];
    expect((await save("member", { id, version: 1, head: (await sync("member")).headVersion + 1 })).status).toBe(200);
    expect((await putBatch("member", "/api/journal/history", history(keyId, id, 1))).status).toBe(200);
    const versions = async (role: Role) => {
      const asked = { cookie: cookies[role] };
      const found = [];
      for (const which of [{ id }, { under: keyId }]) {
        const { bytes } = await askJson(site, "/api/journal/history", which, asked);
        found.push(...(decodeSync(bytes)?.items ?? [null]).map((one) => one?.version));
      }
      return found;
    };
    const before = await sync("member");
    expect(await versions("member")).toEqual([1, 1]);
    const anew = (keyIdHex: string, head: number): SealedBatch => ({
      items: [{ id, kind: 1, version: 2, envelope: shaped(1, keyIdHex) }],
      head: { version: head, envelope: shaped(2, keyIdHex) },
    });
    for (const role of others) {
      expect(await versions(role)).toEqual([]);
      const [own, head] = [(await account(role)).keyId, (await sync(role)).headVersion + 1];
      for (const key of [own, keyId]) {
        const sealed = await putBatch(role, "/api/journal/reseal", anew(key, head));
        expect([404, 409]).toContain(sealed.status);
        for (const version of [1, 2])
          expect((await putBatch(role, "/api/journal/history", history(key, id, version))).status).toBe(409);
      }
    }
    expect(await sync("member")).toEqual(before);
    expect(await versions("member")).toEqual([1, 1]);
    // The same from the member whose they are: what was refused above was refused for who asked.
    expect((await putBatch("member", "/api/journal/reseal", anew(keyId, before.headVersion + 1))).status).toBe(200);
    expect((await putBatch("member", "/api/journal/history", history(keyId, id, 2))).status).toBe(200);
  });

  test("does not open for another's kit, password or key id", async () => {
    const { site, cookies } = groups;
    const { keyId } = await account("member");
    const key = Buffer.from(keyId, "hex");
    const wrap = (type: number) =>
      Buffer.concat([Buffer.from([0x52, 0x57, 1, type]), key, randomBytes(92)]).toString("hex");
    const hex = (length: number) => randomBytes(length).toString("hex");
    const sql = databaseOf(site);
    const state = async () =>
      JSON.stringify([
        await sql`select * from journal_keys where key_id = ${key}`,
        await sql`select epoch, verifier, sealed_wrap from credentials where key_id = ${key}`,
      ]);
    const before = await state();
    const kit = { keyId, wrap: wrap(2), proofHash: hex(32) };
    const rewrap = { keyId, wrap: wrap(1), auth: hex(32) };
    for (const role of others) {
      const cookie = cookies[role];
      const kept = await askJson(site, "/api/journal/kit", kit, { method: "PUT", cookie });
      expect(JSON.parse(kept.text)).toEqual({ ok: false, reason: "not-found" });
      const looked = await askJson(site, "/api/journal/kit-wrap", { keyId, proof: hex(32) }, { cookie });
      expect(JSON.parse(looked.text)).toEqual({ ok: false, reason: "no-match" });
      const rewrapped = await askJson(site, "/api/journal/rewrap", rewrap, { cookie });
      expect(JSON.parse(rewrapped.text)).toEqual({ ok: false, reason: "not-found" });
      const fresh = { ...rewrap, head: shaped(2, keyId).toString("hex") };
      const started = await askJson(site, "/api/journal/fresh", fresh, { cookie });
      expect(JSON.parse(started.text)).toEqual({ ok: false, reason: "already-open" });
      const head = { headVersion: 1, head: shaped(2, keyId).toString("hex") };
      const listed = await ask(site, "/api/journal/earlier", { cookie });
      expect(JSON.parse(listed.text)).toEqual({ earlier: [] });
      const earlier = { epoch: 1, auth: hex(32) };
      const secret = { auth: hex(32), newAuth: hex(32), seed: hex(32), wrap: wrap(1) };
      const mixed = { ...secret, keyId, previousWrap: wrap(4), recoveryWrap: wrap(2), proofHash: hex(32), ...head };
      const adopted = { keyId, wrap: wrap(4), ...head };
      for (const [method, path, sent] of [
        ["POST", "earlier", earlier],
        ["POST", "adopt", { ...adopted, earlier }],
        ["POST", "adopt", { ...adopted, proof: hex(32) }],
        ["PUT", "password", secret],
        ["POST", "rotate", mixed],
      ] as const) {
        const answered = await askJson(site, `/api/journal/${path}`, sent, { method, cookie });
        expect({ path, ...JSON.parse(answered.text) }).toEqual({ path, ok: false, reason: "no-match" });
      }
    }
    expect(await state()).toBe(before);
    // The same kit from the member whose key it is.
    const own = await askJson(site, "/api/journal/kit", kit, { method: "PUT", cookie: cookies.member });
    expect(JSON.parse(own.text)).toEqual({ ok: true });
    expect(await state()).not.toBe(before);
    await sql.end();
  });
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
