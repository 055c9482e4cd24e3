"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import { WhoSees } from "@/components/ui/who-sees";
import { formatTime, minutesAfter } from "@/lib/dates";
import { type Now, nowOf, type Stage as StageNow } from "@/lib/running/rules";
import { StageList } from "./stage-list";
import { useStage } from "./use-stage";
import { behindInWords, endings, hearings, saidOf } from "./words";

type Following = ReturnType<typeof useStage>;

/** The line under the day: when everybody is free again, and how the day goes against the agenda. */
function Standing({ stage, now, waiting }: { stage: StageNow; now: Now; waiting: string }) {
  if (now.phase === "cancelled") return <p className="lead">This session is cancelled.</p>;
  if (now.phase === "none") return <p className="lead">The agenda is not ready yet.</p>;
  if (now.phase === "over") return <p className="lead">This session is over. Take your time.</p>;
  const finish = formatTime(
    minutesAfter(
      new Date(stage.startsAt),
      (stage.items ?? []).reduce((sum, { minutes }) => sum + minutes, 0),
    ),
    stage.timeZone,
  );
  return (
    <>
      <p className="meta">
        <span>We finish at {finish}</span>
        {"position" in now ? <span>{behindInWords(now.behind)}</span> : null}
      </p>
      {now.phase === "before" ? <p>{waiting}</p> : null}
    </>
  );
}

function Strip({ words, aloud }: { words: string | null; aloud: boolean }) {
  return words ? (
    <Tell live={aloud}>
      <p>{words}</p>
    </Tell>
  ) : null;
}

/** What is said aloud: nothing by itself, only what comes after somebody has asked for it. */
function useSaid(place: string, said: string, asked: boolean): string {
  const [words, setWords] = useState("");
  const last = useRef(place);
  useEffect(() => {
    if (place === last.current) return;
    last.current = place;
    setWords(asked ? said : "");
  }, [place, said, asked]);
  return words;
}

/** The stage of a running session, for whoever looks: the same words, worked out from the same state. */
export function StageView({
  day,
  following,
  home,
  waiting,
  head,
  acts,
  after,
}: {
  day: string;
  following: Following;
  home: ReactNode;
  waiting: string;
  head?: ReactNode;
  acts?: ReactNode;
  after?: ReactNode;
}) {
  const { stage, hearing, ended } = following;
  const now = nowOf(stage, following.now);
  const [asked, setAsked] = useState(false);
  // Minutes pass without a word: only another item, a pause or the end is worth one.
  const phase = now.phase === "past-its-time" ? "on" : now.phase;
  const place = "position" in now ? `${phase} ${stage.items?.[now.position]?.key}` : phase;
  const said = useSaid(place, saidOf(now, stage), asked);
  const listed = now.phase === "before" || "position" in now;
  return (
    <>
      <Leaf note={<WhoSees who="group">Everyone in the group sees this</WhoSees>}>
        <h1>{day}</h1>
        <Standing stage={stage} now={now} waiting={waiting} />
        <Strip words={ended ? endings[ended] : hearings[hearing]} aloud={asked} />
        {head}
        {listed ? (
          <CheckField
            id="aloud"
            label="Tell me when we move on"
            hint="For screen readers. It is quiet until you ask."
            checked={asked}
            onChange={(event) => setAsked(event.target.checked)}
          />
        ) : null}
        {listed ? null : <p className="cluster noprint">{home}</p>}
        <p className="vh" role="status" data-testid="said">
          {said}
        </p>
      </Leaf>
      {listed ? <StageList stage={stage} now={now} acts={acts} /> : null}
      {after}
    </>
  );
}

/** A member's screen that follows a session. Nothing on it changes anything. */
export function MemberStage({ sessionId, day, first }: { sessionId: string; day: string; first: StageNow }) {
  const following = useStage(sessionId, first);
  return (
    <StageView
      day={day}
      following={following}
      home={<LinkButton href={`/sessions/${sessionId}`}>To the page of this session</LinkButton>}
      waiting="It has not started yet. This page goes along by itself when it does."
    />
  );
}
