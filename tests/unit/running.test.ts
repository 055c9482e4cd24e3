import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { behindInWords, leftInWords } from "@/components/running/words";
import {
  type Act,
  mayFollow,
  newerOf,
  nowOf,
  placeIn,
  type Run,
  type Stage,
  type StageItem,
  stepOf,
  whyNotStartable,
} from "@/lib/running/rules";

const start = Date.UTC(2026, 10, 26, 10);
const minute = 60_000;

const itemOf = (key: string, minutes: number, line = ""): StageItem => ({
  key,
  kind: "item",
  title: key,
  minutes,
  line,
});
const stageOf = (items: StageItem[] | null, more: Partial<Stage> = {}): Stage => ({
  at: start,
  version: 0,
  startsAt: start,
  minutes: 90,
  timeZone: "Europe/London",
  cancelled: false,
  run: null,
  items,
  changed: false,
  ...more,
});

/** Takes steps one after another as the command does, and gives how it stands. */
function ran(items: StageItem[], steps: { act: Act; at: number }[]): Stage {
  let stage = stageOf(items);
  for (const { act, at } of steps) {
    const step = stepOf(stage, act, at, act === "start" ? { number: 1, items } : null);
    if (step.ok) stage = { ...stage, at, version: stage.version + 1, run: step.run };
  }
  return stage;
}
const on = (stage: Stage, at: number) => {
  const now = nowOf(stage, at);
  if (!("position" in now)) throw new Error(`It is ${now.phase}.`);
  return now;
};

const agenda = fc
  .array(fc.integer({ min: 1, max: 480 }), { minLength: 1, maxLength: 20 })
  .map((all) => all.map((minutes, at) => itemOf(`k${at}`, minutes)));
const acts = fc.array(
  fc.record({
    act: fc.constantFrom<Act>("move-on", "back", "five-more", "pause", "go-on", "finish"),
    later: fc.integer({ min: 0, max: 30 * minute }),
  }),
  { maxLength: 30 },
);
const timesOf = (all: { act: Act; later: number }[]) => {
  let at = start;
  return all.map(({ act, later }) => {
    at += later;
    return { act, at };
  });
};

describe("the clock of a running session", () => {
  it("never says a number of minutes below one, and never another item than the one people are at", () => {
    fc.assert(
      fc.property(agenda, acts, fc.integer({ min: 0, max: 600 * minute }), (items, all, later) => {
        const steps = [{ act: "start" as const, at: start }, ...timesOf(all)];
        const stage = ran(items, steps);
        const now = nowOf(stage, (steps.at(-1)?.at ?? start) + later);
        if (!("position" in now)) return;
        expect(now.position).toBe(stage.run?.position);
        expect(leftInWords(now)).toMatch(
          /^(About 1 minute left|About ([2-9]|[1-9]\d+) minutes left|Paused|A little over\. Take what you need\.)$/,
        );
        if (now.phase === "on") expect(now.minutesLeft).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("moves on by one item at a time and never by itself, however long it takes", () => {
    fc.assert(
      fc.property(agenda, fc.array(fc.integer({ min: 0, max: 60 * minute }), { maxLength: 25 }), (items, waits) => {
        let at = start;
        let stage = ran(items, [{ act: "start", at }]);
        const seen = [0];
        for (const wait of waits) {
          expect(nowOf(stage, at + wait)).toMatchObject({ position: seen.at(-1) });
          at += wait;
          const step = stepOf(stage, "move-on", at, null);
          if (!step.ok) {
            expect(step.reason).toBe("no-next");
            expect(seen.at(-1)).toBe(items.length - 1);
            break;
          }
          stage = { ...stage, run: step.run };
          seen.push(step.run.position);
        }
        expect(seen).toEqual(seen.map((_, index) => index));
      }),
    );
  });

  it("counts on where it was after a step back, as if the slip had not happened", () => {
    fc.assert(
      fc.property(agenda, acts, fc.integer({ min: 0, max: 5 * minute }), (items, all, slip) => {
        const steps = [{ act: "start" as const, at: start }, ...timesOf(all)];
        const stage = ran(items, steps);
        const at = steps.at(-1)?.at ?? start;
        const moved = stepOf(stage, "move-on", at, null);
        if (!moved.ok || stage.run?.pausedAt != null) return;
        const undone = stepOf({ ...stage, run: moved.run }, "back", at + slip, null);
        expect(undone).toEqual({ ok: true, run: stage.run });
      }),
    );
  });

  it("stands still while paused, and adds five minutes as five minutes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 3600 }),
        fc.integer({ min: 0, max: 3600 }),
        (minutes, before, pause) => {
          const items = [itemOf("a", minutes)];
          const paused = start + before * 1000;
          const goesOn = paused + pause * 1000;
          const still = ran(items, [
            { act: "start", at: start },
            { act: "pause", at: paused },
          ]);
          expect(on(still, goesOn).minutesLeft).toBe(on(still, paused).minutesLeft);
          expect(leftInWords(on(still, goesOn))).toBe("Paused");
          const steps = [
            { act: "start" as const, at: start },
            { act: "pause" as const, at: paused },
            { act: "go-on" as const, at: goesOn },
          ];
          const going = on(ran(items, steps), goesOn);
          expect(going.minutesLeft).toBe(Math.max(0, Math.ceil((minutes * 60 - before) / 60)));
          const more = on(ran(items, [...steps, { act: "five-more", at: goesOn }]), goesOn);
          expect(more.minutesLeft).toBe(Math.max(0, Math.ceil(((minutes + 5) * 60 - before) / 60)));
        },
      ),
    );
  });

  it("is as far behind as the pauses, the extra minutes and the late start are long", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -60, max: 60 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 4 }),
        (late, pause, fives) => {
          const at = start + late * minute;
          const steps = [
            { act: "start" as const, at },
            { act: "pause" as const, at },
            { act: "go-on" as const, at: at + pause * minute },
            ...Array.from({ length: fives }, () => ({ act: "five-more" as const, at: at + pause * minute })),
          ];
          const now = on(ran([itemOf("a", 30), itemOf("b", 30)], steps), at + pause * minute);
          expect(now.behind).toBe(late + pause + 5 * fives);
          expect(now.until).toBe(start + (30 + now.behind) * minute);
        },
      ),
    );
  });

  it("ends softly: past its time it says so without a number, and how far behind the day is grows", () => {
    const stage = ran([itemOf("a", 10), itemOf("b", 5)], [{ act: "start", at: start }]);
    expect(on(stage, start + 10 * minute - 1)).toMatchObject({ phase: "on", minutesLeft: 1 });
    const over = on(stage, start + 13 * minute);
    expect(over).toMatchObject({ phase: "past-its-time", minutesLeft: 0, until: null, behind: 3, position: 0 });
    expect(behindInWords(over.behind)).toBe("Running 3 minutes behind. That is fine.");
    expect(behindInWords(-1)).toBe("Running 1 minute ahead. That is fine.");
    expect(behindInWords(0)).toBe("Running to time.");
  });

  it("names the step that the minutes have reached, and stays at the last one", () => {
    const stage = ran([itemOf("a", 30, "Welcome\n5 min One\n10 min Two\n3 min Three")], [{ act: "start", at: start }]);
    expect([0, 4, 5, 14, 15, 17, 29, 50].map((at) => on(stage, start + at * minute).step)).toEqual([
      0, 0, 1, 1, 2, 2, 2, 2,
    ]);
    expect(on(ran([itemOf("a", 5, "No steps")], [{ act: "start", at: start }]), start).step).toBeNull();
  });
});

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
