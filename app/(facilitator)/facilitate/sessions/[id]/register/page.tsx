import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SessionPlaces } from "@/components/agenda/session-places";
import { ComingPlan } from "@/components/coming/coming-plan";
import { Register } from "@/components/coming/register";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { getRegister } from "@/lib/coming/queries";
import { whyNoRegister } from "@/lib/coming/rules";
import { formatDay } from "@/lib/dates";
import { noteRegister } from "./actions";

export const metadata: Metadata = { title: "Who comes" };

export default async function RegisterPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const { session, lines } = (await getRegister(facilitator, (await params).id)) ?? notFound();
  const now = new Date();
  const why = whyNoRegister(session, now);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this page</WhoSees>}>
        <h1>Who comes</h1>
        <p className="lead">{formatDay(session.startsAt, session.timeZone, now)}</p>
        <SessionPlaces sessionId={session.id} current="/register" />
        {why === "cancelled" ? (
          <Tell>
            <p>This session is cancelled, so nobody is asked whether they come, and there is no register.</p>
          </Tell>
        ) : null}
      </Leaf>
      {why === "not-yet" ? <ComingPlan lines={lines} /> : null}
      {why === null ? (
        <Leaf
          as="section"
          labelledBy="register"
          snug
          note={<p>Each member sees their own line on the session’s page, and can say that it is not right.</p>}
        >
          <Register sessionId={session.id} lines={lines} save={noteRegister} />
        </Leaf>
      ) : null}
    </div>
  );
}
