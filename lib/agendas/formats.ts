import type { AgendaItem } from "./rules.ts";

/** A ready-made agenda to start from. */
export type SessionFormat = { id: string; name: string; minutes: number; items: AgendaItem[] };

const item = (minutes: number, title: string, line = ""): AgendaItem => ({ kind: "item", title, minutes, line });
const rest = (minutes: number): AgendaItem => ({ kind: "break", title: "Break", minutes, line: "" });

const dilemma = (title: string) =>
  item(
    38,
    title,
    [
      "8 min Telling it, without interruption",
      "4 min Questions of fact",
      "2 min Quiet",
      "12 min The group responds; the presenter listens",
      "4 min The presenter comes back",
      "8 min Thinking together; choices last",
    ].join("\n"),
  );

/** The one that a group starts from which has chosen no other. */
export const standardId = "standard";

/** The formats offered, after Kurtz, Balint, Case Clinic and action learning: feelings first, choices last. */
export const sessionFormats: readonly SessionFormat[] = [
  {
    id: "standard",
    name: "Standard",
    minutes: 90,
    items: [
      item(5, "Arrive and settle", "Is everything in place for you? Captions on. One line of our agreement."),
      item(12, "Check-in round", "How are you arriving? You can pass."),
      item(8, "Looking back", "What has happened since last time."),
      item(2, "Who is bringing something", "We make sure they still want to."),
      item(10, "Telling it", "Nobody interrupts. Say how it feels, too."),
      item(5, "Questions of fact", "Short ones. No advice dressed as a question."),
      item(2, "Quiet", "Notice feelings, pictures, urges."),
      item(
        15,
        "The group responds, the presenter listens",
        "Feelings, pictures and guesses. Nobody speaks to the presenter, who can turn the camera off.",
      ),
      item(6, "The presenter comes back", "What landed, and what did not."),
      item(13, "Thinking together", "Meaning, power and the system around it. Choices come last."),
      item(3, "The presenter’s last word"),
      item(5, "Learning round", "One thing each. You can pass."),
      item(4, "Check-out and close", "Leaving the work here. The next date. Where to find support."),
    ],
  },
  {
    id: "two-dilemmas",
    name: "Two dilemmas",
    minutes: 120,
    items: [
      item(5, "Arrive and settle"),
      item(12, "Check-in round", "How are you arriving? You can pass."),
      item(6, "Looking back", "What has happened since last time."),
      dilemma("First dilemma"),
      rest(10),
      dilemma("Second dilemma"),
      item(6, "Learning round", "One thing each. You can pass."),
      item(5, "Check-out and close"),
    ],
  },
  {
    id: "first-session",
    name: "First session",
    minutes: 90,
    items: [
      item(10, "Arrive and settle"),
      item(25, "Introductions", "Who you are, in your own words. You choose how much to say."),
      item(15, "Hopes and worries"),
      item(25, "Making our agreement", "What we need from each other to speak freely."),
      item(10, "Practical things and access"),
      item(5, "Check-out", "You can pass."),
    ],
  },
  {
    id: "mid-year-review",
    name: "Mid-year review",
    minutes: 90,
    items: [
      item(10, "Check-in round", "You can pass."),
      item(10, "Own writing", "For you alone."),
      item(15, "In pairs"),
      item(25, "How the group is going", "What works, what is not said, what to change."),
      item(20, "Dilemmas to bring"),
      item(5, "Our agreement, refreshed"),
      item(5, "Close"),
    ],
  },
  {
    id: "ending",
    name: "Ending",
    minutes: 90,
    items: [
      item(10, "Check-in round", "You can pass."),
      item(10, "Reading our first intentions", "Your own, to yourself."),
      item(25, "What changed"),
      item(15, "Unfinished things"),
      item(15, "Appreciations"),
      item(10, "Looking at the year", "What helped, and what did not."),
      item(5, "Goodbye"),
    ],
  },
];
