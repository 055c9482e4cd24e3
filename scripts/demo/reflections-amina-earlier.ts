import type { DemoReflection } from "./reflection.ts";

/** Amina's first half of the year: alone with it, then the group. */
export const aminaEarlier: readonly DemoReflection[] = [
  {
    daysAgo: 330,
    title: "Copied from the notebook",
    body: `I am copying a few pages in from the paper notebook, because it has had tea on it and I want to keep them.

Fourteen thousand people work at this trust. One of them has co-production in her job title, and it is me. I did the sum on the bus. If I gave every colleague five minutes I would be finished in seven months, provided nobody asked a question.

People keep telling me how lucky I am to build something from nothing. I am. I also ate lunch standing up by the photocopier again, because I do not know yet whose table I belong at. Staff think I belong to the panel. The panel think I am staff. Both are right.`,
    tags: ["carrying it alone", "between leaders and people"],
    feelings: ["daunted", "lonely", "proud"],
  },
  {
    daysAgo: 318,
    title: "Forty-eight hours",
    body: `A message from K. late in the afternoon. They need “two or three lived experience voices” on a programme board, the day after tomorrow, nine o’clock, no papers yet. Could I work my magic.

I felt flattered for about a second. Work my magic. Then my stomach went.

I rang three people from the panel. Each of them said yes straight away, kindly, and each would have to move something: an appointment, a grandchild, a day of rest she had kept clear because of the day before. I heard myself say “only if it works for you” in the voice I use when I need it to work for them.

They came. They were good. They had eleven minutes at the end, because finance overran. On the way out the chair thanked me for conjuring people up, and I smiled.

So who did I work for this week? I think I saved K. from hearing no, and I paid for it with the time of three people who trust me. I want to write a policy about notice periods. I have opened the document twice. What I have not done is tell K. what it felt like to make those calls.`,
    tags: ["last-minute requests", "tokenism"],
    feelings: ["pressured", "resentful", "complicit", "stomach"],
  },
  {
    daysAgo: 305,
    title: "",
    body: "I said yes again before I had finished reading the email.",
    tags: ["last-minute requests"],
  },
  {
    daysAgo: 291,
    title: "The lanyard",
    body: `There was a workshop today about what it is like to wait for an assessment. I had planned it for weeks. What I had not planned was the man by the window describing the corridor with the green chairs, because I have sat in that corridor. Nineteen years ago, same building. They have re-covered the chairs.

I had my lanyard on. I nodded like a person who runs workshops. Inside I was twenty-two with a carrier bag on my lap.

Nobody there knows except L., and L. knows it as a form. I wrote in my application for this post that I bring lived experience. I suppose I got points for it. Nobody asked afterwards what it would cost to bring, or on which days it would come along without being asked.

Did I choose? Not today. I do not regret keeping quiet. It was his time, and if I had said “me too” the whole room would have turned round to look at me. But I came home far away and it took until after supper to come back.

There is a difference between private and hidden. Today it was private, and then for about an hour it was hidden.`,
    tags: ["my own story at work", "boundaries"],
    feelings: ["tender", "exposed", "protective", "far away"],
  },
  {
    daysAgo: 277,
    title: "Must be nice",
    body: `“Must be nice, drinking tea with people all day.” A colleague from another team, in the lift, friendly. I laughed.

At first I was just resentful. Twelve hours of reading went into that tea. Invoices, taxis, the interpreter booked for the wrong day, an hour on the phone with somebody who was not going to come and then did.

Then, underneath, something I did not expect. I think she envies me. Her week is spreadsheets about people she will never meet. Mine has people in it who remember that my mum was poorly. And I envy her straight back, because when she finishes a spreadsheet it is finished, and nobody is disappointed in her personally.

We got out on the same floor and each held the door for the other. I would like to ask her along to a panel one day, and not make it a lesson.`,
    tags: ["envy and misunderstanding", "invisible work"],
    feelings: ["envied", "resentful", "curious"],
  },
  {
    daysAgo: 262,
    title: "After the steering group",
    body: `I am writing this at the kitchen table with my coat still on.

Item four was the options for involvement in the redesign. Forty minutes. It is the thing I have been working towards since I started. Two people from the panel came with me. M. had typed notes. S. had never been to a meeting on the top floor and had bought a new shirt.

Item three overran. When we got to four the finance lead said, quite gently, that it might help everyone to know the envelope had been agreed the week before, so options two and three were not really options any more. R. said, “But we would still love to hear people’s views on option one.”

There was a silence. I know that silence by now. It is the sound of a room waiting for me to make it all right.

And I did. I said something like, “I think there is still a lot to shape within option one.” I watched M. look down at the notes, turn them over and put the pen on top. S. said the drawings looked lovely. We had twelve minutes, and then we were thanked for our honesty, though nobody had been honest, least of all me.

In the corridor M. said, “You knew.” I had not known, and I said so. M. said, “No. I mean you knew in there. I saw you know. And you went with them.”

That is the sentence I have come home with.

What I feel: ashamed, mostly in my face. Angry with R., who could have rung me. Angry with the finance lead for being decent about it, so that I have nowhere to put it. A bit angry with M. too, which I do not like writing. And under all this something like stage fright. I was afraid that if I said “then there is nothing here for us to decide” I would never be asked up there again, and that frightened me more than letting two people down. It was quick. I did not weigh it up. I just moved to the side where the biscuits were.

Things to do:
1. Ask for papers ten working days ahead, in writing.
2. Terms of reference: what is open, and what is already closed.
3. Ring M. and S. tomorrow. Ring, no email.
4. Ask R. for half an hour.
5. Write a one-page guide for chairs.
6. Update the strategy to say all of this.

I felt better for the list for about as long as it took to write. Then I read it back, and most of it is paper. There is nothing on it for the moment when everyone looked at me and I smiled.

What would I have needed, to say nothing just then? I did not need a speech. I needed to let the silence be as long as it was, and leave the discomfort with the people who had made it.

S. has sent a text while I was writing. Thank you for today, I learnt a lot. I have no idea how to answer that.

Coat off. Tea.`,
    tags: ["power and who decides", "between leaders and people", "tokenism"],
    feelings: ["ashamed", "angry", "torn", "complicit", "let down"],
  },
  {
    daysAgo: 248,
    title: "Eleven weeks",
    body: `The payment for B. came through today. Eleven weeks after the workshop, and only because I walked the form from one office to another and stood there. It had been sent back twice: once because there was no cost code, once because the cost code was in the wrong box.

B. never chased it. I found out from somebody else that the bus fare that week came out of the electric. We had written “your expertise is valued” at the top of the invitation. I wrote it.

I can say what is wrong with the system and I have, in three meetings. What I have told nobody is how embarrassed I am to be the face of it. When the money is late it is my name on the email saying sorry, so it is me who is late.

I have started keeping a few tenners in my desk. That is no system either. That is me trying to feel less guilty, and if anyone found out it would be the tenner that broke the rules, never the eleven weeks.`,
    tags: ["paying and valuing people", "answerable without control"],
    feelings: ["guilty", "frustrated", "ashamed"],
  },
  {
    daysAgo: 233,
    title: "Asking to join",
    body: `Filled in the form for a reflective practice group. Monthly, for a year, other people who do this kind of job. I wrote three versions of “what draws you here”. The first was a funding bid. The second was a complaint. The third said: I would like to be in a room where I am not looking after the room.

I nearly took that out, because it looks ungrateful. Then I sent it before I could tidy it up.

Straight after came the old thought: who do you think you are, taking ninety minutes a month for yourself when B. waited eleven weeks. It arrived very quickly. It already had its shoes on.`,
    tags: ["rest and limits", "carrying it alone"],
    feelings: ["hopeful", "guilty", "brave"],
  },
  {
    daysAgo: 217,
    title: "Before the first session",
    body: `Whether I am allowed to be cross in front of them. Whether they are all further on than me. Whether anyone else’s trust is this big and their team this small. Whether I will cry, and if so whether my camera will be on. Whether the facilitator will be kind to me in a way I find hard.

Also whether the captions can keep up with how fast I talk when I am nervous. They will say something ridiculous in front of everyone, and that might help.`,
    tags: ["safe-enough spaces"],
    feelings: ["anxious", "curious", "hopeful"],
    prompts: ["What do you still not know?"],
  },
  {
    daysAgo: 181,
    title: "What I did not say",
    body: `I keep going back to our first session. We went round and said who we were, as much of it as we wanted. I gave them my job title, the size of the trust, and a joke about the sandwich budget. It got a laugh. I was pleased with the laugh and then a bit sorry, as if I had paid for my seat with it.

I did not say that I once used the services I now work for. Somebody else did say something like it, plainly, in one sentence, and the sky stayed up. I felt relief for them, and then a small sharp envy. Then protective. I wanted to put my hand over that sentence so nobody could scratch it.

I do not have to say it. I would like it to be a thing I choose each time, though, and that day I was not choosing. I was doing the sandwich joke.`,
    tags: ["my own story at work", "safe-enough spaces"],
    feelings: ["relieved", "protective", "disappointed", "safe"],
    prompts: ["What did you not say?"],
  },
  {
    daysAgo: 172,
    title: "Small good thing",
    body: "Two people stayed behind to argue happily about the size of the letters, and neither of them works here.",
    tags: ["hope and joy"],
    feelings: ["delighted"],
  },
  {
    daysAgo: 164,
    title:
      "Everything I would have said about the strategy if the papers had come in time, the link had worked and anybody had asked us first… 🙃 (déjà vu)",
    body: `The attachment, when it came, at eight minutes to six, was called Involvement_and_Engagement_Strategy_2_FINAL_v7_commentsfromcomms_REALLYFINAL_usethisone_donotcirculate_updatedagain_acceptedchanges.docx and I have copied the name out in full as a historical document.

Forty-one pages. “Co-production” is on thirty of them and “decide” is on none. I do not think it was naïve to have hoped. I had given them pages of what people told us at the café mornings, in their own words, and it is in there as one pull quote, boiled down to mush. It is a façade with our photograph on it.

I told the panel the truth: it is here, it is late, you do not have to read it tonight. Back came 🫖 and 💛💛💛 and, from the one who always says least, 👩🏽‍🦽💨.

I rang Mum on the way home. I said I was running to catch up with people who had already arrived. She said what she has said since I was four and putting my shoes on the wrong feet:

على مهلك يا بنتي

Slowly, my girl, at your own pace. I said Mum, it is due at nine. She said it again, no faster. So I am not reading it tonight either.`,
    tags: ["last-minute requests", "language and jargon", "changing without changing"],
    feelings: ["indignant", "playful", "weary", "connected", "tired eyes"],
  },
  {
    daysAgo: 155,
    title: "Angry in the car park",
    body: `Sat in the car for twenty minutes before I could drive. Trying the thing from the group: start with the feelings, leave the reasons until later.

Angry. Hot, jaw. Under that, frightened? No. Under that, about nine years old.

The meeting was not that bad. A senior doctor said the panel was “very passionate”. I have heard far worse. So the size of it does not fit, and that makes me curious now that I have stopped gripping the wheel.

Whose is it? Some is mine. Passionate is what they called my mother at parents’ evening when she asked a question twice. Some of it, I think, belongs to the panel. They laughed it off on the stairs, all three of them, very quickly, and I carried it down to the car for them. And a bit might be his. He looked worn out. He has been told to involve people in something he had no say in either.

There is nothing I have to do about it. It was three people’s anger, and I was about to drive home with all of it on the passenger seat.`,
    tags: ["anger and complaint", "my own story at work", "race, class, disability and other difference"],
    feelings: ["angry", "hurt", "curious", "hot", "jaw"],
  },
  {
    daysAgo: 146,
    title: "Lay",
    body: `Spent an hour with the panel on what they would like to be called in the new terms of reference. On the table: lay member, public contributor, expert by experience, partner, involvement representative.

One said lay made her feel like carpet. Another has been an expert by experience for six years, says it is the only certificate the illness ever gave him, and is keeping it. Somebody asked what the doctors on the committee are called. “Members.” Well then.

So the draft says members. It went up and came back with a comment in the margin: this may cause confusion about status.

I was going to write a clever reply. I have left it, because I think it is the truest thing anyone on that committee has said. Yes. It may.`,
    tags: ["language and jargon", "power and who decides", "resistance"],
    feelings: ["indignant", "playful", "determined"],
  },
  {
    daysAgo: 137,
    title: "Bringing it to the group",
    body: `I brought the corridor. “You knew in there. I saw you know.” I had changed enough that it could be any top floor anywhere. I was given ten minutes and used seven.

Then the part I had been dreading, where you turn your camera off and they talk and you only listen. I had a pen ready for the advice. There was none. Somebody said they had felt cold while I was talking. Somebody saw a bridge, and people walking over it saying what a good bridge. Somebody was furious with the person in the corridor and felt guilty about it, and I put the pen down.

Nobody said I had done wrong and nobody said I had not. Near the end a voice said, “I wonder who is holding her while she holds all that.” I was glad of the camera.

I have always told this as a story about R., or about papers and notice. They heard one about a person who belongs to two sides and is frightened of being put out by both. It has been there since the first week, by the photocopier. I had been writing policies about it. What I needed was seven people not solving it.

No rush to do anything. I think I will ask M. how it was, though, and this time not explain.`,
    tags: ["between leaders and people", "carrying it alone", "power and who decides"],
    feelings: ["exposed", "heard", "relieved", "sad"],
  },
];
