import type { Metadata } from "next";
import { DilemmaList } from "@/components/dilemmas/dilemma-list";
import { audienceWords, stateInWords } from "@/components/dilemmas/dilemma-words";
import { Listening } from "@/components/dilemmas/listening";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireMember } from "@/lib/auth/viewer";
import { listDilemmas } from "@/lib/dilemmas/queries";
import { chooseListening } from "./actions";

export const metadata: Metadata = { title: "Dilemmas" };

export default async function DilemmasPage() {
  const member = await requireMember();
  const { own, shared, listening } = await listDilemmas(member);
  const now = new Date();
  const state = (one: (typeof own)[number]) => stateInWords(one, member.groupTimeZone, now);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Not encrypted: your facilitators can read what you offer</WhoSees>}>
        <h1>Dilemmas</h1>
        <p className="lead">
          Something on your mind for the group? It does not have to be neat. A sentence is enough, and you can take it
          back.
        </p>
        <p className="cluster">
          <LinkButton href="/dilemmas/new">Offer a dilemma</LinkButton>
          {member.leads ? <a href="/facilitate/dilemmas">All that were offered</a> : null}
        </p>
      </Leaf>
      <Leaf as="section" labelledBy="mine" snug>
        <h2 id="mine">Yours</h2>
        {own.length === 0 ? (
          <p>You have offered none yet.</p>
        ) : (
          <DilemmaList
            base="/dilemmas"
            dilemmas={own.map((one) => ({
              id: one.id,
              title: one.title,
              facts: [state(one), one.withdrawnAt ? "Its words are gone" : audienceWords[one.audience]],
            }))}
          />
        )}
      </Leaf>
      {shared.length > 0 ? (
        <Leaf
          as="section"
          labelledBy="shared"
          snug
          note={<WhoSees who="group">Shared with the group by those who wrote them</WhoSees>}
        >
          <h2 id="shared">From others in the group</h2>
          <DilemmaList
            base="/dilemmas"
            dilemmas={shared.map((one) => ({ id: one.id, title: one.title, facts: [one.author, state(one)] }))}
          />
        </Leaf>
      ) : null}
      <Leaf
        as="section"
        labelledBy="turns"
        snug
        note={<WhoSees who="facilitator">You and your facilitators see this</WhoSees>}
      >
        <h2 id="turns">Your turn, or not</h2>
        <Listening listening={listening} choose={chooseListening} />
      </Leaf>
    </div>
  );
}
