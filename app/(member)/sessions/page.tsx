import type { Metadata } from "next";
import { SessionList } from "@/components/agenda/session-list";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireMember } from "@/lib/auth/viewer";
import { type ListedSession, listSessions } from "@/lib/group-sessions/queries";

export const metadata: Metadata = { title: "Sessions" };

const agendaState = ({ published, cancelledAt }: ListedSession) => {
  if (cancelledAt) return published ? "Agenda kept" : "No agenda";
  return published ? "Agenda ready" : "Agenda not ready yet";
};

export default async function SessionsPage() {
  const member = await requireMember();
  const now = new Date();
  const { coming, past } = await listSessions(member, now);
  const common = { base: "/sessions", groupTimeZone: member.groupTimeZone, now } as const;
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="group">Shared with the group</WhoSees>}>
        <h1>Sessions</h1>
        <p className="lead">{member.groupName}</p>
        <p>
          <a href="/group/access-needs">Your access needs</a>
        </p>
      </Leaf>
      <Leaf as="section" labelledBy="coming" snug>
        <h2 id="coming">Coming</h2>
        {coming.length === 0 ? (
          <p>No date yet. Your facilitator will tell you.</p>
        ) : (
          <SessionList {...common} sessions={coming.map((one) => ({ ...one, state: agendaState(one) }))} />
        )}
        <p>
          <a href="/sessions/calendar">Sessions in my calendar</a>
        </p>
      </Leaf>
      {past.length > 0 ? (
        <Leaf as="section" labelledBy="past" snug>
          <h2 id="past">Past</h2>
          <SessionList
            {...common}
            sessions={past.map((one) => ({ ...one, state: one.published ? "Agenda kept" : "No agenda" }))}
          />
        </Leaf>
      ) : null}
    </div>
  );
}
