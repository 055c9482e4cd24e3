import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementVersion } from "@/lib/agreements/input";
import { agreedState, comparePoints, startingPoints } from "@/lib/agreements/rules";
import { appreciationPage, appreciationWords } from "@/lib/appreciations/input";
import { learningWords } from "@/lib/learnings/input";

describe("the starting set", () => {
  it("has sixteen points that the form takes as they are", () => {
    expect(startingPoints).toHaveLength(16);
    expect(agreementVersion.parse({ number: 0, points: startingPoints, whatChanged: "" }).points).toEqual(
      startingPoints,
    );
  });
});

describe("what changed between two versions", () => {
  it("marks a point that is new, and one that was said in other words", () => {
    const { points, takenOut } = comparePoints(
      ["No recording, no screenshots.", "Come on time.", "You may pass."],
      ["You may pass.", "No recording, no screenshots, no AI note-takers.", "Share the time."],
    );
    expect(points).toEqual([
      { text: "You may pass.", is: "same" },
      {
        text: "No recording, no screenshots, no AI note-takers.",
        is: "changed",
        before: "No recording, no screenshots.",
      },
      { text: "Share the time.", is: "new" },
    ]);
    expect(takenOut).toEqual(["Come on time."]);
  });

  it("does not call a point changed because it moved", () => {
    const points = ["A first point", "A second one", "A third thing"];
    expect(comparePoints(points, [...points].reverse()).points.map(({ is }) => is)).toEqual(["same", "same", "same"]);
  });

  it("tells every point of both versions exactly once, whatever they say", () => {
    const versions = fc.array(fc.oneof(fc.constantFrom("You may pass", "You may pass now", "Pass", ""), fc.string()));
    fc.assert(
      fc.property(versions, versions, (before, now) => {
        const { points, takenOut } = comparePoints(before, now);
        expect(points.map(({ text }) => text)).toEqual(now);
        const told = points.flatMap((point) =>
          point.is === "new" ? [] : [point.is === "changed" ? point.before : point.text],
        );
        expect([...told, ...takenOut].sort()).toEqual([...before].sort());
      }),
    );
  });
});

describe("having agreed", () => {
  it("holds for a year, through a leap day too", () => {
    expect(agreedState(null, "2026-11-23")).toBe("to-read");
    expect(agreedState("2026-11-23", "2026-11-23")).toBe("agreed");
    expect(agreedState("2025-11-24", "2026-11-23")).toBe("agreed");
    expect(agreedState("2025-11-23", "2026-11-23")).toBe("again");
    expect(agreedState("2027-03-01", "2028-02-29")).toBe("agreed");
    expect(agreedState("2027-02-28", "2028-02-29")).toBe("again");
    expect(agreedState("2028-02-29", "2029-02-28")).toBe("agreed");
    expect(agreedState("2028-02-29", "2029-03-01")).toBe("again");
  });
});

describe("what the forms take", () => {
  const message = (answer: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
    answer.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

  it("asks what changed of every version but the first, and takes no empty and no repeated point", () => {
    const check = (number: number, points: string[], whatChanged = "") =>
      message(agreementVersion.safeParse({ number, points, whatChanged }));
    expect(check(1, ["One"])).toEqual(["whatChanged: Say in a few words what changed"]);
    expect(check(1, ["One"], "More")).toBeUndefined();
    expect(check(0, ["One", "  "])).toEqual(["points.1: Write this point, or take it out"]);
    expect(check(0, ["One", " One "])).toEqual(["points: Two points say the same. Take one of them out"]);
    expect(check(0, [])).toEqual(["points: An agreement needs at least one point"]);
    expect(check(0, ["a".repeat(601)])).toEqual(["points.0: Use 600 characters or fewer"]);
    expect(
      check(
        0,
        Array.from({ length: 41 }, (_, at) => `Point ${at}`),
      ),
    ).toEqual(["points: An agreement has at most 40 points"]);
  });

  it("makes one line of what was pasted over several, and takes no line of signs that nobody sees", () => {
    const named = false;
    expect(learningWords.parse({ line: " Two\n\n lines\u0000 ", named })).toEqual({ line: "Two lines", named });
    for (const line of ["", "  \n ", "\u200b\u200d", "\u0000"])
      expect(message(learningWords.safeParse({ line, named }))).toEqual(["line: Write your line first"]);
    expect(message(learningWords.safeParse({ line: "a".repeat(201), named }))).toEqual([
      "line: Use 200 characters or fewer",
    ]);
    expect(learningWords.safeParse({ line: "🙏", named }).success).toBe(true);
  });

  it("takes thanks to everybody and to one person, and none without words", () => {
    const given = { toMemberId: "", words: "Thank you\n\nall", named: true };
    expect(appreciationWords.parse(given)).toEqual(given);
    // As they are sent, they always have an id.
    const sent = { ...given, roundId: crypto.randomUUID(), appreciationId: crypto.randomUUID(), adding: true };
    expect(appreciationPage.parse(sent)).toEqual(sent);
    expect(appreciationPage.safeParse({ ...sent, appreciationId: "" }).success).toBe(false);
    expect(message(appreciationWords.safeParse({ ...given, words: " \u200b " }))).toEqual([
      "words: Write your thanks first",
    ]);
    expect(message(appreciationWords.safeParse({ ...given, toMemberId: "everybody" }))).toEqual([
      "toMemberId: Choose who it is for",
    ]);
  });
});
