import type { Metadata } from "next";
import { readinessInWords } from "@/components/agenda/session-list";
import { SupportLines } from "@/components/site/support-list";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listPlannedSessions, type PlannedSession } from "@/lib/group-sessions/queries";
import { dayOf, isComing, timesOf } from "@/lib/group-sessions/rules";

export const metadata: Metadata = { title: "Facilitate" };

function Next({ session, zone, now }: { session: PlannedSession | undefined; zone: string; now: Date }) {
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
        <LinkButton look={session ? "line" : "main"} href="/facilitate/sessions/new">
          Plan a session
        </LinkButton>
        <a href="/facilitate/sessions">All sessions</a>
      </p>
    </Leaf>
  );
}

export default async function DeskPage() {
  const facilitator = await requireFacilitator();
  const now = new Date();
  const coming = (await listPlannedSessions(facilitator)).filter((session) => isComing(session, now));
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this</WhoSees>}>
        <h1>Facilitate</h1>
        <p className="lead">{facilitator.groupName}</p>
      </Leaf>
      <Next session={coming.at(-1)} zone={facilitator.groupTimeZone} now={now} />
      <Leaf as="section" labelledBy="people" snug>
        <h2 id="people">Members</h2>
        <p>
          Invite somebody, or help a member who forgot their password. Journals are theirs alone: you cannot see them.
        </p>
        <p>
          <LinkButton look="line" href="/facilitate/members">
            Members and invitations
          </LinkButton>
        </p>
      </Leaf>
      <Leaf snug>
        <h2>Support lines</h2>
        <p>
          Everybody sees these on the support page. Where nobody has checked a line yet, it says so here, and only to
          you.
        </p>
      </Leaf>
      <SupportLines showUnchecked />
    </div>
  );
}
