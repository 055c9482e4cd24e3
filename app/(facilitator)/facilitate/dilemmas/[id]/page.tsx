import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DilemmaText } from "@/components/dilemmas/dilemma-text";
import { stateInWords } from "@/components/dilemmas/dilemma-words";
import { PlanActs } from "@/components/dilemmas/plan-acts";
import { ReadSince } from "@/components/dilemmas/read-since";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatDay } from "@/lib/dates";
import { getOffer } from "@/lib/dilemmas/queries";
import { noteBrought, planDilemma } from "../actions";

export const metadata: Metadata = { title: "A dilemma that was offered" };

export default async function OfferPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const now = new Date();
  const { dilemma, sessions } = (await getOffer(facilitator, (await params).id, now)) ?? notFound();
  const { id, title, happened, wish, author, audience, named, since, withdrawnAt } = dilemma;
  const days = (begun: boolean) =>
    sessions
      .filter((session) => session.begun === begun)
      .map((session) => ({ id: session.id, day: formatDay(session.startsAt, session.timeZone, now) }));
  return (
    <div className="wrap">
      <Leaf
        note={
          audience === "group" ? (
            <WhoSees who="group">
              {named
                ? "The group can read it, with its author’s name"
                : "The group can read it, without its author’s name"}
            </WhoSees>
          ) : (
            <WhoSees who="facilitator">
              {author ? "Only facilitators and its author can read it" : "Only facilitators can read it"}
            </WhoSees>
          )
        }
      >
        <h1>{withdrawnAt ? "A dilemma that was withdrawn" : title}</h1>
        <p className="meta">
          <span>{author ?? "From somebody who has left"}</span>
          <span>{stateInWords(dilemma, facilitator.groupTimeZone, now)}</span>
        </p>
        {withdrawnAt ? (
          <p>Its words are gone, and it is planned nowhere any more. There is no need to ask why.</p>
        ) : (
          <DilemmaText happened={happened} wish={wish} />
        )}
        <ReadSince since={since} />
        <p>
          <a href="/facilitate/dilemmas">All dilemmas</a>
        </p>
      </Leaf>
      <PlanActs
        dilemmaId={id}
        plannedSessionId={dilemma.plannedSessionId}
        broughtSessionId={dilemma.broughtSessionId}
        brought={dilemma.broughtAt !== null}
        withdrawn={withdrawnAt !== null}
        ahead={days(false)}
        begun={days(true).reverse()}
        actions={{ planDilemma, noteBrought }}
      />
    </div>
  );
}
