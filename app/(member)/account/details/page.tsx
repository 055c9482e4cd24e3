import type { Metadata } from "next";
import { DetailsForm } from "@/components/account/details-form";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireOwn } from "@/lib/auth/viewer";
import { getOwnDetails } from "@/lib/members/queries";
import { changeOwnDetails } from "./actions";

export const metadata: Metadata = { title: "Your details" };

export default async function DetailsPage() {
  const member = await requireOwn();
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="group">Your group sees your name and pronouns</WhoSees>}>
        <h1>Your details</h1>
        <p>What you are called here is yours to choose, and to change.</p>
        <DetailsForm initial={await getOwnDetails(member)} changeOwnDetails={changeOwnDetails} />
        <p>
          <a href="/account">Back to account</a>
        </p>
      </Leaf>
    </div>
  );
}
