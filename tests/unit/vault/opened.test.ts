import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readCache, writeCache } from "@/lib/journal/vault/cache";
import { emptyContents, takeIn } from "@/lib/journal/vault/contents";
import { seal } from "@/lib/journal/vault/envelope";
import { headOf, sealHead } from "@/lib/journal/vault/head";
import { importJournalKey, type JournalKey, makeRawKey } from "@/lib/journal/vault/journal-key";
import { keepOpened } from "@/lib/journal/vault/opened";
import { encodeReflection } from "@/lib/journal/vault/reflection";
import type { SyncItem } from "@/lib/journal/wire";
import { memoryStore } from "@/tests/support/device";
import { words } from "@/tests/support/written";

const memberId = randomUUID();
const count = 100;

async function item(journal: JournalKey, id: string, body: string, version = 1): Promise<SyncItem> {
  const envelope = await seal(journal, encodeReflection(words(id, body)), { kind: 1, memberId, id, version });
  return { id, kind: 1, state: "live", version, rev: version, deleteOnDay: 0, envelope };
}

async function answerOf(journal: JournalKey, items: SyncItem[], headVersion = 1) {
  const head = await sealHead(journal, await headOf(journal, items), memberId, headVersion);
  return { headVersion, lastRev: headVersion, head, items };
}

/** A device that has synced `count` reflections and keeps them in pieces as well. */
async function makeKept() {
  const journal = await importJournalKey(makeRawKey());
  const ids = Array.from({ length: count }, () => randomUUID());
  const items = await Promise.all(ids.map((id, at) => item(journal, id, `words ${at}`)));
  const contents = emptyContents();
  expect(await takeIn(contents, await answerOf(journal, items), { key: journal, memberId, whole: true })).toBe(true);
  const store = memoryStore();
  const known = new Map<string, SyncItem>();
  const keep = async () => {
    await writeCache(store, journal, memberId, contents, known);
    await keepOpened(store, journal, memberId, { contents, isOver: () => false });
  };
  await keep();
  return { journal, ids, items, contents, store, keep };
}

const bodies = (contents: Awaited<ReturnType<typeof readCache>>) =>
  [...contents.opened.values()].map(({ reflection }) => reflection.body).sort();

afterEach(() => {
  vi.restoreAllMocks();
});

describe("what opened, kept in a few pieces", () => {
  it("opens with a few keys instead of one for each reflection, and adds up with the server's head", async () => {
    const { journal, items, store, contents } = await makeKept();
    const decrypts = vi.spyOn(crypto.subtle, "decrypt");
    const macs = vi.spyOn(crypto.subtle, "sign");
    const again = await readCache(store, journal, memberId);
    expect(decrypts).toHaveBeenCalledTimes(16);
    expect(macs).not.toHaveBeenCalled();
    expect(bodies(again)).toEqual(bodies(contents));
    expect(again.sum).toEqual(
      await headOf(
        journal,
        items.map((one) => ({ ...one })),
      ),
    );
    const nothingNew = { ...(await answerOf(journal, items)), items: [] };
    expect(await takeIn(again, nothingNew, { key: journal, memberId, whole: false })).toBe(true);
  });

  it("is not asked for what changed, and is made anew where it did", async () => {
    const { journal, ids, items, store, contents, keep } = await makeKept();
    const [id = ""] = ids;
    const before = new Map(store.kept);
    const changed = [await item(journal, id, "changed since", 2), ...items.slice(2)];
    const gone = { ...(items[1] as SyncItem), state: "gone" as const };
    const answer = { ...(await answerOf(journal, changed, 2)), items: [changed[0] as SyncItem, gone] };
    expect(await takeIn(contents, answer, { key: journal, memberId, whole: false })).toBe(true);
    await writeCache(store, journal, memberId, contents, new Map(items.map((one) => [one.id, one])));
    // The page ended before the pieces were made anew: the newest words are read all the same.
    const early = await readCache(store, journal, memberId);
    expect(early.opened.get(id)?.reflection.body).toBe("changed since");
    expect(bodies(early)).toHaveLength(count - 1);
    await keep();
    const differ = [...store.kept].filter(([key, value]) => key.startsWith("opened/") && before.get(key) !== value);
    expect(differ.length).toBe(new Set([id.charAt(0), items[1]?.id.charAt(0)]).size);
    expect(bodies(await readCache(store, journal, memberId))).toEqual(bodies(contents));
  });

  it("is left aside when it was changed, or made by another key, and every word is still there", async () => {
    const { journal, store, contents } = await makeKept();
    const other = await importJournalKey(makeRawKey());
    const pieces = [...store.kept.keys()].filter((key) => key.startsWith("opened/"));
    expect(pieces).toHaveLength(16);
    const broken = Uint8Array.from(store.kept.get(pieces[0] ?? "") as Uint8Array);
    broken[60] = (broken[60] ?? 0) ^ 1;
    store.kept.set(pieces[0] ?? "", broken);
    store.kept.set(pieces[1] ?? "", store.kept.get(pieces[2] ?? ""));
    store.kept.set(
      pieces[3] ?? "",
      await seal(other, new Uint8Array(9), { kind: 6, memberId, id: memberId, version: 3 }),
    );
    expect(bodies(await readCache(store, journal, memberId))).toEqual(bodies(contents));
    // Under a new key that replaced this one, everything is opened one by one.
    const next = { ...other, previous: [journal] };
    expect(bodies(await readCache(store, next, memberId))).toEqual(bodies(contents));
  });

  it("takes no room from words when the device has none, and shows no word to who looks at the disk", async () => {
    const { journal, store, contents, keep } = await makeKept();
    for (const [key, value] of store.kept)
      if (key.startsWith("opened/")) expect(Buffer.from(value as Uint8Array).includes("words")).toBe(false);
    const [first] = contents.opened.values();
    if (!first) throw new Error("nothing is open");
    contents.opened.set(first.item.id, { ...first, item: { ...first.item, version: 2 } });
    store.full = true;
    await keep();
    expect([...store.kept.keys()].filter((key) => key.startsWith("opened/"))).toEqual([]);
    store.full = false;
    expect(bodies(await readCache(store, journal, memberId))).toHaveLength(count);
  });
});
