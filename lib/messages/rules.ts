/** What members are told of, without a word of what it says. */
export type MessageKind =
  | "agenda-published"
  | "agenda-changed"
  | "session-moved"
  | "session-changed"
  | "session-cancelled"
  | "session-reinstated";

/** What about a session changed: by name alone, for a message holds no place and no link to join. */
export type SessionPart = "length" | "joining" | "place";

export type Words = { subject: string; body: string };

const parts: Record<SessionPart, string> = { length: "how long it is", joining: "how to join", place: "the place" };

const listed = (changes: readonly SessionPart[]) => {
  const all = (Object.keys(parts) as SessionPart[]).filter((part) => changes.includes(part)).map((part) => parts[part]);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
};

const sayings: Record<
  MessageKind,
  { subject: (day: string) => string; say: (day: string, times: string, changes: readonly SessionPart[]) => string }
> = {
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

/** What a message says: the date, what to do and a link. Never an agenda's words, a place, a dilemma or a name. */
export function wordsOf(
  kind: MessageKind,
  { day, times, link, changes }: { day: string; times: string; link: string; changes: readonly SessionPart[] },
): Words {
  const { subject, say } = sayings[kind];
  return {
    subject: subject(day),
    body: `Hello,\n\n${say(day, times, changes)}\n\nThe session’s page, after you sign in:\n${link}\n`,
  };
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
