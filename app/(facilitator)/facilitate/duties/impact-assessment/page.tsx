import type { Metadata } from "next";
import { Paper } from "@/components/duties/paper";
import { requireFacilitator } from "@/lib/auth/viewer";
import { getPaper } from "@/lib/duties/queries";
import { saveSection } from "../actions";

export const metadata: Metadata = { title: "Impact assessment" };

export default async function ImpactAssessmentPage() {
  const facilitator = await requireFacilitator();
  return (
    <Paper
      paper="impact-assessment"
      title="Impact assessment"
      lead="A draft, written from what this site does. Read each section, change what is not so, and complete what only you know."
      sections={await getPaper(facilitator, "impact-assessment")}
      zone={facilitator.groupTimeZone}
      now={new Date()}
      saveSection={saveSection}
    />
  );
}
