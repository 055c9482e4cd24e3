import { linesOf } from "../agendas/rules.ts";
import type { acts } from "./input.ts";

/** The channel that says which session has moved: its id, and nothing else. */
export const channel = "session_runs";

export type Act = (typeof acts)[number];
export type StageItem = { key: string; kind: "item" | "break"; title: string; minutes: number; line: string };
export type Earlier = { key: string; startedAt: number; extraMinutes: number; pausedSeconds: number };

/** How far a session is: the row of its run, with every time in milliseconds. */
export type Run = {
  number: number;
  startedAt: number;
  position: number;
  itemStartedAt: number;
  extraMinutes: number;
  pausedAt: number | null;
  pausedSeconds: number;
  earlier: Earlier[];
  endedAt: number | null;
};

/** Everything that a screen of a running session needs, as it was at `at` by the database's clock. */
export type Stage = {
  at: number;
  version: number;
  startsAt: number;
  minutes: number;
  timeZone: string;
  cancelled: boolean;
  run: Run | null;
  items: StageItem[] | null;
  /** A newer agenda is published than the one that is run. */
  changed: boolean;
};

const minute = 60_000;
const hour = 60 * minute;
const before = 2 * hour;
const after = 12 * hour;
const longest = 240;

type Times = Pick<Stage, "startsAt">;

/** Whether a run belongs to this date of the session: one from before it was moved does not. */
export const isOfThisDate = ({ startsAt }: Times, startedAt: number) =>
  startedAt >= startsAt - before && startedAt <= startsAt + after;

export type StepRefusal =
  | "not-published"
  | "cancelled"
  | "too-early"
  | "too-late"
  | "not-started"
  | "over"
  | "no-next"
  | "nothing-before"
  | "paused"
  | "not-paused"
  | "long-enough"
  | "not-changed";

const begun = (run: Pick<Run, "number">, at: number, position = 0) => ({
  number: run.number,
  position,
  itemStartedAt: at,
  extraMinutes: 0,
  pausedAt: null,
  pausedSeconds: 0,
  endedAt: null,
});

const pausedUntil = ({ pausedAt, pausedSeconds }: Run, at: number) =>
  pausedSeconds + (pausedAt === null ? 0 : Math.max(0, Math.round((at - pausedAt) / 1000)));

const elapsedIn = (run: Run, at: number) =>
  Math.max(0, (run.pausedAt ?? at) - run.itemStartedAt - run.pausedSeconds * 1000);

// Five from now, not from when the time was up: whoever asks for five is given five.
const fiveMore = (run: Run, item: StageItem | undefined, at: number) => {
  const over = item ? elapsedIn(run, at) - (item.minutes + run.extraMinutes) * minute : 0;
  return run.extraMinutes + 5 + Math.max(0, Math.floor(over / minute));
};

// A pause that was not ended is over when the group moves on.
const asEarlier = (run: Run, key: string, at: number): Earlier => ({
  key,
  startedAt: run.itemStartedAt,
  extraMinutes: run.extraMinutes,
  pausedSeconds: pausedUntil(run, at),
});

/** Where the group is in a changed agenda: at the same item, else after the last one behind them that is still in it. */
export function placeIn(next: readonly StageItem[], old: readonly StageItem[], position: number): number {
  for (let at = Math.min(position, old.length - 1); at >= 0; at -= 1) {
    const found = next.findIndex(({ key }) => key === old[at]?.key);
    if (found >= 0) return at === position ? found : Math.min(found + 1, next.length - 1);
  }
  return 0;
}

const ok = (run: Run) => ({ ok: true, run }) as const;
const no = (reason: StepRefusal) => ({ ok: false, reason }) as const;

/** Why a session cannot be started at `at`, or null. */
export function whyNotStartable(stage: Stage, at: number): StepRefusal | null {
  if (stage.cancelled) return "cancelled";
  if (!stage.items?.length) return "not-published";
  if (at < stage.startsAt - before) return "too-early";
  if (at > stage.startsAt + after) return "too-late";
  return null;
}

function back(run: Run, items: readonly StageItem[], at: number) {
  // Finishing is a step like the others: back from it is the last item, as it was.
  if (run.endedAt !== null) return ok({ ...run, endedAt: null });
  const item = items[run.position - 1];
  if (!item) return no("nothing-before");
  const was = run.earlier.find(({ key }) => key === item.key);
  return ok({
    ...run,
    ...begun(run, was?.startedAt ?? at, run.position - 1),
    extraMinutes: was?.extraMinutes ?? 0,
    pausedSeconds: was?.pausedSeconds ?? 0,
    earlier: run.earlier.filter(({ key }) => key !== item.key),
  });
}

/**
 * What an act makes of a run. `latest`: the published agenda of now, where it is another than the run's. Gives the run as
 * it is then, or why not.
 */
