/** What members are told of, without a word of what it says. */
export type MessageKind =
  | "agenda-published"
  | "agenda-changed"
  | "session-moved"
  | "session-changed"
  | "session-cancelled"
  | "session-reinstated";

/** Every kind of message: those about a session, and those that are made for one person or the whole group. */
export type AnyKind =
  | MessageKind
  | "reminder-day"
  | "reminder-hour"
  | "announcement"
  | "request-received"
  | "request-waiting"
  | "request-declined"
  | "request-held"
  | "request-listed"
  | "invitation"
  | "reset-link"
  | "new-device"
  | "password-changed"
  | "recovery-changed"
  | "second-step-changed"
  | "email-confirm-old"
  | "email-confirm-new"
  | "email-changed"
  | "leaving";

/** What about a session changed: by name alone, for a message holds no place and no link to join. */
export type SessionPart = "length" | "joining" | "place";

export type Words = { subject: string; body: string };

const parts: Record<SessionPart, string> = { length: "how long it is", joining: "how to join", place: "the place" };

const listed = (changes: readonly SessionPart[]) => {
  const all = (Object.keys(parts) as SessionPart[]).filter((part) => changes.includes(part)).map((part) => parts[part]);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
};

const sayings: Record<
  MessageKind | "reminder-day" | "reminder-hour",
  { subject: (day: string) => string; say: (day: string, times: string, changes: readonly SessionPart[]) => string }
> = {
  "reminder-day": {
    subject: (day) => `A reminder: our session on ${day}`,
    say: (day, times) =>
      `Our session is on ${day}, ${times}. Its page says how to join, and you can say there if you cannot come.`,
  },
  "reminder-hour": {
    subject: (day) => `Our session on ${day} starts soon`,
    say: (day, times) => `Our session is on ${day}, ${times}. Its page says how to join.`,
  },
  "agenda-published": {
    subject: (day) => `The agenda for ${day} is ready`,
    say: (day, times) => `The agenda for our session on ${day}, ${times}, is ready to read.`,
  },
  "agenda-changed": {
    subject: (day) => `The agenda for ${day} has changed`,
    say: (day, times) =>
      `The agenda for our session on ${day}, ${times}, has changed. Its page shows what is different since you last looked.`,
  },
  "session-moved": {
    subject: (day) => `Our session is now on ${day}`,
    say: (day, times, changes) =>
      `Our session has moved. It is now on ${day}, ${times}. ${changes.length > 0 ? `What else changed: ${listed(changes)}. ` : ""}If you had said whether you can come, please say it again on its page.`,
  },
  "session-changed": {
    subject: (day) => `A change to our session on ${day}`,
    say: (day, times, changes) =>
      `Something about our session on ${day}, ${times}, has changed: ${listed(changes)}. Its page shows it as it is now.`,
  },
  "session-cancelled": {
    subject: (day) => `The session on ${day} is cancelled`,
    say: (day, times) => `Our session on ${day}, ${times}, is cancelled. You do not need to do anything.`,
  },
  "session-reinstated": {
    subject: (day) => `The session on ${day} will take place`,
    say: (day, times) => `Our session on ${day}, ${times}, will take place after all.`,
  },
};

/** A message about a session in words: what it is called, and what it says before its link. */
export function sessionSaying(
  kind: MessageKind | "reminder-day" | "reminder-hour",
  { day, times, changes }: { day: string; times: string; changes: readonly SessionPart[] },
): { subject: string; say: string } {
  const { subject, say } = sayings[kind];
  return { subject: subject(day), say: say(day, times, changes) };
}

/** What a message says: the date, what to do and a link. Never an agenda's words, a place, a dilemma or a name. */
export function wordsOf(
  kind: MessageKind,
  { day, times, link, changes }: { day: string; times: string; link: string; changes: readonly SessionPart[] },
): Words {
  const { subject, say } = sessionSaying(kind, { day, times, changes });
  return { subject, body: `Hello,\n\n${say}\n\nThe session’s page, after you sign in:\n${link}\n` };
}

