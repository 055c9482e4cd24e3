import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { BeforeSession } from "@/components/agenda/before-session";
import { SessionView } from "@/components/agenda/session-view";
import { LinkButton } from "@/components/ui/button";
import { getMember, requireMember } from "@/lib/auth/viewer";
import { getSession } from "@/lib/group-sessions/queries";
import { dayOf, isComing } from "@/lib/group-sessions/rules";
import { getStage } from "@/lib/running/queries";
import { mayFollow } from "@/lib/running/rules";

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
  const stage = await getStage(member, session.id);
  return (
    <div className="wrap">
      <SessionView
        session={session}
        groupTimeZone={member.groupTimeZone}
        now={now}
        acts={
          stage && mayFollow(stage, stage.at) ? (
            <LinkButton look="line" href={`/sessions/${session.id}/now`}>
              Follow along
            </LinkButton>
          ) : null
        }
        after={isComing(session, now) ? <BeforeSession /> : null}
      />
    </div>
  );
}
