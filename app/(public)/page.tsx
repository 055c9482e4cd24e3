import type { Metadata } from "next";
import { joiningInWords } from "@/components/joining/joining-words";
import { LandingJoin, LandingPrivacy } from "@/components/site/landing-end";
import { LandingSession, LandingVoices } from "@/components/site/landing-middle";
import { LandingOpening, LandingRole } from "@/components/site/landing-opening";
import { PublicPage } from "@/components/site/public-page";
import { getJoining } from "@/lib/joining/queries";

export const metadata: Metadata = {
  title: { absolute: "Co-production Reflective Practice Group: step back, with people who do this work too" },
};

// Read anew for each visitor: how joining stands changes.
export const dynamic = "force-dynamic";

export default async function LandingPage() {
  const now = new Date();
  // The page is there for visitors also while the database is away; it says then that nobody is taken.
  const joining = joiningInWords(await getJoining(now).catch(() => null), now);
  return (
    <PublicPage>
      <div className="wrap">
        <LandingOpening joining={joining} />
        <LandingRole />
        <LandingSession />
        <LandingVoices />
      </div>
      <LandingPrivacy />
      <LandingJoin joining={joining} />
    </PublicPage>
  );
}
