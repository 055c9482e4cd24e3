/*
 * The dry run of an import: what would come in, what is here already, what differs. Decides only; nothing is changed. Every
 * reflection that comes in gets a new id, and keeps the one it had as its `origin`: so the same file brought in twice, or
 * after an interruption, finds what is here.
 */
import type { Reflection } from "../reflection.ts";
import { mergeSettings, type Settings } from "../settings.ts";
import type { Gathered } from "./gather.ts";
import type { Found } from "./taken.ts";

export type Plan = {
  /** To be saved as they are, new ids given. */
  fresh: Reflection[];
  /** Kept beside the one that is here, because they say something else. */
  second: Reflection[];
  /** Deleted when the file was made: brought in only where asked for. */
  deleted: Reflection[];
  here: number;
  /** How many are dated by when their file was last changed. */
  undated: number;
};

const words = ({ title, body, parts, later, tags, feelings, feelingsNow, whose, prompts }: Reflection) =>
  JSON.stringify([
    title,
    body,
    parts ?? [],
    (later ?? []).map(({ text }) => text),
    tags,
    feelings ?? [],
    feelingsNow ?? [],
    whose ?? [],
    prompts ?? [],
  ]);
const dated = (reflection: Reflection) => `${reflection.createdAt} ${words(reflection)}`;

/** What bringing in would do to a journal that holds `there`, deleted ones among them. */
export function planImport(
  found: Gathered["found"],
  there: readonly Reflection[],
  newId: () => string = () => crypto.randomUUID(),
): Plan {
  const plan: Plan = { fresh: [], second: [], deleted: [], here: 0, undated: 0 };
  const texts = new Set<string>();
  const byId = new Map<string, string>();
  const ids = new Map<string, string>();
  const learn = (reflection: Reflection) => {
    texts.add(words(reflection)).add(dated(reflection));
    byId.set(reflection.id, reflection.id);
    if (reflection.origin && !byId.has(reflection.origin)) byId.set(reflection.origin, reflection.id);
  };
  for (const reflection of there) learn(reflection);
  const place = ({ reflection, deleted, dated: hasDate }: Found) => {
    const known = [reflection.id, reflection.origin].map((id) => id && byId.get(id)).find(Boolean);
    if (texts.has(hasDate ? dated(reflection) : words(reflection))) {
      plan.here += 1;
      if (known) ids.set(reflection.id, known);
      return;
    }
    // What is known of a history belongs to the id that it had, and stays behind with it.
    const { origin: before, conflictOf, past: _past, ...rest } = reflection as Reflection & { past?: unknown };
    const origin = before ?? reflection.id;
    const made: Reflection = { ...rest, id: newId(), ...(origin ? { origin } : {}) };
    const other = deleted ? conflictOf : (known ?? conflictOf);
    if (other) made.conflictOf = other;
    if (reflection.id) ids.set(reflection.id, made.id);
    plan[deleted ? "deleted" : known ? "second" : "fresh"].push(made);
    if (!hasDate) plan.undated += 1;
    texts.add(words(made)).add(dated(made));
    if (origin && !byId.has(origin)) byId.set(origin, made.id);
  };
  for (const one of found) place(one);
  // Links between versions follow their reflections to the new ids.
  for (const list of [plan.fresh, plan.second, plan.deleted])
    for (const made of list) if (made.conflictOf) made.conflictOf = ids.get(made.conflictOf) ?? made.conflictOf;
  return plan;
}

/** Whether a file's settings would add anything. */
export const addsSettings = (here: Settings, from: readonly Settings[]): boolean =>
  from.some((one) => JSON.stringify(mergeSettings(here, one)) !== JSON.stringify(mergeSettings(here, here)));
