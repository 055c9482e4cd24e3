import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LeadStage } from "@/components/running/lead-stage";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatDay } from "@/lib/dates";
import { getStage } from "@/lib/running/queries";
import { stepRun } from "./actions";

export const metadata: Metadata = { title: "Run the session" };

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const { id } = await params;
  const stage = (await getStage(facilitator, id)) ?? notFound();
  return (
    <div className="wrap">
      <LeadStage
        sessionId={id}
        day={formatDay(new Date(stage.startsAt), stage.timeZone, new Date(stage.at))}
        first={stage}
        stepRun={stepRun}
      />
    </div>
  );
}