/** The waiting messages that say what one of this kind would, so that nobody is told twice. */
export function saidBy(kind: MessageKind): readonly MessageKind[] {
  if (kind === "agenda-changed") return ["agenda-published", kind];
  return kind === "session-changed" ? ["session-moved", kind] : [kind];
}

type Details = { minutes: number; way: string; joinLink: string | null; place: string | null };

/** What changed between two states of a session, besides its start. */
export function partsChanged(before: Details, after: Details): SessionPart[] {
  const parts: [SessionPart, boolean][] = [
    ["length", before.minutes !== after.minutes],
    ["joining", before.way !== after.way || before.joinLink !== after.joinLink],
    ["place", before.place !== after.place],
  ];
  return parts.flatMap(([part, differs]) => (differs ? [part] : []));
}

/** What a card of the messages page is called. */
export const kindInWords: Record<MessageKind, string> = {
  "agenda-published": "The agenda is ready",
  "agenda-changed": "The agenda has changed",
  "session-moved": "The session has moved",
  "session-changed": "The session has changed",
  "session-cancelled": "The session is cancelled",
  "session-reinstated": "The session will take place",
};

/** What a member can decline, and the kinds it covers. Everything else is always sent. */
export type Declinable = "agendas" | "reminders" | "announcements";

const declinable: Partial<Record<AnyKind, Declinable>> = {
  "agenda-published": "agendas",
  "agenda-changed": "agendas",
  "reminder-day": "reminders",
  "reminder-hour": "reminders",
  announcement: "announcements",
};

/** What declining this kind is called, or null where it cannot be declined. */
export const declinedAs = (kind: AnyKind): Declinable | null => declinable[kind] ?? null;

/** What a member wants sent. */
export type MailChoices = { agendas: boolean; dayBefore: boolean; hourBefore: boolean; announcements: boolean };

/** Whether a member with these choices wants this kind. */
export function wants(kind: AnyKind, choices: MailChoices): boolean {
  if (kind === "reminder-day") return choices.dayBefore;
  if (kind === "reminder-hour") return choices.hourBefore;
  const what = declinedAs(kind);
  return what === null || what === "reminders" || choices[what];
}

/** How a message stands at the moment of its sending. */
export type MessageFacts = {
  kind: AnyKind;
  madeAt: Date;
  inGroup: boolean;
  paused: boolean;
  notComing: boolean;
  /** A reminder of where its session is now, and not of where it was. */
  stillDue: boolean;
  session: { startsAt: Date; minutes: number; cancelled: boolean; published: boolean } | null;
};

const hour = 3_600_000;
const isReminder = (kind: AnyKind) => kind === "reminder-day" || kind === "reminder-hour";
const isAgenda = (kind: AnyKind) => kind === "agenda-published" || kind === "agenda-changed";

function isTrue({ kind, madeAt, inGroup, notComing, stillDue, session }: MessageFacts, now: Date): boolean {
  // What a link of an account opens is over soon, and news about it that is a day late only frightens.
  if (!inGroup) return now.getTime() - madeAt.getTime() <= (kind === "reset-link" ? hour : 24 * hour);
  if (!session) return true;
  const starts = session.startsAt.getTime();
  if (now.getTime() >= starts + session.minutes * 60_000) return false;
  if (session.cancelled || kind === "session-cancelled") return session.cancelled && kind === "session-cancelled";
  if (isAgenda(kind)) return session.published;
  return !isReminder(kind) || (stillDue && !notComing && now.getTime() < starts);
}

/** Why a waiting message is not sent any more, or null. While somebody is paused, nothing about the group is sent. */
export function whyNotSend(facts: MessageFacts, choices: MailChoices, now: Date): "not-true" | "not-wanted" | null {
  if (!isTrue(facts, now)) return "not-true";
  return facts.paused || !wants(facts.kind, choices) ? "not-wanted" : null;
}

/** Minutes that a message waits before it leaves, so that a slip can be put right and two changes make one mail. */
export function minutesHeld(kind: AnyKind): number {
  const answers: readonly AnyKind[] = ["request-declined", "request-held", "request-listed"];
  return kind in kindInWords || answers.includes(kind) ? 2 : 0;
}