export function stepOf(
  stage: Stage,
  act: Act,
  at: number,
  latest: { number: number; items: StageItem[] } | null,
): { ok: true; run: Run } | { ok: false; reason: StepRefusal } {
  const { run, items } = stage;
  if (act === "start") {
    const reason = whyNotStartable(stage, at);
    if (reason) return no(reason);
    if (run) return no("over");
    return latest ? ok({ ...begun(latest, at), startedAt: at, earlier: [] }) : no("not-published");
  }
  if (!run || !items) return no("not-started");
  if (stage.cancelled) return no("cancelled");
  if (at > stage.startsAt + after) return no("too-late");
  if (act === "back") return back(run, items, at);
  if (run.endedAt !== null) return no("over");
  const item = items[run.position];
  const passed = item ? [...run.earlier, asEarlier(run, item.key, at)] : run.earlier;
  switch (act) {
    case "move-on":
      if (!items[run.position + 1]) return no("no-next");
      return ok({ ...run, ...begun(run, at, run.position + 1), earlier: passed });
    case "five-more": {
      const extraMinutes = fiveMore(run, item, at);
      return extraMinutes > longest ? no("long-enough") : ok({ ...run, extraMinutes });
    }
    case "pause":
      return run.pausedAt === null ? ok({ ...run, pausedAt: at }) : no("paused");
    case "go-on":
      if (run.pausedAt === null) return no("not-paused");
      return ok({ ...run, pausedAt: null, pausedSeconds: pausedUntil(run, at) });
    case "finish":
      return ok({ ...run, endedAt: at });
    case "use-changed": {
      if (!latest) return no("not-changed");
      const position = placeIn(latest.items, items, run.position);
      if (latest.items[position]?.key === item?.key) return ok({ ...run, number: latest.number, position });
      return ok({ ...run, ...begun(latest, at, position), earlier: passed });
    }
  }
}

export type Now =
  | { phase: "cancelled" | "none" | "before" | "over" }
  | {
      phase: "on" | "paused" | "past-its-time";
      position: number;
      /** Whole minutes, at least 1 while there is time; 0 past it. */
      minutesLeft: number;
      /** When the item's time is up, as far as it can be said now; null while paused. */
      until: number | null;
      /** Whole minutes later (or, below nothing, earlier) than the agenda says. */
      behind: number;
      /** The step of the item that its minutes have reached, or null where it has none. */
      step: number | null;
    };

function stepAt(item: StageItem, elapsed: number, whole: number): number | null {
  const steps = linesOf(item.line).flatMap((line) => ("minutes" in line ? [line.minutes] : []));
  if (steps.length === 0 || whole < 0) return null;
  let reached = 0;
  const found = steps.findIndex((minutes) => {
    reached += minutes * minute;
    return elapsed < reached;
  });
  return found >= 0 ? found : steps.length - 1;
}

/** Where a session is at a moment: worked out from the run and the clock alone, so that every screen says the same. */
export function nowOf(stage: Stage, at: number): Now {
  const { run, items } = stage;
  if (stage.cancelled) return { phase: "cancelled" };
  if (!items?.length) return { phase: "none" };
  if (at > stage.startsAt + after || (run && run.endedAt !== null)) return { phase: "over" };
  if (!run) return { phase: "before" };
  const position = Math.min(run.position, items.length - 1);
  const item = items[position] as StageItem;
  const elapsed = elapsedIn(run, at);
  const whole = (item.minutes + run.extraMinutes) * minute;
  const left = whole - elapsed;
  const minutesLeft = Math.max(0, Math.ceil(left / minute));
  const ends = Math.max(at, run.itemStartedAt) + Math.max(0, left);
  const planned = items.slice(0, position + 1).reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    phase: run.pausedAt !== null ? "paused" : left <= 0 ? "past-its-time" : "on",
    position,
    minutesLeft,
    until: run.pausedAt !== null || left <= 0 ? null : Math.round(ends / minute) * minute,
    behind: Math.round((ends - stage.startsAt) / minute) - planned,
    step: stepAt(item, elapsed, whole),
  };
}

/** Whether a run goes on now: begun for this date, not ended, and its day not over. */
export function isGoingOn(stage: Stage, at: number): boolean {
  const { phase } = nowOf(stage, at);
  return phase === "on" || phase === "paused" || phase === "past-its-time";
}

/** Whether members are offered to follow: from a quarter of an hour before the start, for as long as it may go on. */
export function mayFollow(stage: Stage, at: number): boolean {
  if (nowOf(stage, at).phase === "before")
    return at >= stage.startsAt - 15 * minute && at < stage.startsAt + stage.minutes * minute;
  return isGoingOn(stage, at);
}

/** Of two states of one session, the one to show: the later step, and of one step the later look. */
export const newerOf = (one: Stage, other: Stage): Stage =>
  other.version > one.version || (other.version === one.version && other.at >= one.at) ? other : one;
