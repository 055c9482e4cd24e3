import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemsFromLines } from "@/components/agenda/pasted-lines";
import { draftItem } from "@/lib/agendas/input";

const read = (text: string) => itemsFromLines(text).map(({ title, minutes, guessed }) => [title, minutes, guessed]);

describe("pasted lines", () => {
  it("become items, wherever their minutes stand", () => {
    const lines = [
      "Check-in 12",
      "Check-in – 12 min",
      "Check-in - 12 minutes",
      "Check-in (12 min)",
      "Check-in: 12",
      "12 min Check-in",
      "12 minutes: Check-in",
      "10:00 Check-in 12",
      "10:00–10:12 Check-in 12",
      "- Check-in 12",
      "• Check-in\t12",
      "1. Check-in 12 mins",
      "2) 10.00 Check-in 12’",
    ];
    expect(read(lines.join("\n"))).toEqual(lines.map(() => ["Check-in", 12, false]));
  });

  it("get 10 minutes where they name none, and say so", () => {
    expect(read("10:00 Check-in\r\nTalk 2:30 to 3:15\n\n  \n---\nWelcome")).toEqual([
      ["Check-in", 10, true],
      ["Talk 2:30 to 3:15", 10, true],
      ["Welcome", 10, true],
    ]);
  });

  it("keep a number that no item could take as a word", () => {
    expect(read("Budget 2026\nRound 0")).toEqual([
      ["Budget 2026", 10, true],
      ["Round 0", 10, true],
    ]);
  });

  it("know a break", () => {
    expect(itemsFromLines("Break 10\nComfort break 5\nBreaking the ice 5").map(({ kind }) => kind)).toEqual([
      "break",
      "break",
      "item",
    ]);
  });

  it("never lose a word, never throw, and can always be saved when they are not too long", () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/).filter((text) => !/^(m|mins?|minutes?|[ap]m|to)$/.test(text));
    const line = fc.tuple(
      fc.constantFrom("", "- ", "• ", "3. ", "10:00 ", "\t", "12 min "),
      fc.array(word, { minLength: 1, maxLength: 60 }),
      fc.constantFrom("", " 12", " – 12 min", " (5 minutes)", "\t7", " 999", "!"),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.map(([start, words, end]) => start + words.join(" ") + end).join("\n");
        const items = itemsFromLines(text);
        expect(items).toHaveLength(lines.length);
        for (const [at, [, words]] of lines.entries()) {
          const one = items[at];
          const kept = `${one?.title} ${one?.line}`.split(/[^a-z]+/);
          for (const each of words) expect(kept).toContain(each);
          expect(draftItem.safeParse({ ...one, minutes: `${one?.minutes}`, facilitatorNote: "" }).success).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void itemsFromLines(text)));
  });

  it("are read at once, however long and odd they are", () => {
    for (const odd of ["-", "–", " 1", "(", "1:", "a ", "10:00 "]) {
      const [one] = itemsFromLines(`word ${odd.repeat(20_000)} x`);
      expect(`${one?.title} ${one?.line}`).toContain("x");
    }
  });
});
