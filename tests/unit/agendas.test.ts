import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyRow, fieldsOf, moved, problemsOf, rowsOf, stepped, withRemoved } from "@/components/agenda/draft-rows";
import { minutesClass } from "@/components/agenda/minutes-class";
import { sessionFormats } from "@/lib/agendas/formats";
import { draftAgenda, draftItem } from "@/lib/agendas/input";
import {
  linesOf,
  minutesOf,
  summaryOf,
  timed,
  totalInWords,
  whyNotPublishable,
  withoutNotes,
} from "@/lib/agendas/rules";
import { formatClock } from "@/lib/dates";

const item = (title: string, minutes: number) => ({ kind: "item" as const, title, minutes, line: "" });
const fields = { kind: "item" as const, title: "Check in", minutes: "10", line: "", facilitatorNote: "" };
const session = { startsAt: new Date("2026-11-26T10:00Z"), minutes: 90, timeZone: "Europe/London" };

describe("publishing", () => {
  it("needs at least one item", () => {
    expect(whyNotPublishable([])).toBe("no-items");
  });

  it("needs a title for every item", () => {
    expect(whyNotPublishable([item("Check in", 10), item("  ", 5)])).toBe("no-title");
  });

  it("needs minutes in range for every item", () => {
    for (const minutes of [0, -5, 481, 2.5, Number.NaN]) {
      expect(whyNotPublishable([item("Check in", minutes)])).toBe("minutes-out-of-range");
    }
  });

  it("takes an agenda that is longer than its session", () => {
    expect(whyNotPublishable([item("Everything", 480)])).toBeNull();
  });

  it("leaves the facilitator's notes behind", () => {
    const noted = { ...item("Check in", 10), facilitatorNote: "Ask Sam first" };
    expect(withoutNotes(noted)).toEqual(item("Check in", 10));
  });
});

describe("the input of a draft", () => {
  it("refuses zero, negative, broken and too many minutes at their field", () => {
    for (const minutes of ["0", "-5", "1.5", "ten", "", "481", "1e2"]) {
      const refused = draftItem.safeParse({ ...fields, minutes });
      expect(refused.error?.issues.map(({ path }) => path.join("."))).toEqual(["minutes"]);
    }
    expect(draftItem.parse({ ...fields, minutes: " 480 " }).minutes).toBe(480);
  });

  it("takes an item whose title is still empty", () => {
    expect(draftItem.safeParse({ ...fields, title: "" }).success).toBe(true);
  });

  it("refuses more items than an agenda can hold", () => {
    const items = Array.from({ length: 61 }, () => fields);
    expect(draftAgenda.safeParse({ sessionId: crypto.randomUUID(), version: 0, items }).success).toBe(false);
  });
});

describe("clock times", () => {
  it("follow from the minutes", () => {
    const clocks = timed([item("A", 5), item("B", 10), item("C", 75)], session.startsAt).map(({ startsAt }) =>
      formatClock(startsAt, session.timeZone),
    );
    expect(clocks).toEqual(["10:00", "10:05", "10:15"]);
  });

  it("are right across the night when the clocks change", () => {
    const forward = timed([item("A", 30), item("B", 30), item("C", 5)], new Date("2027-03-28T00:15Z"));
    expect(forward.map(({ startsAt }) => formatClock(startsAt, "Europe/London"))).toEqual(["12:15", "12:45", "2:15"]);
    const back = timed([item("A", 60), item("B", 30)], new Date("2026-10-25T00:30Z"));
    expect(back.map(({ startsAt }) => formatClock(startsAt, "Europe/London"))).toEqual(["1:30", "1:30"]);
  });

  it("always add up, whatever the items", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 480 }), { minLength: 1 }), (minutes) => {
        const items = timed(
          minutes.map((count) => item("A", count)),
          session.startsAt,
        );
        expect(items.at(-1)?.endsAt.getTime()).toBe(session.startsAt.getTime() + minutesOf(items) * 60_000);
        for (const [index, one] of items.entries()) {
          if (index > 0) expect(one.startsAt).toEqual(items[index - 1]?.endsAt);
        }
      }),
    );
  });
});

