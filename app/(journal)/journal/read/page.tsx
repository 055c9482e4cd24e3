import type { Metadata } from "next";
import { ReadPage } from "@/components/journal/read-page";

export const metadata: Metadata = { title: "Read" };

export default function Page() {
  return <ReadPage />;
}
