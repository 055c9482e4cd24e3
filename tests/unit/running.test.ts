import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { behindInWords, leftInWords } from "@/components/running/words";
import { type Act, nowOf, type Stage, stepOf } from "@/lib/running/rules";
import { itemOf, minute, ran, start } from "@/tests/support/stages";

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
