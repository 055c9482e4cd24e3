import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { GroupBand } from "@/components/group/group-band";
import { LeavingSoon } from "@/components/leaving/leaving-soon";
import { RootShell } from "@/components/site/root-shell";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { getMember } from "@/lib/auth/viewer";
import { getLeavingDay } from "@/lib/leaving/queries";

export const metadata: Metadata = {
  title: {
    template: "%s – Co-production Reflective Practice Group",
    default: "Co-production Reflective Practice Group",
  },
  robots: { index: false },
};

export default async function MemberLayout({ children }: { children: ReactNode }) {
  // Not a guard, only the menu: when the database is away, the page itself says so.
  const viewer = await getMember().catch(() => null);
  const leavesOn = viewer ? await getLeavingDay(viewer).catch(() => null) : null;
  const path = (await headers()).get("x-path") ?? "";
  return (
    <RootShell>
      <SiteHeader
        nav={viewer?.leads ? "facilitator" : "member"}
        current={path.startsWith("/group") ? "group" : path.startsWith("/account") ? "account" : "sessions"}
        exact={path === "/group"}
      />
      <GroupBand shown={viewer} now={new Date()} />
      <main id="main" tabIndex={-1}>
        <LeavingSoon leavesOn={leavesOn} wrap />
        {children}
      </main>
      <SiteFooter />
    </RootShell>
  );
}
