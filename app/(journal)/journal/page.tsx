import type { Metadata } from "next";
import { ListPage } from "@/components/journal/list-page";

export const metadata: Metadata = { title: "Journal" };

export default function Page() {
  return <ListPage />;
}
