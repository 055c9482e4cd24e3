import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AgendaForms, FormActs } from "@/components/agenda/agenda-forms";
import { AgendaNews } from "@/components/agenda/agenda-news";
import { OwnThread } from "@/components/agenda/own-thread";
import { SessionView } from "@/components/agenda/session-view";
import { OwnComing } from "@/components/coming/own-coming";
import { LookingBack } from "@/components/dilemmas/looking-back";
import { LinkButton } from "@/components/ui/button";
import { getAgendaNews } from "@/lib/agendas/queries/versions";
import { getMember, requireMember } from "@/lib/auth/viewer";
import { getOwnComing } from "@/lib/coming/queries";
import { listLookedBack } from "@/lib/dilemmas/queries";
import { getSession } from "@/lib/group-sessions/queries";
import { dayOf, isComing } from "@/lib/group-sessions/rules";
import { getStage } from "@/lib/running/queries";
import { mayFollow } from "@/lib/running/rules";
import { lookAtAgenda } from "../actions";
import { answerSession, questionAttendance } from "./actions";

const find = cache(getSession);
type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const member = await getMember();
  const session = member && (await find(member, (await params).id));
  return { title: session ? `${dayOf(session, new Date())} session` : "Session" };
}

export default async function SessionPage({ params }: Props) {
  const member = await requireMember();
  const session = (await find(member, (await params).id)) ?? notFound();
  const now = new Date();
  const [own, lookedBack, stage, news] = await Promise.all([
    getOwnComing(member, session.id),
    listLookedBack(member, session.id, now),
    getStage(member, session.id),
    getAgendaNews(member, session.id),
  ]);
  const actions = { answerSession, questionAttendance };
  const coming = isComing(session, now);
  return (
    <div className="wrap">
      <SessionView
        session={session}
        groupTimeZone={member.groupTimeZone}
        now={now}
        acts={
          <>
            {stage && mayFollow(stage, stage.at) ? (
              <LinkButton look="line" href={`/sessions/${session.id}/now`}>
                Follow along
              </LinkButton>
            ) : null}
            <FormActs sessionId={session.id} agenda={session.items !== null} coming={coming} />
          </>
        }
        own={
          <>
            {news ? <AgendaNews key={news.number} sessionId={session.id} news={news} look={lookAtAgenda} /> : null}
            {own ? <OwnComing sessionId={session.id} own={own} now={now} actions={actions} /> : null}
          </>
        }
        after={
          <>
            {session.items ? <AgendaForms sessionId={session.id} coming={coming} /> : null}
            <LookingBack dilemmas={lookedBack} coming={coming} />
            {session.cancelledAt ? null : <OwnThread sessionId={session.id} coming={session.startsAt > now} />}
          </>
        }
      />
    </div>
  );
}
