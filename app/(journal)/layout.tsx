import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RootShell } from "@/components/site/root-shell";
import { JournalRoom } from "./journal-room";

export const metadata: Metadata = {
  title: {
    template: "%s – Co-production Reflective Practice Group",
    default: "Co-production Reflective Practice Group",
  },
  robots: { index: false },
};

export default function JournalLayout({ children }: { children: ReactNode }) {
  return (
    <RootShell>
      <JournalRoom>{children}</JournalRoom>
    </RootShell>
  );
}
