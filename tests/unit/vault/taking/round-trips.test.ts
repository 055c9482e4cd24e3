import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { mergeSettings, noSettings } from "@/lib/journal/vault/settings";
import { gather } from "@/lib/journal/vault/taking/gather";
import { fromMarkdown, toMarkdown } from "@/lib/journal/vault/taking/markdown";
import { addsSettings, planImport } from "@/lib/journal/vault/taking/plan";
import { checked, readTaken, readTakenLines, takenJson, takenLines } from "@/lib/journal/vault/taking/taken";
import { makeReadableZip } from "@/lib/journal/vault/taking/zip-out";
import { aminaEarlier } from "@/scripts/demo/reflections-amina-earlier";
import { aminaLater } from "@/scripts/demo/reflections-amina-later";
import { anyReflection, fileOf, takenOf } from "../../../support/taking";

const join = async (parts: Uint8Array<ArrayBuffer>[]) => new Uint8Array(await new Blob(parts).arrayBuffer());

const amina: Reflection[] = [...aminaEarlier, ...aminaLater].map(({ daysAgo, ...words }, at) => {
  const day = new Date(Date.UTC(2026, 10, 25, 9, at) - daysAgo * 86_400_000).toISOString();
  return { v: 1, id: crypto.randomUUID(), createdAt: day, editedAt: day, ...words };
});

const never = (): never => {
  throw new Error("nothing was read");
};

const byId = (some: readonly { id?: string | undefined }[]) =>
  [...some].sort((one, other) => ((one.id ?? "") < (other.id ?? "") ? -1 : 1));

