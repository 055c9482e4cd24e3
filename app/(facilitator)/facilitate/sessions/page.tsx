import type { Metadata } from "next";
import { readinessInWords, SessionList } from "@/components/agenda/session-list";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listPlannedSessions } from "@/lib/group-sessions/queries";
import { isComing } from "@/lib/group-sessions/rules";

export const metadata: Metadata = { title: "Sessions and agendas" };

export default async function PlannedSessionsPage() {
  const facilitator = await requireFacilitator();
  const now = new Date();
  const all = (await listPlannedSessions(facilitator)).map((one) => ({
    ...one,
    state: readinessInWords[one.readiness],
  }));
  const coming = all.filter((session) => isComing(session, now)).reverse();
  const past = all.filter((session) => !isComing(session, now));
  const common = { base: "/facilitate/sessions", groupTimeZone: facilitator.groupTimeZone, now } as const;
  return (
    <div className="wrap">
      <Leaf>
        <h1>Sessions and agendas</h1>
        <p className="cluster">
          <LinkButton href="/facilitate/sessions/new">Plan a session</LinkButton>
          <LinkButton look="line" href="/facilitate/sessions/year">
            Plan a year
          </LinkButton>
          <a href="/facilitate/sessions/usual">The group’s usual</a>
          <a href="/facilitate/library">Library of formats and stages</a>
        </p>
      </Leaf>
      <Leaf as="section" labelledBy="coming" snug>
        <h2 id="coming">Coming</h2>
        {coming.length === 0 ? <p>None is planned yet.</p> : <SessionList {...common} sessions={coming} />}
      </Leaf>
      {past.length > 0 ? (
        <Leaf as="section" labelledBy="past" snug>
          <h2 id="past">Past</h2>
          <SessionList {...common} sessions={past} />
        </Leaf>
      ) : null}
    </div>
  );
}
