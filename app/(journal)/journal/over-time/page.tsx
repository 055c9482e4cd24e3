import type { Metadata } from "next";
import { OverTimePage } from "@/components/journal/over-time-page";

export const metadata: Metadata = { title: "Over time" };

export default function Page() {
  return <OverTimePage />;
}
