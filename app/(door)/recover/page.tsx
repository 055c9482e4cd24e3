import type { Metadata } from "next";
import { DoorPage } from "@/components/door/door-page";
import { Recover } from "@/components/door/recover";

export const metadata: Metadata = { title: "A forgotten password" };

export default function RecoverPage() {
  return (
    <DoorPage title="A forgotten password">
      <Recover />
    </DoorPage>
  );
}