describe("taking a journal away and bringing it back", () => {
  it("loses nothing of a reflection in Markdown", () => {
    fc.assert(
      fc.property(anyReflection, fc.boolean(), (reflection, deleted) => {
        const back = fromMarkdown(toMarkdown(reflection, deleted, "Europe/London"));
        expect(back?.deleted).toBe(deleted);
        expect(checked(back?.given)).toEqual({ ok: true, reflection });
      }),
      { numRuns: 300 },
    );
  });

  it("loses nothing in JSON and in the lines of a sealed export, half letters among it", () => {
    const half = { ...takenOf([]).settings, lookBack: true };
    fc.assert(
      fc.property(fc.array(anyReflection, { maxLength: 4 }), fc.string({ unit: "binary" }), (some, odd) => {
        const all = some.map((one, at) => ({ ...one, body: at ? one.body : `${odd}\ud800` }));
        const taken = { ...takenOf(all.slice(1), all.slice(0, 1)), settings: half };
        const found = [
          ...taken.reflections.map((reflection) => ({ reflection, deleted: false, dated: true })),
          ...taken.deleted.map((reflection) => ({ reflection, deleted: true, dated: true })),
        ];
        const whole = { found, problems: [], settings: half };
        expect(readTaken(JSON.parse([...takenJson(taken)].join("")))).toEqual(whole);
        const lines = [...takenLines(taken)];
        expect(lines.filter((line) => line.includes("\n"))).toEqual([]);
        expect(readTakenLines(lines)).toEqual(whole);
      }),
    );
  });

  it("gives an empty journal the same reflections from the whole zip, from its Markdown alone, and from its JSON alone", async () => {
    const zip = await join(await makeReadableZip(takenOf(amina), { zone: "Europe/London" }));
    const files = unzipSync(zip);
    const markdown = Object.entries(files)
      .filter(([name]) => name.endsWith(".md"))
      .map(([name, content]) => fileOf(name.replace("reflections/", ""), Uint8Array.from(content)));
    const json = fileOf("journal.json", Uint8Array.from(files["journal.json"] ?? []));
    for (const given of [[fileOf("my journal.zip", zip)], markdown, [json]]) {
      const gathered = await gather(given);
      expect(gathered.problems).toEqual([]);
      const plan = planImport(gathered.found, []);
      expect([plan.fresh.length, plan.here, plan.second.length]).toEqual([amina.length, 0, 0]);
      const same = plan.fresh.map(({ id: _new, origin, ...rest }) => ({ ...rest, id: origin }));
      expect(byId(same)).toEqual(byId(amina));
    }
  });

  it("carries every field, a title of 10,000 characters, and text of any direction through each format", async () => {
    const at = "2025-03-04T10:20:30.000Z";
    const odd =
      "שלום \u202eright to left\u202c e\u0301 👩‍👩‍👧 مرحبا\n\n## not a heading\n---\n<script>alert(1)</script>";
    const whole: Required<Omit<Reflection, "past">> = {
      v: 1,
      id: crypto.randomUUID(),
      createdAt: at,
      editedAt: "2025-03-05T10:20:30.000Z",
      title: "т".repeat(10_000),
      body: odd,
      tags: ["own: theme", "שלום"],
      guide: "what-happened",
      parts: [
        { ask: "What happened?", text: odd },
        { ask: "And then?", text: "" },
      ],
      prompts: ["An older question"],
      feelings: ["torn", "e\u0301"],
      feelingsNow: ["calm"],
      whose: ["the group’s"],
      roughly: "month",
      session: { id: crypto.randomUUID(), when: "before" },
      again: true,
      later: [{ at: "2025-06-07T08:09:10.000Z", text: odd }],
      draft: true,
      conflictOf: crypto.randomUUID(),
      origin: crypto.randomUUID(),
    };
    const zip = await join(await makeReadableZip(takenOf([whole]), { zone: "Europe/London" }));
    const files = unzipSync(zip);
    const name = Object.keys(files).find((one) => one.endsWith(".md")) ?? "";
    const markdown = fileOf(name, Uint8Array.from(files[name] ?? []));
    const sealed = readTakenLines([...takenLines(takenOf([whole]))]);
    for (const { found } of [
      await gather([fileOf("my journal.zip", zip)]),
      await gather([markdown]),
      sealed ?? never(),
    ])
      expect(found.map(({ reflection }) => reflection)).toEqual([whole]);
    // In another journal only its own id is new.
    const [made] = planImport(sealed?.found ?? [], []).fresh;
    expect(made).toEqual({ ...whole, id: made?.id });
    expect(made?.id).not.toBe(whole.id);
  });

  it("leaves behind what is known of a history, which belongs to the id that it had", () => {
    const [one] = amina as [Reflection];
    const found = [{ reflection: { ...one, past: 3 } as Reflection, deleted: false, dated: true }];
    expect(Object.keys(planImport(found, []).fresh[0] ?? {})).not.toContain("past");
  });

  it("reads Markdown that was edited by hand: its headings are the questions then", () => {
    const reflection: Reflection = {
      ...(amina[0] as Reflection),
      parts: [{ ask: "What happened?", text: "We met." }],
    };
    const file = toMarkdown(reflection, false, "Europe/London").replace(
      "We met.",
      "We met.\n\n## And then?\n\nWe left.",
    );
    expect(fromMarkdown(file)?.given.parts).toEqual([
      { ask: "What happened?", text: "We met." },
      { ask: "And then?", text: "We left." },
    ]);
    const otherEnds = toMarkdown(reflection, false, "Europe/London").replaceAll("\n", "\r\n");
    expect(checked(fromMarkdown(otherEnds)?.given)).toEqual({ ok: true, reflection });
  });

  it("finds everything here already when the same file is brought in twice, and what was changed as a second version", () => {
    const found = amina.map((reflection) => ({ reflection, deleted: false, dated: true }));
    const first = planImport(found, []);
    const again = planImport(found, first.fresh);
    expect([again.fresh.length, again.second.length, again.here]).toEqual([0, 0, amina.length]);
    const changed = first.fresh.map((one, at) => (at === 0 ? { ...one, body: "Written anew." } : one));
    const third = planImport(found, changed);
    expect([third.fresh.length, third.second.length, third.here]).toEqual([0, 1, amina.length - 1]);
    expect(third.second[0]?.conflictOf).toBe(changed[0]?.id);
    // And that second version is known the next time.
    expect(planImport(found, [...changed, ...third.second]).here).toBe(amina.length);
  });

  it("keeps the link between two versions when both get new ids, and leaves deleted ones apart", () => {
    const [one, other] = amina as [Reflection, Reflection];
    const plan = planImport(
      [
        { reflection: { ...other, conflictOf: one.id }, deleted: false, dated: true },
        { reflection: one, deleted: false, dated: true },
        { reflection: amina[2] as Reflection, deleted: true, dated: true },
      ],
      [],
    );
    const [second, first] = plan.fresh;
    expect(second?.conflictOf).toBe(first?.id);
    expect(plan.fresh.map(({ id }) => id)).not.toContain(one.id);
    expect(plan.deleted.map(({ title }) => title)).toEqual([amina[2]?.title]);
  });

  it("keeps two short reflections of different days that say the same", () => {
    const one: Reflection = { ...(amina[0] as Reflection), title: "", body: "Tired." };
    const other = { ...one, id: crypto.randomUUID(), createdAt: "2026-01-05T12:00:00.000Z" };
    const plan = planImport(
      [one, other].map((reflection) => ({ reflection, deleted: false, dated: true })),
      [],
    );
    expect(plan.fresh).toHaveLength(2);
  });

  it("adds own words and questions of a file to those here, changes no choice, and knows when there is nothing to add", () => {
    const here = { ...noSettings, themes: ["the van"], lookBack: true, intentions: { "2026": "mine" } };
    const from = {
      ...noSettings,
      themes: ["the van", "trains"],
      prompts: ["Why?"],
      intentions: { "2025": "then", "2026": "theirs" },
    };
    const later = { ofALaterVersion: 1 };
    const merged = mergeSettings(here, { ...from, ...later } as typeof from);
    // Two hopes for one year are both kept.
    const intentions = { "2025": "then", "2026": "mine\n\ntheirs" };
    expect(merged).toEqual({ ...here, ...later, themes: ["the van", "trains"], prompts: ["Why?"], intentions });
    expect(addsSettings(here, [from])).toBe(true);
    expect(addsSettings(merged, [from])).toBe(false);
    expect(addsSettings(here, [noSettings])).toBe(false);
    // Where nothing was chosen yet, the choices of the file are.
    const chosen = { ...from, lookBack: true, hidden: ["calm"] };
    expect(mergeSettings({ ...noSettings, kitAskedOn: "2026-05-01" }, chosen)).toEqual({
      ...chosen,
      kitAskedOn: "2026-05-01",
    });
  });
});
