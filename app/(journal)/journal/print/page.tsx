import type { Metadata } from "next";
import { PrintPage } from "@/components/journal/print-page";

export const metadata: Metadata = { title: "Print reflections" };

export default function Page() {
  return <PrintPage />;
}
