import type { Metadata } from "next";
import { Paper } from "@/components/duties/paper";
import { requireFacilitator } from "@/lib/auth/viewer";
import { getPaper } from "@/lib/duties/queries";
import { saveSection } from "../actions";

export const metadata: Metadata = { title: "What to do after a breach" };

export default async function AfterABreachPage() {
  const facilitator = await requireFacilitator();
  return (
    <Paper
      paper="after-a-breach"
      title="What to do after a breach"
      lead="Steps in their order. The clock of 72 hours starts when you first think that something may have happened."
      sections={await getPaper(facilitator, "after-a-breach")}
      zone={facilitator.groupTimeZone}
      now={new Date()}
      saveSection={saveSection}
    />
  );
}
