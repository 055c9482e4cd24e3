import { describe, expect, it } from "vitest";
import { countWaiting, dropDraft, keepDraft, listDrafts } from "@/lib/journal/vault/drafts";
import { memoryStore } from "../../support/device";
import { fixedJournal, idA, memberA } from "../../support/vault";

const draft = (body: string, tried?: string) => ({
  reflection: {
    v: 1 as const,
    id: idA,
    createdAt: "2026-11-23T10:00:00.000Z",
    editedAt: "2026-11-23T10:00:00.000Z",
    title: "",
    body,
    tags: [],
  },
  base: 2,
  deleted: false,
  tried,
});

/** A store whose first write takes until `open` is called: a busy disk. */
function slowStore() {
  const store = memoryStore();
  let open = () => {};
  const held = new Promise<void>((done) => {
    open = done;
  });
  let writes = 0;
  const write: typeof store.write = async (puts, removes) => {
    writes += 1;
    if (writes === 1) await held;
    return store.write(puts, removes);
  };
  return { store: { ...store, write }, open };
}

describe("local drafts", () => {
  it("come back as they were kept, with what was tried", async () => {
    const store = memoryStore();
    const journal = await fixedJournal();
    expect(await keepDraft(store, journal, memberA, draft("words", "0011"))).toBe(true);
    expect(await listDrafts(store, journal, memberA)).toEqual([draft("words", "0011")]);
  });

  it("cannot come back by a late write once they were dropped", async () => {
    const { store, open } = slowStore();
    const journal = await fixedJournal();
    const kept = keepDraft(store, journal, memberA, draft("words"));
    const dropped = dropDraft(store, memberA, draft("words"));
    open();
    await Promise.all([kept, dropped]);
    expect(await countWaiting(store, memberA)).toBe(0);
  });

  it("are written in the order in which they were kept", async () => {
    const { store, open } = slowStore();
    const journal = await fixedJournal();
    const kept = [
      keepDraft(store, journal, memberA, draft("older")),
      keepDraft(store, journal, memberA, draft("newer")),
    ];
    open();
    await Promise.all(kept);
    expect((await listDrafts(store, journal, memberA)).map(({ reflection }) => reflection.body)).toEqual(["newer"]);
  });

  it("are not written at all when nothing waits any more at their turn", async () => {
    const store = memoryStore();
    expect(await keepDraft(store, await fixedJournal(), memberA, draft("words"), () => undefined)).toBe(true);
    expect(store.kept.size).toBe(0);
  });
});
