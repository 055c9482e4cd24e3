import type { Metadata } from "next";
import { WritePage } from "@/components/journal/write-page";

export const metadata: Metadata = { title: "Write" };

export default function Page() {
  return <WritePage />;
}
