import { NotHere } from "@/components/site/not-here";

export default function RoomNotFound() {
  return <NotHere home={{ href: "/today", name: "Go to Today" }} />;
}
