import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DilemmaText } from "@/components/dilemmas/dilemma-text";
import { audienceWords, stateInWords } from "@/components/dilemmas/dilemma-words";
import { OwnDilemma } from "@/components/dilemmas/own-dilemma";
import { ReadSince } from "@/components/dilemmas/read-since";
import { SinceForm } from "@/components/dilemmas/since-form";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { type Member, requireMember } from "@/lib/auth/viewer";
import { getDilemma, type ReadDilemma } from "@/lib/dilemmas/queries";
import { stateOf } from "@/lib/dilemmas/rules";
import { changeDilemma, sayWhatSince, withdrawDilemma } from "../actions";

// The title of a dilemma stays out of the browser's history and tabs: others may look over a shoulder.
export const metadata: Metadata = { title: "A dilemma" };

const where = <a href="/dilemmas">All dilemmas</a>;

export default async function DilemmaPage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember();
  const dilemma = (await getDilemma(member, (await params).id)) ?? notFound();
  return (
    <div className="wrap">
      {dilemma.mine ? <Own dilemma={dilemma} member={member} /> : <Others dilemma={dilemma} member={member} />}
    </div>
  );
}

function Own({ dilemma, member }: { dilemma: ReadDilemma; member: Member }) {
  const { id, title, happened, wish, audience, named, version, since } = dilemma;
  const state = stateOf(dilemma);
  const words = stateInWords(dilemma, member.groupTimeZone, new Date());
  const seen = <WhoSees who={audience}>{`${audienceWords[audience]}. It is not encrypted.`}</WhoSees>;
  if (state === "withdrawn") {
    return (
      <Leaf>
        <h1>A dilemma that you withdrew</h1>
        <p>{words}. Its words are gone.</p>
        <p>{where}</p>
      </Leaf>
    );
  }
  if (state === "brought") {
    return (
      <>
        <Leaf note={seen}>
          <h1>{title}</h1>
          <p className="meta">
            <span>{words}</span>
          </p>
          <DilemmaText happened={happened} wish={wish} />
          <p>{where}</p>
        </Leaf>
        <Leaf as="section" labelledBy="looking-back" snug>
          <h2 id="looking-back">Looking back</h2>
          <SinceForm dilemmaId={id} audience={audience} since={since} say={sayWhatSince} />
        </Leaf>
      </>
    );
  }
  return (
    <Leaf note={seen}>
      <OwnDilemma
        memberId={member.memberId}
        dilemmaId={id}
        version={version}
        words={{ title, happened, wish, audience, named }}
        state={words}
        actions={{ changeDilemma, withdrawDilemma }}
      />
      <p>{where}</p>
    </Leaf>
  );
}

function Others({ dilemma, member }: { dilemma: ReadDilemma; member: Member }) {
  const { title, happened, wish, author, since } = dilemma;
  return (
    <Leaf note={<WhoSees who="group">Shared with the group</WhoSees>}>
      <h1>{title}</h1>
      <p className="meta">
        {author ? <span>{author}</span> : null}
        <span>{stateInWords(dilemma, member.groupTimeZone, new Date())}</span>
      </p>
      <DilemmaText happened={happened} wish={wish} />
      <ReadSince since={since} />
      <p>{where}</p>
    </Leaf>
  );
}
