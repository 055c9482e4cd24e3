import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TakeHeld } from "@/components/duties/take-held";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { listMembers } from "@/lib/members/queries";
import { handOver } from "./actions";

export const metadata: Metadata = { title: "Everything held about a member" };

export default async function HeldPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const { id } = await params;
  const member = (await listMembers(facilitator)).find((one) => one.id === id) ?? notFound();
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators can make this</WhoSees>}>
        <h1>Everything held about {member.name}</h1>
        <p className="lead">
          When somebody asks what you hold about them, you have one month to give it to them. This makes it in one go.
        </p>
        <p>In the file:</p>
        <ul className="dots plain">
          <li>their account, place in the group, access needs, request to join and invitation</li>
          <li>what they said about coming, the register, dilemmas, lines shared by name, the agreement</li>
          <li>which messages were sent to them, without their words</li>
        </ul>
        <p>
          Their journal is not in it. It is sealed, and only they can read it: they take it along themselves. They can
          also export all the rest by themselves, at any time.
        </p>
        <p>The member reads in their log that you made this file.</p>
        <TakeHeld memberId={member.id} handOver={handOver} />
        <p>
          <a href="/facilitate/members">Members</a>
        </p>
      </Leaf>
    </div>
  );
}
