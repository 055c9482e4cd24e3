import type { Metadata } from "next";
import { YearPage } from "@/components/journal/year-page";

export const metadata: Metadata = { title: "Your year" };

export default function Page() {
  return <YearPage />;
}
