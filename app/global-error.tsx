"use client";

import { RootShell } from "@/components/site/root-shell";
import { SkipLink } from "@/components/site/skip-link";
import { Trouble } from "@/components/site/trouble";
import { Wordmark } from "@/components/site/wordmark";

/** When even a room's layout failed: a document of its own. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <RootShell>
      <SkipLink />
      <header className="site noprint">
        <div className="wrap">
          <Wordmark href="/" />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Trouble retry={retry} />
      </main>
    </RootShell>
  );
}
