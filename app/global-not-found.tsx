import type { Metadata } from "next";
import { NotHere } from "@/components/site/not-here";
import { PublicPage } from "@/components/site/public-page";
import { RootShell } from "@/components/site/root-shell";

export const metadata: Metadata = { title: "Page not found – Co-production Reflective Practice Group" };

/** For an address that no room has: rooms have their own root layouts, so this page brings its own. */
export default function GlobalNotFound() {
  return (
    <RootShell>
      <PublicPage>
        <NotHere />
      </PublicPage>
    </RootShell>
  );
}
