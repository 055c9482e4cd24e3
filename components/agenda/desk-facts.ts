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

/** "7 people are owed a message.", or that nothing waits. */
export function messagesInWords(count: number): string {
  if (count === 0) return "Nothing waits to be sent.";
  return count === 1 ? "One message waits for you to send it." : `${count} messages wait for you to send them.`;
}
