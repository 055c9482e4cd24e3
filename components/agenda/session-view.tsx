import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { AgendaItem } from "@/lib/agendas/rules";
import { dayOf, isComing, isOn, leadOf, type SessionDetails } from "@/lib/group-sessions/rules";
import { AgendaList } from "./agenda-list";
import { Cancelled, HowToJoin } from "./how-to-join";
import { PrintButton } from "./print-button";

type Shown = SessionDetails & { items: readonly AgendaItem[] | null };

function Agenda({ session, coming }: { session: Shown; coming: boolean }) {
  if (session.items) {
    return (
      <>
        <h2 className="vh">Agenda</h2>
        <AgendaList items={session.items} startsAt={session.startsAt} timeZone={session.timeZone} />
      </>
    );
  }
  return (
    <Leaf snug>
      <h2>Agenda</h2>
      <p>{coming ? "The agenda is not ready yet." : "There is no agenda for this session."}</p>
    </Leaf>
  );
}

/**
 * A session as members see it. The facilitator's preview is this, too, so that it cannot promise something else. What
 * belongs to one member alone comes in from their page: `acts` beside the join link, `own` under the head, `after` last.
 */
export function SessionView({
  session,
  groupTimeZone,
  now,
  acts,
  own,
  after,
}: {
  session: Shown;
  groupTimeZone: string;
  now: Date;
  acts?: ReactNode;
  own?: ReactNode;
  after?: ReactNode;
}) {
  const coming = isOn(session, now);
  return (
    <>
      <Leaf note={<WhoSees who="group">Shared with the group</WhoSees>}>
        <Cancelled session={session} />
        <h1>{dayOf(session, now)}</h1>
        <p className="lead">{leadOf(session, groupTimeZone)}</p>
        {coming ? <HowToJoin session={session} /> : null}
        {isComing(session, now) ? null : <p>This session is over.</p>}
        <p className="cluster noprint">
          {coming && session.joinLink ? (
            <LinkButton href={session.joinLink} rel="noreferrer">
              Join link
            </LinkButton>
          ) : null}
          {session.items ? <PrintButton /> : null}
          {acts}
        </p>
      </Leaf>
      {own}
      <Agenda session={session} coming={coming} />
      {after}
    </>
  );
}
