import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SessionDesk } from "@/components/agenda/session-desk";
import { getDraft } from "@/lib/agendas/queries";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listTimeZones } from "@/lib/dates";
import { deskDetails } from "@/lib/group-sessions/rules";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Build the agenda" };

export default async function BuildPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const { session, draft, published } = (await getDraft(facilitator, (await params).id)) ?? notFound();
  return (
    <SessionDesk
      sessionId={session.id}
      details={deskDetails(session)}
      draft={draft}
      published={published}
      zones={listTimeZones(session.timeZone)}
      zone={facilitator.groupTimeZone}
      now={new Date()}
      actions={{
        cancelSession: actions.cancelSession,
        changeSession: actions.changeSession,
        publishAgenda: actions.publishAgenda,
        readDraft: actions.readDraft,
        reinstateSession: actions.reinstateSession,
        saveDraft: actions.saveDraft,
        unpublishAgenda: actions.unpublishAgenda,
      }}
    />
  );
}
