import type { Metadata } from "next";
import { HistoryPage } from "@/components/journal/history-page";

export const metadata: Metadata = { title: "Earlier versions" };

export default function Page() {
  return <HistoryPage />;
}
