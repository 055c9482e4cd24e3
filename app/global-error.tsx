"use client";

import "@/components/ui/styles/all.css";
import { useEffect } from "react";
import { DemonstrationBand } from "@/components/site/demonstration-band";
import { fontClasses } from "@/components/site/fonts";
import { applyReading, keptReading } from "@/components/site/reading";
import { SkipLink } from "@/components/site/skip-link";
import { Trouble } from "@/components/site/trouble";
import { Wordmark } from "@/components/site/wordmark";

/**
 * When even a room's layout failed. It may be drawn by the browser alone, where a <script> element would trip Trusted
 * Types, so the reading settings are applied afterwards.
 */
export default function GlobalError({ retry }: { retry: () => void }) {
  useEffect(() => applyReading(keptReading()), []);
  return (
    <html lang="en-GB" className={fontClasses} suppressHydrationWarning>
      <head>
        <title>Something went wrong – Co-production Reflective Practice Group</title>
        <link rel="stylesheet" href="/demonstration.css" />
      </head>
      <body>
        <DemonstrationBand />
        <SkipLink />
        <header className="site noprint">
          <div className="wrap">
            <Wordmark href="/" />
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          <Trouble retry={retry} />
        </main>
      </body>
    </html>
  );
}
