import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { spokenAgenda } from "@/components/agenda/agenda-words";
import { Cancelled } from "@/components/agenda/how-to-join";
import { ReadAloud } from "@/components/agenda/read-aloud";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireMember } from "@/lib/auth/viewer";
import { getSession } from "@/lib/group-sessions/queries";
import { dayOf, leadOf } from "@/lib/group-sessions/rules";

export const metadata: Metadata = { title: "Agenda read aloud" };

export default async function ReadAloudPage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember();
  const session = await getSession(member, (await params).id);
  if (!session?.items) notFound();
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="group">Shared with the group</WhoSees>}>
        <p>
          <a href={`/sessions/${session.id}`}>Back to the session</a>
        </p>
        <h1>Read aloud: {dayOf(session, new Date())}</h1>
        <Cancelled session={session} />
        <p className="lead">{leadOf(session, member.groupTimeZone)}</p>
      </Leaf>
      <ReadAloud items={spokenAgenda({ ...session, items: session.items })} />
    </div>
  );
}
