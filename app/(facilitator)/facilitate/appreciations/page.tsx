import type { Metadata } from "next";
import { RoundDesk } from "@/components/group/round-desk";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { getRound } from "@/lib/appreciations/queries";
import { requireFacilitator } from "@/lib/auth/viewer";
import { closeRound, openRound, showRound } from "./actions";

export const metadata: Metadata = { title: "Thanks at the close" };

export default async function AppreciationsPage() {
  const facilitator = await requireFacilitator();
  const now = new Date();
  const round = await getRound(facilitator, now);
  return (
    <div className="wrap">
      <Leaf
        note={
          <WhoSees who="facilitator">
            Only facilitators see this page. You cannot read thanks to others, nor see how many there are.
          </WhoSees>
        }
      >
        <h1>Thanks at the close</h1>
        <p className="lead">
          Members write thanks to the whole group or to one person. You decide when they are shown; each person sees
          what is for them, once.
        </p>
        <RoundDesk
          round={round && round.state !== "gone" ? round : null}
          after={round?.id ?? null}
          zone={facilitator.groupTimeZone}
          now={now}
          actions={{ openRound, showRound, closeRound }}
        />
      </Leaf>
    </div>
  );
}
