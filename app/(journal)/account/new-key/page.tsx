import type { Metadata } from "next";
import { NewKeyPage } from "@/components/journal/new-key-page";

export const metadata: Metadata = { title: "Someone may know my password" };

export default function Page() {
  return <NewKeyPage />;
}
