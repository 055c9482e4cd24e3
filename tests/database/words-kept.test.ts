import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubBrowser } from "@/tests/support/device-in-use";
import { makeJournalMember, makePlace } from "@/tests/support/journal-member";

beforeEach(stubBrowser);
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Two devices with one reflection before them; each word is typed and, where said, saved. */
async function twoPlaces() {
  const person = await makeJournalMember();
  const [here, there] = [makePlace(person), makePlace(person)];
  const on = (place: typeof here, work: () => Promise<unknown>) =>
    place.writer.device.as(async () => void (await work()));
  const write = (place: typeof here, word: string) =>
    on(place, async () => {
      place.writer.type(word);
      await place.writer.save();
    });
  const sync = (place: typeof here) => on(place, () => place.writer.device.part().refresh());
  for (const { writer } of [here, there]) await writer.device.open();
  here.writer.begin();
  await write(here, "begun");
  await sync(there);
  there.writer.sitDown(0);
  const words = ({ writer }: typeof here) => writer.view().reflections.map(({ reflection }) => reflection.body.trim());
  const done = () => {
    for (const { writer } of [here, there]) writer.device.crash();
  };
  return { here, there, on, write, sync, words, done };
}

describe("words on their way", () => {
  it("go on over earlier ones whose answer was lost with the line, and are no conflict", async () => {
    const { here, there, on, write, sync, words, done } = await twoPlaces();
    const { line, writer } = here;
    // The save arrives; its answer, and whatever is asked after it, does not.
    Object.assign(line, { lose: true, asked: () => Object.assign(line, { asked: () => (line.online = false) }) });
    await write(here, "arrived");
    expect(writer.device.part().saveState(writer.at() ?? "")).toMatchObject({ state: "on-device", why: "offline" });
    // Even a crash in between does not make strangers of one's own words.
    writer.device.crash();
    await writer.device.open();
    await on(here, async () => writer.sitDown(0));
    await write(here, "later");
    Object.assign(line, { online: true, asked: () => {} });
    await on(here, () => writer.device.part().flushAll());
    await sync(there);
    expect(words(there)).toEqual(["begun arrived later"]);
    expect(writer.view().conflicts).toEqual([]);
    done();
  });

  it("typed while two versions are being kept apart go to this device's own, not over the other's", async () => {
    const { here, there, on, write, sync, words, done } = await twoPlaces();
    await write(there, "there");
    let asks = 0;
    await on(here, async () => {
      here.writer.type("here");
      // 1 the save, 2 the sync that shows the conflict, 3 this device's version as a reflection of its own.
      here.line.asked = () => {
        asks += 1;
        if (asks === 3) here.writer.type("meanwhile");
      };
      await here.writer.save();
      here.line.asked = () => {};
      await here.writer.device.part().flushAll();
    });
    expect(asks).toBe(3);
    await sync(there);
    expect(words(there).sort()).toEqual(["begun here meanwhile", "begun there"]);
    done();
  });

  it("that were deleted before any server had them can be brought back, when the other device's version stays", async () => {
    const { here, there, on, write, sync, words, done } = await twoPlaces();
    await write(there, "there");
    await on(here, async () => {
      here.writer.type("only here");
      await here.writer.remove(0);
    });
    await sync(there);
    expect(words(there)).toEqual(["begun there"]);
    expect(there.writer.view().deleted.map(({ reflection }) => reflection.body.trim())).toEqual(["begun only here"]);
    done();
  });

  it("that are newer are not deleted by an older wish, and that is said until it is seen", async () => {
    const { here, there, on, write, sync, words, done } = await twoPlaces();
    await write(there, "there");
    await on(here, () => here.writer.remove(0));
    const [id = ""] = here.writer.view().notDeleted;
    expect(words(here)).toEqual(["begun there"]);
    expect(here.writer.view().reflections.map((one) => one.id)).toEqual([id]);
    here.writer.device.part().settle(id);
    expect(here.writer.view().notDeleted).toEqual([]);
    await sync(there);
    expect(there.writer.view().deleted).toEqual([]);
    expect(here.writer.view().conflicts).toEqual([]);
    expect(there.writer.view().reflections).toHaveLength(1);
    // Wished for again, over what was read meanwhile, it is done.
    await on(here, () => here.writer.remove(0));
    expect(here.writer.view()).toMatchObject({ reflections: [], notDeleted: [] });
    done();
  });

  it("that only a screen still has, after a sign-out, go over no newer words than it had seen", async () => {
    const { here, there, on, write, sync, words, done } = await twoPlaces();
    const [seen] = here.writer.view().reflections;
    if (!seen) throw new Error("nothing was begun");
    await write(there, "there");
    // Signed out: the journal lets go of everything here, and the next one hears what was written elsewhere.
    here.writer.device.crash();
    here.writer.device.store.kept.clear();
    await here.writer.device.open();
    await on(here, async () => {
      const page = { title: "", body: "begun on the screen", tags: [], draft: true };
      here.writer.device.part().write(seen.id, page, seen.base);
      await here.writer.device.part().flush(seen.id);
    });
    await sync(there);
    expect(words(there).sort()).toEqual(["begun on the screen", "begun there"]);
    expect(here.writer.view().conflicts).toMatchObject([{ id: seen.id }]);
    done();
  });

  it("that another device deleted too need no word about it", async () => {
    const { here, there, on, done } = await twoPlaces();
    await on(there, () => there.writer.remove(0));
    await on(here, () => here.writer.remove(0));
    expect(here.writer.view()).toMatchObject({ reflections: [], notDeleted: [], conflicts: [] });
    done();
  });
});
