import { formatClock, minutesAfter } from "../dates.ts";

/** A dilemma placed into an item, as whoever looks may see it: its title, and who offers it where they chose to say so. */
export type PlacedDilemma = { title: string; by: string | null };

/** What members see of an item. `key` names the same item over all versions; older ones may have none. */
export type AgendaItem = {
  key?: string | undefined;
  kind: "item" | "break";
  title: string;
  minutes: number;
  line: string;
  dilemma?: PlacedDilemma | undefined;
};

/** A published or previewed item with its clock times worked out. */
export type TimedItem = AgendaItem & { startsAt: Date; endsAt: Date };

/** A format or a stage that the group keeps for its facilitators, with their notes. */
export type KeptAgenda = {
  id: string;
  kind: "format" | "stage";
  name: string;
  items: (Pick<AgendaItem, "kind" | "title" | "minutes" | "line"> & { facilitatorNote: string })[];
};

/** "Dilemma: “Speaking for everyone”, from Amina": what every form of an agenda says of one. */
export const dilemmaInWords = ({ title, by }: PlacedDilemma) => `Dilemma: “${title}”${by ? `, from ${by}` : ""}`;

/** A dilemma that a facilitator may place into an agenda. `planned`: for another session. */
export type DilemmaToPlace = { id: string; title: string; by: string; planned: boolean };

/** What an agenda can be built from, besides the ready-made formats. */
export type Sources = {
  kept: KeptAgenda[];
  earlier: { id: string; startsAt: Date; timeZone: string }[];
  dilemmas: DilemmaToPlace[];
};

/** What is new in an agenda since a member looked last, and the version they have before them. */
export type AgendaNews = { number: number; changes: ItemChange[]; notes: string[] };

export type PublishRefusal = "no-items" | "no-title" | "minutes-out-of-range";

const inRange = (minutes: number) => Number.isInteger(minutes) && minutes >= 1 && minutes <= 480;

/** Why members cannot be shown these items yet, or null. */
export function whyNotPublishable(items: readonly AgendaItem[]): PublishRefusal | null {
  if (items.length === 0) return "no-items";
  if (items.some((item) => item.title.trim() === "")) return "no-title";
  return items.every((item) => inRange(item.minutes)) ? null : "minutes-out-of-range";
}

/** Each item with its start and end: real minutes from the session's start, so right across a clock change. */
export function timed<I extends { minutes: number }>(
  items: readonly I[],
  startsAt: Date,
): (I & { startsAt: Date; endsAt: Date })[] {
  let passed = 0;
  return items.map((item) => {
    const from = minutesAfter(startsAt, passed);
    passed += item.minutes;
    return { ...item, startsAt: from, endsAt: minutesAfter(startsAt, passed) };
  });
}

/** A format by its name, as it is chosen: never its items. */
export type FormatName = { id: string; name: string; minutes: number };

/** All items' minutes together. */
export const minutesOf = (items: readonly { minutes: number }[]) => items.reduce((sum, item) => sum + item.minutes, 0);

const countMinutes = (count: number) => (count === 1 ? "1 minute" : `${count} minutes`);

/** "90 of 90 minutes. Finishes at 11:30." or "5 minutes over. Finishes at 11:35." Says, and never forbids. */
export function totalInWords(
  items: readonly { minutes: number }[],
  session: { startsAt: Date; minutes: number; timeZone: string },
): string {
  const total = minutesOf(items);
  const finish = `Finishes at ${formatClock(minutesAfter(session.startsAt, total), session.timeZone)}.`;
  if (total > session.minutes) return `${countMinutes(total - session.minutes)} over. ${finish}`;
  return `${total} of ${countMinutes(session.minutes)}. ${finish}`;
}

export type Line = { text: string } | { minutes: number; text: string };

/** A line for members, read line by line: one that begins with minutes ("5 min Questions of fact") is a step. */
export function linesOf(line: string): Line[] {
  return line
    .split("\n")
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => {
      const step = /^(\d{1,3}) ?min(?:ute)?s?\b[:.,]? +(\S.*)$/i.exec(text);
      return step?.[1] && step[2] ? { minutes: Number(step[1]), text: step[2] } : { text };
    });
}

/** "13 items, with a break": what Today says of an agenda without its titles. */
export function summaryOf(items: readonly { kind: "item" | "break" }[]): string {
  const breaks = items.filter((item) => item.kind === "break").length;
  const rest = items.length - breaks;
  const said = rest === 1 ? "One item" : `${rest} items`;
  if (breaks === 0) return said;
  return `${said}, with ${breaks === 1 ? "a break" : `${breaks} breaks`}`;
}

