import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlaceActs } from "@/components/members/place-acts";
import { PlaceEndings } from "@/components/members/place-endings";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatCalendarDay } from "@/lib/dates";
import { getPlace } from "@/lib/memberships/queries";
import { endFacilitator, makeFacilitator, moveMember, pausePlace, removeMember, resumePlace } from "./actions";

export const metadata: Metadata = { title: "A member’s place" };

export default async function PlacePage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const now = new Date();
  const place = (await getPlace(facilitator, (await params).id)) ?? notFound();
  const { memberId, name, pronouns, organisation, email, needs, isYou, isLast, leads } = place;
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this page</WhoSees>}>
        <p>
          <a href="/facilitate/members">All members</a>
        </p>
        <h1>{name}</h1>
        <p className="meta">
          {pronouns ? <span>{pronouns}</span> : null}
          {organisation ? <span>{organisation}</span> : null}
          <span>In the group since {formatCalendarDay(place.joinedOn, now)}</span>
          {leads ? <span>Facilitator</span> : null}
          {place.pausedOn ? <span>Pauses since {formatCalendarDay(place.pausedOn, now)}</span> : null}
          {isYou ? <span>You</span> : null}
        </p>
        <p>{email}</p>
      </Leaf>
      <Leaf
        as="section"
        labelledBy="needs"
        snug
        note={<WhoSees who="facilitator">{isYou ? "You" : "That member"} and the facilitators see this</WhoSees>}
      >
        <h2 id="needs">What they need to take part</h2>
        {needs && needs.labels.length > 0 ? (
          <ul>
            {needs.labels.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        ) : null}
        {needs?.words ? <p>{needs.words}</p> : null}
        {!needs || (needs.labels.length === 0 && !needs.words) ? <p>Nothing was said.</p> : null}
      </Leaf>
      <Leaf
        as="section"
        labelledBy="place"
        snug
        note={isYou ? undefined : <p>They can read what you do here with their place, and when.</p>}
      >
        <h2 id="place">
          {isYou ? "Your" : "Their"} place in {facilitator.groupName}
        </h2>
        <PlaceActs
          place={{ memberId, name, isYou, isLast, leads, paused: place.pausedOn !== null }}
          actions={{ pausePlace, resumePlace, makeFacilitator, endFacilitator }}
        />
      </Leaf>
      {isLast ? null : (
        <Leaf as="section" labelledBy="going" snug>
          <h2 id="going">Going</h2>
          <PlaceEndings
            memberId={memberId}
            name={name}
            isYou={isYou}
            groupName={facilitator.groupName}
            couldGoTo={place.couldGoTo}
            removeMember={removeMember}
            moveMember={moveMember}
          />
        </Leaf>
      )}
    </div>
  );
}
