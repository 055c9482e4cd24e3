import type { Metadata } from "next";
import { ForgottenPassword, GroupLimits, SealingLimits } from "@/components/site/confidentiality-limits";
import { ConfidentialitySeen } from "@/components/site/confidentiality-seen";
import { PublicPage } from "@/components/site/public-page";
import { Leaf } from "@/components/ui/leaf";

export const metadata: Metadata = { title: "Confidentiality" };

export default function ConfidentialityPage() {
  return (
    <PublicPage current="confidentiality">
      <div className="wrap">
        <Leaf note={<p>Last changed on 25 November 2026</p>}>
          <h1>Confidentiality</h1>
          <p className="lead">
            Your reflections are scrambled in your browser before they are sent. The facilitator, whoever runs the
            server, and anyone who steals the database or a backup cannot read them.
          </p>
          <p>
            The server can see that you wrote, roughly how much, and when it was saved. The rest of this page says
            exactly what that means.
          </p>
        </Leaf>
        <ConfidentialitySeen />
        <SealingLimits />
        <GroupLimits />
        <ForgottenPassword />
        <Leaf tight>
          <p>
            Something unclear, or not as it should be? Ask the facilitator. If you cannot settle it with them, you can
            complain to the Information Commissioner’s Office, which looks after data protection in the UK.
          </p>
        </Leaf>
      </div>
    </PublicPage>
  );
}
