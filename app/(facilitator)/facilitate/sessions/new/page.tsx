import type { Metadata } from "next";
import { PlanForm } from "@/components/agenda/plan-form";
import { Leaf } from "@/components/ui/leaf";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listTimeZones } from "@/lib/dates";
import { planSession } from "../actions";

export const metadata: Metadata = { title: "Plan a session" };

export default async function NewSessionPage() {
  const { groupTimeZone } = await requireFacilitator();
  const initial = {
    date: "",
    time: "",
    minutes: "90",
    timeZone: groupTimeZone,
    joinLink: "",
    place: "",
    provided: "",
  };
  return (
    <div className="wrap">
      <Leaf note={<p>Members see the date and how to join as soon as you plan it. The agenda comes next.</p>}>
        <h1>Plan a session</h1>
        <PlanForm initial={initial} zones={listTimeZones(groupTimeZone)} planSession={planSession} />
      </Leaf>
    </div>
  );
}
