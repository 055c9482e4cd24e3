import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { decodeSync, encodeBatch, encodeSave, type SealedBatch } from "@/lib/journal/wire";
import { ask, askJson } from "../support/asking";
import { databaseOf } from "../support/joining";
import { sites } from "../support/sites";
import { makeTwoGroups, type Role, type TwoGroups } from "../support/two-groups";

let groups: TwoGroups;
test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
});

const reasonOf = (text: string) => JSON.parse(text).reason as string;

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
      expect(JSON.parse(rewrapped.text)).toEqual({ ok: false, reason: "no-match" });
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
