import type { Metadata } from "next";
import { NewOffer } from "@/components/dilemmas/new-offer";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireMember } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Offer a dilemma" };

export default async function NewDilemmaPage() {
  const member = await requireMember();
  return (
    <div className="wrap">
      <Leaf
        note={
          <>
            <WhoSees who="facilitator">
              Not encrypted: your facilitators will read it, and the group where you choose so.
            </WhoSees>
            <p>You can change or withdraw it until it is brought to a session.</p>
          </>
        }
      >
        <h1>Offer a dilemma</h1>
        <NewOffer memberId={member.memberId} />
      </Leaf>
    </div>
  );
}
