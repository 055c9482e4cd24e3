import type { Metadata } from "next";
import { DeletedPage } from "@/components/journal/deleted-page";

export const metadata: Metadata = { title: "Deleted reflections" };

export default function Page() {
  return <DeletedPage />;
}
