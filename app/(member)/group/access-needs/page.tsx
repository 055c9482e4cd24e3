import type { Metadata } from "next";
import { AccessNeedsForm } from "@/components/access-needs/access-needs-form";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { getOwnNeeds } from "@/lib/access-needs/queries";
import { provisionIds } from "@/lib/access-needs/rules";
import { requireMember } from "@/lib/auth/viewer";
import { saveOwnNeeds, withdrawOwnNeeds } from "./actions";

export const metadata: Metadata = { title: "Your access needs" };

export default async function AccessNeedsPage() {
  const member = await requireMember();
  const said = await getOwnNeeds(member);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">You and your facilitators see this</WhoSees>}>
        <h1>Your access needs</h1>
        <p>
          Tell your facilitators what you need to take part. You need not say anything, and never a diagnosis or a
          reason. Other members do not see this.
        </p>
        <AccessNeedsForm
          initial={{
            needs: provisionIds.filter((id) => said?.needs.includes(id)),
            words: said?.words ?? "",
            consent: said !== null,
          }}
          isKept={said !== null}
          saveOwnNeeds={saveOwnNeeds}
          withdrawOwnNeeds={withdrawOwnNeeds}
        />
      </Leaf>
    </div>
  );
}
