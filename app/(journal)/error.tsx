"use client";

import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { Trouble } from "@/components/site/trouble";

export default function RoomError({ retry }: { retry: () => void }) {
  return (
    <>
      <SiteHeader nav="member" />
      <main id="main" tabIndex={-1}>
        <Trouble
          retry={retry}
          safe="What you wrote is kept, sealed, on this device until the site has it."
          home={{ href: "/today", name: "Go to Today" }}
        />
      </main>
      <SiteFooter />
    </>
  );
}
