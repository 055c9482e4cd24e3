import type { Metadata } from "next";
import { PasswordPage } from "@/components/journal/password-page";

export const metadata: Metadata = { title: "Change your password" };

export default function Page() {
  return <PasswordPage />;
}
