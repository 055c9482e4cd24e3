import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { utf8 } from "@/lib/journal/vault/bytes";
import { seal } from "@/lib/journal/vault/envelope";
import { emptyHead, sealHead } from "@/lib/journal/vault/head";
import { importJournalKey, makeRawKey } from "@/lib/journal/vault/journal-key";
import { encodeSync, type SyncItem } from "@/lib/journal/wire";
import { deviceInUse, stubBrowser } from "@/tests/support/device-in-use";
import { guestNetwork, newestIn, shown, type World, worldForEach } from "@/tests/support/hostile-world";
import { memberB } from "@/tests/support/vault";

let world: World;
worldForEach((made) => {
  world = made;
});

const newest = () => newestIn(world);
const whole = () => encodeSync(world.server.whole());
/** The answer with a number of four bytes written over. */
const over = (at: number, value: number) => {
  const bytes = whole();
  new DataView(bytes.buffer).setUint32(at, value);
  return new Response(bytes);
};
// "RS" 01, head version 4, last revision 8, then the sized head.
const headAt = 15;
const afterHead = () => headAt + 4 + world.server.whole().head.byteLength;

const unusable: [string, () => Response][] = [
  ["cut short", () => new Response(whole().slice(0, -7))],
  ["cut off in the head", () => new Response(whole().slice(0, headAt + 9))],
  ["of another format", () => over(0, 0x52530200)],
  ["with something after the end", () => new Response(Uint8Array.from([...whole(), 0]))],
  ["of a thousand million reflections", () => over(afterHead(), 1_000_000_000)],
  ["with a head of 2^32 - 1 bytes", () => over(headAt, 2 ** 32 - 1)],
  ["with a revision past any whole number", () => over(7, 2 ** 31)],
  ["with a day that no calendar has", () => over(afterHead() + 4 + 16 + 2 + 4 + 8, 2 ** 32 - 1)],
  ["with a state that is none", () => new Response(whole().fill(9, afterHead() + 4 + 17, afterHead() + 4 + 18))],
  ["empty", () => new Response(new Uint8Array(0))],
  ["a page of HTML that says all is well", () => guestNetwork(200)],
  ["JSON", () => Response.json({ items: [] })],
  ...[204, 400, 403, 404, 409, 429, 500, 503].map((status): [string, () => Response] => [
    `a refusal with status ${status}`,
    () => new Response(status === 204 ? null : "no", { status }),
  ]),
];

describe("a sync whose answer is", () => {
  it.each(unusable)("%s is not taken, and changes nothing here", async (_name, answer) => {
    const { server, here, sync } = world;
    const before = shown(here);
    const stored = new Map(here.store.kept);
    server.twist = answer;
    await sync(here);
    expect(shown(here)).toEqual(before);
    expect(here.store.kept).toEqual(stored);
    const newcomer = world.device();
    await newcomer.open();
    expect(shown(newcomer)).toMatchObject({ live: {}, deleted: {}, unreadable: [], doubtful: false });
    server.twist = null;
    for (const on of [here, newcomer]) {
      await sync(on);
      expect(shown(on)).toMatchObject({ live: newest(), doubtful: false });
    }
    newcomer.crash();
  });

  it("right but for a revision far ahead is taken, and what comes later is still heard of", async () => {
    const { server, here, there, sync, write } = world;
    server.twist = (all) => ({ ...all, lastRev: Number.MAX_SAFE_INTEGER });
    await sync(here);
    expect(shown(here)).toMatchObject({ live: newest(), doubtful: false });
    server.twist = null;
    await write(there, world.two, "two, and more");
    await sync(here);
    expect(shown(here)).toMatchObject({ live: { ...newest(), [world.two]: "two, and more" }, doubtful: false });
  });

  it("a redirect is not followed, wherever it leads", async () => {
    const visited: string[] = [];
    const site = createServer((request, response) => {
      visited.push(request.url ?? "");
      if (request.url === "/elsewhere") response.end(Buffer.from(whole()));
      else response.writeHead(302, { Location: "/elsewhere" }).end();
    }).listen(0, "127.0.0.1");
    await once(site, "listening");
    const { port } = site.address() as AddressInfo;
    vi.unstubAllGlobals();
    const real = fetch;
    stubBrowser();
    vi.stubGlobal("fetch", (path: string, init: RequestInit) => real(`http://127.0.0.1:${port}${path}`, init));
    const before = shown(world.here);
    await world.sync(world.here);
    site.close();
    expect(visited).toEqual([expect.stringContaining("/api/journal?since=")]);
    expect(shown(world.here)).toEqual(before);
    expect(world.here.part().contents().online).toBe(false);
  });
});

describe("an older journal under an older key", () => {
  it("is noticed by a device that has seen the newer one: heads count on when a key is replaced", async () => {
    const { server, here, memberId } = world;
    const older = await importJournalKey(makeRawKey());
    const head = await sealHead(older, emptyHead, memberId, 1);
    server.twist = () => ({ headVersion: 1, lastRev: 1, head, items: [] });
    const [seen, unseen] = [0, 1].map(() => deviceInUse({ memberId, journal: older, fetch: server.fetch }));
    if (!seen || !unseen) throw new Error("no devices");
    for (const [key, value] of here.store.kept) seen.store.kept.set(key, value);
    for (const on of [seen, unseen]) await on.open();
    expect([seen, unseen].map((on) => shown(on).doubtful)).toEqual([true, false]);
    for (const on of [seen, unseen]) on.crash();
  });
});

describe("what no head vouches for", () => {
  it("may be added under a key that nobody has: it counts as locked away, and opens nothing", async () => {
    const { server, here, sync, four } = world;
    const other = await importJournalKey(makeRawKey());
    const envelope = await seal(other, utf8("{}"), { kind: 1, memberId: memberB, id: memberB, version: 1 });
    server.twist = (all) => {
      const like = all.items.find(({ id }) => id === four) as SyncItem;
      return { ...all, items: [...all.items, { ...like, id: memberB, version: 1, envelope }] };
    };
    await sync(here);
    expect(shown(here)).toMatchObject({ live: newest(), lockedAway: 1, unreadable: [], doubtful: false });
  });

  it("may be emptied before its day: a deleted reflection, and no other", async () => {
    const { server, here, sync, three } = world;
    server.twist = (all) => ({
      ...all,
      items: all.items.map((item) =>
        item.id === three ? { ...item, state: "gone" as const, envelope: new Uint8Array(0) } : item,
      ),
    });
    await sync(here);
    expect(shown(here)).toMatchObject({ live: newest(), deleted: {}, doubtful: false });
  });
});
