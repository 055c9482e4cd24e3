import type { Metadata } from "next";
import { KitPage } from "@/components/journal/kit-page";

export const metadata: Metadata = { title: "Recovery kit" };

export default function Page() {
  return <KitPage />;
}
