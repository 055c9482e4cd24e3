"use client";

import { useEffect, useState } from "react";
import { DilemmaLink } from "@/components/dilemmas/dilemma-link";
import { LeavingSoon } from "@/components/leaving/leaving-soon";
import { Leaf } from "@/components/ui/leaf";
import { formatDay } from "@/lib/dates";
import { AroundSessions } from "./around-sessions";
import { DraftCard } from "./draft-card";
import { JournalPage } from "./journal-page";
import styles from "./journal-page.module.css";
import { useRoom } from "./journal-provider";
import { useLater } from "./later";
import { LookBack } from "./look-back";
import { deviceZone, greeting } from "./moment-words";
import { NextSessionBlock } from "./next-session";
import { Question } from "./question";
import { useToday } from "./use-today";

/** Where a member arrives: the next session, the draft to go on with, one question. */
export function TodayPage() {
  return (
    <JournalPage current="today">
      <Today />
    </JournalPage>
  );
}

function Today() {
  const { view } = useRoom();
  const asked = useToday();
  const now = useNow();
  const slow = useLater(asked.state === "asking") || asked.state === "away";
  const name = asked.state === "here" ? asked.today.name : "account" in view ? view.account.name : null;
  return (
    <div className="wrap">
      <Leaf tight note={now ? <p>{formatDay(now, deviceZone(), now)}</p> : null}>
        {now && name ? (
          <h1>{`${greeting(now)}, ${name}`}</h1>
        ) : (
          <h1 className={slow ? undefined : styles.unseen}>Today</h1>
        )}
      </Leaf>
      {asked.state === "here" ? <LeavingSoon leavesOn={asked.today.leavesOn} /> : null}
      {now ? <NextSessionBlock asked={asked} now={now} /> : null}
      {now && asked.state === "here" ? <AroundSessions today={asked.today} now={now} /> : null}
      <DraftCard now={now ?? new Date(0)} />
      {now ? <LookBack now={now} /> : null}
      {now ? <Question now={now} /> : null}
      {asked.state === "here" && !asked.today.inGroup ? null : <DilemmaLink />}
    </div>
  );
}

// The page is made long before it is read: the time is known only in the browser.
function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    const look = () => setNow(new Date());
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return now;
}
