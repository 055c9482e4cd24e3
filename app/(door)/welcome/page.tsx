import type { Metadata } from "next";
import { DoorPage } from "@/components/door/door-page";
import { Welcome } from "@/components/door/welcome";

export const metadata: Metadata = { title: "Welcome" };

export default function WelcomePage() {
  return (
    <DoorPage title="Welcome">
      <Welcome />
    </DoorPage>
  );
}
