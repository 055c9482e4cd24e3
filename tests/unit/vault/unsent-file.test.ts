import { describe, expect, it } from "vitest";
import { countWaiting } from "@/lib/journal/vault/drafts";
import { shown, type World, worldForEach } from "@/tests/support/hostile-world";

describe("a sealed file of what was not sent", () => {
  let world: World;
  worldForEach((made) => {
    world = made;
  });

  it("holds a hope too, which is counted before somebody signs out, and goes on where the file is taken back", async () => {
    const { here, there, sync, memberId } = world;
    await here.as(async () => {
      here.part().writeHope("2026", "to be heard at that table");
      await here.part().keepAll();
      expect(here.part().unsent()).toBe(1);
      expect(await countWaiting(here.store, memberId)).toBe(1);
    });
    const text = await here.as(() => here.part().unsentFile());
    expect(text).not.toContain("heard");
    expect(await there.as(() => there.part().bringFile(text))).toBe(1);
    await sync(here);
    expect(shown(here).doubtful).toBe(false);
    expect(there.part().contents().settings.intentions).toEqual({ "2026": "to be heard at that table" });
    await here.as(() => here.part().flushAll());
    expect(here.part().contents().settings.intentions).toEqual({ "2026": "to be heard at that table" });
    expect(await countWaiting(here.store, memberId)).toBe(0);
  });

  it("is none when it is something else, and gives nothing of another member's", async () => {
    const { here } = world;
    const bring = (text: string) => here.as(() => here.part().bringFile(text));
    for (const text of ["", "{}", "null", '{"format":"another"}', '{"format":"rp-unsent-1","drafts":[null]}'])
      expect(await bring(text)).toBeNull();
    const others = [
      [`hope/${crypto.randomUUID()}`, "00"],
      ["settings", "00"],
      ["past/x/y", "zz"],
    ];
    expect(await bring(JSON.stringify({ format: "rp-unsent-1", drafts: [], others }))).toBe(0);
  });
});
