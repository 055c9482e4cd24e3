/** A draft of the data protection impact assessment, from what this site really does. */
export const impactDraft = [
  {
    id: "why",
    title: "1. Why we need one",
    draft:
      "We keep data about health or disability (access needs that people choose to tell us), and some of the people may be in a weak position towards us or their employers. These are two of the signs that make an assessment advisable. Members also write about other people.",
  },
  {
    id: "what",
    title: "2. What we do with data",
    draft:
      "A facilitator runs a small reflective practice group through this website. People ask to join with a form. Facilitators read it and answer. Members get an account by a personal link. The site holds sessions, agendas, who comes and who came, dilemmas that members offer, lines that they share, and the group’s agreement. Each member also has a private journal.\n\nThe journal is sealed in the member’s browser before it is sent. The server keeps what it cannot read. Neither facilitators nor whoever runs the server can open it.\n\nNothing is sold, profiled or used for decisions by a machine. There are no trackers, no advertising and no parts from other companies in the pages. No artificial intelligence reads anything.",
  },
  {
    id: "which",
    title: "3. Which data, of whom, how long",
    draft:
      "People who ask to join: name, pronouns, email address, role, organisation, reasons, whether they can make the dates, whom they know in the group; access needs with their own consent.\n\nMembers: the same without the form’s other answers, plus sign-ins (day and kind of device), attendance, dilemmas and lines they shared, and their sealed journal.\n\nOther people: members may write about them. In what is shared, they are asked to change details so that nobody can be recognised, and the site points out names before something is shared.\n\nHow long: the list on the public page Privacy. A daily job deletes what is due.",
  },
  {
    id: "ask",
    title: "4. Whom we asked",
    draft:
      "Write here whom you asked about this: members, people who draw on support, disabled people, a data protection adviser. When, and what they said.",
  },
  {
    id: "basis",
    title: "5. Why we may do this",
    draft:
      "Running the group for its members: contract, or legitimate interests. Answering requests to join: steps that the person asked for. Access needs: explicit consent, given apart from everything else, taken back at any time on the member’s own page, and never a diagnosis. The sealed journal: explicit consent by writing in it; we cannot read it.",
  },
  {
    id: "needed",
    title: "6. Only what is needed",
    draft:
      "The form asks nothing about diagnosis. Pronouns, organisation and access needs are optional. Mails hold a date, what to do and a link, and never an answer, a dilemma or another person’s name. Sessions are not recorded. Facilitators see nothing of a journal, not even whether somebody writes. Counts of tries use a scrambled internet address and are removed within days.",
  },
  {
    id: "risks",
    title: "7. What could go wrong",
    draft:
      "Somebody steals the database or a backup. What stands there readable would be seen; journals would not.\n\nSomebody controls the running server and changes the code that browsers load. Then a journal could be read at its next opening.\n\nA facilitator’s account is taken over. Requests, access needs and dilemmas would be seen.\n\nSomebody is recognised from a dilemma or a shared line.\n\nA member forgets password and recovery words, and their writing stays locked.\n\nA manager and a person they manage are in one group.\n\nA court orders data to be handed over.",
  },
  {
    id: "measures",
    title: "8. What we do about it",
    draft:
      "Journals are sealed end to end. Rows in the database are guarded so that one member’s request cannot reach another’s. Each page and action is tested as a stranger, another member, another group and a facilitator. Passwords are never sent. Invitations work once, for 14 days. Failed sign-ins are slowed. Pages load code from this site alone.\n\nFacilitators use a second step at sign-in. Backups are kept apart from keys, for the days named on the page Privacy. The form asks whom one knows in the group. The agreement says that details are changed. The limits are said openly on the page Confidentiality.",
  },
  {
    id: "rights",
    title: "9. People’s rights",
    draft:
      "Members export everything themselves, change or take back what they gave, and leave with their data destroyed. Facilitators can hand a member what is held about them (Members, then “Everything held”), and delete a request to join at once. Questions and complaints: the contact on the page Privacy, and the Information Commissioner’s Office.",
  },
  {
    id: "decision",
    title: "10. Decision",
    draft:
      "Write here what risk is left and whether you accept it, who decided, on which day, and when you look at this again (once a year, and whenever something changes).",
  },
] as const;
