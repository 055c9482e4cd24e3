type Line = { answer: "coming" | "not-coming" | "not-sure" | null };

const people = (count: number) => (count === 1 ? "One person" : `${count} people`);

/** "5 people can come, 1 not sure, 2 have not said": the plan for a session without a name. */
export function planInWords(lines: readonly Line[]): string {
  const count = (answer: Line["answer"]) => lines.filter((line) => line.answer === answer).length;
  const said = [
    `${people(count("coming"))} can come`,
    ...(count("not-coming") > 0 ? [`${count("not-coming")} cannot`] : []),
    ...(count("not-sure") > 0 ? [`${count("not-sure")} not sure`] : []),
    ...(count(null) > 0 ? [`${count(null)} ${count(null) === 1 ? "has" : "have"} not said`] : []),
  ];
  return said.join(", ");
}

/** "2 dilemmas wait for a date, 1 is planned", or that none is offered. */
export function offersInWords(states: readonly string[]): string {
  const offered = states.filter((state) => state === "offered").length;
  const planned = states.filter((state) => state === "planned").length;
  if (offered + planned === 0) return "Nobody is offering a dilemma just now.";
  const waiting = offered === 1 ? "One dilemma waits for a date" : `${offered} dilemmas wait for a date`;
  const dated = planned === 1 ? "one is planned" : `${planned} are planned`;
  if (offered === 0) return `${planned === 1 ? "One dilemma is" : `${planned} dilemmas are`} planned.`;
  return planned === 0 ? `${waiting}.` : `${waiting}, ${dated}.`;
}

/** What the access of the next session still needs, or that it is there. Null where nobody needs anything. */
export function accessInWords(lines: readonly { provided: boolean; arranged: boolean }[]): string | null {
  if (lines.length === 0) return null;
  const open = lines.filter((line) => !line.provided && !line.arranged).length;
  if (open === 0) return "What people need to take part is arranged.";
  return open === 1 ? "One access need is not arranged yet." : `${open} access needs are not arranged yet.`;
}

/** "2 requests to join wait for an answer. One is on the waiting list." */
export function requestsInWords({
  requests,
  held,
  listed,
}: {
  requests: number;
  held: number;
  listed: number;
}): string {
  const said = [
    ...(requests > 0
      ? [`${requests === 1 ? "One request to join waits" : `${requests} requests to join wait`} for an answer.`]
      : []),
    ...(held > 0 ? [`${held === 1 ? "One is" : `${held} are`} on hold.`] : []),
    ...(listed > 0 ? [`${listed === 1 ? "One is" : `${listed} are`} on the waiting list.`] : []),
  ];
  return said.length === 0 ? "Nobody is asking to join just now." : said.join(" ");
}

/** How it stands with the group's year; said early enough to talk about it. Null while the end is far or not set. */
export function yearInWords(endsOn: string | null, today: string, day: string): string | null {
  if (!endsOn) return null;
  const days = Math.round((Date.parse(endsOn) - Date.parse(today)) / 86_400_000);
  if (days < 0) return `The year ended on ${day}.`;
  return days <= 60 ? `The year ends on ${day}. It is time to think of its close, and of what comes next.` : null;
}

/** How many messages wait, one for each that goes to several people; and what could not be sent. */
export function messagesInWords(count: number, failed = 0): string {
  if (failed > 0)
    return `${failed === 1 ? "One message" : `${failed} messages`} could not be sent. ${messagesInWords(count)}`;
  if (count === 0) return "Nothing waits to be sent.";
  return count === 1 ? "One message waits for you to send it." : `${count} messages wait for you to send them.`;
}
