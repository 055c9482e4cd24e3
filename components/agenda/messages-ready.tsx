/** How many messages are ready to send, in words. None: a session is over or cancelled, or nobody else is in the group. */
export function readyInWords(count: number): string {
  if (count === 0) return "No message has to be sent now.";
  return count === 1 ? "1 message is ready." : `${count} messages are ready.`;
}

/** The same, with the way to where they are sent from. */
export function MessagesReady({ count }: { count: number }) {
  return (
    <>
      {readyInWords(count)}
      {count > 0 ? (
        <>
          {" "}
          <a href="/facilitate/messages">See Messages</a>
        </>
      ) : null}
    </>
  );
}
