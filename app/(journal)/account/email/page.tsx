import type { Metadata } from "next";
import { EmailPage } from "@/components/journal/email-page";

export const metadata: Metadata = { title: "Change your email address" };

export default function Page() {
  return <EmailPage />;
}
