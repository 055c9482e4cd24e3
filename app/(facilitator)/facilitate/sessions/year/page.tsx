import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { YearForm } from "@/components/agenda/year-form";
import { Leaf } from "@/components/ui/leaf";
import { sessionFormats } from "@/lib/agendas/formats";
import { listOwnFormats } from "@/lib/agendas/queries/formats";
import { requireFacilitator } from "@/lib/auth/viewer";
import { zoneInWords } from "@/lib/dates";
import { wayOf } from "@/lib/group-sessions/rules";
import { getUsual } from "@/lib/groups/queries";
import { planYear, proposeYear } from "../actions";

export const metadata: Metadata = { title: "Plan a year" };

export default async function YearPage() {
  const facilitator = await requireFacilitator();
  const { fields } = (await getUsual(facilitator)) ?? notFound();
  const formats = [...sessionFormats, ...(await listOwnFormats(facilitator))];
  const format = formats.find(({ id }) => id === fields.format);
  const way = wayOf({ way: fields.way ?? "online" }).toLowerCase();
  return (
    <div className="wrap">
      <Leaf note={<p>Members see the dates as soon as you plan them. They see an agenda only when you publish it.</p>}>
        <h1>Plan a year</h1>
        <p>
          Each session starts from the group’s usual: {fields.minutes} minutes, {way}, {zoneInWords(fields.timeZone)},
          {format ? ` with a draft of the agenda “${format.name}”` : " with an empty agenda"}.{" "}
          <a href="/facilitate/sessions/usual">Change the usual</a>
        </p>
        <YearForm timeZone={fields.timeZone} proposeYear={proposeYear} planYear={planYear} />
      </Leaf>
    </div>
  );
}
