import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SessionDesk } from "@/components/agenda/session-desk";
import { getDraft, getSources } from "@/lib/agendas/queries";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listTimeZones } from "@/lib/dates";
import { startsTwice, toFields } from "@/lib/group-sessions/rules";
import { keepAgenda } from "../../library/actions";
import { changeSession, publishAgenda, readDraft, saveDraft, unpublishAgenda } from "../actions";

export const metadata: Metadata = { title: "Build the agenda" };

export default async function BuildPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const { session, draft, published } = (await getDraft(facilitator, (await params).id)) ?? notFound();
  const now = new Date();
  const sources = await getSources(facilitator, session.id, now);
  const { startsAt, minutes, timeZone, version } = session;
  return (
    <SessionDesk
      sessionId={session.id}
      details={{ startsAt, minutes, timeZone, version, twice: startsTwice(session), fields: toFields(session) }}
      draft={draft}
      published={published}
      zones={listTimeZones(timeZone)}
      zone={facilitator.groupTimeZone}
      now={now}
      sources={sources}
      actions={{ changeSession, keepAgenda, publishAgenda, readDraft, saveDraft, unpublishAgenda }}
    />
  );
}
