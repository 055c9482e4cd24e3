import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlanForm } from "@/components/agenda/plan-form";
import { Leaf } from "@/components/ui/leaf";
import { listOwnFormats } from "@/lib/agendas/queries/formats";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listTimeZones } from "@/lib/dates";
import { getUsual } from "@/lib/groups/queries";
import { planSession } from "../actions";

export const metadata: Metadata = { title: "Plan a session" };

export default async function NewSessionPage() {
  const facilitator = await requireFacilitator();
  const { fields } = (await getUsual(facilitator)) ?? notFound();
  return (
    <div className="wrap">
      <Leaf note={<p>Members see the date and how to join as soon as you plan it. The agenda comes next.</p>}>
        <h1>Plan a session</h1>
        <p>
          It starts from <a href="/facilitate/sessions/usual">the group’s usual</a>.
        </p>
        <PlanForm
          initial={{ date: "", time: "", ...fields }}
          zones={listTimeZones(fields.timeZone)}
          formats={await listOwnFormats(facilitator)}
          planSession={planSession}
        />
      </Leaf>
    </div>
  );
}
