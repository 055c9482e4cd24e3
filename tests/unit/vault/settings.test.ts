import { describe, expect, it } from "vitest";
import { utf8 } from "@/lib/journal/vault/bytes";
import { seal } from "@/lib/journal/vault/envelope";
import { decodeSettings, encodeSettings, noSettings, type Settings } from "@/lib/journal/vault/settings";
import type { InUse } from "@/tests/support/device-in-use";
import { shown, type World, worldForEach } from "@/tests/support/hostile-world";

describe("the writer's settings", () => {
  it("come back as they were sealed, with keys of a later version among them", () => {
    const settings = { ...noSettings, themes: ["Çare", "\ud800"], intentions: { "2026": "slower" }, weather: "rain" };
    expect(decodeSettings(encodeSettings(settings))).toEqual(settings);
  });

  it("have what an older page did not know filled in", () => {
    expect(decodeSettings(utf8('{"v":1,"themes":["care"]}'))).toEqual({ ...noSettings, themes: ["care"] });
  });

  it.each([
    "",
    "null",
    "[]",
    "{",
    "{}",
    '{"v":2}',
    '{"v":"1"}',
    '{"v":1,"themes":"care"}',
    '{"v":1,"hidden":[1]}',
    '{"v":1,"intentions":null}',
    '{"v":1,"intentions":{"2026":1}}',
    '{"v":1,"lookBack":"yes"}',
    '{"v":1,"kitAskedOn":0}',
  ])("are none in %j", (text) => {
    expect(decodeSettings(utf8(text))).toBeNull();
  });

  it("are none in bytes that are no text", () => {
    expect(decodeSettings(Uint8Array.of(0xff, 0xfe))).toBeNull();
  });
});

describe("changing the settings", () => {
  let world: World;
  worldForEach((made) => {
    world = made;
  });

  const change = (on: InUse, to: (before: Settings) => Settings) => on.as(() => on.part().changeSettings(to));
  const add = (theme: string) => (before: Settings) => ({ ...before, themes: [...before.themes, theme] });

  it("on two devices at once keeps what both did", async () => {
    const { here, there, sync } = world;
    const both = await Promise.all([change(here, add("from here")), change(there, add("from there"))]);
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    for (const on of [here, there]) {
      await sync(on);
      expect(shown(on).themes.sort()).toEqual(["an own theme", "from here", "from there"]);
      expect(shown(on).doubtful).toBe(false);
    }
  });

  it("goes on from newer ones, though this device has not heard of them", async () => {
    const { here, there, sync } = world;
    await change(there, (before) => ({ ...before, lookBack: true, themes: [] }));
    await change(here, add("from here"));
    await sync(there);
    expect(there.part().contents().settings).toMatchObject({ lookBack: true, themes: ["from here"] });
  });

  it("never writes over settings that did not open here", async () => {
    const { server, device, memberId, journal } = world;
    const { version } = server.whole().items.find(({ id }) => id === memberId) ?? { version: 0 };
    const newer = await seal(journal, utf8('{"v":2,"themes":{"own":[]}}'), {
      kind: 3,
      memberId,
      id: memberId,
      version,
    });
    const garbled = newer.slice().fill(7, 60, 90);
    for (const envelope of [newer, garbled]) {
      server.twist = (all) => ({
        ...all,
        items: all.items.map((item) => (item.id === memberId ? { ...item, envelope } : item)),
      });
      const newcomer = device();
      await newcomer.open();
      server.asked.length = 0;
      expect(await change(newcomer, add("mine"))).toEqual({ ok: false, reason: "trouble" });
      expect(server.asked.filter((asked) => asked.startsWith("PUT"))).toEqual([]);
      newcomer.crash();
    }
  });

  it("says why when nothing could be changed, and changes nothing on the screen", async () => {
    const { server, here } = world;
    server.save = () => new Response("busy", { status: 503 });
    expect(await change(here, add("mine"))).toEqual({ ok: false, reason: "trouble" });
    server.save = () => new Response(null, { status: 401 });
    expect(await change(here, add("mine"))).toEqual({ ok: false, reason: "signed-out" });
    expect(shown(here).themes).toEqual(["an own theme"]);
  });
});
