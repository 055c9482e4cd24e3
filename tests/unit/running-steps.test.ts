import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Act,
  mayFollow,
  newerOf,
  placeIn,
  type Run,
  type Stage,
  type StageItem,
  stepOf,
  whyNotStartable,
} from "@/lib/running/rules";
import { itemOf, minute, ran, stageOf, start } from "@/tests/support/stages";

describe("steps that cannot be", () => {
  const items = [itemOf("a", 10), itemOf("b", 10)];
  const running = ran(items, [{ act: "start", at: start }]);
  const reasonOf = (stage: Stage, act: Act, at = start) => {
    const step = stepOf(stage, act, at, null);
    return step.ok ? "taken" : step.reason;
  };

  it("say why", () => {
    const ended = ran(items, [
      { act: "start", at: start },
      { act: "finish", at: start },
    ]);
    expect(reasonOf(stageOf(items), "move-on")).toBe("not-started");
    expect(reasonOf(running, "start")).toBe("over");
    expect(reasonOf(running, "back")).toBe("nothing-before");
    expect(reasonOf(running, "go-on")).toBe("not-paused");
    expect(reasonOf(running, "use-changed")).toBe("not-changed");
    expect(reasonOf({ ...running, cancelled: true }, "move-on")).toBe("cancelled");
    expect(reasonOf(ended, "move-on")).toBe("over");
    expect(reasonOf(ended, "back")).toBe("taken");
    const long = { ...running, run: { ...(running.run as Run), extraMinutes: 240 } };
    expect(reasonOf(long, "five-more")).toBe("long-enough");
  });

  it("include starting far from its hour, cancelled, or without an agenda that members see", () => {
    const at = (hours: number) => whyNotStartable(stageOf(items), start + hours * 60 * minute);
    expect([-2.01, -2, 0, 12, 12.01].map(at)).toEqual(["too-early", null, null, null, "too-late"]);
    expect(whyNotStartable(stageOf(items, { cancelled: true }), start)).toBe("cancelled");
    expect(whyNotStartable(stageOf(null), start)).toBe("not-published");
    expect(whyNotStartable(stageOf([]), start)).toBe("not-published");
  });
});

describe("a changed agenda", () => {
  it("keeps the group at its item wherever that stands now, and else goes on after the last one behind them", () => {
    const keys = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 15 });
    const named = keys.map((all) => all.map((key) => itemOf(String(key), 5)));
    fc.assert(
      fc.property(named, named, fc.nat(), (old, next, any) => {
        const position = any % old.length;
        const place = placeIn(next, old, position);
        expect(next[place]).toBeDefined();
        if (next.some(({ key }) => key === old[position]?.key)) expect(next[place]?.key).toBe(old[position]?.key);
      }),
    );
    const [a, b, c, d] = ["a", "b", "c", "d"].map((key) => itemOf(key, 5)) as [
      StageItem,
      StageItem,
      StageItem,
      StageItem,
    ];
    expect(placeIn([a, c, d], [a, b, c], 1)).toBe(1);
    expect(placeIn([a], [a, b], 1)).toBe(0);
    expect(placeIn([d], [a, b], 1)).toBe(0);
  });

  it("leaves the minutes of the item that goes on alone", () => {
    const [a, b] = [itemOf("a", 10), itemOf("b", 10)];
    const running = ran(
      [a, b],
      [
        { act: "start", at: start },
        { act: "five-more", at: start },
      ],
    );
    const step = stepOf({ ...running, changed: true }, "use-changed", start + minute, { number: 2, items: [b, a] });
    expect(step).toEqual({ ok: true, run: { ...running.run, number: 2, position: 1 } });
  });
});

it("members are offered to follow from a quarter of an hour before, and while it goes on", () => {
  const items = [itemOf("a", 90)];
  const running = ran(items, [{ act: "start", at: start }]);
  const at = (stage: Stage, minutes: number) => mayFollow(stage, start + minutes * minute);
  expect([-16, -15, 0, 89, 90].map((minutes) => at(stageOf(items), minutes))).toEqual([false, true, true, true, false]);
  expect([0, 200].map((minutes) => at(running, minutes))).toEqual([true, true]);
  expect(at(running, 12 * 60 + 1)).toBe(false);
  expect(at({ ...running, cancelled: true }, 0)).toBe(false);
  expect(at(stageOf(null), 0)).toBe(false);
});

it("an answer that comes late never takes a screen back", () => {
  const [one, two] = [stageOf(null, { version: 1, at: 10 }), stageOf(null, { version: 2, at: 5 })];
  expect(newerOf(two, one)).toBe(two);
  expect(newerOf(one, two)).toBe(two);
  const later = { ...two, at: 6 };
  expect(newerOf(two, later)).toBe(later);
  expect(newerOf(later, two)).toBe(later);
});
