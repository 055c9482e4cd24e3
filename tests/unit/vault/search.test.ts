import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { excerpt, markedPieces, search } from "@/lib/journal/vault/search";

let count = 0;
const one = (given: Partial<Reflection>) => {
  count += 1;
  const at = "2026-05-01T10:00:00.000Z";
  const id = `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
  return {
    id,
    reflection: { v: 1 as const, id, createdAt: at, editedAt: at, title: "", body: "", tags: [], ...given },
  };
};
const found = (all: ReturnType<typeof one>[], looking: Partial<Parameters<typeof search>[1]>) =>
  search(all, { text: "", ...looking }).map(({ reflection }) => reflection.body);

describe("search", () => {
  it("finds words in title, text, answers, later thoughts, themes and feelings", () => {
    const all = [
      one({ body: "1", title: "The steering group" }),
      one({ body: "2 the steering wheel" }),
      one({ body: "3", parts: [{ ask: "So what?", text: "Steering again" }] }),
      one({ body: "4", later: [{ at: "2026-06-01T10:00:00.000Z", text: "who was steering" }] }),
      one({ body: "5", tags: ["steering"] }),
      one({ body: "6", feelings: ["steering"] }),
      one({ body: "7", feelingsNow: ["steering"] }),
      one({ body: "8", parts: [{ ask: "Who was steering?", text: "nobody" }] }),
    ];
    expect(found(all, { text: "STEERING" }).map((body) => body[0])).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  });

  it("wants every word, in any order, and takes accents, case and apostrophes as they come", () => {
    const all = [one({ body: "Siân’s café was full" }), one({ body: "a full stop" })];
    expect(found(all, { text: "full sian's CAFE" })).toEqual(["Siân’s café was full"]);
    expect(found(all, { text: "full" })).toHaveLength(2);
    expect(found(all, { text: "  " })).toHaveLength(2);
  });

  it("does not match across two fields", () => {
    expect(found([one({ title: "after", body: "noon" })], { text: "afternoon" })).toEqual([]);
  });

  it("filters by theme, feeling, guide and session, together with words", () => {
    const all = [
      one({ body: "a", tags: ["boundaries"], feelings: ["torn"], guide: "power" }),
      one({ body: "b", tags: ["boundaries"], feelingsNow: ["torn"], session: { id: "s1", when: "after" } }),
    ];
    expect(found(all, { theme: "boundaries" })).toEqual(["a", "b"]);
    expect(found(all, { feeling: "torn", guide: "power" })).toEqual(["a"]);
    expect(found(all, { sessionId: "s1", text: "b" })).toEqual(["b"]);
    expect(found(all, { sessionId: "s1", text: "power" })).toEqual([]);
  });
});

describe("marking what was found", () => {
  it("gives the text back letter for letter, whatever the text and the words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, words) => {
        expect(
          markedPieces(text, words)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });

  it("marks the letters as they were written, accents and all", () => {
    expect(markedPieces("In Siân’s café", "sian cafe")).toEqual([
      { text: "In ", marked: false },
      { text: "Siân", marked: true },
      { text: "’s ", marked: false },
      { text: "café", marked: true },
    ]);
  });

  it("shows the stretch around the first match, and says where it was cut", () => {
    const text = `${"before ".repeat(60)}needle ${"after ".repeat(60)}`;
    const shown = excerpt(text, "needle", 80);
    expect(shown).toContain("needle");
    expect(shown.startsWith("… ")).toBe(true);
    expect(shown.endsWith("…")).toBe(true);
    expect(excerpt("short text", "nowhere")).toBe("short text");
  });
});
