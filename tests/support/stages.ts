import { type Act, type Stage, type StageItem, stepOf } from "@/lib/running/rules";

export const start = Date.UTC(2026, 10, 26, 10);
export const minute = 60_000;

export const itemOf = (key: string, minutes: number, line = ""): StageItem => ({
  key,
  kind: "item",
  title: key,
  minutes,
  line,
});
export const stageOf = (items: StageItem[] | null, more: Partial<Stage> = {}): Stage => ({
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
export function ran(items: StageItem[], steps: { act: Act; at: number }[]): Stage {
  let stage = stageOf(items);
  for (const { act, at } of steps) {
    const step = stepOf(stage, act, at, act === "start" ? { number: 1, items } : null);
    if (step.ok) stage = { ...stage, at, version: stage.version + 1, run: step.run };
  }
  return stage;
}
