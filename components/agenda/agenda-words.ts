import { type AgendaItem, dilemmaInWords, linesOf, minutesOf, timed } from "@/lib/agendas/rules";
import { formatClock, formatTime, minutesAfter } from "@/lib/dates";
import { dayOf, isComing, leadOf, type SessionDetails } from "@/lib/group-sessions/rules";

type Shown = SessionDetails & { items: readonly AgendaItem[] };
type How = { groupTimeZone: string; now: Date };

const inMinutes = (count: number) => (count === 1 ? "1 minute" : `${count} minutes`);
const stepOf = (part: ReturnType<typeof linesOf>[number]) =>
  "minutes" in part ? `${part.minutes} min: ${part.text}` : part.text;

/** The published agenda as text: what the session's page says, in lines that any program shows. */
export function agendaText(session: Shown, { groupTimeZone, now }: How): string {
  const { items, startsAt, timeZone } = session;
  const joining = session.cancelledAt
    ? ["Cancelled. This session will not take place.", session.cancelledWhy].filter((line) => line !== null)
    : isComing(session, now)
      ? [session.joinLink && `To join: ${session.joinLink}`, session.place].filter((line) => line !== null)
      : ["This session is over."];
  const blocks = [
    [dayOf(session, now), leadOf(session, groupTimeZone)],
    joining,
    ...timed(items, startsAt).map((item) => [
      `${formatClock(item.startsAt, timeZone)}  ${item.title} (${inMinutes(item.minutes)})`,
      ...(item.dilemma ? [`       ${dilemmaInWords(item.dilemma)}`] : []),
      ...linesOf(item.line).map((part) => `       ${stepOf(part)}`),
    ]),
    [`${formatClock(minutesAfter(startsAt, minutesOf(items)), timeZone)}  We finish`],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

export type SpokenItem = { key: string; title: string; time: string; minutes: number; lines: string[]; said: string[] };

// A voice reads "min" as it likes, and rests where a sentence ends.
const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** The agenda as a voice says it: each item with its parts, short enough that a voice does not lose its breath. */
export function spokenAgenda({ items, startsAt, timeZone }: Shown): SpokenItem[] {
  return timed(items, startsAt).map((item, at) => {
    const time = formatTime(item.startsAt, timeZone);
    const lines = linesOf(item.line);
    const placed = item.dilemma ? [dilemmaInWords(item.dilemma)] : [];
    return {
      key: String(at),
      title: item.title,
      time,
      minutes: item.minutes,
      lines: [...placed, ...lines.map(stepOf)],
      said: [
        `${time}. ${sentence(item.title)} ${inMinutes(item.minutes)}.`,
        ...placed.map(sentence),
        ...lines.map((part) => sentence("minutes" in part ? `${inMinutes(part.minutes)}: ${part.text}` : part.text)),
      ],
    };
  });
}
