import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moved, present, rowsOf } from "@/components/agenda/draft-rows";
import { type AgendaItem, changesBetween, stepsInWords, timed, totalInWords, withOwnKeys } from "@/lib/agendas/rules";
import { formatClock } from "@/lib/dates";

const item = (key: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  key,
  kind: "item",
  title: key,
  minutes: 10,
  line: "",
  ...more,
});
const [a, b, c, d] = [item("a"), item("b"), item("c"), item("d")];
const content = fc.record({
  kind: fc.constantFrom("item" as const, "break" as const),
  title: fc.string({ maxLength: 5 }),
  minutes: fc.integer({ min: 1, max: 480 }),
  line: fc.string({ maxLength: 5 }),
});
const agenda = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), content), { selector: ([key]) => key, maxLength: 10 })
  .map((items) => items.map(([key, one]): AgendaItem => ({ key: `${key}`, ...one })));

describe("what changed between two versions", () => {
  it("is nothing for the same agenda", () => {
    fc.assert(
      fc.property(agenda, (one) => {
        expect(changesBetween(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  it("names each item that is new, gone, moved, renamed, longer, or told differently", () => {
    const after = [b, { ...a, title: "A" }, { ...c, minutes: 12, line: "You can pass." }, item("e")];
    expect(changesBetween([a, b, c, d], after)).toEqual([
      { what: "renamed", title: "A", before: "a" },
      { what: "moved", title: "A", number: 2 },
      { what: "minutes", title: "c", from: 10, to: 12 },
      { what: "words", title: "c" },
      { what: "added", title: "e", number: 4 },
      { what: "gone", title: "d" },
    ]);
  });

  it("says of one item that it moved, not of all those that it passed", () => {
    expect(changesBetween([a, b, c, d], [d, a, b, c])).toEqual([{ what: "moved", title: "d", number: 1 }]);
  });

  it("goes by names where an old version has no keys", () => {
    const old = [a, b, c].map(({ key, ...one }) => one);
    expect(changesBetween(old, [a, c, { ...b, minutes: 15 }])).toEqual([
      { what: "moved", title: "b", number: 3 },
      { what: "minutes", title: "b", from: 10, to: 15 },
    ]);
  });

  it("tells of a dilemma as a change of the words, and nothing once it cannot be seen in either", () => {
    const placed = { ...a, dilemma: { title: "Asked to speak for everyone", by: null } };
    expect(changesBetween([a], [placed])).toEqual([{ what: "words", title: "a" }]);
    expect(changesBetween([a], [a])).toEqual([]);
  });

  it("agrees with what was really done, whatever the two are", () => {
    fc.assert(
      fc.property(agenda, agenda, (before, after) => {
        const changes = changesBetween(before, after);
        const count = (what: string) => changes.filter((change) => change.what === what).length;
        const keys = (items: AgendaItem[]) => items.map(({ key }) => key);
        const added = after.filter(({ key }) => !keys(before).includes(key));
        const gone = before.filter(({ key }) => !keys(after).includes(key));
        expect(count("added")).toBe(added.length);
        expect(changes.flatMap((change) => (change.what === "gone" ? change.title : []))).toEqual(
          gone.map(({ title }) => title),
        );
        const pairs = after.flatMap((one) => {
          const old = before.find(({ key }) => key === one.key);
          return old ? [{ one, old }] : [];
        });
        expect(count("renamed")).toBe(pairs.filter(({ one, old }) => one.title !== old.title).length);
        expect(count("minutes")).toBe(pairs.filter(({ one, old }) => one.minutes !== old.minutes).length);
        const differs = pairs.filter(({ one, old }) => one.line !== old.line || one.kind !== old.kind);
        expect(count("words")).toBe(differs.length);
        // Without those that moved, both have the others in the same order.
        const places = new Set(changes.flatMap((change) => (change.what === "moved" ? change.number - 1 : [])));
        const still = after.filter((one, at) => !places.has(at) && !added.includes(one));
        expect(keys(before.filter(({ key }) => keys(still).includes(key)))).toEqual(keys(still));
      }),
    );
  });

  it("never stumbles over keys that come twice, or over none", () => {
    const loose = fc.array(
      fc
        .tuple(fc.option(fc.constantFrom("a", "b"), { nil: undefined }), content)
        .map(([key, one]): AgendaItem => ({ key, ...one })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(loose, loose, (before, after) => {
        const changes = changesBetween(before, after);
        const count = (what: string) => changes.filter((change) => change.what === what).length;
        expect(before.length - count("gone") + count("added")).toBe(after.length);
      }),
    );
  });
});

describe("the keys of a draft", () => {
  it("are each item's own, and no item is lost for a key that came twice", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom("a", "b", "B", "c"), { nil: undefined })), (keys) => {
        let made = 0;
        const items = keys.map((key, at) => ({ key, at }));
        const own = withOwnKeys(items, () => `new-${made++}`);
        expect(own.map(({ at }) => at)).toEqual(items.map(({ at }) => at));
        expect(new Set(own.map(({ key }) => key)).size).toBe(items.length);
      }),
    );
  });
});

describe("steps inside an item", () => {
  it("say so when they do not fill it, and nothing when they do", () => {
    const line = "Brought by one of us.\n8 min Telling it\n25 min Thinking together";
    expect(stepsInWords({ line, minutes: 38 })).toBe("Steps: 33 of 38 minutes");
    expect(stepsInWords({ line, minutes: 33 })).toBeNull();
    expect(stepsInWords({ line: "You can pass.", minutes: 33 })).toBeNull();
  });
});

// Both clock changes and quiet days, in zones that change on other days, by half an hour, or never.
const zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "UTC"];
const starts = fc.oneof(
  fc.date({ min: new Date("2026-01-01T00:00Z"), max: new Date("2031-01-01T00:00Z"), noInvalidDate: true }),
  fc
    .constantFrom("2027-03-28T00:15Z", "2026-10-25T00:15Z", "2027-03-14T06:30Z", "2026-11-01T05:30Z")
    .map((text) => new Date(text)),
);

describe("clock times and totals, for any agenda, zone and clock change", () => {
  const minutes = fc.array(fc.integer({ min: 1, max: 480 }), { minLength: 1, maxLength: 60 });

  it("are the real minutes that passed, shown as that zone's clock", () => {
    fc.assert(
      fc.property(minutes, starts, fc.constantFrom(...zones), (counts, startsAt, timeZone) => {
        let passed = 0;
        for (const one of timed(
          counts.map((count) => ({ minutes: count })),
          startsAt,
        )) {
          const at = new Date(startsAt.getTime() + passed * 60_000);
          expect(one.startsAt).toEqual(at);
          const [hour, minute] = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "short" })
            .format(at)
            .split(":");
          expect(formatClock(one.startsAt, timeZone)).toBe(`${Number(hour) % 12 || 12}:${minute}`);
          passed += one.minutes;
        }
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(passed).toBe(total);
        const words = totalInWords(
          counts.map((count) => ({ minutes: count })),
          { startsAt, minutes: 90, timeZone },
        );
        const end = formatClock(new Date(startsAt.getTime() + total * 60_000), timeZone);
        expect(words).toContain(`Finishes at ${end}.`);
        expect(words.startsWith(total > 90 ? `${total - 90} minute` : `${total} of 90 minutes`)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("no row is lost or doubled, however often rows move", () => {
    const moves = fc.array(fc.tuple(fc.nat(9), fc.constantFrom(1 as const, -1 as const)), { maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), moves, (many, all) => {
        let next = 0;
        let rows = rowsOf(
          Array.from({ length: many }, (_, at) => item(`${at}`)),
          () => `${next++}`,
        );
        const names = () => present(rows).map(({ fields }) => fields.key);
        const first = names();
        for (const [at, by] of all) rows = moved(rows, `${at}`, by) ?? rows;
        expect(names().sort()).toEqual([...first].sort());
      }),
    );
  });
});
