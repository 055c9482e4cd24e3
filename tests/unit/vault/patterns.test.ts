import { describe, expect, it } from "vitest";
import { namedOverTime, namedTogether } from "@/lib/journal/vault/patterns";
import type { Reflection } from "@/lib/journal/vault/reflection";

const on = (createdAt: string, feelings: string[], feelingsNow?: string[]): Reflection => ({
  ...{ v: 1, id: createdAt, createdAt, editedAt: createdAt, title: "", body: "", tags: [] },
  feelings,
  ...(feelingsNow ? { feelingsNow } : {}),
});
const month = ({ createdAt }: Reflection) => createdAt.slice(0, 7);
const then = ({ feelings = [] }: Reflection) => feelings;

describe("what was named over time", () => {
  it("counts a word once for each reflection, and says its months once each, in the order given", () => {
    const reflections = [on("2026-03-01", ["torn", "torn"]), on("2026-01-09", ["torn"]), on("2026-03-20", ["torn"])];
    expect(namedOverTime(reflections, then, month)).toEqual([
      { word: "torn", months: ["2026-03", "2026-01"], times: 3 },
    ]);
  });

  it("puts the most named first, and equals by the alphabet", () => {
    const reflections = [on("2026-01-01", ["éloigné", "zest", "calm"]), on("2026-01-02", ["zest", "envy"])];
    expect(namedOverTime(reflections, then, month).map(({ word }) => word)).toEqual([
      "zest",
      "calm",
      "éloigné",
      "envy",
    ]);
  });

  it("gives at most as many as asked for, and nothing for nothing", () => {
    const many = on(
      "2026-01-01",
      Array.from({ length: 30 }, (_, n) => `word ${n}`),
    );
    expect(namedOverTime([many], then, month)).toHaveLength(12);
    expect(namedOverTime([many], then, month, 3)).toHaveLength(3);
    expect(namedOverTime([], then, month)).toEqual([]);
    expect(namedOverTime([on("2026-01-01", [])], then, month)).toEqual([]);
  });

  it("is not misled by words that are names of something else", () => {
    const odd = [on("2026-01-01", ["constructor", "__proto__"]), on("2026-01-02", ["__proto__"])];
    expect(namedOverTime(odd, then, month).map(({ word, times }) => [word, times])).toEqual([
      ["__proto__", 2],
      ["constructor", 1],
    ]);
  });
});

describe("what was named together", () => {
  it("is a pair that stood in two reflections or more, whichever way round, then or now", () => {
    const reflections = [
      on("2026-01-01", ["torn", "glad"]),
      on("2026-01-02", ["glad"], ["torn"]),
      on("2026-01-03", ["glad", "tired"]),
    ];
    expect(namedTogether(reflections)).toEqual([{ words: ["glad", "torn"], times: 2 }]);
  });

  it("does not pair a word with itself, though it was felt then and now", () => {
    expect(namedTogether([on("a", ["torn"], ["torn"]), on("b", ["torn"], ["torn"])])).toEqual([]);
  });

  it("gives at most three, most often first", () => {
    const twice = (words: string[]) => [on("a", words), on("b", words)];
    const found = namedTogether([...twice(["a", "b", "c"]), on("c", ["b", "c"]), on("d", [])]);
    expect(found.map(({ words, times }) => [...words, times])).toEqual([
      ["b", "c", 3],
      ["a", "b", 2],
      ["a", "c", 2],
    ]);
    expect(namedTogether([...twice(["a", "b", "c", "d"])])).toHaveLength(3);
  });
});
