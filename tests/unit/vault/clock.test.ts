import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchIdle } from "@/lib/journal/vault/idle";
import { findKept, keepInTab, noteLocked } from "@/lib/journal/vault/sealed-key";
import { memoryStore } from "@/tests/support/device";
import { stubBrowser } from "@/tests/support/device-in-use";
import { makeWorld, shown, type World } from "@/tests/support/hostile-world";
import { memberA } from "@/tests/support/vault";

const minute = 60_000;
const year = 365 * 24 * 60 * minute;
const now = Date.parse("2026-11-25T10:00:00.000Z");
const jump = (by: number) => vi.setSystemTime(Date.now() + by);

beforeEach(stubBrowser);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the idle lock, when the clock", () => {
  function watch() {
    vi.useFakeTimers({ now });
    const page = new EventTarget();
    vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
    vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
    const heard = { lock: vi.fn(), warn: vi.fn(), active: vi.fn() };
    const idle = watchIdle(15, heard);
    return { ...heard, idle, press: () => page.dispatchEvent(new Event("keydown")) };
  }

  it("is left alone, falls after its minutes and not before, and is put off by a key", () => {
    const { lock, warn, idle, press } = watch();
    vi.advanceTimersByTime(14 * minute);
    expect(lock).not.toHaveBeenCalled();
    expect(warn).toHaveBeenCalledWith(now + 15 * minute);
    press();
    vi.advanceTimersByTime(14 * minute);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(minute);
    expect(lock).toHaveBeenCalled();
    idle.stop();
  });

  it("is set back by years, still falls, once its minutes are over again", () => {
    const { lock, idle } = watch();
    vi.advanceTimersByTime(10 * minute);
    jump(-3 * year);
    vi.advanceTimersByTime(14 * minute);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2 * minute);
    expect(lock).toHaveBeenCalled();
    idle.stop();
  });

  it("is set back, still tells the other tabs that somebody is there", () => {
    const { active, idle, press } = watch();
    press();
    expect(active).toHaveBeenCalledTimes(1);
    jump(-3 * year);
    press();
    expect(active).toHaveBeenCalledTimes(2);
    idle.stop();
  });

  it("jumps ahead as after a sleep, falls at once", () => {
    const { lock, idle } = watch();
    vi.advanceTimersByTime(minute);
    jump(2 * year);
    vi.advanceTimersByTime(1000);
    expect(lock).toHaveBeenCalled();
    idle.stop();
  });
});

describe("a lock of another tab", () => {
  it("holds whatever the clock does, and a key that is given after it opens whatever the clock does", async () => {
    vi.useFakeTimers({ now, toFake: ["Date"] });
    const kept = new Map<string, string>();
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    const store = memoryStore();
    for (const by of [-3 * year, 3 * year, 0]) {
      await keepInTab(store, memberA, Uint8Array.of(1));
      expect(await findKept(store, memberA)).not.toBeNull();
      jump(by);
      await noteLocked(store, memberA);
      expect(await findKept(store, memberA)).toBeNull();
      jump(-by);
      expect(await findKept(store, memberA)).toBeNull();
      jump(-2 * by);
      await keepInTab(store, memberA, Uint8Array.of(2));
      expect((await findKept(store, memberA))?.sealed).toEqual(Uint8Array.of(2));
    }
  });
});

describe("writing on devices whose clocks are years apart", () => {
  let world: World;
  beforeEach(async () => {
    vi.useFakeTimers({ now, toFake: ["Date"] });
    world = await makeWorld();
  });
  afterEach(() => world.done());

  it("loses no word and makes no false second version, whichever clock is behind", async () => {
    const { here, there, write, sync, two } = world;
    const edited: string[] = [];
    for (const [n, by] of [-20, 75, -75, 20, 0].entries()) {
      const on = n % 2 === 0 ? here : there;
      await sync(on);
      jump(by * year);
      expect(await write(on, two, `two, for the ${n}th time`)).toMatchObject({ state: "saved" });
      edited.push(on.part().find(two)?.reflection.editedAt ?? "");
    }
    expect([...edited].sort()).toEqual(edited);
    expect(new Set(edited).size).toBe(5);
    for (const on of [here, there]) {
      await sync(on);
      expect(shown(on)).toMatchObject({
        live: { [world.one]: "one, newest", [two]: "two, for the 4th time", [world.four]: "four" },
        doubtful: false,
      });
      expect(on.part().contents().conflicts).toEqual([]);
    }
  });

  it("deletes and brings back what was meant, though the clock went back in between", async () => {
    const { here, there, sync, two } = world;
    await sync(here);
    for (const [by, deleted] of [
      [-20, true],
      [-20, false],
      [40, true],
      [-40, false],
    ] as const) {
      jump(by * year);
      expect(await here.as(() => here.part().change(two, deleted))).toMatchObject({ state: "saved" });
      await sync(there);
      expect(Object.keys(shown(there).deleted).includes(two)).toBe(deleted);
    }
    expect(here.part().contents()).toMatchObject({ conflicts: [], notDeleted: [], doubtful: false });
  });

  it("finds drafts again that were written under another year", async () => {
    const { here, server, two } = world;
    await world.sync(here);
    server.save = () => Response.json({}, { status: 503 });
    jump(60 * year);
    await world.write(here, two, "two, in another year");
    here.crash();
    jump(-60 * year);
    await here.open();
    expect(shown(here).live[two]).toBe("two, in another year");
    await world.write(here, two, "two, back in this one");
    server.save = null;
    await here.as(() => here.part().flushAll());
    expect(here.part().saveState(two).state).toBe("saved");
    expect(shown(here).live[two]).toBe("two, back in this one");
    expect(here.part().unsent()).toBe(0);
  });
});
