import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UsualForm } from "@/components/agenda/usual-form";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { listOwnFormats } from "@/lib/agendas/queries/formats";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listTimeZones } from "@/lib/dates";
import { getUsual } from "@/lib/groups/queries";
import { saveUsual } from "../actions";

export const metadata: Metadata = { title: "The group’s usual" };

export default async function UsualPage() {
  const facilitator = await requireFacilitator();
  const { fields, version } = (await getUsual(facilitator)) ?? notFound();
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this page</WhoSees>}>
        <h1>The group’s usual</h1>
        <p>
          Every new session starts from this, and you can change each one. Sessions that are planned already stay as
          they are.
        </p>
        <UsualForm
          initial={fields}
          version={version}
          zones={listTimeZones(fields.timeZone)}
          formats={await listOwnFormats(facilitator)}
          saveUsual={saveUsual}
        />
      </Leaf>
    </div>
  );
}
