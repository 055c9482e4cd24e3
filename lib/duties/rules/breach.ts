/** Steps after a breach, in the order in which they are needed. */
export const breachDraft = [
  {
    id: "notice",
    title: "1. What counts",
    draft:
      "A breach is when personal data is lost, changed, or seen by somebody who should not see it. A message sent to the wrong person is one. So is a stolen laptop that was signed in, a guessed facilitator’s password, a lost backup, or a server that somebody got into. It need not be certain. Write down the time at which you first thought so: the 72 hours start then.",
  },
  {
    id: "first-hour",
    title: "2. In the first hour",
    draft:
      "Stop it, without destroying what shows what happened.\n\n- A device or password: change the password (Account). That signs out every other device.\n- An invitation or code in the wrong hands: take it back on the Members page.\n- A message to the wrong person: ask them to delete it and to say so.\n- The server: call whoever runs it. Ask them to take it off the network and to keep its logs and disks.\n\nTell the other facilitator. Do not look for somebody to blame.",
  },
  {
    id: "what",
    title: "3. What was touched",
    draft:
      "Write down what you know, and what you do not know yet: which data, of how many people, since when, who may have seen it.\n\nReadable by whoever has the database: names, email addresses, pronouns, organisations, access needs, requests to join, sessions, agendas and facilitator’s notes, who came, dilemmas, shared lines.\n\nSealed: every reflection. Whoever has the database and not a member’s password, recovery words or open device cannot read them. Whoever controlled the running server could have changed the code that members’ browsers load: then say that what was typed since may have been read.",
  },
  {
    id: "who-decides",
    title: "4. Who has to be told, within 72 hours",
    draft:
      "Tell the Information Commissioner’s Office (ico.org.uk, or 0303 123 1113) within 72 hours of first knowing, unless it is unlikely that anybody is harmed. When in doubt, ring them: they help to decide. If you do not know everything by then, tell what you know and add the rest later.\n\nAccess needs, and dilemmas about people who can be recognised, are reasons to tell rather than not.",
  },
  {
    id: "people",
    title: "5. Telling the people concerned",
    draft:
      "If the risk to them is high, tell them without delay, each one, in plain words: what happened, what it may mean for them, what you have done, what they can do, whom to ask. Use the phone or a letter if their mail may be part of the breach. Offer a talk. Say sorry, and do not make it smaller than it is.",
  },
  {
    id: "record",
    title: "6. Writing it down",
    draft:
      "Keep a record of every breach, also of those that were not reported: what happened, its effects, what was done, why you did or did not tell the ICO and the people. Keep it apart from this website.",
  },
  {
    id: "afterwards",
    title: "7. Afterwards",
    draft:
      "Change what made it possible. Look at the impact assessment again, and put right what turned out otherwise. Tell the group what you changed.",
  },
] as const;
