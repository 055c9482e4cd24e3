import type { ReactNode } from "react";
import { SiteFooter } from "./site-footer";
import { SiteHeader, type SitePlace } from "./site-header";

/** A page that anyone may read. The children bring their own `wrap`, so that a band can run edge to edge. */
export function PublicPage({ current, children }: { current?: SitePlace; children: ReactNode }) {
  return (
    <>
      <SiteHeader nav="public" {...(current ? { current } : {})} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
    </>
  );
}
