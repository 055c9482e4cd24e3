import type { Metadata } from "next";
import { LandingJoin, LandingPrivacy } from "@/components/site/landing-end";
import { LandingSession, LandingVoices } from "@/components/site/landing-middle";
import { LandingOpening, LandingRole } from "@/components/site/landing-opening";
import { PublicPage } from "@/components/site/public-page";

export const metadata: Metadata = {
  title: { absolute: "Co-production Reflective Practice Group: step back, with people who do this work too" },
};

export default function LandingPage() {
  return (
    <PublicPage>
      <div className="wrap">
        <LandingOpening />
        <LandingRole />
        <LandingSession />
        <LandingVoices />
      </div>
      <LandingPrivacy />
      <LandingJoin />
    </PublicPage>
  );
}
