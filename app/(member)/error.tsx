"use client";

import { Trouble } from "@/components/site/trouble";

export default function RoomError({ retry }: { retry: () => void }) {
  return <Trouble retry={retry} home={{ href: "/today", name: "Go to Today" }} />;
}
