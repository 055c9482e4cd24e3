import "@/components/ui/styles/all.css";
import type { ReactNode } from "react";
import { DemonstrationBand } from "./demonstration-band";
import { fontClasses } from "./fonts";

/**
 * The document that every room's root layout returns. Reading settings are put on <html> by a small file before
 * anything is drawn, which is why React must not compare that element.
 */
export function RootShell({ children, bodyClass }: { children: ReactNode; bodyClass?: string }) {
  return (
    <html lang="en-GB" className={fontClasses} suppressHydrationWarning>
      <head>
        <script src="/reading.js" />
        <link rel="stylesheet" href="/demonstration.css" />
      </head>
      <body className={bodyClass}>
        <DemonstrationBand />
        {children}
      </body>
    </html>
  );
}
