import type { DemoReflection } from "./reflection.ts";

/** Leads public involvement in research at a university. */
export const sian: readonly DemoReflection[] = [
  {
    daysAgo: 140,
    title: "Three days for a signature",
    body: `A researcher wants a letter of support from “your public group” for a bid that closes in three days. The plan is written. The box that says how the public shaped the question has already been filled in, in the past tense.

I wrote back that I could not sign for conversations that had not happened. I used the word regretfully. I was shaking a bit, and I made a scone disappear straight after.

What I have been chewing on since is how much I liked him. He was not cynical. He had a baby at home and a contract ending, and somebody had told him the box was a formality. I said no to a tired person on behalf of some people who do not even know they were nearly used. Nobody will thank me for it, and I find I wanted them to.`,
    tags: ["tokenism", "last-minute requests", "invisible work"],
    feelings: ["indignant", "protective", "guilty", "lonely"],
  },
  {
    daysAgo: 75,
    title: "",
    body: "Hiraeth, in the middle of a budget meeting, for a way of working I have never actually had.",
    tags: ["hope and joy"],
    feelings: ["nostalgic", "hopeful"],
  },
  {
    daysAgo: 20,
    title: "Fourth author",
    body: `Two members of our public group are named as authors on the paper. Fourth and fifth, in print. I cried at my desk and then sent a very dignified email.

And then the envy. I did three years on that study. I wrote the ethics, I found the two of them, I drove one to the hospital in the middle of it. I am in the thanks, with my name spelt wrong.

I know the right feeling. I had the right feeling, for a good quarter of an hour. This one came in behind it and sat down. It is not about them. I would take nothing off them. I think it is about being the person who makes it look as though it happened by itself.

Do I want to be seen, or do I want the work to be? Today, both.`,
    tags: ["envy and misunderstanding", "invisible work", "hope and joy"],
    feelings: ["proud", "moved", "resentful", "hurt"],
    prompts: ["What did you notice that nobody spoke about?"],
  },
];

/** Leads engagement for health and care in a city. */
export const delroy: readonly DemoReflection[] = [
  {
    daysAgo: 101,
    title: "The church hall",
    body: `Sixty people came. I had put out twenty-five chairs. They were angry before I opened my mouth, and they were right: the day centre had closed, there was a sign on the door, and then, three weeks later, there was me with a flip chart asking what they valued about it.

I took it for two hours. I am good at taking it. I stand still, I write it all down, I say “I hear that”. An older lady I have known since Sunday school came up after and said, “Delroy, you used to be on our side of the table.”

Drove home the long way. I had been asked to hold an engagement event. I think what I was asked to hold was the blame, and they picked somebody with the right face and the right auntie to do it.

I am not ready to do anything with that. I am only writing it where I can see it.`,
    tags: ["anger and complaint", "race, class, disability and other difference", "between leaders and people"],
    feelings: ["blamed", "used", "ashamed", "angry", "heavy"],
  },
  {
    daysAgo: 12,
    title: "Off duty",
    body: `Someone stopped me in the bread aisle about their mother’s care package. I gave it twenty minutes, next to the rolls.

I told it at home as a funny story and nobody laughed. “You didn’t get the bread.”`,
    tags: ["boundaries", "rest and limits"],
    feelings: ["needed too much", "weary", "tender"],
  },
];

/** Leads patient and public involvement in a research unit. */
export const priya: readonly DemoReflection[] = [
  {
    daysAgo: 168,
    title: "Fair",
    body: `Two people in the advisory group cannot be in a room together. Each has told me why, separately, and asked me to keep it to myself. So I am the only place where both stories are, and they do not agree.

I keep drawing up rotas so that they never meet. It took me an hour today. I called it planning.

In the body it is like carrying two full cups up a stair. I am so busy not spilling that I have not asked why they are both mine to carry.`,
    tags: ["conflict in groups", "carrying it alone", "fairness and who gets heard"],
    feelings: ["torn", "on edge", "needed too much"],
    prompts: ["What are you carrying that may belong to somebody else?"],
  },
  {
    daysAgo: 88,
    title: "The hearing loop",
    body: `The loop was broken again and I said nothing again. I lip-read the chair and guessed the rest. I run access checks for everyone who comes to our meetings. I have a form. I designed the form. It did not occur to me to fill one in.

It did occur to me. I thought that if I asked I would turn from the person who arranges things into the person who needs things arranged, and I was not sure I could get back.

That is what I ask of our members at every meeting.`,
    tags: ["my own story at work", "race, class, disability and other difference"],
    feelings: ["exposed", "ashamed", "brave"],
  },
  {
    daysAgo: 41,
    title: "They met",
    body: "They met in the corridor, by mistake, and one held the door. I had spent ten months on the rota.",
    tags: ["conflict in groups", "learning from mistakes"],
    feelings: ["relieved", "confused", "playful"],
  },
  {
    daysAgo: 5,
    title: "A sentence for my dilemma",
    body: `In one sentence: somebody in my group needs more from it than it can give, and everyone has noticed but me, officially.

The story in three: they have been with us the longest. They are`,
    tags: ["boundaries", "fairness and who gets heard"],
    feelings: ["uneasy", "protective"],
    draft: true,
  },
];

/** The facilitator keeps a journal too. */
export const marianne: readonly DemoReflection[] = [
  {
    daysAgo: 214,
    title: "Eight seats",
    body: `Read all the forms again with a pot of tea. What I notice is how often people said sorry. Sorry this is long, sorry this is short, sorry if this is not the kind of thing you mean. Seven people whose work is making room for others, apologising for the room they took.

I feel tender towards them, and then wary of the tenderness. If I mother this group they will be very good at letting me. It is what they do all day, the other way round.

My part is to keep the time, keep the edges, and be surprised by them.`,
    tags: ["safe-enough spaces", "boundaries"],
    feelings: ["tender", "curious", "daunted"],
  },
  {
    daysAgo: 28,
    title: "What I had not asked",
    body: `In the review somebody said what I should have said months ago: some are paid to be in the group and some are not. I set the fee. I chose the time of day. I had thought about captions, breaks, interpreters, and I had not thought about that.

In the moment I wanted very much to explain. I have an answer about costs and it is a reasonable answer. I could feel it standing up in my chest. I asked what it was like to hear it instead, and I am glad, but I know that it was close.

To take to my own supervision: the heat in my face, and how quickly “fair” turned into “generous of me”. And to bring back to the group, plainly, what I can change and what I cannot.`,
    tags: ["power and who decides", "paying and valuing people", "learning from mistakes"],
    feelings: ["exposed", "ashamed", "grateful", "hot"],
    prompts: ["Who could decide, and who paid the cost?"],
  },
  {
    daysAgo: 10,
    title: "Useful",
    body: `I keep going back to one clever thing I said in a session. It landed like a plate on a stone floor. They thanked me. The talk stopped for nearly a minute.

I was bored, I think, for the first time with them, and frightened of being bored. Whose was it? The dilemma was about a committee where nothing may be felt. For ten minutes none of us felt anything, and I was the one who could not bear it.

Next time: notice the flatness, say it out loud if I must, and sit on my hands.`,
    tags: ["learning from mistakes", "carrying it alone"],
    feelings: ["flat", "uneasy", "curious"],
  },
];
