import type { Metadata } from "next";
import { TakeAwayPage } from "@/components/journal/take-away-page";

export const metadata: Metadata = { title: "Take away and bring in" };

export default function Page() {
  return <TakeAwayPage />;
}
