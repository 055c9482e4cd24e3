import { formatClock, minutesAfter } from "../dates.ts";

/** What members see of an item. */
export type AgendaItem = { kind: "item" | "break"; title: string; minutes: number; line: string };

/** A published or previewed item with its clock times worked out. */
export type TimedItem = AgendaItem & { startsAt: Date; endsAt: Date };

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