/** An item as members may have it: the facilitator's note is left behind by naming what goes, not what stays. */
export const withoutNotes = ({ kind, title, minutes, line }: AgendaItem): AgendaItem => ({
  kind,
  title,
  minutes,
  line,
});

/** "Steps: 33 of 38 minutes" when an item has steps and they do not fill it; null when there is nothing to say. */
export function stepsInWords(item: { line: string; minutes: number }): string | null {
  const steps = linesOf(item.line).filter((line) => "minutes" in line);
  const total = minutesOf(steps);
  return steps.length === 0 || total === item.minutes ? null : `Steps: ${total} of ${countMinutes(item.minutes)}`;
}

/** Every item with a key that is its own: the first to bring one keeps it, and the others get a new one. */
export function withOwnKeys<I extends { key?: string | undefined }>(
  items: readonly I[],
  makeKey: () => string,
): (I & { key: string })[] {
  const taken = new Set<string>();
  return items.map((item) => {
    const own = item.key?.toLowerCase();
    const key = own && !taken.has(own) ? own : makeKey();
    taken.add(key);
    return { ...item, key };
  });
}

export type ItemChange =
  | { what: "added" | "moved"; title: string; number: number }
  | { what: "gone" | "words"; title: string }
  | { what: "renamed"; title: string; before: string }
  | { what: "minutes"; title: string; from: number; to: number };

// Which earlier item each later one is: the one with its key, or where an old version has no keys, the same name.
function pairsOf(before: readonly AgendaItem[], after: readonly AgendaItem[]): (number | null)[] {
  const left = new Set(before.keys());
  const take = (fits: (earlier: AgendaItem) => boolean) => {
    const found = [...left].find((at) => fits(before[at] as AgendaItem));
    if (found !== undefined) left.delete(found);
    return found ?? null;
  };
  const byKey = after.map((item) => (item.key ? take((earlier) => earlier.key === item.key) : null));
  return after.map((item, at) => {
    const known = byKey[at] ?? null;
    const same = (earlier: AgendaItem) =>
      !(earlier.key && item.key) && earlier.kind === item.kind && earlier.title === item.title;
    return known ?? take(same);
  });
}

// The places in a longest row of rising numbers: these items kept their order, the others moved past them.
function risingPlaces(numbers: readonly number[]): Set<number> {
  const best = numbers.map(() => ({ length: 1, from: -1 }));
  let end = -1;
  for (const [at, number] of numbers.entries()) {
    const here = best[at] as { length: number; from: number };
    for (let earlier = 0; earlier < at; earlier += 1) {
      const length = (best[earlier]?.length ?? 0) + 1;
      if ((numbers[earlier] ?? 0) < number && length > here.length) Object.assign(here, { length, from: earlier });
    }
    if (end < 0 || here.length > (best[end]?.length ?? 0)) end = at;
  }
  const places = new Set<number>();
  for (let at = end; at >= 0; at = best[at]?.from ?? -1) places.add(at);
  return places;
}

/** What members would notice between two versions, item by item in the order of the later one; what is gone comes last. */
export function changesBetween(before: readonly AgendaItem[], after: readonly AgendaItem[]): ItemChange[] {
  const pairs = pairsOf(before, after);
  const kept = pairs.flatMap((pair, at) => (pair === null ? [] : [{ pair, at }]));
  const still = risingPlaces(kept.map(({ pair }) => pair));
  const moved = new Set(kept.filter((_, place) => !still.has(place)).map(({ at }) => at));
  const changes = after.flatMap((item, at): ItemChange[] => {
    const { title } = item;
    const pair = pairs[at] ?? null;
    const earlier = pair === null ? undefined : before[pair];
    if (!earlier) return [{ what: "added", title, number: at + 1 }];
    const found: ItemChange[] = [];
    if (earlier.title !== title) found.push({ what: "renamed", title, before: earlier.title });
    if (moved.has(at)) found.push({ what: "moved", title, number: at + 1 });
    if (earlier.minutes !== item.minutes)
      found.push({ what: "minutes", title, from: earlier.minutes, to: item.minutes });
    const same = earlier.line === item.line && earlier.kind === item.kind;
    if (!same || earlier.dilemma?.title !== item.dilemma?.title) found.push({ what: "words", title });
    return found;
  });
  const gone = before.filter((_, at) => !pairs.includes(at));
  return [...changes, ...gone.map(({ title }): ItemChange => ({ what: "gone", title }))];
}
