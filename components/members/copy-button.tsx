"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Copies a text, and says whether it worked. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
    } catch {
      setSaid("This browser did not let us copy. Select the text and copy it yourself.");
    }
  };
  return (
    <>
      <Button look="line" onClick={() => void copy()}>
        {children}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}
