import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AgendaForms, FormActs } from "@/components/agenda/agenda-forms";
import { BeforeSession } from "@/components/agenda/before-session";
import { SessionView } from "@/components/agenda/session-view";
import { getMember, requireMember } from "@/lib/auth/viewer";
import { getSession } from "@/lib/group-sessions/queries";
import { dayOf, isComing } from "@/lib/group-sessions/rules";

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
  const coming = isComing(session, now);
  return (
    <div className="wrap">
      <SessionView
        session={session}
        groupTimeZone={member.groupTimeZone}
        now={now}
        acts={<FormActs sessionId={session.id} agenda={session.items !== null} coming={coming} />}
        after={
          <>
            {session.items ? <AgendaForms sessionId={session.id} coming={coming} /> : null}
            {coming ? <BeforeSession /> : null}
          </>
        }
      />
    </div>
  );
}
