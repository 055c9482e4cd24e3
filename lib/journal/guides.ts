/** A question in the margin. `hint` says more. `folded`: shown last and only when asked for, because doing comes last. */
export type Prompt = { ask: string; hint?: string; folded?: true };

/** A way of writing. `source` credits where it comes from. All of it is optional, all of it can be skipped or changed. */
export type Guide = { id: string; name: string; source: string; prompts: readonly Prompt[] };

// The same question has the same words in every guide, so that what answers it stays in place when the guide changes.
const whatHappened: Prompt = { ask: "What happened?", hint: "As you remember it. Leave out names if you can." };
const nowWhat: Prompt = { ask: "Now what?", hint: "What would help next? What if nothing changes?" };
const anotherTime: Prompt = { ask: "What might I do another time?", hint: "And what support would I need?" };
const metBefore: Prompt = { ask: "When have I met this before?" };
const notKnown: Prompt = { ask: "What do I still not know?" };

/** The guides in the order in which they are offered: the first three at once, the others under "More ways". */
export const guides: readonly Guide[] = [
  { id: "just-write", name: "Just write", source: "", prompts: [] },
  {
    id: "three-questions",
    name: "What? So what? Now what?",
    source: "After Borton (1970), Driscoll (1994, 2007), and Rolfe, Freshwater and Jasper (2001)",
    prompts: [
      whatHappened,
      { ask: "So what?", hint: "What did it stir up, then and now? Why does it matter, and to whom?" },
      nowWhat,
    ],
  },
  {
    id: "feelings-as-data",
    name: "Feelings as data",
    source: "Made for this journal, after Balint and Kurtz: heart first, head second",
    prompts: [
      { ask: "Where in the body is it?", hint: "And how strong, if you like." },
      metBefore,
      { ask: "If it were a message, what would it be about?" },
      notKnown,
      { ask: "Is there something to do, or just to know?", folded: true },
    ],
  },
  {
    id: "six-steps",
    name: "Step by step",
    source: "After Gibbs (1988)",
    prompts: [
      whatHappened,
      { ask: "What did I feel and think?" },
      { ask: "What went well, and what did not?" },
      { ask: "What sense do I make of it?" },
      { ask: "What did I learn?" },
      anotherTime,
    ],
  },
  {
    id: "four-viewpoints",
    name: "Four viewpoints",
    source: "After Brookfield’s lenses (1995)",
    prompts: [
      { ask: "Through my own history" },
      { ask: "Through the eyes of people who draw on support" },
      { ask: "Through the eyes of colleagues and leaders" },
      { ask: "Through what is known or written" },
      { ask: "Where do the four disagree?" },
    ],
  },
  {
    id: "learning-loop",
    name: "Learning loop",
    source: "After Kolb (1984)",
    prompts: [
      whatHappened,
      { ask: "What did I notice?" },
      { ask: "What idea do I draw from it?" },
      { ask: "What small thing could I try?" },
    ],
  },
  {
    id: "inside-outside",
    name: "Inside, outside",
    source: "After Johns",
    prompts: [
      { ask: "Inside", hint: "Thoughts, feelings, the values that were touched." },
      { ask: "Outside", hint: "What I did. Was it right? What pushed me? What else was possible?" },
      { ask: "How do I see it now?" },
    ],
  },
  {
    id: "power",
    name: "Power",
    source: "After French and Raven (1959), Raven (1965), and Ärleskog, Vackerberg and Andersson (2021)",
    prompts: [
      { ask: "Who could decide here?", hint: "Who set the terms, the money, the words?" },
      { ask: "What power did I hold?", hint: "And where from: role, knowledge, trust, my own experience?" },
      { ask: "Who paid the cost?" },
      { ask: "What was I uncomfortable about?" },
      { ask: "What would shift it a little?" },
    ],
  },
  {
    id: "self-and-boundaries",
    name: "Self and boundaries",
    source: "After the emotional work and identity described in PARTNERS2 (2020)",
    prompts: [
      { ask: "What of my own story was in the room?", hint: "Did I choose that?" },
      { ask: "What did I carry for others?" },
      { ask: "What was mine to hold, and what was not?" },
      { ask: "What would be fair to others, and to me?" },
    ],
  },
  {
    id: "values-check",
    name: "Values check",
    source: "After what a member said of this group",
    prompts: [
      { ask: "What matters most to me in this work?" },
      { ask: "Where was I close to it this month, and where far?" },
      { ask: "What kept me steady?" },
      { ask: "Who knows how heavy this is?" },
    ],
  },
  {
    id: "bring-a-dilemma",
    name: "Getting ready to bring a dilemma",
    source: "After the Presencing Institute’s Case Clinic, and intervision",
    prompts: [
      { ask: "In one sentence" },
      { ask: "The story, in three" },
      { ask: "What do I feel about it?" },
      { ask: "How would others tell it?" },
      { ask: "What have I tried?" },
      { ask: "What would I like from the group?", hint: "To be heard, to understand, to widen my choices." },
      { ask: "What have I changed so that nobody can be recognised?", hint: "A removed name is often not enough." },
    ],
  },
  {
    id: "after-the-session",
    name: "After the session",
    source: "Made for this journal",
    prompts: [
      { ask: "What stayed with me?" },
      { ask: "What did I feel while I listened?" },
      { ask: "One line to keep" },
      { ask: "Something to try, or to leave alone" },
      { ask: "Anything to raise with the facilitator?" },
    ],
  },
];

/** How many guides are offered at once. */
export const firstGuides = 3;

/** The guide with this id; null for none, or for one that a later version of this site has. */
export const guideWith = (id: string | undefined): Guide | null => guides.find((guide) => guide.id === id) ?? null;

/** What is said under a prompt, wherever it comes from. */
export const hintOf = (ask: string): string | undefined => promptWith(ask)?.hint;

/** The prompt that asks this, or null for one of the writer's own. */
export const promptWith = (ask: string): Prompt | null =>
  guides.flatMap(({ prompts }) => prompts).find((prompt) => prompt.ask === ask) ?? null;
