/** What members are told of, without a word of what it says. */
export type MessageKind =
  | "agenda-published"
  | "agenda-changed"
  | "session-moved"
  | "session-cancelled"
  | "session-reinstated";

export type Words = { subject: string; body: string };

const sayings: Record<MessageKind, { subject: (day: string) => string; say: (day: string, times: string) => string }> =
  {
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
      say: (day, times) => `Our session has moved. It is now on ${day}, ${times}.`,
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
export function wordsOf(kind: MessageKind, { day, times, link }: { day: string; times: string; link: string }): Words {
  const { subject, say } = sayings[kind];
  return {
    subject: subject(day),
    body: `Hello,\n\n${say(day, times)}\n\nThe session’s page, after you sign in:\n${link}\n`,
  };
}

/** What a card of the messages page is called. */
export const kindInWords: Record<MessageKind, string> = {
  "agenda-published": "The agenda is ready",
  "agenda-changed": "The agenda has changed",
  "session-moved": "The session has moved",
  "session-cancelled": "The session is cancelled",
  "session-reinstated": "The session will take place",
};
