"use client";

import { lastDay } from "./moment-words";
import { threadOf, type When } from "./session-ties";
import { useSessions } from "./use-sessions";

/** In the margin of what is written for a session: which one, and the way to everything written around it. */
export function SessionTold({ session: { id, when } }: { session: { id: string; when: When } }) {
  const listed = useSessions()?.find((one) => one.id === id);
  const day = listed ? lastDay(listed.startsAt, listed.timeZone) : null;
  return (
    <p>
      {`${when === "before" ? "Before" : "After"} ${day ? `the session on ${day}` : "a session"}. `}
      <a href={threadOf(id)}>All you wrote around it</a>
    </p>
  );
}
