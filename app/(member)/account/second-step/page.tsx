import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SecondStep } from "@/components/account/second-step";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { getSecondStep } from "@/lib/auth/second-step";
import { requireOwn } from "@/lib/auth/viewer";
import { beginSecondStep, confirmSecondStep, endOwnSecondStep } from "./actions";

export const metadata: Metadata = { title: "A second step at sign-in" };

export default async function SecondStepPage() {
  const member = await requireOwn();
  const state = await getSecondStep(member);
  // Members are not asked for one. Who led once, and still has it, must be able to turn it off.
  if (!member.leads && !state.isOn) notFound();
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="private">Only you see this page. Facilitators see whether you have one</WhoSees>}>
        <h1>A second step at sign-in</h1>
        <p className="lead">After your password, a code that a program on your phone shows.</p>
        <p>
          It is for facilitators, who can see what members tell the group. With it, somebody who has your password still
          cannot sign in as you. It does not protect against whoever runs the server: they could go past it. And it
          opens no journal: your password and your recovery words do.
        </p>
      </Leaf>
      <SecondStep
        {...state}
        beginSecondStep={beginSecondStep}
        confirmSecondStep={confirmSecondStep}
        endOwnSecondStep={endOwnSecondStep}
      />
      <Leaf snug>
        <p>
          <a href="/account">Back to account</a>
        </p>
      </Leaf>
    </div>
  );
}
