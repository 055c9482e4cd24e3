"use client";

import { minutesClass } from "@/components/agenda/minutes-class";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { NextSession } from "@/lib/group-sessions/queries";
import { useLater } from "./later";
import { howSoon, sessionTimes } from "./session-words";
import type { Asked } from "./use-today";

/** The session to come, as the group sees it. */
export function NextSessionBlock({ asked, now }: { asked: Asked; now: Date }) {
  const slow = useLater(asked.state === "asking");
  return (
    <Leaf snug as="section" labelledBy="next" note={<WhoSees who="group">Shared with the group</WhoSees>}>
      <h2 id="next">
        <span className="small">Your next session</span>{" "}
        {asked.state === "here" && asked.today.nextSession ? (
          <span className="when">{sessionTimes(asked.today.nextSession, asked.today.timeZone, now)}</span>
        ) : null}
      </h2>
      {asked.state === "asking" && slow ? <p role="status">Asking for your next session.</p> : null}
      {asked.state === "away" ? (
        <p>
          We cannot reach the site just now. <a href="/sessions">Try the sessions page</a>.
        </p>
      ) : null}
      {asked.state === "here" && asked.today.inGroup ? (
        <Coming session={asked.today.nextSession} leads={asked.today.leads} now={now} />
      ) : null}
      {asked.state === "here" && !asked.today.inGroup ? (
        <p>You are in no group now. Your journal and your account are yours as before.</p>
      ) : null}
    </Leaf>
  );
}

function Coming({ session, leads, now }: { session: NextSession | null; leads: boolean; now: Date }) {
  if (!session && leads) return <NothingPlanned />;
  if (!session) return <p>No date yet. Your facilitator will tell you.</p>;
  return (
    <>
      <p className="meta">
        <span>{howSoon(session, now)}</span>
        <span>{session.where}</span>
        {session.itemsSummary ? <span>{session.itemsSummary}</span> : null}
      </p>
      <Scale minutes={session.minutes} />
      <p className="cluster">
        <LinkButton look="line" href={`/sessions/${session.id}`}>
          {session.published ? "See the agenda" : "See the session"}
        </LinkButton>
        {leads ? (
          <LinkButton look={session.published ? "quiet" : "main"} href={`/facilitate/sessions/${session.id}`}>
            {session.published ? "Change the agenda" : "Open the draft agenda"}
          </LinkButton>
        ) : null}
        {session.published ? null : <span className="hint">The agenda is not ready yet.</span>}
      </p>
    </>
  );
}

function NothingPlanned() {
  return (
    <>
      <p>No date is planned yet.</p>
      <p>
        <LinkButton href="/facilitate/sessions/year">Plan a year of sessions</LinkButton>
      </p>
    </>
  );
}

// Only a picture of what the words say, so screen readers skip it. Items have no names here, and never change places.
function Scale({ minutes }: { minutes: NextSession["minutes"] }) {
  if (minutes.length === 0) return null;
  const starts = minutes.map((_, index) => minutes.slice(0, index).reduce((sum, item) => sum + item.minutes, 0));
  return (
    <ol className="scale" aria-hidden="true">
      {minutes.map((item, index) => (
        <li key={starts[index]} className={`${minutesClass(item.minutes)}${item.rest ? " rest" : ""}`} />
      ))}
    </ol>
  );
}
