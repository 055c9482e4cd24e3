import type { Metadata } from "next";
import { DilemmaList } from "@/components/dilemmas/dilemma-list";
import { stateInWords } from "@/components/dilemmas/dilemma-words";
import { TurnsTable } from "@/components/dilemmas/turns-table";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatDay } from "@/lib/dates";
import { listOffers } from "@/lib/dilemmas/queries";
import { type DilemmaState, stateOf } from "@/lib/dilemmas/rules";

export const metadata: Metadata = { title: "Dilemmas that were offered" };

const parts: readonly { state: DilemmaState; heading: string }[] = [
  { state: "offered", heading: "Waiting" },
  { state: "planned", heading: "Planned" },
  { state: "brought", heading: "Brought" },
  { state: "withdrawn", heading: "Withdrawn" },
];

export default async function OffersPage() {
  const facilitator = await requireFacilitator();
  const { offers, turns } = await listOffers(facilitator);
  const zone = facilitator.groupTimeZone;
  const now = new Date();
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this page</WhoSees>}>
        <h1>Dilemmas</h1>
        <p className="lead">{facilitator.groupName}</p>
        {offers.length === 0 ? <p>None has been offered yet. Members offer one from their Today page.</p> : null}
      </Leaf>
      {parts.map(({ state, heading }) => {
        const those = offers.filter((offer) => stateOf(offer) === state);
        if (those.length === 0) return null;
        return (
          <Leaf key={state} as="section" labelledBy={state} snug>
            <h2 id={state}>{heading}</h2>
            <DilemmaList
              base="/facilitate/dilemmas"
              dilemmas={those.map((offer) => ({
                id: offer.id,
                title: offer.title,
                facts: [
                  offer.author ?? "From somebody who has left",
                  stateInWords(offer, zone, now),
                  state === "withdrawn" ? "Its words are gone" : "",
                  offer.audience === "facilitator" ? "For facilitators alone" : "Shared with the group",
                ],
              }))}
            />
          </Leaf>
        );
      })}
      <Leaf
        as="section"
        labelledBy="turns"
        snug
        note={<p>To share turns fairly. Bringing none is as good as bringing one.</p>}
      >
        <h2 id="turns">Turns</h2>
        <TurnsTable
          turns={turns.map((turn) => ({
            ...turn,
            lastBrought: turn.lastBrought && formatDay(turn.lastBrought, zone, now),
          }))}
        />
      </Leaf>
    </div>
  );
}
