import { sessionFormats } from "../../lib/agendas/formats.ts";
import type { DraftItem } from "../../lib/agendas/input.ts";

/** The group's year. `month` counts from the month of the next session: -7 the first one, 0 the next, 4 the last. */
export type DemoSession = {
  month: number;
  format: string;
  minutes: number;
  agenda: "published" | "draft" | "none";
  items: readonly DraftItem[];
  provided: string;
};

// A ready-made agenda, with what was changed in it for that month, by title.
const itemsOf = (format: string, changes: Readonly<Record<string, Partial<DraftItem>>> = {}): readonly DraftItem[] =>
  (sessionFormats.find(({ id }) => id === format)?.items ?? []).map((item) => ({
    ...item,
    facilitatorNote: "",
    ...changes[item.title],
  }));

const next: readonly DraftItem[] = [
  {
    kind: "item",
    title: "Arrive and settle",
    minutes: 5,
    line: "Is everything in place for you? Captions on, something to drink, camera as you like. One line of our agreement: curiosity before advice.",
    facilitatorNote:
      "Check captions with the host before we start: last month they came on three minutes late. Ask the interpreters where they would like to swap. Sound off on my phone.",
  },
  {
    kind: "item",
    title: "Check-in round",
    minutes: 10,
    line: "How are you arriving, and what have you left outside the door? One word is enough. You can pass.",
    facilitatorNote: "Do not start with Siân again. Delroy missed last month: welcome him back, no questions.",
  },
  {
    kind: "item",
    title: "Looking back",
    minutes: 6,
    line: "Whoever brought a dilemma last time tells us what has happened since, as much of it as they like.",
    facilitatorNote: "Dariusz said by email that nothing has happened, and that this is the news. Give it room.",
  },
  {
    kind: "item",
    title: "First dilemma: thanked on a stage for a plan they had never seen",
    minutes: 36,
    line: [
      "A panel is praised in public for a decision that was made without them. What do you do with the applause?",
      "8 min Telling it, without interruption",
      "4 min Questions of fact",
      "2 min Quiet",
      "12 min The group responds; the presenter listens",
      "4 min The presenter comes back",
      "6 min Thinking together; choices last",
    ].join("\n"),
    facilitatorNote:
      "Ailsa brings this. We changed the place, the service and the job titles together by phone. If somebody guesses where it is: say the line about other people’s stories and go on. She would like to be heard, and does not want choices today.",
  },
  {
    kind: "break",
    title: "Break",
    minutes: 10,
    line: "Leave the screen if you can. You can stay on the call with everything off. We start again on time.",
    facilitatorNote: "Message Ailsa privately: is she all right to go on, would she like a word afterwards?",
  },
  {
    kind: "item",
    title: "Second dilemma: fair to one person, or fair to everyone",
    minutes: 34,
    line: [
      "Someone has been with a group the longest and needs more from it than it can give. Everybody has noticed.",
      "8 min Telling it, without interruption",
      "4 min Questions of fact",
      "2 min Quiet",
      "10 min The group responds; the presenter listens",
      "4 min The presenter comes back",
      "6 min Thinking together; choices last",
    ].join("\n"),
    facilitatorNote:
      "P. asked to go second. One at a time and faces in the light: she lip-reads when the captions lag. At least two others carry something like this, so listen for advice dressed as comfort. If we run late, shorten the thinking together, never the quiet.",
  },
  {
    kind: "break",
    title: "A short pause",
    minutes: 5,
    line: "Three slow breaths, or put the kettle on. There is nothing to prepare.",
    facilitatorNote: "",
  },
  {
    kind: "item",
    title: "Learning round",
    minutes: 8,
    line: "One thing each that you are taking with you: something of your own, and nothing of anybody else’s story. You can pass.",
    facilitatorNote: "Mei Lin has hardly spoken for two months. Leave a door open and do not name it.",
  },
  {
    kind: "item",
    title: "Check-out and close",
    minutes: 6,
    line: "Leaving the work here. The next date. Where to find support. We end on time.",
    facilitatorNote: "Two support workers finish on the hour. Stop, even in the middle of a sentence, mine included.",
  },
];

