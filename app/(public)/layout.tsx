import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RootShell } from "@/components/site/root-shell";

export const metadata: Metadata = {
  title: {
    template: "%s – Co-production Reflective Practice Group",
    default: "Co-production Reflective Practice Group",
  },
  description: "A small, confidential reflective practice group for people who lead co-production.",
};

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <RootShell>{children}</RootShell>;
}
