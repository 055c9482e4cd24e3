import { afterEach, describe, expect, it, vi } from "vitest";
import { readCache, writeCache } from "@/lib/journal/vault/cache";
import { keepDraft, listDrafts } from "@/lib/journal/vault/drafts";
import type { JournalKey } from "@/lib/journal/vault/journal-key";
import { pull, send } from "@/lib/journal/vault/saving";
import { makeDevice } from "@/tests/support/device";
import { makePerson, openWithPassword, wholeNetworkFor } from "@/tests/support/person";
import { arrive, begin, bodies, words, written } from "@/tests/support/written";

vi.setConfig({ testTimeout: 120_000 });
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("drafts from before a new journal key", () => {
  it("are sent by a device that was away, over the words they were written over", async () => {
    const person = await makePerson();
    vi.stubGlobal("fetch", wholeNetworkFor(person));
    const made = await written(person, 2);
    const away = makeDevice(person.memberId, made.journal);
    await pull(away);
    const [id = ""] = made.ids;
    const draft = {
      reflection: words(id, "written on a train"),
      base: away.contents.items.get(id)?.version ?? 0,
      deleted: false,
    };
    await keepDraft(away.store, made.journal, person.memberId, draft);
    await writeCache(away.store, made.journal, person.memberId, away.contents, new Map());
    const next = "a new password for it";
    await begin(person, made.device, next);
    await arrive(person, next);
    // Back, and signed in with the new password: the same device, its own cache and drafts, another key.
    const journal = (await openWithPassword(person, next)) as JournalKey;
    const inTab = async () => {
      const contents = await readCache(away.store, journal, person.memberId);
      expect(contents.opened.size).toBe(3);
      const tab = { ...away, journal, contents };
      await pull(tab);
      return tab;
    };
    // Another tab of this device has pulled what was sealed anew before this one reads what the device keeps.
    const other = await inTab();
    await writeCache(away.store, journal, person.memberId, other.contents, new Map());
    const back = await inTab();
    expect(back.contents.doubtful).toBe(false);
    const [found] = await listDrafts(back.store, back.journal, person.memberId);
    if (!found) throw new Error("the draft does not open any more");
    expect((await send(back, found)).state.state).toBe("saved");
    expect(back.told).toEqual([]);
    expect(bodies(back)).toContain("written on a train");
  });

  it("are known again as the words of a save whose answer was lost before everything was sealed anew", async () => {
    const person = await makePerson();
    const honest = wholeNetworkFor(person);
    vi.stubGlobal("fetch", honest);
    const made = await written(person, 2);
    const away = makeDevice(person.memberId, made.journal);
    await pull(away);
    const [id = ""] = made.ids;
    // The words arrive; the answer and everything after it is lost.
    let arrived = false;
    vi.stubGlobal("fetch", async (...asked: Parameters<typeof fetch>) => {
      if (!arrived) await honest(...asked);
      arrived = true;
      throw new TypeError("no network");
    });
    const draft = { reflection: words(id, "as it was, and more"), base: 1, deleted: false };
    const sent = await send(away, draft);
    expect(sent.state.state).toBe("on-device");
    const newer = { ...sent.draft, reflection: words(id, "as it was, and more, and more again") };
    await keepDraft(away.store, made.journal, person.memberId, newer);
    vi.stubGlobal("fetch", honest);
    await pull(made.device);
    expect(bodies(made.device)).toContain("as it was, and more");
    const next = "a new password for it";
    await begin(person, made.device, next);
    await arrive(person, next);

    const journal = (await openWithPassword(person, next)) as JournalKey;
    const back = makeDevice(person.memberId, journal);
    const [found] = await listDrafts(away.store, journal, person.memberId);
    if (!found) throw new Error("the draft does not open any more");
    expect(await send(back, found)).toMatchObject({ id, state: { state: "saved" } });
    expect(back.told).toEqual([]);
    expect(bodies(back)).not.toContain("as it was, and more");
    expect(bodies(back)).toContain("as it was, and more, and more again");
  });
});
