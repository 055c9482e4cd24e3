"use client";

import { useEffect, useState } from "react";

export type ListedSession = { id: string; startsAt: string; timeZone: string };

let asked: Promise<ListedSession[] | null> | undefined;

async function ask(): Promise<ListedSession[] | null> {
  try {
    const response = await fetch("/api/sessions", { cache: "no-store" });
    return response.ok ? ((await response.json()) as { sessions: ListedSession[] }).sessions : null;
  } catch {
    return null;
  }
}

/** The group's sessions, asked for once in a page; undefined while they are asked for, null when they cannot be had. */
export function useSessions(): ListedSession[] | null | undefined {
  const [sessions, setSessions] = useState<ListedSession[] | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    asked ??= ask();
    void asked.then((answer) => {
      if (answer === null) asked = undefined;
      if (!gone) setSessions(answer);
    });
    return () => {
      gone = true;
    };
  }, []);
  return sessions;
}
