"use client";

import { Button } from "@/components/ui/button";

/** Prints the page. Without JavaScript the browser's own command does the same. */
export function PrintButton() {
  return (
    <Button look="quiet" onClick={() => window.print()}>
      Print
    </Button>
  );
}
