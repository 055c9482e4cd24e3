import type { Metadata } from "next";
import { LeavePage } from "@/components/leaving/leave-page";

export const metadata: Metadata = { title: "Leave the site" };

export default function Page() {
  return <LeavePage />;
}
