import type { Metadata } from "next";
import { DoorPage } from "@/components/door/door-page";
import { SignInForm } from "@/components/door/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default function SignInPage() {
  return (
    <DoorPage title="Sign in" note={<p>Invited, and not joined yet? Open the link that the facilitator sent you.</p>}>
      <SignInForm />
    </DoorPage>
  );
}
