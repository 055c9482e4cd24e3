import { describe, expect, it } from "vitest";
import { decodeSave } from "@/lib/journal/wire";
import { guestNetwork, newestIn, shown, type World, worldForEach } from "@/tests/support/hostile-world";

let world: World;
worldForEach((made) => {
  world = made;
});

const newest = () => newestIn(world);
describe("a rollback of everything to an earlier day", () => {
  it("is noticed by a device that has seen newer, which keeps what it has seen", async () => {
    const { server, here, there, sync, atFirst, write } = world;
    await sync(here);
    const back = server.keep();
    atFirst();
    for (const on of [here, there]) {
      await sync(on);
      expect(shown(on)).toMatchObject({ live: newest(), doubtful: true });
    }
    // Nothing is written over the older journal: new words stay on this device until the server is itself again.
    expect(await write(here, world.two, "two, and more")).toMatchObject({ state: "on-device", why: "trouble" });
    back();
    await here.as(() => here.part().flushAll());
    for (const on of [here, there]) {
      await sync(on);
      expect(shown(on)).toMatchObject({ live: { ...newest(), [world.two]: "two, and more" }, doubtful: false });
    }
  });

  it("cannot be noticed by a device that has seen nothing: that is the limit, and the screen says what is there", async () => {
    world.atFirst();
    const newcomer = world.device();
    await newcomer.open();
    expect(shown(newcomer)).toMatchObject({ live: { [world.one]: "one, at first" }, doubtful: false, deleted: {} });
    newcomer.crash();
  });

  it("is noticed too when a deceived new device has written on, and nothing that was seen is given up", async () => {
    const { server, here, sync, atFirst, write } = world;
    await sync(here);
    atFirst();
    const newcomer = world.device();
    await newcomer.open();
    for (let n = 0; n < 12; n += 1) await write(newcomer, world.one, `one, on the other branch ${n}`);
    expect(server.whole().headVersion).toBeGreaterThan(8);
    await sync(here);
    expect(shown(here).doubtful).toBe(true);
    expect(shown(here).live).toMatchObject({ [world.two]: "two", [world.four]: "four" });
    newcomer.crash();
  });
});

describe("what is written while a server lies", () => {
  it("does not vouch for the lie: the other devices still find what was withheld", async () => {
    const { server, here, there, sync, write } = world;
    server.twist = (all) => ({ ...all, items: all.items.filter(({ id }) => id !== world.four) });
    await sync(here);
    expect((await write(here, world.two, "two, and more")).state).toBe("saved");
    expect(shown(here).doubtful).toBe(true);
    server.twist = null;
    const newcomer = world.device();
    await newcomer.open();
    for (const on of [here, there, newcomer]) {
      await sync(on);
      expect(shown(on)).toMatchObject({ live: { ...newest(), [world.two]: "two, and more" }, doubtful: false });
    }
    newcomer.crash();
  });

  it("stays on this device where no head opens, and goes once one does", async () => {
    const { server, write } = world;
    server.twist = (all) => ({ ...all, head: new Uint8Array(0) });
    const newcomer = world.device();
    await newcomer.open();
    expect(await write(newcomer, world.two, "two, and more")).toMatchObject({ state: "on-device", why: "trouble" });
    expect(server.asked.filter((asked) => asked === "PUT /api/journal").length).toBe(8);
    server.twist = null;
    await newcomer.as(() => newcomer.part().flushAll());
    expect(shown(newcomer)).toMatchObject({ live: { ...newest(), [world.two]: "two, and more" }, doubtful: false });
    newcomer.crash();
  });

  it("and lost a race is not shown in the place of what won it", async () => {
    const { server, here, there, sync, write } = world;
    await sync(here);
    await write(there, world.one, "one, quicker");
    const sent: Uint8Array[] = [];
    server.save = (body) => {
      sent.push(decodeSave(body)?.item.envelope ?? new Uint8Array(0));
      return server.put(body);
    };
    await write(here, world.one, "one, slower");
    expect(Object.values(shown(here).live)).toEqual(expect.arrayContaining(["one, quicker", "one, slower"]));
    // The refused sealing is this journal's own, of that very version; only the head tells the two apart.
    server.twist = (all) => ({
      ...all,
      items: all.items.map((item) => (item.id === world.one ? { ...item, envelope: sent[0] as Uint8Array } : item)),
    });
    const newcomer = world.device();
    await newcomer.open();
    expect(shown(newcomer)).toMatchObject({ live: { [world.one]: "one, slower" }, doubtful: true });
    for (const on of [here, there]) {
      await sync(on);
      expect(shown(on)).toMatchObject({ live: { [world.one]: "one, quicker" }, doubtful: true });
    }
    newcomer.crash();
  });
});

const lies: [string, () => Response][] = [
  ["says saved and saves nothing", () => Response.json({ rev: 99, deleteOn: null })],
  ["says saved with a revision that is none", () => Response.json({ rev: "soon" })],
  ["says saved with a day that is none", () => Response.json({ rev: -1, deleteOn: "on Friday" })],
  ["answers with a page of HTML", () => guestNetwork(200)],
  ["answers with a bare null", () => Response.json(null)],
  ["refuses for a reason that nobody knows", () => Response.json({ reason: "because" }, { status: 418 })],
  ["always says that the head moved", () => Response.json({ reason: "head-moved" }, { status: 409 })],
  ["always says that it was changed", () => Response.json({ reason: "reflection-changed" }, { status: 409 })],
  ["says that the reflection is nobody's", () => Response.json({ reason: "not-found" }, { status: 404 })],
  ["says signed out", () => Response.json({ reason: "signed-out" }, { status: 401 })],
  ["breaks down", () => guestNetwork(500)],
];

describe("a save that the server", () => {
  it.each(lies)("%s loses no word, here or later", async (_name, lie) => {
    const { server, here, there, sync, write } = world;
    await sync(here);
    server.save = lie;
    const state = await write(here, world.two, "two, and more");
    const during = shown(here);
    expect(Object.values(during.live)).toContain("two, and more");
    expect(Object.keys(during.live).length).toBeLessThanOrEqual(4);
    expect(here.part().contents().conflicts.length).toBeLessThanOrEqual(1);
    server.save = null;
    // A crash in between changes nothing: the words lie sealed on this device.
    here.crash();
    await here.open();
    await here.as(() => here.part().flushAll());
    await sync(here);
    expect(Object.values(shown(here).live)).toContain("two, and more");
    await sync(there);
    if (state.state === "saved") {
      // It was believed: an honest server has not got them, and that is noticed by the head it has not got either.
      expect(shown(here).doubtful).toBe(true);
    } else {
      expect(Object.values(shown(there).live)).toContain("two, and more");
      for (const on of [here, there]) expect(shown(on).doubtful).toBe(false);
    }
  });
});
