import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leftInWords } from "@/components/running/words";
import { acts } from "@/lib/running/input";
import { nowOf, placeIn, stepOf } from "@/lib/running/rules";
import { agenda, going, item, minute, planned, startsAt, take } from "@/tests/support/stages";

describe("for arbitrary agendas", () => {
  const items = fc
    .array(fc.integer({ min: 1, max: 480 }), { minLength: 1, maxLength: 60 })
    .map((all) => all.map((minutes, index) => item(`item ${index}`, minutes)));
  const steps = fc.array(
    fc.record({
      act: fc.constantFrom(...acts.filter((act) => act !== "use-changed")),
      wait: fc.integer({ min: 0, max: 1800 }),
    }),
    { maxLength: 60 },
  );

  it("no words ever say less than one minute, and no step skips or repeats an item", () => {
    fc.assert(
      fc.property(items, steps, (all, taken) => {
        let stage = take(planned(all), "start", 0);
        let now = startsAt;
        for (const { act, wait } of taken) {
          now += wait * 1000;
          const was = stage.run?.position ?? 0;
          const step = stepOf(stage, act, now, { number: 1, items: all });
          if (step.ok) stage = { ...stage, run: step.run };
          const moved = (stage.run?.position ?? 0) - was;
          expect(moved).toBe(step.ok && act === "move-on" ? 1 : step.ok && act === "back" ? Math.min(moved, 0) : 0);
          expect(Math.abs(moved)).toBeLessThanOrEqual(1);
          const state = nowOf(stage, now);
          if (!("position" in state)) continue;
          expect(all[state.position]).toBeDefined();
          if (state.phase === "on") expect(state.minutesLeft).toBeGreaterThanOrEqual(1);
          expect(state.minutesLeft).toBeGreaterThanOrEqual(0);
          expect(leftInWords(state)).toMatch(
            /^(Paused|About [1-9]\d* minutes? left|A little over. Take what you need.)$/,
          );
          if (state.until !== null) expect(state.until).toBeGreaterThan(now - minute);
        }
      }),
    );
  });

  it("the clock alone moves nobody on", () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 12 * 60 }), (all, later) => {
        expect(going(take(planned(all), "start", 0), later).position).toBe(0);
      }),
    );
  });

  it("back undoes moving on, wherever and whenever", () => {
    fc.assert(
      fc.property(items, fc.nat(600), fc.nat(100), (all, on, after) => {
        const first = take(planned([...all, item("last")]), "start", 0);
        expect(take(take(first, "move-on", on), "back", on + after).run).toEqual(first.run);
      }),
    );
  });

  it("a changed agenda always has a place for the group", () => {
    fc.assert(
      fc.property(items, fc.shuffledSubarray(agenda, { minLength: 1 }), fc.nat(59), (all, changed, position) => {
        const place = placeIn([...changed], [...agenda, ...all], Math.min(position, agenda.length + all.length - 1));
        expect(changed[place]).toBeDefined();
      }),
    );
  });
});
