import "@/components/ui/styles/all.css";
import type { ReactNode } from "react";
import { DemonstrationBand } from "./demonstration-band";
import { EarlyReading } from "./early-reading";
import { fontClasses } from "./fonts";
import { TypedEarly } from "./typed-early";

/**
 * The document that every room's root layout returns. Reading settings are put on <html> before anything is drawn,
 * which is why React must not compare that element.
 */
export function RootShell({ children, bodyClass }: { children: ReactNode; bodyClass?: string }) {
  return (
    <html lang="en-GB" className={fontClasses} suppressHydrationWarning>
      <head>
        <link rel="stylesheet" href="/demonstration.css" />
      </head>
      <body className={bodyClass}>
        <EarlyReading />
        <DemonstrationBand />
        {children}
        <TypedEarly />
      </body>
    </html>
  );
}
