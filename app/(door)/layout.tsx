import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RootShell } from "@/components/site/root-shell";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";

export const metadata: Metadata = {
  title: {
    template: "%s – Co-production Reflective Practice Group",
    default: "Co-production Reflective Practice Group",
  },
  robots: { index: false },
};

// Static, like the journal: these pages hold passwords, so their files must be the same for everybody.
export default function DoorLayout({ children }: { children: ReactNode }) {
  return (
    <RootShell>
      <SiteHeader nav="door" />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
    </RootShell>
  );
}
