import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccessChecklist } from "@/components/access-needs/access-checklist";
import { SessionPlaces } from "@/components/agenda/session-places";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { getChecklist } from "@/lib/access-needs/queries";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatDay } from "@/lib/dates";
import { setArranged } from "./actions";

export const metadata: Metadata = { title: "Access for this session" };

export default async function AccessPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const { session, ...checklist } = (await getChecklist(facilitator, (await params).id)) ?? notFound();
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this page</WhoSees>}>
        <h1>Access for this session</h1>
        <p className="lead">{formatDay(session.startsAt, session.timeZone, new Date())}</p>
        <SessionPlaces sessionId={session.id} current="/access" />
        <p>
          What members told you they need. Anybody who said that they cannot come is left out. Members do not see your
          ticks; what is provided they see on the session’s page.
        </p>
        <AccessChecklist sessionId={session.id} {...checklist} setArranged={setArranged} />
      </Leaf>
    </div>
  );
}
