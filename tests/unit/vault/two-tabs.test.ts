import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { draftPrefix } from "@/lib/journal/vault/drafts";
import { deviceInUse, makeBrowser, stubBrowser } from "@/tests/support/device-in-use";
import { makeServer } from "@/tests/support/hostile-server";
import { fixedJournal, memberA } from "@/tests/support/vault";

beforeEach(stubBrowser);
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Two tabs of one browser, on one line that can be cut. */
async function twoTabs() {
  const server = makeServer();
  const browser = makeBrowser();
  const line = { online: true };
  const journal = await fixedJournal();
  const tab = () =>
    deviceInUse({
      memberId: memberA,
      journal,
      browser,
      fetch: async (...asked) => {
        if (!line.online) throw new TypeError("no network");
        return server.fetch(...asked);
      },
    });
  const [first, second] = [tab(), tab()];
  const write = (on: typeof first, id: string, body: string) =>
    on.as(async () => {
      on.part().write(id, { title: "", body, tags: [], draft: false });
      return on.part().flush(id);
    });
  const sync = (on: typeof first) =>
    on.as(async () => {
      await on.part().flushAll();
      await on.part().refresh();
    });
  const words = (on: typeof first) =>
    on
      .part()
      .contents()
      .reflections.map(({ reflection }) => reflection.body)
      .sort();
  const waiting = async () => (await browser.store.list(draftPrefix(memberA))).length;
  const done = () => {
    for (const on of [first, second]) on.crash();
  };
  return { line, first, second, write, sync, words, waiting, done };
}

describe("two tabs of one browser", () => {
  it("leave each other's words alone: what one is writing is not sent by the other too", async () => {
    const { line, first, second, write, sync, words, waiting, done } = await twoTabs();
    const id = randomUUID();
    await first.open();
    await write(first, id, "one");
    line.online = false;
    expect(await write(first, id, "one, two")).toMatchObject({ state: "on-device", why: "offline" });
    expect(await waiting()).toBe(1);
    await second.open();
    expect(second.part().unsent()).toBe(0);
    line.online = true;
    await sync(second);
    await write(first, id, "one, two, three");
    await sync(second);
    for (const on of [first, second]) {
      expect(words(on)).toEqual(["one, two, three"]);
      expect(on.part().contents().conflicts).toEqual([]);
    }
    expect(await waiting()).toBe(0);
    done();
  });

  it("take over what waits as soon as the other one is gone, and only then", async () => {
    const { line, first, second, write, words, waiting, done } = await twoTabs();
    const id = randomUUID();
    await first.open();
    line.online = false;
    await write(first, id, "only here");
    await second.open();
    expect(words(second)).toEqual([]);
    first.crash();
    await vi.waitFor(() => expect(words(second)).toEqual(["only here"]));
    line.online = true;
    await second.as(() => second.part().flushAll());
    expect(second.part().saveState(id).state).toBe("saved");
    expect(await waiting()).toBe(0);
    done();
  });

  it("keep both, when the one wrote on what the other never sent", async () => {
    const { line, first, second, write, sync, words, waiting, done } = await twoTabs();
    const id = randomUUID();
    for (const on of [first, second]) await on.open();
    await write(first, id, "begun");
    await sync(second);
    line.online = false;
    await write(first, id, "begun in the first");
    await write(second, id, "begun in the second");
    expect(await waiting()).toBe(2);
    first.crash();
    // The tab that is left comes to the front.
    await second.as(async () => document.dispatchEvent(new Event("visibilitychange")));
    await vi.waitFor(() => expect(words(second)).toEqual(["begun in the first", "begun in the second"]));
    line.online = true;
    await sync(second);
    const { reflections } = second.part().contents();
    expect(reflections.find((one) => one.id === id)?.reflection.body).toBe("begun in the second");
    expect(reflections.find((one) => one.id !== id)?.reflection.conflictOf).toBe(id);
    expect(await waiting()).toBe(0);
    done();
  });

  it("open at once after a crash: the words that wait are taken up by one of them", async () => {
    const { line, first, second, write, sync, words, waiting, done } = await twoTabs();
    await first.open();
    line.online = false;
    await write(first, randomUUID(), "from before");
    first.crash();
    await Promise.all([first.open(), second.open()]);
    expect(first.part().unsent() + second.part().unsent()).toBe(1);
    line.online = true;
    for (const on of [first, second, first]) await sync(on);
    for (const on of [first, second]) expect(words(on)).toEqual(["from before"]);
    expect(await waiting()).toBe(0);
    done();
  });
});