export const demoSessions: readonly DemoSession[] = [
  {
    month: -7,
    format: "first-session",
    minutes: 90,
    agenda: "published",
    items: itemsOf("first-session", {
      "Arrive and settle": {
        facilitatorNote: "Open the call a quarter of an hour early for anyone who wants to try their captions.",
      },
      "Hopes and worries": {
        line: "Write one of each for yourself first. Say as much of it aloud as you like.",
        facilitatorNote: "Worries first. Say one of my own.",
      },
      "Making our agreement": { facilitatorNote: "Sixteen points is a lot to hear. Ask what is missing." },
    }),
    provided: "Live captions and the choice of camera on or off",
  },
  {
    month: -6,
    format: "standard",
    minutes: 90,
    agenda: "published",
    items: itemsOf("standard", {
      "Looking back": { line: "The first session: what has stayed with you?" },
      "Telling it": { facilitatorNote: "The first one. Remind everybody that there is no wrong way to tell it." },
    }),
    provided: "Live captions and the choice of camera on or off",
  },
  {
    month: -5,
    format: "standard",
    minutes: 90,
    agenda: "published",
    items: itemsOf("standard", {
      Quiet: { facilitatorNote: "Really two minutes. Time it: last month I cut it to one." },
    }),
    provided: "Live captions and the choice of camera on or off",
  },
  {
    month: -4,
    format: "two-dilemmas",
    minutes: 120,
    agenda: "published",
    items: itemsOf("two-dilemmas", {
      "First dilemma": { title: "First dilemma: invited after the decision" },
      "Second dilemma": {
        title: "Second dilemma: when the complaint is right",
        facilitatorNote: "Anger may come my way too. Stay curious.",
      },
    }),
    provided: "Live captions, BSL interpreters and a break",
  },
  {
    month: -3,
    format: "standard",
    minutes: 90,
    agenda: "published",
    items: itemsOf("standard", {
      "Check-in round": { line: "Somebody or something you are missing, if you would like to say. You can pass." },
    }),
    provided: "Live captions, BSL interpreters and the choice of camera on or off",
  },
  {
    month: -2,
    format: "mid-year-review",
    minutes: 90,
    agenda: "published",
    items: itemsOf("mid-year-review", {
      "Own writing": { line: "For you alone: what did you come for, and where is it now? Nobody will ask to see it." },
      "How the group is going": { facilitatorNote: "When it goes quiet, wait. Do not explain the fee." },
      "Dilemmas to bring": { line: "One sentence each, if you have one. No names, no places." },
    }),
    provided: "Live captions, BSL interpreters and the choice of camera on or off",
  },
  {
    month: -1,
    format: "standard",
    minutes: 90,
    agenda: "published",
    items: itemsOf("standard", {
      "Telling it": { line: "A committee where nothing may be felt. Nobody interrupts. Say how it feels, too." },
      "Thinking together": { facilitatorNote: "If it goes flat, say so, and then sit on my hands." },
    }),
    provided: "Live captions, BSL interpreters and the choice of camera on or off",
  },
  {
    month: 0,
    format: "two-dilemmas",
    minutes: 120,
    agenda: "published",
    items: next,
    provided: "Live captions, BSL interpreters, two breaks and the choice of camera on or off",
  },
  {
    month: 1,
    format: "standard",
    minutes: 90,
    agenda: "draft",
    items: itemsOf("standard", {
      "Arrive and settle": {
        facilitatorNote: "New interpreter this month. Send the agenda and the names a week ahead.",
      },
      "Check-in round": {
        minutes: 15,
        line: "Bring an object from where you are sitting. What does it know about your month? You can pass.",
        facilitatorNote: "Too long for eight of us? Say at the start that describing the object is part of it.",
      },
      "Looking back": { facilitatorNote: "Two presenters to hear from this time." },
      "Who is bringing something": {
        facilitatorNote: "Nobody yet. A. may have something about a job that is under threat: ask, lightly, once.",
      },
      "Thinking together": {
        minutes: 17,
        facilitatorNote: "We are over. Take it from here or from the check-in, and keep the quiet and the last word.",
      },
      "Learning round": { line: "" },
    }),
    provided: "Live captions, BSL interpreters and the choice of camera on or off",
  },
  { month: 2, format: "standard", minutes: 90, agenda: "none", items: [], provided: "Live captions and a break" },
  { month: 3, format: "two-dilemmas", minutes: 120, agenda: "none", items: [], provided: "Live captions and a break" },
  { month: 4, format: "ending", minutes: 90, agenda: "none", items: [], provided: "Live captions and a break" },
];
