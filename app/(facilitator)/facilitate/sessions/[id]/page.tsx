import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SessionDesk } from "@/components/agenda/session-desk";
import { getDraft, getSources } from "@/lib/agendas/queries";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listTimeZones } from "@/lib/dates";
import { deskDetails } from "@/lib/group-sessions/rules";
import { keepAgenda } from "../../library/actions";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Build the agenda" };

export default async function BuildPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const { session, draft, published } = (await getDraft(facilitator, (await params).id)) ?? notFound();
  const now = new Date();
  const sources = await getSources(facilitator, session.id, now);
  return (
    <SessionDesk
      sessionId={session.id}
      details={deskDetails(session)}
      draft={draft}
      published={published}
      zones={listTimeZones(session.timeZone)}
      zone={facilitator.groupTimeZone}
      now={now}
      sources={sources}
      actions={{
        cancelSession: actions.cancelSession,
        changeSession: actions.changeSession,
        keepAgenda,
        publishAgenda: actions.publishAgenda,
        readDraft: actions.readDraft,
        reinstateSession: actions.reinstateSession,
        saveDraft: actions.saveDraft,
        unpublishAgenda: actions.unpublishAgenda,
      }}
    />
  );
}
