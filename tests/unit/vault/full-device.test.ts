import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { countWaiting } from "@/lib/journal/vault/drafts";
import { stubBrowser } from "@/tests/support/device-in-use";
import { makeWorld, shown, type World } from "@/tests/support/hostile-world";

let world: World;
beforeEach(async () => {
  stubBrowser();
  world = await makeWorld();
  await world.sync(world.here);
});
afterEach(() => {
  world.done();
  vi.unstubAllGlobals();
});

const down = () => Response.json({}, { status: 503 });

describe("on a device whose storage is full, words", () => {
  it("reach the server all the same, and every other device", async () => {
    const { here, there, write, sync, two } = world;
    here.store.full = true;
    expect(await write(here, two, "two, and more")).toMatchObject({ state: "saved" });
    expect(here.part().unsent()).toBe(0);
    await sync(there);
    expect(shown(there)).toMatchObject({ live: { [two]: "two, and more" }, doubtful: false });
    // What this device could not keep, it asks for again.
    here.crash();
    await here.open();
    expect(shown(here)).toMatchObject({ live: { [two]: "two, and more" }, doubtful: false });
  });

  it("that the server has not got either are said to be kept nowhere, and go when it answers", async () => {
    const { server, here, there, write, sync, two } = world;
    here.store.full = true;
    server.save = down;
    expect(await write(here, two, "two, and more")).toEqual({ state: "not-saved" });
    expect(await here.part().keepAll()).toBe(false);
    expect(shown(here).live[two]).toBe("two, and more");
    server.save = null;
    await here.as(() => here.part().flushAll());
    expect(here.part().saveState(two).state).toBe("saved");
    expect(await here.part().keepAll()).toBe(true);
    await sync(there);
    expect(shown(there).live[two]).toBe("two, and more");
  });

  it("that were sealed before it was full are still there after a crash, though not the newest", async () => {
    const { server, here, write, two } = world;
    server.save = down;
    expect(await write(here, two, "two, sealed")).toMatchObject({ state: "on-device" });
    here.store.full = true;
    expect(await write(here, two, "two, sealed no more")).toEqual({ state: "not-saved" });
    here.crash();
    await here.open();
    expect(shown(here).live[two]).toBe("two, sealed");
  });

  it("are kept apart from another device's, and do not come back a second time", async () => {
    const { server, here, there, write, sync, two, memberId } = world;
    server.save = down;
    await write(here, two, "two, from here");
    server.save = null;
    await write(there, two, "two, from there");
    here.store.full = true;
    await here.as(() => here.part().flushAll());
    expect(here.part().unsent()).toBe(0);
    expect(await countWaiting(here.store, memberId)).toBe(0);
    here.crash();
    await here.open();
    for (const on of [here, there]) {
      await sync(on);
      const twos = Object.values(shown(on).live).filter((body) => body.startsWith("two"));
      expect(twos.sort()).toEqual(["two, from here", "two, from there"]);
    }
  });

  it("that waited from before are sent, written on or not, and do not come back either", async () => {
    const { server, here, write, sync, two, memberId } = world;
    server.save = down;
    await write(here, two, "two, sealed");
    here.crash();
    here.store.full = true;
    await here.open();
    server.save = null;
    await write(here, two, "two, sealed, and written on");
    expect(here.part().unsent()).toBe(0);
    expect(await countWaiting(here.store, memberId)).toBe(0);
    here.crash();
    await here.open();
    await sync(here);
    expect(Object.values(shown(here).live).filter((body) => body.startsWith("two"))).toEqual([
      "two, sealed, and written on",
    ]);
  });

  it("are kept on the device again as soon as there is room", async () => {
    const { server, here, write, two } = world;
    here.store.full = true;
    server.save = down;
    expect(await write(here, two, "two, and more")).toEqual({ state: "not-saved" });
    here.store.full = false;
    await here.as(() => here.part().flushAll());
    expect(here.part().saveState(two)).toMatchObject({ state: "on-device", why: "trouble" });
    here.crash();
    await here.open();
    expect(shown(here).live[two]).toBe("two, and more");
  });
});
