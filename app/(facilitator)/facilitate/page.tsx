import type { Metadata } from "next";
import {
  accessInWords,
  messagesInWords,
  offersInWords,
  planInWords,
  requestsInWords,
  yearInWords,
} from "@/components/agenda/desk-facts";
import { readinessInWords } from "@/components/agenda/session-list";
import { SupportLines } from "@/components/site/support-list";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { getChecklist } from "@/lib/access-needs/queries";
import { requireFacilitator } from "@/lib/auth/viewer";
import { getRegister } from "@/lib/coming/queries";
import { formatCalendarDay } from "@/lib/dates";
import { getWaiting } from "@/lib/desk/queries";
import { listOffers } from "@/lib/dilemmas/queries";
import { stateOf } from "@/lib/dilemmas/rules";
import { listPlannedSessions, type PlannedSession } from "@/lib/group-sessions/queries";
import { dayOf, isOn, timesOf } from "@/lib/group-sessions/rules";
import { toLocal } from "@/lib/local-time";
import { listWaitingMessages } from "@/lib/messages/queries";
import { listOwedMessages } from "@/lib/messages/queries/owed";
import { getStage } from "@/lib/running/queries";
import { mayFollow } from "@/lib/running/rules";

export const metadata: Metadata = { title: "Facilitate" };

function Next({
  session,
  plan,
  access,
  runs,
  zone,
  now,
}: {
  session: PlannedSession | undefined;
  plan: string | null;
  access: string | null;
  runs: boolean;
  zone: string;
  now: Date;
}) {
  return (
    <Leaf as="section" labelledBy="next" snug>
      <h2 id="next">Next session</h2>
      {session ? (
        <>
          <p className="when">{dayOf(session, now)}</p>
          <p className="meta">
            <span>{timesOf(session, zone)}</span>
            <span>{readinessInWords[session.readiness]}</span>
          </p>
          {plan ? <p>{plan}.</p> : null}
          {access ? <p>{access}</p> : null}
        </>
      ) : (
        <p>None is planned yet.</p>
      )}
      <p className="cluster">
        {session ? (
          <LinkButton href={`/facilitate/sessions/${session.id}`}>
            {session.readiness === "planned" ? "Build the agenda" : "Open the agenda"}
          </LinkButton>
        ) : null}
        {session && runs ? (
          <LinkButton look="line" href={`/facilitate/sessions/${session.id}/run`}>
            Run the session
          </LinkButton>
        ) : null}
        {session ? <a href={`/facilitate/sessions/${session.id}/register`}>Who comes</a> : null}
        {session ? <a href={`/facilitate/sessions/${session.id}/access`}>Access</a> : null}
        {session ? null : <LinkButton href="/facilitate/sessions/year">Plan a year</LinkButton>}
        <LinkButton look="line" href="/facilitate/sessions/new">
          Plan a session
        </LinkButton>
        <a href="/facilitate/sessions">All sessions</a>
      </p>
    </Leaf>
  );
}

function Place({
  id,
  title,
  says,
  href,
  link,
}: {
  id: string;
  title: string;
  says: string;
  href: string;
  link: string;
}) {
  return (
    <Leaf as="section" labelledBy={id} snug>
      <h2 id={id}>{title}</h2>
      <p>{says}</p>
      <p>
        <LinkButton look="line" href={href}>
          {link}
        </LinkButton>
      </p>
    </Leaf>
  );
}

export default async function DeskPage() {
  const facilitator = await requireFacilitator();
  const now = new Date();
  const [planned, messages, single, { offers }, waiting] = await Promise.all([
    listPlannedSessions(facilitator),
    listWaitingMessages(facilitator, now),
    listOwedMessages(facilitator, "", now),
    listOffers(facilitator),
    getWaiting(facilitator),
  ]);
  const next = planned.filter((session) => isOn(session, now)).at(-1);
  const [register, stage, checklist] = next
    ? await Promise.all([
        getRegister(facilitator, next.id),
        getStage(facilitator, next.id),
        getChecklist(facilitator, next.id),
      ])
    : [null, null, null];
  const { endsOn } = facilitator.year;
  const today = toLocal(now, facilitator.groupTimeZone).date;
  const year = yearInWords(endsOn, today, endsOn ? formatCalendarDay(endsOn, now) : "");
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this</WhoSees>}>
        <h1>Facilitate</h1>
        <p className="lead">{facilitator.groupName}</p>
      </Leaf>
      <Next
        session={next}
        access={checklist && accessInWords(checklist.lines)}
        plan={register && planInWords(register.lines)}
        runs={stage !== null && mayFollow(stage, stage.at)}
        zone={facilitator.groupTimeZone}
        now={now}
      />
      <Place
        id="offers"
        title="Dilemmas"
        says={offersInWords(offers.map(stateOf))}
        href="/facilitate/dilemmas"
        link="Dilemmas and turns"
      />
      <Place
        id="messages"
        title="Messages"
        says={messagesInWords(messages.length + single.length, waiting.failed)}
        href="/facilitate/messages"
        link="Messages to send"
      />
      <Place
        id="requests"
        title="Asking to join"
        says={requestsInWords(waiting)}
        href="/facilitate/requests"
        link="Requests to join"
      />
      <Place
        id="people"
        title="Members"
        says="Invitations, pauses, and a code for a forgotten password. Journals are theirs alone: you cannot see them."
        href="/facilitate/members"
        link="Members and invitations"
      />
      <Leaf as="section" labelledBy="group" snug>
        <h2 id="group">The group</h2>
        <p>What you agreed with each other, what sessions begin from, and its year.</p>
        {year ? <p>{year}</p> : null}
        <p className="cluster">
          <a href="/facilitate/announcements">Write to everybody</a>
          <a href="/facilitate/year">The group and its year</a>
          <a href="/facilitate/agreement">The agreement</a>
          <a href="/facilitate/sessions/usual">The group’s usual</a>
          <a href="/facilitate/library">Library of formats and stages</a>
          <a href="/facilitate/evaluation">Evaluation</a>
          <a href="/facilitate/appreciations">Thanks at the close</a>
          <a href="/facilitate/joining">How people join</a>
          <a href="/facilitate/duties">Data and duties</a>
        </p>
      </Leaf>
      <Leaf snug>
        <h2>Support lines</h2>
        <p>Everybody sees these on the support page. What nobody has checked yet is marked here, for you alone.</p>
      </Leaf>
      <SupportLines showUnchecked />
    </div>
  );
}
