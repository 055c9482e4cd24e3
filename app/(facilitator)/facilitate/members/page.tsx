import type { Metadata } from "next";
import { InvitationList } from "@/components/members/invitation-list";
import { InviteForm } from "@/components/members/invite-form";
import { MemberTable } from "@/components/members/member-table";
import { placeInWords } from "@/components/members/place-words";
import { SecondSteps } from "@/components/members/second-steps";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatDay } from "@/lib/dates";
import { env } from "@/lib/env";
import { listInvitations } from "@/lib/invitations/queries";
import { listMembers } from "@/lib/members/queries";
import { listPlaces } from "@/lib/memberships/queries";
import { cancelInvitation, endSecondStep, makeDoorCode, makeInvitation, sendAgain } from "./actions";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const facilitator = await requireFacilitator();
  const [members, places, invitations] = await Promise.all([
    listMembers(facilitator),
    listPlaces(facilitator),
    listInvitations(facilitator),
  ]);
  const placeOf = new Map(places.map((place) => [place.memberId, place]));
  const zone = facilitator.groupTimeZone;
  const open = invitations.filter(({ state }) => state === "open" || state === "expired");
  const withStep = members.filter(({ id, hasSecondStep }) => hasSecondStep && id !== facilitator.memberId);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only you, as facilitator, see this page</WhoSees>}>
        <h1>Members</h1>
        <p className="lead">{facilitator.groupName}</p>
      </Leaf>
      <Leaf
        as="section"
        labelledBy="people"
        note={<p>Nothing about anybody’s journal is shown here. It is not known here.</p>}
      >
        <h2 id="people">In the group</h2>
        <MemberTable
          members={members.map((member) => ({
            ...member,
            ...placeInWords(placeOf.get(member.id), new Date()),
            isYou: member.id === facilitator.memberId,
          }))}
          makeDoorCode={makeDoorCode}
        />
      </Leaf>
      {withStep.length > 0 ? (
        <Leaf as="section" labelledBy="second-steps">
          <h2 id="second-steps">Second steps at sign-in</h2>
          <SecondSteps people={withStep.map(({ id, name }) => ({ id, name }))} endSecondStep={endSecondStep} />
        </Leaf>
      ) : null}
      <Leaf
        as="section"
        labelledBy="invite"
        note={<p>A link is for one person. It can be used once, within 14 days.</p>}
      >
        <h2 id="invite">Invite someone</h2>
        {env().demonstration ? (
          <Tell>
            <p>There are no invitations in the demonstration, so that nobody writes anything real here.</p>
          </Tell>
        ) : (
          <InviteForm
            groupName={facilitator.groupName}
            facilitatorName={facilitator.name}
            makeInvitation={makeInvitation}
          />
        )}
      </Leaf>
      {open.length > 0 ? (
        <Leaf as="section" labelledBy="open">
          <h2 id="open">Invitations not used yet</h2>
          <InvitationList
            invitations={open.map(({ id, name, email, state, expiresAt }) => ({
              id,
              name,
              email,
              isOver: state === "expired",
              day: formatDay(expiresAt, zone, new Date()),
            }))}
            groupName={facilitator.groupName}
            facilitatorName={facilitator.name}
            cancelInvitation={cancelInvitation}
            sendAgain={sendAgain}
          />
        </Leaf>
      ) : null}
    </div>
  );
}
