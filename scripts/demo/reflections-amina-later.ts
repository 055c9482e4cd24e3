import type { DemoReflection } from "./reflection.ts";

/** Amina's second half of the year: slower, steadier, and not everything mended. */
export const aminaLater: readonly DemoReflection[] = [
  {
    daysAgo: 129,
    title: "",
    body: `Two days off, and I checked the inbox once, from the bath, with wet hands.

It was nothing. It is always nothing. What was I hoping for?`,
    tags: ["rest and limits"],
    feelings: ["restless", "ambivalent"],
  },
  {
    daysAgo: 118,
    title: "M. and the minutes",
    body: `M. has written to the chief executive about the minutes, copying in me, L. and an address I did not know we had. Four pages. Most of it is right.

It is the second letter in a month. There have also been calls to my mobile, two of them after nine at night, and in the last one M. said, “You are the only one there who tells the truth.” That went in like a compliment and has been working its way out like a splinter.

Feelings first. Idealised. Needed too much. Then cross, then guilty for being cross. Then, oddly, lonely, and I wonder if that one is M.’s. If I am the only one who tells the truth then M. has nobody else, and nor do I. It is a small island for two.

What is mine: I gave out my own number in the first month because the work phone had not come. I liked being rung. I have let M. be angry in meetings where I would have liked to be, and kept my own hands clean.

What is not mine: the minutes. They were wrong, and the people who wrote them can put them right.

I do not want to hide behind a procedure. I do not want to be there at ten at night either. Somewhere in between there is a sentence that is kind and has an edge on it. I have not found it yet.`,
    tags: ["boundaries", "anger and complaint"],
    feelings: ["idealised", "needed too much", "resentful", "guilty", "lonely"],
  },
  {
    daysAgo: 109,
    title: "The sentence for M.",
    body: `Tries so far.

“I would like to keep talking with you, and I can do that between nine and five.” True. Sounds like a shop.

“I gave you my own number when I should not have. That was my mistake and not yours.” Better. It is the first one with me in it.

Fair to M.: to hear it from me, in person, before the number stops working. Fair to me: that it does stop. Fair to the others on the panel, who never had it: I had not thought about them at all until I wrote this line`,
    tags: ["boundaries", "fairness and who gets heard"],
    feelings: ["torn", "tender"],
    prompts: ["What would be fair to others, and to you?"],
    draft: true,
  },
  {
    daysAgo: 96,
    title: "The steering group, again",
    body: `A second steering group, five months on. Same room, same plate of biscuits. Before I went I read what I wrote the last time, all of it, including the part about the biscuits. I wanted to know who I would be walking in with.

Who could decide? On paper, the group. In fact R., a little, in the week before, on the telephone. And whoever draws the envelope, and I have still never met that person. I had been treating R. as the top of the stairs. R. is another landing. When I rang and asked plainly what was open and what was closed, there was a long breath on the line. “Honestly? Two things out of nine.” And then, “I hate this part.” It was the first time I had heard R. say a feeling out loud.

So I told the panel: two out of nine, and which. I said they could decide it was not worth the bus. M. decided that and sent a message to say why, and I respected it. S. came, and so did G., who is new.

What power did I hold? More than I like to admit. I decide who gets asked. I decide how much of the truth goes in the covering email. I have a pass that opens the top floor and a way of talking that fits up there. I learnt it young, like a second uniform. M. is cleverer than I am about all of this and never got the uniform.

The chair reached our item on time, because I had asked. The first of the two things went quickly. On the second somebody said, “Well, within reason,” and there was the silence. The same one. It came across the table, stopped in front of me, and everybody waited.

I looked at my hands. I counted the holes in the button on my cuff. Four. It was six seconds, probably. My whole chest wanted to smile.

Then S., in the good shirt, said, “What is the reason it has to be within?” There was no edge to it. S. wanted to know. So they had to explain, and it took ten minutes, and it was not a very good reason, and by the end of it the opening hours had changed. One thing out of nine. One and a half.

Who paid? S. lost a day’s wages, which we will make up in, what, eleven weeks. I had a headache. R. paid something too. Somebody more senior gave R. a look, and I recognised it.

I do not want to tell this as a triumph. Option one is still being built. Seven of the nine were shut before any of us had a coat on. If I wrote it up for the newsletter it would be turned into a slide, the slide would say that co-production works here, and the seven would vanish.

But I want to keep this. I did not make it all right. I left the silence where it was, and there turned out to be room in it for somebody else.`,
    tags: ["power and who decides", "fairness and who gets heard", "paying and valuing people"],
    feelings: ["determined", "proud", "uneasy", "complicit", "hopeful", "tight chest"],
    prompts: ["Who could decide, and who paid the cost?"],
  },
  {
    daysAgo: 87,
    title: "An empty chair",
    body: `W. died last week. His sister rang the switchboard and asked for the lady from the group, and it took three transfers before she got to me. She wanted us to know that he kept the agenda on his fridge.

He was on the panel long before I came. He hardly missed one, said perhaps ten words a meeting, and stacked the chairs at the end. I did not know he was ill. He had told the person who does the teas.

There is a form for when somebody leaves. You choose the reason from a list. I could not choose anything on that list, so it is still open on the screen.

At the meeting I said his name and we were quiet. Somebody said, “Who will do the chairs?” and we all laughed, and then we all stayed and did them, badly.

I do not know what I am allowed to feel. I was not family. I was not exactly his colleague and not exactly his friend. There is no name for what we were, and no day off for it. Sad will do. Grateful. And a bit ashamed that I never once asked him about anything that was not on the agenda.`,
    tags: ["endings and loss", "paying and valuing people"],
    feelings: ["sad", "grateful", "ashamed", "no word yet"],
  },
  {
    daysAgo: 78,
    title: "Who is not here",
    body: `A good meeting. Warm, on time, everyone spoke. On my way out I counted, as I always do. Eleven people. Nine of them live in walking distance, at the nice end of town. One brown face besides mine, and when the two of us sat together somebody said how lovely and diverse it was looking this week.

We did not look at each other. We both looked at the flapjacks.

I know how to write the plan for this. Go where people already meet, cash on the day, evenings, interpreters, a crèche. I have written it in two jobs. What I cannot put in the plan is that I am tired of being the evidence. While I am in the room the question looks answered.

And the other side of it: I like these eleven. Some of them fought to be let in. If I say who is missing, they hear that they are the wrong ones. I have seen that hurt go across a face.

What I still do not know is whether you can ask who is not here without it sounding like a question about who is. Perhaps that is the question to ask them, in those words.`,
    tags: ["race, class, disability and other difference", "fairness and who gets heard"],
    feelings: ["tokenised", "weary", "torn", "tender"],
  },
  {
    daysAgo: 69,
    title: "",
    body: "I did not apologise for the short agenda, we finished eight minutes early, and somebody sang on the way to the lift.",
    tags: ["rest and limits", "hope and joy"],
    feelings: ["content", "playful"],
  },
  {
    daysAgo: 61,
    title: "The clinic letters",
    body: `They have changed the letters. The whole clinic, from this week. No more “failed to attend”. No more “discharged without further notice”. At the top there is the name of a person, and a number that somebody picks up.

It took five people from the panel, two secretaries who turned out to have hated the old letters for years, and a junior doctor who kept bringing us new versions at the end of her shift. Eight versions. Nobody was in charge. I think that is why it worked, and I cannot put it in a report.

One of the secretaries showed S. how the fields fill themselves in. S. showed her where you stop reading when you are frightened. Line two, apparently. So everything that matters is in line one. I have had those letters myself. I stopped at line two, and I always thought it was only me.

I rang the number to test it. I had not planned what to say, so when a voice answered I said, “Sorry, just making sure you were there.” She said, “We are, love.”

Delighted. Properly, stupidly delighted. I am writing it down because I would have given it four pages if it had gone wrong.`,
    tags: ["hope and joy", "language and jargon", "clinic letters"],
    feelings: ["delighted", "moved", "proud"],
  },
  {
    daysAgo: 52,
    title: "I got it wrong with T.",
    body: `Weeks ago T. asked me for the slides in a plain version, big text, no columns. I said of course. I put it on a sticky note, and the note is still on my monitor, under another note.

T. came, opened the laptop, closed it, and stayed the whole two hours with nothing to read. I noticed at the break. I said sorry about five times, and by the third T. was comforting me. I heard it happen. “No, no, you are so busy.” So T. had gone without the slides and was now doing my washing-up as well.

What it stirred up: hot, ashamed, and a very quick lawyer in my head with a list of everything else I did that week.

I have been on the other side of this. The sorry that wants looking after. I know how it goes when the other person is upset: you have to forgive them on the spot, and you do it later, properly, on your own.

So I wrote to T. this afternoon. I said I would and I did not. It cost you the meeting. Here they are, and next time you have them before anybody else does, if you would still like to come. No “so busy”. It was hard to leave that out.

T. wrote back one word. “Better.”

The slides, or me. Either is fine.`,
    tags: ["learning from mistakes", "race, class, disability and other difference"],
    feelings: ["ashamed", "steady", "relieved", "hot"],
  },
  {
    daysAgo: 43,
    title: "A dotted line",
    body: `The restructure paper is out. My box has a dotted line round it. The words are “to be aligned”. Thirty days to comment. They have asked me, with straight faces, whether I would help design the engagement for it.

I laughed out loud at my desk and L. came over to see if I was all right. L.’s box is dotted as well.

Anxious, of course. Rent. Flat by the middle of the afternoon. What surprised me was the relief, a thin strip of it, like light under a door. If the box goes I need not be brave in that lift any more. I do not want the box to go. Both.

When the panel hear about it they will want to fight for me. I would love them to. That is why I have to think before I let them. It would be my job they spent their strength on, and they have little to spare. I cannot tell yet if that is a boundary or pride.`,
    tags: ["career and job security", "boundaries"],
    feelings: ["anxious", "relieved", "flat", "torn"],
  },
  {
    daysAgo: 33,
    title: "Same feeling, different door",
    body: `I am eight. I have been sent to the staff room with a message. I knock, the door opens a little, there is warm air and laughing and the smell of coffee, and somebody says, “Just leave it there, sweetheart.”

I met it this week when the away day for senior staff was announced. The theme is listening. I am not invited, though they have asked if they could borrow my slides.

I met it again when I found out, by accident, that the panel have a chat of their own without me in it. Which is just as it should be. I have been telling them so for months. I was proud of them and I was eight years old, in the same second.

Two doors, then, and me in the corridor with a message for both. When I told it like that somebody in the group said, “Maybe the corridor is where the work is.” It annoyed me for a week. I think it is probably true. A chair in the corridor would help.`,
    tags: ["my own story at work", "carrying it alone", "between leaders and people"],
    feelings: ["shut out", "lonely", "proud", "restless"],
    prompts: ["When have you met this feeling before?"],
  },
  {
    daysAgo: 26,
    title: "Halfway",
    body: `Still thinking about the mid-year review. We had ten minutes of our own writing first, then pairs. I wrote: I come to this group to be nobody’s bridge. I read that out to my pair and then did not know where to look.

When we got to what is not said, there was a long quiet. Then it came out that some of us are paid to be there and some are not, and that it had never been mentioned. We had all talked about power, every one of us, for months. It had been in the room the whole time with its coat on.

I felt the old pull to make it all right, and I left it alone. So did our facilitator. She asked what it was like to hear it. It was uncomfortable and nobody hurried. I trusted the group more at the end of that hour than at the start of it. I would have bet the other way.

Afterwards I read my first pages here. The lunch standing up. I eat with the secretaries now, most days, and I cannot say when that changed. The numbers are the same as they were. Fourteen thousand, and one.`,
    tags: ["power and who decides", "safe-enough spaces", "paying and valuing people"],
    feelings: ["uneasy", "trusting", "connected", "complicit"],
  },
  {
    daysAgo: 17,
    title: "What it took",
    body: `Annual report. They want the impact of involvement in one table. Activity, number of people, outcome, saving.

Saving.

I can fill it in. Letters: eight versions, five people, fewer missed appointments, so there is a saving and somebody will be pleased. Steering group: opening hours. W.: no column. The thirty calls it took not to lose anybody after the business with the minutes: no column. T.’s “better”: no column.

I am asked to answer for what changes and I do not hold one thing that would change it. That has stopped shocking me, and I do not want to mistake that for peace. I noticed how calm I was, filling it in, and how much of the calm was numb.

So I have put in a fifth column. It is called “What it took”. Somebody will delete it. I would quite like to see who.`,
    tags: ["evidence and impact", "answerable without control", "invisible work"],
    feelings: ["calm", "numb", "determined"],
  },
  {
    daysAgo: 8,
    title: "Nothing went wrong",
    body: `Panel this morning. The lift worked. The interpreter came, the right one, on the right day. S. chaired, in the shirt. M. was there for the first time since I took my number back, sat at the far end, and disagreed with nearly everything, in working hours. W.’s sister came to see where the chairs went.

I had nothing to do. I sat and listened and ate a biscuit from the right side of the table, whichever side that is.

What kept me steady: lunch with the secretaries. Mum. The group, once a month. Knowing that a feeling can turn up in me and still be on its way to somebody else. And sleep, let us not be grand.

On the bus I looked for what was wrong, out of habit, and dropped off before I found it.`,
    tags: ["hope and joy", "rest and limits"],
    feelings: ["steady", "content", "connected", "hopeful"],
    prompts: ["What kept you steady this month?"],
  },
  {
    daysAgo: 1,
    title: "Something to bring?",
    body: `There may be something here for the group. I will try to get it into one sentence before I decide if I am willing.

The panel have written a comment on the restructure. They did it without me, in their own chat. It is two pages, it is very good, and it asks for my post to be kept and to report to them. To them! R. has sent it to me “for information” and would like to know if I had a hand in it.

I did not. I could burst with pride, and I feel sick that nobody will believe me. If I say it is nothing to do with me, I have let go of their hand in public. If I say nothing, it looks as though I put them up to it.

What I feel, before any of that: moved. Watched. And something I have no word for yet, a bit like finding a photograph of yourself laughing, when you had no idea that anyone`,
    tags: ["power and who decides", "career and job security"],
    feelings: ["moved", "watched", "proud", "anxious", "no word yet"],
    draft: true,
  },
];
