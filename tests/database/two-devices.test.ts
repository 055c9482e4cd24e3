import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { asMember, db } from "@/db/client";
import { journalHeads, journalKeys, members } from "@/db/schema";
import { type Draft, keepDraft, listDrafts } from "@/lib/journal/vault/drafts";
import { importJournalKey, makeRawKey } from "@/lib/journal/vault/journal-key";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { pull, send } from "@/lib/journal/vault/saving";
import { decodeSync, encodeSync } from "@/lib/journal/wire";
import { makeDevice, networkFor } from "@/tests/support/device";
import { asMemberForTests } from "@/tests/support/people";

async function makeMember() {
  const memberId = randomUUID();
  const journal = await importJournalKey(makeRawKey());
  await db()
    .insert(members)
    .values({ id: memberId, name: "Test", email: `${memberId}@example.org` });
  await asMember(memberId, async (tx) => {
    await tx.insert(journalKeys).values({ memberId, keyId: journal.keyId });
    await tx.insert(journalHeads).values({ memberId, version: 0, lastRev: 0 });
  });
  return { memberId, journal, member: asMemberForTests({ memberId }) };
}

type Device = ReturnType<typeof makeDevice>;

function words(id: string, body: string): Reflection {
  const now = new Date().toISOString();
  return { v: 1, id, createdAt: now, editedAt: now, title: "", body, tags: [] };
}

/** Writes as the journal does: sealed on the device first, then sent. */
async function save(device: Device, id: string, body: string, base = device.contents.items.get(id)?.version ?? 0) {
  const draft = { reflection: words(id, body), base, deleted: false };
  expect(await keepDraft(device.store, device.journal, device.memberId, draft)).toBe(true);
  return send(device, draft);
}

