import { type Act, nowOf, type Stage, type StageItem, stepOf } from "@/lib/running/rules";

export const minute = 60_000;
export const startsAt = Date.parse("2026-11-26T10:00Z");
export const item = (key: string, minutes = 10, line = ""): StageItem => ({
  key,
  kind: "item",
  title: key,
  minutes,
  line,
});
export const agenda = [item("Settle", 5), item("Check in", 10), item("Dilemma", 30), item("Close", 10)];
export const planned = (items: StageItem[] | null = agenda, more: Partial<Stage> = {}): Stage => ({
  at: startsAt,
  version: 0,
  startsAt,
  minutes: 90,
  timeZone: "Europe/London",
  cancelled: false,
  run: null,
  items,
  changed: false,
  ...more,
});

/** Takes one step `at` so many minutes after the start; throws where it is refused. */
export function take(stage: Stage, act: Act, at: number, latest = { number: 1, items: stage.items ?? [] }): Stage {
  const step = stepOf(stage, act, startsAt + at * minute, latest);
  if (!step.ok) throw new Error(step.reason);
  const items = act === "use-changed" ? latest.items : stage.items;
  return { ...stage, items, version: stage.version + 1, run: step.run };
}
export const at = (stage: Stage, minutes: number) => nowOf(stage, startsAt + minutes * minute);
export const going = (stage: Stage, minutes: number) => {
  const now = at(stage, minutes);
  if (!("position" in now)) throw new Error(now.phase);
  return now;
};

export const dilemma = () => take(take(take(planned(), "start", 0), "move-on", 5), "move-on", 17);
