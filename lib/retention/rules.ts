import { keptFor } from "../join-requests/rules.ts";

/** How long something is kept, and why: shown to anybody, and compared with the database by a test. */
export type Kept = {
  name: string;
  /** In whole days where it is a number of days; null where it lasts as long as something else. */
  days: number | null;
  howLong: string;
  why: string;
};

/** Everything that is kept about anybody. What is sealed is named too: it is there, and nobody but its member reads it. */
export const retention = {
  request: {
    name: "A request to join, without an answer",
    days: keptFor.unanswered,
    howLong: "90 days from the day it came",
    why: "To answer it",
  },
  declined: {
    name: "A request that was declined or put on hold",
    days: keptFor.declined,
    howLong: "90 days from the answer",
    why: "So that the person can ask about it, or ask again",
  },
  listed: {
    name: "A request on the waiting list",
    days: keptFor.listed,
    howLong: "One year from the day it was put there",
    why: "To write when a seat is free",
  },
  joined: {
    name: "The request of somebody who joined",
    days: keptFor.joined,
    howLong: "30 days from joining",
    why: "To welcome them",
  },
  invitation: {
    name: "An invitation: a name and an email address",
    days: 90,
    howLong: "90 days after it was used, taken back or too old. Its link works for 14 days",
    why: "So that a link that no longer works can say why",
  },
  member: {
    name: "A member’s name, pronouns, organisation, email address and access needs",
    days: null,
    howLong: "While they are a member. Access needs can be taken back at any time",
    why: "To run the group",
  },
  journal: {
    name: "A member’s journal, sealed: nobody but the member can read it",
    days: null,
    howLong: "While they are a member. A year’s end or a long absence removes nothing",
    why: "It is theirs",
  },
  deletedReflection: {
    name: "A deleted reflection, sealed",
    days: 30,
    howLong: "30 days",
    why: "So that its member can bring it back",
  },
  replacedKey: {
    name: "A journal key that was replaced, sealed",
    days: 30,
    howLong: "30 days after nothing is sealed under it",
    why: "To open what another device still holds",
  },
  sessions: {
    name: "Sessions, agendas, who came, dilemmas offered and lines shared with the group",
    days: null,
    howLong: "While the group’s pages are kept. Authors can withdraw what they wrote",
    why: "For the group’s work over the year",
  },
  withdrawnDilemma: {
    name: "A dilemma that was withdrawn",
    days: 30,
    howLong: "30 days",
    why: "So that its author can change their mind",
  },
  message: {
    name: "Messages sent by the site: to whom, what about and when",
    days: 90,
    howLong: "90 days after sending",
    why: "To see whether something reached somebody",
  },
  signIn: {
    name: "A sign-in on a device: its kind, and the days it began and was last used",
    days: null,
    howLong: "Until it is ended, or runs out",
    why: "To keep a member signed in, and let them end it",
  },
  code: {
    name: "A one-time code for a forgotten password, scrambled",
    days: 30,
    howLong: "30 days after it stopped working",
    why: "To answer questions about it",
  },
  leaving: {
    name: "The account of a member who chose to leave later",
    days: 14,
    howLong: "14 days from the day they chose it; until then they can take it back",
    why: "So that nobody leaves by a slip",
  },
  goodbye: {
    name: "The goodbye message: the address of somebody who has left",
    days: 14,
    howLong: "Until it is sent, or 14 days at most",
    why: "To confirm that everything is gone",
  },
  year: {
    name: "The pages of a group whose year is over",
    days: null,
    howLong: "Until the day that they show. No journal and no account goes with them",
    why: "To read back in them",
  },
  emailChange: {
    name: "A change of email address that was not confirmed",
    days: 3,
    howLong: "Three days; the daily run removes it",
    why: "To confirm it at both addresses",
  },
  evaluationReplies: {
    name: "Replies to an evaluation, sealed and without a name",
    days: null,
    howLong: "Two years after it was opened",
    why: "To compare one year with the next",
  },
  evaluationRepliers: {
    name: "Who has replied to an evaluation, and not what",
    days: null,
    howLong: "Until the day after it is closed",
    why: "So that nobody replies twice",
  },
  attempts: {
    name: "Counted tries at passwords, codes and the form for asking to join, under a scrambled form of the internet address",
    days: 2,
    howLong: "Two days after the first try; the daily run removes them",
    why: "To slow down whoever guesses or floods",
  },
} satisfies Record<string, Kept>;