describe("the total in words", () => {
  it("says how much of the length is filled", () => {
    expect(totalInWords([item("A", 90)], session)).toBe("90 of 90 minutes. Finishes at 11:30.");
    expect(totalInWords([item("A", 45)], session)).toBe("45 of 90 minutes. Finishes at 10:45.");
    expect(totalInWords([], session)).toBe("0 of 90 minutes. Finishes at 10:00.");
  });

  it("says how much is over", () => {
    expect(totalInWords([item("A", 95)], session)).toBe("5 minutes over. Finishes at 11:35.");
    expect(totalInWords([item("A", 91)], session)).toBe("1 minute over. Finishes at 11:31.");
  });
});

describe("formats", () => {
  it("fill exactly the minutes they say", () => {
    for (const format of sessionFormats)
      expect([format.id, minutesOf(format.items)]).toEqual([format.id, format.minutes]);
  });

  it("can be published as they are", () => {
    for (const format of sessionFormats) expect(whyNotPublishable(format.items)).toBeNull();
  });

  it("have steps that fill their item", () => {
    const stepped = sessionFormats
      .flatMap((format) => format.items)
      .map((one) => ({ one, steps: linesOf(one.line).filter((line) => "minutes" in line) }))
      .filter(({ steps }) => steps.length > 0);
    expect(stepped).toHaveLength(2);
    for (const { one, steps } of stepped) expect(minutesOf(steps)).toBe(one.minutes);
  });
});

describe("a line for members", () => {
  it("shows lines that begin with minutes as steps", () => {
    expect(linesOf("Brought by Joanne.\n5 min Joanne tells us\n10 minutes: We think together\n\n")).toEqual([
      { text: "Brought by Joanne." },
      { minutes: 5, text: "Joanne tells us" },
      { minutes: 10, text: "We think together" },
    ]);
  });

  it("keeps other lines as they are", () => {
    expect(linesOf("5 minds meet")).toEqual([{ text: "5 minds meet" }]);
  });
});

describe("the summary for Today", () => {
  it("counts items and breaks, and names nothing", () => {
    const rest = { kind: "break" as const };
    expect(summaryOf([item("A", 5)])).toBe("One item");
    expect(summaryOf([item("A", 5), rest, item("B", 5)])).toBe("2 items, with a break");
    expect(summaryOf([rest, item("A", 5), rest, item("B", 5)])).toBe("2 items, with 2 breaks");
  });
});

describe("an item drawn to scale", () => {
  it("gets one of twelve sizes", () => {
    expect([1, 5, 12, 13, 60, 480].map(minutesClass)).toEqual(["m-5", "m-5", "m-10", "m-15", "m-60", "m-60"]);
  });
});

describe("the builder's rows", () => {
  const three = () => {
    let next = 0;
    return rowsOf([item("A", 5), item("B", 10), item("C", 15)], () => `${next++}`);
  };
  const titles = (rows: ReturnType<typeof three>) => fieldsOf(rows).map(({ title }) => title);

  it("move past a removed row, which keeps its place", () => {
    const rows = withRemoved(three(), "1", true);
    const next = moved(rows, "2", -1);
    expect(next?.map(({ key }) => key)).toEqual(["2", "1", "0"]);
    expect(next && titles(next)).toEqual(["C", "A"]);
  });

  it("do not move past the ends", () => {
    expect(moved(three(), "0", -1)).toBeNull();
    expect(moved(three(), "2", 1)).toBeNull();
  });

  it("come back from being removed with every word", () => {
    const rows = withRemoved(withRemoved(three(), "1", true), "1", false);
    expect(titles(rows)).toEqual(["A", "B", "C"]);
  });

  it("step minutes by five within what an item may take", () => {
    expect(stepped({ ...fields, minutes: "12" }, 5)).toBe("17");
    expect(stepped({ ...fields, minutes: "3" }, -5)).toBe("1");
    expect(stepped({ ...fields, minutes: "478" }, 5)).toBe("480");
    expect(stepped({ ...fields, minutes: "ten" }, 5)).toBe("5");
  });

  it("ask for a name only when publishing", () => {
    const { fields: blank } = emptyRow("item", "0");
    expect(problemsOf(blank)).toEqual({});
    expect(problemsOf(blank, true)).toEqual({ title: "Give this item a name" });
  });
});

describe("a draft's texts", () => {
  it("lose a NUL character, which the database would refuse, and keep the rest", () => {
    const item = { kind: "item", title: " Check\u0000 in ", minutes: "5", line: "\u0000", facilitatorNote: "a\u0000b" };
    expect(draftItem.parse(item)).toMatchObject({ title: "Check in", line: "", facilitatorNote: "ab" });
  });
});
