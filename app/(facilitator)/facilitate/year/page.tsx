import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { chooseGroup } from "@/app/(member)/groups/actions";
import { GroupSettings } from "@/components/group/group-settings";
import { NewGroupForm } from "@/components/group/new-group-form";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listTimeZones } from "@/lib/dates";
import { getGroupYear } from "@/lib/groups/queries";
import { listPlaces } from "@/lib/memberships/queries";
import { makeGroup, renameGroup, saveGroupYear } from "./actions";

export const metadata: Metadata = { title: "The group and its year" };

export default async function GroupYearPage() {
  const facilitator = await requireFacilitator();
  const { name, year, version } = (await getGroupYear(facilitator)) ?? notFound();
  const places = await listPlaces(facilitator);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this page</WhoSees>}>
        <h1>The group and its year</h1>
        <p>The name and these days stand on the group’s page, where every member can see them.</p>
      </Leaf>
      <GroupSettings
        name={name}
        year={year}
        version={version}
        isOver={facilitator.year.isOver}
        renameGroup={renameGroup}
        saveGroupYear={saveGroupYear}
      />
      <Leaf
        as="section"
        labelledBy="new"
        note={<p>Nobody’s words go along: no dilemma, no line of learning, no answer, no access tick.</p>}
      >
        <h2 id="new">A next year, or another group</h2>
        <p>
          You become its facilitator. {name} stays as it is, and you can show one or the other. Whoever you take along
          is in both, and reads it in their record.
        </p>
        <NewGroupForm
          timeZone={facilitator.groupTimeZone}
          zones={listTimeZones(facilitator.groupTimeZone)}
          people={places
            .filter(({ memberId }) => memberId !== facilitator.memberId)
            .map(({ memberId, name: who }) => ({ memberId, name: who }))}
          makeGroup={makeGroup}
          chooseGroup={chooseGroup}
        />
      </Leaf>
    </div>
  );
}
