import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guides } from "@/lib/journal/guides";
import {
  addPrompt,
  anotherPrompt,
  chooseGuide,
  dropPrompt,
  isWritten,
  replacePrompt,
  type Writing,
  wordsOf,
  writePart,
} from "@/lib/journal/vault/writing";

const ids = guides.map(({ id }) => id);
const blank: Writing = { title: "", body: "", tags: [] };
const answered = (id: string) => {
  const begun = chooseGuide({ ...blank, body: "free words" }, id);
  return (begun.parts ?? []).reduce((writing, { ask }, at) => writePart(writing, at, `about ${ask}`), begun);
};

describe("choosing a guide", () => {
  it.each(ids.flatMap((from) => ids.map((to) => [from, to] as const)))(
    "keeps every word between %s and %s, and back",
    (from, to) => {
      const before = answered(from);
      const there = chooseGuide(before, to);
      const back = chooseGuide(there, from);
      expect(wordsOf(there).sort()).toEqual(wordsOf(before).sort());
      expect(back.parts).toEqual(before.parts);
    },
  );

  it("asks the guide's questions in their order, and keeps answers beside the same question", () => {
    const begun = chooseGuide({ ...blank, body: "" }, "three-questions");
    const written = writePart(begun, 0, "It rained.");
    const steps = chooseGuide(written, "six-steps");
    expect(steps.parts?.[0]).toEqual({ ask: "What happened?", text: "It rained." });
    expect(steps.parts).toHaveLength(6);
    expect(chooseGuide(steps, "just-write").parts).toEqual([{ ask: "What happened?", text: "It rained." }]);
  });

  it("leaves the writing alone for a guide that this version does not know", () => {
    const before = answered("power");
    expect(chooseGuide(before, "from-the-future")).toBe(before);
  });

  it("loses no word in any sequence of choices, swaps, additions and removals", () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant("guide" as const), id: fc.constantFrom(...ids) }),
      fc.record({ do: fc.constantFrom("write" as const), at: fc.nat(8), text: fc.string({ minLength: 1 }) }),
      fc.record({ do: fc.constantFrom("swap" as const, "add" as const), at: fc.nat(8), text: fc.string() }),
      fc.record({ do: fc.constant("drop" as const), at: fc.nat(8) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let writing: Writing = { ...blank, body: "free" };
        for (const one of steps) {
          const expected = wordsOf(writing);
          if (one.do === "write") {
            const there = writing.parts?.[one.at];
            if (there?.text) expected.splice(expected.indexOf(there.text), 1);
            if (there) expected.push(one.text);
            writing = writePart(writing, one.at, one.text);
          } else if (one.do === "guide") writing = chooseGuide(writing, one.id);
          else if (one.do === "swap") writing = replacePrompt(writing, one.at, one.text);
          else if (one.do === "add") writing = addPrompt(writing, one.text);
          else writing = dropPrompt(writing, one.at);
          expect(wordsOf(writing).sort()).toEqual(expected.sort());
        }
      }),
    );
  });
});

describe("prompts", () => {
  it("offers one that is not on the page yet, until there is none left", () => {
    let writing: Writing = chooseGuide(blank, "power");
    const seen = new Set(writing.parts?.map(({ ask }) => ask));
    for (;;) {
      const ask = anotherPrompt(writing, ["My own question"]);
      if (ask === null) break;
      expect(seen.has(ask)).toBe(false);
      seen.add(ask);
      writing = addPrompt(writing, ask);
    }
    expect(seen.has("My own question")).toBe(true);
    // Of other guides none that is folded away there: words beside one would jump to the end of the page.
    const offered = guides.flatMap(({ id, prompts }) =>
      prompts.filter(({ folded }) => id === "power" || !folded).map(({ ask }) => ask),
    );
    expect(seen).toEqual(new Set([...offered, "My own question"]));
  });
});

describe("what counts as a reflection", () => {
  it("is a word anywhere, a feeling alone, a theme alone; and blank space is not", () => {
    expect(isWritten({ ...blank, feelings: ["torn"] })).toBe(true);
    expect(isWritten({ ...blank, tags: ["boundaries"] })).toBe(true);
    expect(isWritten({ ...blank, parts: [{ ask: "So what?", text: "x" }] })).toBe(true);
    expect(isWritten({ ...blank, title: " ", body: "\n", parts: [{ ask: "So what?", text: " " }], feelings: [] })).toBe(
      false,
    );
  });
});
