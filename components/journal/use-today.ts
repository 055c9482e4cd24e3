"use client";

import { useEffect, useState } from "react";
import type { LastSession, NextSession } from "@/lib/group-sessions/queries";

export type Today = {
  name: string;
  groupName: string;
  timeZone: string;
  leads: boolean;
  inGroup: boolean;
  nextSession: NextSession | null;
  lastSession: LastSession | null;
  /** The day on which they leave for good, once they chose one. */
  leavesOn: string | null;
};

export type Asked = { state: "asking" } | { state: "here"; today: Today } | { state: "away" };

/** What the group shares with this member today. Fetched here, because no server data is in the journal room's HTML. */
export function useToday(): Asked {
  const [asked, setAsked] = useState<Asked>({ state: "asking" });
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => {
      try {
        const response = await fetch("/api/today", { cache: "no-store", signal: leaving.signal });
        setAsked(response.ok ? { state: "here", today: (await response.json()) as Today } : { state: "away" });
      } catch {
        if (!leaving.signal.aborted) setAsked({ state: "away" });
      }
    };
    void ask();
    const again = () => void ask();
    addEventListener("online", again);
    return () => {
      removeEventListener("online", again);
      leaving.abort();
    };
  }, []);
  return asked;
}