const bodies = (device: Device) => [...device.contents.opened.values()].map(({ reflection }) => reflection.body);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("several devices of one member", () => {
  it("save at once, many times over, and lose nothing", async () => {
    const { memberId, journal, member } = await makeMember();
    vi.stubGlobal("fetch", networkFor(member));
    const devices = [makeDevice(memberId, journal), makeDevice(memberId, journal), makeDevice(memberId, journal)];
    const shared = randomUUID();
    await save(devices[0] as Device, shared, "the first words");
    const written = new Set<string>();
    await Promise.all(
      devices.map(async (device, n) => {
        for (let turn = 0; turn < 40; turn += 1) {
          const body = `device ${n}, turn ${turn}`;
          // Every fourth time the one that all of them write in, otherwise one of their own.
          const sent = await save(device, turn % 4 === 0 ? shared : randomUUID(), body);
          expect(sent.state.state).toBe("saved");
          written.add(body);
        }
      }),
    );
    const fresh = makeDevice(memberId, journal);
    for (const device of [...devices, fresh]) {
      expect(await pull(device)).toBeNull();
      expect(device.contents.doubtful).toBe(false);
      expect(device.contents.unreadable.size).toBe(0);
    }
    const found = new Set(bodies(fresh));
    // Words over one's own earlier words replace them; everything that another device wrote was kept beside.
    const apart = [...written].filter((body) => !found.has(body) && !/turn (0|4|8|12|16|20|24|28|32|36)$/.test(body));
    expect(apart).toEqual([]);
    for (const device of devices) expect(new Set(bodies(device))).toEqual(found);
    expect(fresh.contents.sum.n).toBe(fresh.contents.opened.size);
  });

  it("keep both versions when two wrote over the same one", async () => {
    const { memberId, journal, member } = await makeMember();
    vi.stubGlobal("fetch", networkFor(member));
    const [here, there] = [makeDevice(memberId, journal), makeDevice(memberId, journal)];
    const id = randomUUID();
    await save(here, id, "as it was");
    await pull(there);
    await save(there, id, "as the other device changed it");
    const sent = await save(here, id, "as this device changed it", 1);
    expect(sent.state.state).toBe("saved");
    expect(sent.id).not.toBe(id);
    expect(here.told).toEqual([[id, sent.id]]);
    await pull(there);
    expect(bodies(there).sort()).toEqual(["as the other device changed it", "as this device changed it"]);
    expect(there.contents.opened.get(sent.id)?.reflection.conflictOf).toBe(id);
    expect(there.contents.doubtful).toBe(false);
  });

  it("find out what was saved when the answer was lost on the way", async () => {
    const { memberId, journal, member } = await makeMember();
    let lost = 0;
    vi.stubGlobal(
      "fetch",
      networkFor(member, () => lost++ % 2 === 0),
    );
    const device = makeDevice(memberId, journal);
    const ids = Array.from({ length: 6 }, () => randomUUID());
    for (const id of ids) expect((await save(device, id, `words of ${id}`)).state.state).toBe("saved");
    expect(device.told).toEqual([]);
    const fresh = makeDevice(memberId, journal);
    await pull(fresh);
    expect([...fresh.contents.opened.keys()].sort()).toEqual([...ids].sort());
    expect([...fresh.contents.items.values()].every((item) => item.version === 1)).toBe(true);
  });

  it("do not take a draft that was written on after a lost answer for another device's", async () => {
    const { memberId, journal, member } = await makeMember();
    const device = makeDevice(memberId, journal);
    const id = randomUUID();
    vi.stubGlobal("fetch", networkFor(member));
    await save(device, id, "as it was");
    // The words arrive; the answer and everything after it is lost.
    let down = false;
    const network = networkFor(member, () => true);
    vi.stubGlobal("fetch", async (...asked: Parameters<typeof fetch>) => {
      if (down) throw new TypeError("no network");
      down = true;
      return network(...asked);
    });
    const sent = await save(device, id, "as it was, and more");
    expect(sent.state.state).toBe("on-device");
    vi.stubGlobal("fetch", networkFor(member));
    const newer = { ...sent.draft, reflection: words(id, "as it was, and more, and more again") };
    // Found again after a restart too: what was tried is kept with the draft.
    await keepDraft(device.store, journal, memberId, newer);
    const [found] = await listDrafts(device.store, journal, memberId);
    expect(found).toEqual(newer);
    expect(await send(device, found as Draft)).toMatchObject({ id, draft: { base: 3 }, state: { state: "saved" } });
    expect(device.told).toEqual([]);
    expect(bodies(device)).toEqual(["as it was, and more, and more again"]);
  });

  it("keep the words on the device while the server is away, and send them later", async () => {
    const { memberId, journal, member } = await makeMember();
    const device = makeDevice(memberId, journal);
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("no network");
    });
    const id = randomUUID();
    const sent = await save(device, id, "written on a train");
    expect(sent.state).toMatchObject({ state: "on-device", why: "offline" });
    expect((await device.store.list(`draft/${memberId}/`)).length).toBe(1);
    vi.stubGlobal("fetch", networkFor(member));
    expect((await send(device, sent.draft)).state.state).toBe("saved");
  });

  it("keep words to themselves rather than vouch for a journal whose head does not open", async () => {
    const { memberId, journal, member } = await makeMember();
    const honest = networkFor(member);
    vi.stubGlobal("fetch", honest);
    const first = makeDevice(memberId, journal);
    await save(first, randomUUID(), "one");
    await save(first, randomUUID(), "two");

    // The server holds one back, and sends a head that opens for nobody.
    vi.stubGlobal("fetch", (async (input, init) => {
      const answer = await honest(input, init);
      const sync = init?.method === "PUT" ? null : decodeSync(new Uint8Array(await answer.clone().arrayBuffer()));
      return sync
        ? new Response(encodeSync({ ...sync, head: sync.head.map((byte) => byte ^ 1), items: sync.items.slice(1) }))
        : answer;
    }) satisfies typeof fetch);
    const deceived = makeDevice(memberId, journal);
    const sent = await save(deceived, randomUUID(), "three", 0);
    expect(sent.state).toMatchObject({ state: "on-device", why: "trouble" });
    expect(deceived.contents.doubtful).toBe(true);

    vi.stubGlobal("fetch", honest);
    for (const device of [first, deceived]) {
      expect(await pull(device)).toBeNull();
      expect(device.contents.doubtful).toBe(false);
      expect(bodies(device).sort()).toEqual(["one", "two"]);
    }
    expect((await send(deceived, sent.draft)).state.state).toBe("saved");
  });
});
