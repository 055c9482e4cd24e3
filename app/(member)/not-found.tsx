import { NotHere } from "@/components/site/not-here";
import { getViewer } from "@/lib/auth/viewer";

export default async function RoomNotFound() {
  // What a message led to may belong to another of their groups than the one that is shown.
  const several = ((await getViewer().catch(() => null))?.groups.length ?? 0) > 1;
  const home = several
    ? { href: "/groups", name: "Look in another of your groups" }
    : { href: "/today", name: "Go to Today" };
  return <NotHere home={home} />;
}
