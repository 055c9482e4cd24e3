import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AgendaNews } from "@/components/agenda/agenda-news";
import { BeforeSession } from "@/components/agenda/before-session";
import { SessionView } from "@/components/agenda/session-view";
import { getAgendaNews } from "@/lib/agendas/queries/versions";
import { getMember, requireMember } from "@/lib/auth/viewer";
import { getSession } from "@/lib/group-sessions/queries";
import { dayOf, isComing } from "@/lib/group-sessions/rules";
import { lookAtAgenda } from "../actions";

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
  const news = await getAgendaNews(member, session.id);
  return (
    <div className="wrap">
      <SessionView
        session={session}
        groupTimeZone={member.groupTimeZone}
        now={now}
        own={news ? <AgendaNews key={news.number} sessionId={session.id} news={news} look={lookAtAgenda} /> : null}
        after={isComing(session, now) ? <BeforeSession /> : null}
      />
    </div>
  );
}
