const people = (count: number) => (count === 1 ? "one person" : `${count} people`);

/** "To 7 people": whom the button sends to. */
export const toInWords = (count: number) => `to ${people(count)}`;

/** How it stands with a message that was sent to the group. Who got it is forgotten with the messages, after 90 days. */
export function sentInWords(sentTo: number, waiting: number): string {
  if (sentTo === 0) return "It stands on the group’s page.";
  const to = `To ${people(sentTo)}.`;
  return waiting === 0 ? to : `${to} ${waiting === 1 ? "One of them waits" : `${waiting} of them wait`} to be sent.`;
}
